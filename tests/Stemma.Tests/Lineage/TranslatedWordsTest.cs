using Stemma.Core.Collate;
using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Vectors;

namespace Stemma.Tests.Lineage;

public sealed class TranslatedWordsTest
{
    private const int Sentences = 10;

    [Fact]
    public void Words_that_stand_together_in_three_translated_sentences_stand_for_each_other_and_with_two_they_do_not()
    {
        ulong ferry = WordPairs.Key("en", "de", "ferri"), fähre = WordPairs.Key("de", "en", "fahr"), hafen = WordPairs.Key("de", "en", "haf");
        var pairs = new WordPairs(new Dictionary<ulong, int> { [ferry] = 4, [fähre] = 5, [hafen] = 40, [WordPairs.Pair(ferry, fähre)] = 3, [WordPairs.Pair(ferry, hafen)] = 4 });
        Assert.True(pairs.Are(ferry, fähre));
        Assert.True(pairs.Are(fähre, ferry));
        Assert.False(pairs.Are(ferry, hafen)); // which stands everywhere
        Assert.False(new WordPairs(new Dictionary<ulong, int> { [ferry] = 2, [fähre] = 2, [WordPairs.Pair(ferry, fähre)] = 2 }).Are(ferry, fähre));
        Assert.NotEqual(ferry, WordPairs.Key("en", "fr", "ferri"));
    }

    [Fact]
    public void Sentences_without_a_name_or_figure_are_paired_by_words_that_translations_taught()
    {
        var (a, b) = (Report(1, "en", 9, anchored: 7), Report(2, "de", 9, anchored: 7));
        Assert.Equal(7, Alignments.Between(a, b, StreamTables.Shipped)!.Sentences);
        Assert.Equal(Sentences, Alignments.Between(a, b, Taught(3))!.Sentences);
        Assert.Equal(7, Alignments.Between(a, b, Taught(2))!.Sentences);
    }

    [Fact]
    public void Learned_words_alone_show_no_translation()
    {
        var (a, b) = (Report(1, "en", 9, anchored: 0), Report(2, "de", 9, anchored: 0));
        Assert.Null(Alignments.Between(a, b, Taught(5)));
    }

    [Fact]
    public void What_words_alone_paired_teaches_no_words()
    {
        var (a, b) = (Report(1, "en", 9, anchored: 7), Report(2, "de", 9, anchored: 7));
        var (without, with) = (new Dictionary<ulong, int>(), new Dictionary<ulong, int>());
        TranslatedWords.Learn(a, b, StreamTables.Shipped, without);
        TranslatedWords.Learn(a, b, Taught(3), with);
        Assert.NotEmpty(without);
        Assert.Equal(without.OrderBy(c => c.Key), with.OrderBy(c => c.Key));
    }

    [Fact]
    public void An_edition_learns_from_translations_among_its_reports_and_goes_on_with_the_next()
    {
        var first = Collation.Next(StreamTables.Shipped, [Read(1, "en", 1), Read(2, "de", 1)]);
        var second = Collation.Next(first, [Read(3, "en", 2), Read(4, "de", 2)]);
        Assert.NotEmpty(first.WordPairs.Counts);
        Assert.All(first.WordPairs.Counts, c => Assert.True(second.WordPairs.Counts[c.Key] >= c.Value));
        Assert.Contains(first.WordPairs.Counts, c => second.WordPairs.Counts[c.Key] > c.Value);
    }

    [Fact]
    public void Reports_of_one_language_teach_no_words_of_two()
    {
        Assert.Empty(Collation.Next(StreamTables.Shipped, [Read(1, "en", 1), Read(2, "en", 1), Read(3, "en", 2)]).WordPairs.Counts);
    }

    private static StreamTables Taught(int translations)
    {
        var counts = new Dictionary<ulong, int>();
        for (int i = 1; i <= translations; i++) TranslatedWords.Learn(Report(1, "en", i, Sentences), Report(2, "de", i, Sentences), StreamTables.Shipped, counts);
        return StreamTables.Shipped with { WordPairs = new WordPairs(counts) };
    }

    private static Telling Read(int id, string language, int report) => Collation.Read(Reports.Item(new WireItem
    {
        Id = $"{id}",
        Url = $"https://{language}.example/{id}",
        Title = $"{Name(report, 0)}, {Name(report, 1)}, {Name(report, 2)}",
        Text = Text(language, report, Sentences),
        Outlet = language == "en" ? "Gull Post" : "Landbote",
        Language = language,
        Published = new DateTimeOffset(2031, 3, 3, id, 0, 0, TimeSpan.Zero),
    }) with
    { Id = new TellingId(id) }, StreamTables.Shipped).Telling!;

    private static Telling Report(int id, string language, int report, int anchored) => new()
    {
        Id = new TellingId(id),
        Name = $"r{id}",
        Article = new Article { Title = "Tongues", Text = Text(language, report, anchored), Language = language },
    };

    // The same things are told in each report; the names and figures beside them are its own.
    private static string Text(string language, int report, int anchored) => string.Join("\n\n", Enumerable.Range(0, Sentences).Select(s =>
    {
        string told = language == "en" ? Tongues.First(s) : Tongues.Second(s);
        return s >= anchored ? told : $"{told[..^1]} {(language == "en" ? "and" : "und")} {Name(report, s)} {(language == "en" ? "with" : "mit")} {1000 + report * 50 + s}.";
    }));

    private static string Name(int report, int sentence) => $"Ka{"bdfglmnprst"[sentence]}o{"bdfglmnprst"[report]}e{"kvz"[sentence % 3]}un";
}
