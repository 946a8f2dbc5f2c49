using Stemma.Demo;
using Stemma.Demo.Truth;

namespace Stemma.Tests.Demo;

/// <summary>Whether the truth of the press holds of its texts.</summary>
public sealed class PressTruthTest
{
    private static readonly Press Ours = PressTest.Of(1);
    private static readonly PressTruth Truth = PressTruth.Of(Ours);

    [Fact]
    public void It_speaks_of_every_report_once_and_of_no_other()
    {
        Assert.Equal(Ours.Reports.Select(r => (r.Story, r.Id)).Order(), Truth.Stories.SelectMany(s => s.Reports.Select(r => (s.Id, r.Id))).Order());
        foreach (var story in Truth.Stories)
        {
            var ids = story.Reports.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
            Assert.All(story.Links, l => Assert.True(ids.Contains(l.Child) && (l.Parent[0] == '*' || ids.Contains(l.Parent)), $"{l.Child} <- {l.Parent}"));
            Assert.All(story.Innocents, p => Assert.True(ids.Contains(p.A) && ids.Contains(p.B) && p.A != p.B, $"{p.A}, {p.B}"));
            Assert.All(story.Differences.SelectMany(d => d.Positions).SelectMany(p => p.Values.Keys), r => Assert.Contains(r, ids));
        }
    }

    [Fact]
    public void Innocents_carry_no_text_of_one_root()
    {
        foreach (var story in Truth.Stories)
            Assert.All(story.Innocents, p => Assert.False(story.Roots(p.A).Overlaps(story.Roots(p.B)), $"{p.A} and {p.B}"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_value_stands_in_a_paragraph_of_every_report_that_is_said_to_give_it(int seed)
    {
        var missing = new List<string>();
        var press = PressTest.Of(seed);
        foreach (var difference in PressTruth.Of(press).Stories.SelectMany(s => s.Differences))
        {
            // A value in English words cannot be found in another language's text.
            foreach (var (id, value) in difference.Positions.SelectMany(p => p.Values))
            {
                var report = press.Reports.First(r => r.Id == id);
                bool inItsLanguage = report.Language == "en" || !value.Any(char.IsAsciiLetter) || !value.Contains(' ', StringComparison.Ordinal);
                if (inItsLanguage && !Texts(report).Any(t => PressDifferences.Holds(value, t))) missing.Add($"{id} does not say “{value}” ({difference.About})");
            }
        }
        Assert.Empty(missing);
    }

    [Fact]
    public void A_sure_source_is_named_in_the_report_or_known_by_a_text_of_the_press()
    {
        var missing = new List<string>();
        foreach (var (story, report) in Truth.Stories.SelectMany(s => s.Reports.Select(r => (Story: s, Report: r))).Where(p => p.Report is { Own: false, Unknown: false, Sure: true }))
        {
            string text = string.Join('\n', Texts(Ours.Reports.First(r => r.Id == report.Id)));
            if (!report.Names.Any(n => text.Contains(n, StringComparison.OrdinalIgnoreCase)) && !story.Links.Any(l => l.Child == report.Id && l.Parent[0] != '*')) missing.Add($"{report.Id} nowhere names {report.Source}");
        }
        Assert.Empty(missing);
    }

    private static IEnumerable<string> Texts(PressReport report) => report.Versions.SelectMany(v => v.Paragraphs.Append(v.Headline).Concat(v.Head.Values));
}
