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
    public void Texts_that_share_a_word_a_sentence_and_one_figure_are_no_translation()
    {
        string Line(bool first, int s)
        {
            string[] own = [.. Enumerable.Range(0, 5).Select(k => Word(first, (first ? 60 : 110) + s * 5 + k))];
            string year = s != 4 ? "" : first ? " and 2031" : " und 2031";
            return first ? $"The {Word(first, s * 6)} of the {own[0]} was with the {own[1]} and the {own[2]}, the {own[3]} and the {own[4]}{year}."
                : $"Die {Word(first, s * 6)} und der {own[0]}, die war mit der {own[1]}, mit der {own[2]} und der {own[3]} und der {own[4]}{year}.";
        }
        Telling Of(int id, bool first) => new() { Id = new TellingId(id), Name = $"r{id}", Article = new Article { Title = "Tongues", Language = first ? "en" : "de", Text = string.Join("\n\n", Enumerable.Range(0, Sentences).Select(s => Line(first, s))) } };
        Assert.DoesNotContain(Alignments.Between(Of(1, true), Of(2, false), Taught(5))?.Passages ?? [], p => p.Kind == PassageKind.Translated);

        static string Word(bool first, int thing) => Tongues.Words[(first ? 0 : Tongues.Things) + thing];
    }

    [Fact]
    public void What_words_paired_teaches_no_words()
    {
        var (without, with) = (new WordLessons(WordPairs.None), new WordLessons(WordPairs.None));
        for (int i = 1; i <= 4; i++)
        {
            TranslatedWords.Learn(Report(1, "en", i, anchored: 7), Report(2, "de", i, anchored: 7), StreamTables.Shipped, without);
            TranslatedWords.Learn(Report(1, "en", i, anchored: 7), Report(2, "de", i, anchored: 7), Taught(3), with);
        }
        Assert.NotEmpty(without.Closed().Counts);
        Assert.Equal(without.Closed().Counts.OrderBy(c => c.Key), with.Closed().Counts.OrderBy(c => c.Key));
    }

    [Fact]
    public void What_one_translation_shows_is_not_given_out_however_many_print_it()
    {
        Assert.Empty(Collation.Next(StreamTables.Shipped, [Read(1, "en", 1), Read(2, "de", 1)]).WordPairs.Counts);
        Assert.Empty(Collation.Next(StreamTables.Shipped, [Read(1, "en", 1), .. Enumerable.Range(2, 5).Select(id => Read(id, "de", 1))]).WordPairs.Counts);
    }

    [Fact]
    public void An_edition_learns_from_translations_among_its_reports_and_the_next_one_goes_on()
    {
        var first = Collation.Next(StreamTables.Shipped, [.. Enumerable.Range(1, 3).SelectMany(Both)]);
        var second = Collation.Next(first, Both(4));
        Assert.NotEmpty(first.WordPairs.Counts);
        Assert.All(first.WordPairs.Counts, c => Assert.Equal(c.Value + 1, second.WordPairs.Counts[c.Key]));

        static Telling[] Both(int report) => [Read(2 * report - 1, "en", report), Read(2 * report, "de", report)];
    }

    [Fact]
    public void Reports_of_one_language_teach_no_words_of_two()
    {
        Assert.Empty(Collation.Next(StreamTables.Shipped, [Read(1, "en", 1), Read(2, "en", 1), Read(3, "en", 2)]).WordPairs.Counts);
    }

    private static StreamTables Taught(int translations)
    {
        var lessons = new WordLessons(WordPairs.None);
        for (int i = 1; i <= translations; i++) TranslatedWords.Learn(Report(1, "en", i, Sentences), Report(2, "de", i, Sentences), StreamTables.Shipped, lessons);
        return StreamTables.Shipped with { WordPairs = lessons.Closed() };
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
