using System.Diagnostics;
using System.Text;
using Stemma.Core.News;

namespace Stemma.Tests.Statements;

public sealed class FuzzTest
{
    private static readonly string[] Pieces =
    [
        "“", "”", "\"", "''", "‘", "’", "„", "«", "»", "「", "」", " said", " told", " according to", " citing", ",", ".", "?", ":", " —", " (", ")", " that", " who", " Ona Brill", " the ministry",
        " did not", " confirm", " unclear", " whether", " was", " reportedly", " expected to", " quoted", " as saying", " by", " and", " but", "\n\n", " Monday", " sagte", " dass", " laut", " zufolge", " wie", " sei", "\ud83d\ude00", "\ud83d", "\ude00", "é", " 12", " AP", " journalists", " saw", " For", " expert", " without", " specifying",
        "说", "：", "，", "。", "据", "报道", "他", "外交部发言人", "否认", "表示", "『", "と", "述べた", "は", "首相", "によると", "고 말했다", " 시장은", " dedi", ", Aksoy", " قال", "، ", " أن", " وأضاف", " وفقا ل", "\n— ", " a-t-il", " dijo",
    ];

    [Fact]
    public void No_text_makes_it_throw_and_every_span_lies_in_the_text()
    {
        var random = new Random(7);
        foreach (var language in (string[])["en", "de", "fr", "ru", "und", "ja", "zh", "ko", "tr", "ar", "pl"])
        {
            for (int round = 0; round < 350; round++)
            {
                var built = new StringBuilder();
                int length = random.Next(1, 60);
                for (int i = 0; i < length; i++) built.Append(Pieces[random.Next(Pieces.Length)]);
                var text = built.ToString();
                foreach (var said in Said.In(text, language, random.Next(2) == 0 ? "AP" : null))
                {
                    Assert.NotEmpty(said.Spans);
                    Assert.All(said.Spans, s => Assert.True(s.Start >= 0 && s.Start < s.End && s.End <= text.Length, text));
                    Assert.All(said.Spans, s => Assert.True(IsWhole(text, s), text));
                    Assert.True(said.CueAt is not { } cue || cue.Of(text) == said.Cue);
                    Assert.True(said.MentionAt is not { } at || at.Of(text) == said.Mention);
                }
            }
        }
    }

    // A sentence of more than 8,000 code units is cut somewhere.
    [Theory]
    [InlineData("\ud842\udfb7\ude00")]
    [InlineData("\ud83d\ud83d\ude00")]
    [InlineData("\ud83d\ude00")]
    public void Of_a_long_sentence_of_halves_and_wholes_no_stretch_cuts_a_character_in_half(string piece)
    {
        for (int before = 0; before < 3; before++)
        {
            var text = $"Ona Brill said that{new string('a', before)} {string.Concat(Enumerable.Repeat(piece, 6000))}";
            Assert.All(Said.In(text), said => Assert.All(said.Spans, s => Assert.True(IsWhole(text, s), s.ToString())));
        }
    }

    private static bool IsWhole(string text, Span at) => !Cuts(text, at.Start) && !Cuts(text, at.End);

    private static bool Cuts(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);

    // What one mark or word costs may not grow with how many stand beside it: these took up to a minute.
    [Theory]
    [InlineData("es", "dijo「あ」 ")]
    [InlineData("pt", "disse「あ」 ")]
    [InlineData("fr", "A据 Lee —  Mr")]
    [InlineData("de", "によると”")]
    [InlineData("en", "is reportedly expected to ")]
    [InlineData("en", "citing#y ")]
    [InlineData("en", "Ana King. The Minister spoke. ")]
    public void A_million_characters_of_one_piece_end_in_bounded_time(string language, string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();
        Said.In(text, language);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), watch.Elapsed.ToString());
    }

    [Fact]
    public void A_sentence_that_names_thousands_of_sources_attributes_so_many_as_a_sentence_may() =>
        Assert.InRange(Said.In(string.Concat(Enumerable.Repeat("selon Mr. A. Lee ", 400)), "fr").Count, 1, 64); // one sentence of less than 8,000 characters

    [Theory]
    [InlineData("“")]
    [InlineData("\"a. ")]
    [InlineData("‘a ")]
    [InlineData("“A,” he said. ")]
    [InlineData("said ")]
    [InlineData("according to the ")]
    public void A_paragraph_four_times_as_long_takes_no_sixteen_times_the_work(string piece)
    {
        var (shorter, longer) = (Best(piece, 40_000), Best(piece, 160_000));
        Assert.True(longer < 10 * shorter + TimeSpan.FromMilliseconds(50), $"{shorter} and {longer}");
    }

    [Theory]
    [InlineData("“")]
    [InlineData("\"")]
    [InlineData("「")]
    [InlineData("” “")]
    public void Two_megabytes_of_quotation_marks_come_to_an_end(string piece) => Assert.Empty(Said.In(string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length))));

    // The least of three: the machine may be busy with other things, and a ratio within one run says more than seconds.
    private static TimeSpan Best(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        return Enumerable.Range(0, 3).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            Said.In(text);
            return watch.Elapsed;
        });
    }

    [Theory]
    [InlineData("ja", "首相は「あ」と述べた。", "「あ」")]
    [InlineData("zh", "他说：“渡口今天晚上不会再开放了。”", "他“渡口今天晚上不会再开放了。”")]
    public void A_megabyte_of_blanks_before_many_quotations_is_read_once(string language, string before, string piece)
    {
        var text = before + new string(' ', 1_000_000) + string.Concat(Enumerable.Repeat(piece, 60_000));
        var watch = Stopwatch.StartNew();
        Said.In(text, language);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData("zh", "说")]
    [InlineData("zh", "他说，")]
    [InlineData("zh", "“")]
    [InlineData("zh", "“a”")]
    [InlineData("zh", "他说：“好的。”")]
    [InlineData("zh", "据")]
    [InlineData("zh", "他否认有人。")]
    [InlineData("zh", "“他\n")]
    [InlineData("ja", "「あ」と述べた")]
    [InlineData("ja", "首相は「あ」と述べた。")]
    [InlineData("ja", "「")]
    [InlineData("ja", "によると、")]
    [InlineData("ja", "「あいうえおかきくけこさしすせ」\n")]
    [InlineData("ko", "“가”고 말했다. ")]
    [InlineData("tr", ", Aksoy")]
    [InlineData("tr", "Aksoy, \"A\" dedi. ")]
    [InlineData("ar", "قال ")]
    [InlineData("ar", "وقال أن، ")]
    [InlineData("ar", "\"")]
    public void Two_million_characters_of_one_piece_end_in_bounded_time(string language, string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();
        Said.In(text, language);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), watch.Elapsed.ToString());
    }
}
