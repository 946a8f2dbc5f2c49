using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;
using Stemma.Tests.Stories;

namespace Stemma.Tests.Learned;

public sealed class StreamLearningTest
{
    private const string Notice = "Sign up for the Harbour Letter, sent every morning to 12 readers.";

    private static Telling Report(int id, string outlet, string opening, bool notice = true) =>
        Press.Report(id, $"Headline {opening}", $"{opening} stood here today.\n\nMore about {opening}.{(notice ? $"\n\n{Notice}" : "")}", outlet: outlet);

    // What becomes of a paragraph where texts are compared.
    private static bool Drops(StreamTables tables, string? outlet, string paragraph) => Boilerplates.Of(paragraph, outlet, tables).Count > 0;

    [Fact]
    public void A_paragraph_under_three_reports_of_an_outlet_is_boilerplate_there_and_nowhere_else()
    {
        var next = StreamLearning.Next(StreamTables.Shipped, [Report(1, "Harbour", "Alba"), Report(2, "Harbour", "Brant"), Report(3, "Harbour", "Corda"), Report(4, "Upland", "Dorn")]);
        Assert.True(Drops(next, "Harbour", Notice.Replace("12", "13")));
        Assert.False(Drops(next, "Upland", Notice));
        Assert.False(Drops(next, null, Notice));
        Assert.False(Drops(next, "Harbour", "Alba stood here today."));
    }

    [Fact]
    public void Versions_of_one_report_teach_no_boilerplate()
    {
        var next = StreamLearning.Next(StreamTables.Shipped, [.. Enumerable.Range(1, 5).Select(i => Report(i, "Harbour", "Alba"))]);
        Assert.False(Drops(next, "Harbour", Notice));
    }

    [Fact]
    public void Copies_of_one_report_under_other_headlines_and_openings_teach_no_boilerplate()
    {
        const string body = "The gates of the upper dam were opened at four in the morning, and nobody had told the town.\n\nFarmers counted what was left of the barley on the slope above the mill.\n\nThe council meets again.";
        var next = StreamLearning.Next(StreamTables.Shipped, [.. Enumerable.Range(1, 4).Select(i => Press.Report(i, $"Headline {i}", $"PLACE {(char)('A' + i)} - {body}", outlet: "Harbour"))]);
        Assert.False(Drops(next, "Harbour", "The council meets again."));
    }

    [Fact]
    public void What_was_known_stays_known_and_the_edition_rises()
    {
        var first = StreamLearning.Next(StreamTables.Shipped, [Report(1, "Harbour", "Alba"), Report(2, "Harbour", "Brant"), Report(3, "Harbour", "Corda")]);
        var second = StreamLearning.Next(first, [Report(4, "Harbour", "Dorn", notice: false)]);
        Assert.Equal((1, 2), (first.Edition, second.Edition));
        Assert.True(Drops(second, "Harbour", Notice));
        Assert.Equal(4, second.Terms.Tellings);
        Assert.Equal(3, first.Terms.Tellings);
    }

    [Fact]
    public void A_term_is_counted_once_a_telling_and_order_does_not_matter()
    {
        var reports = new[] { Press.Report(1, "Velmora velmora velmora"), Press.Report(2, "Velmora dam"), Press.Report(3, "Harbour") };
        var there = StreamLearning.Next(StreamTables.Shipped, reports);
        var back = StreamLearning.Next(StreamTables.Shipped, reports.Reverse().ToList());
        Assert.Equal(2, there.Terms.Counts[Terms.Hash(TermKind.Word, Core.Language.Stems.Of("velmora", "en"))]);
        Assert.Equal(3, there.Terms.Counts[Terms.OfLanguage("en")]);
        Assert.Equal(there.Terms.Counts.OrderBy(c => c.Key), back.Terms.Counts.OrderBy(c => c.Key));
    }

    [Theory]
    [InlineData(0, 0, 0.5)]
    [InlineData(10, 0, 1)]
    [InlineData(0, 10, 0)]
    public void A_logistic_model_weighs_its_features(double a, double b, double expected) =>
        Assert.Equal(expected, new Logistic(["a", "b"], [2, -2], 0).Probability([a, b]), 3);
}
