using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Tests.Claims;

/// <summary>Quotations that one report gives shorter without a mark, and wordings that only a closer look brings together, in invented words.</summary>
public sealed class QuotedCutsTest
{
    [Fact]
    public void A_full_stop_where_the_speaker_went_on_is_shown_folded()
    {
        var claim = Assert.Single(Cut("quotation-end", Told("“I will tell no lies about the harbour cranes to save my own post,” {0} said."), Told("{0} spoke to the crews. “I will tell no lies about the harbour cranes.”")));
        Assert.Equal((Verdict.Possible, false), (claim.Verdict, claim.Open));
        Assert.StartsWith("to save my own", claim.Positions[0].Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("“I will tell no lies about the harbour cranes,” {0} said.")] // goes on elsewhere
    [InlineData("“I will tell no lies about the harbour cranes . . .” {0} said.")] // the cut is marked
    [InlineData("{0} will tell “no lies about the harbour cranes.”")] // a few of his words in a sentence of the outlet's
    [InlineData("“I will tell no lies about the harbour cranes.” {0} paused. “Not to save my own post.”")] // what he said further stands there too
    public void What_shows_that_more_was_said_is_no_cut(string shorter) => Assert.Empty(Cut("quotation-end", Told("“I will tell no lies about the harbour cranes to save my own post,” {0} said."), Told(shorter)));

    [Fact]
    public void Sentences_left_out_between_two_are_shown_folded()
    {
        var claim = Assert.Single(Cut("quotation-between", Told("“The harbour is no toy shop. It feeds the families of this town,” {0} said."), Told("“The harbour is no toy shop. The harbour is no bank. It feeds the families of this town,” {0} said.")));
        Assert.Equal((Verdict.Possible, false), (claim.Verdict, claim.Open));
        Assert.Contains(claim.Positions, p => p.Value == "The harbour is no bank");
    }

    [Fact]
    public void Two_sentences_made_one_without_what_stood_between_are_shown_folded()
    {
        var claim = Assert.Single(Cut("quotation-between", Told("“We sold the cranes too early and it hurt the crews,” {0} said."), Told("“We sold the cranes too early. We did not ask the town and it hurt the crews,” {0} said.")));
        Assert.Contains(claim.Positions, p => p.Value == "We did not ask the town");
    }

    [Theory]
    [InlineData("“The harbour is no toy shop. … It feeds the families of this town,” {0} said.")]
    [InlineData("“The harbour is no toy shop.” {0} paused. “It feeds the families of this town.”")]
    public void A_marked_gap_between_sentences_is_none(string shorter) =>
        Assert.Empty(Cut("quotation-between", Told(shorter), Told("“The harbour is no toy shop. The harbour is no bank. It feeds the families of this town,” {0} said.")));

    [Fact]
    public void A_second_sentence_that_another_report_quotes_alone_joins_nothing() => Assert.Empty(Cut("quotation-between",
        Told("“We sold the cranes late last year. We sold the cranes too early and hurt the crews of this town,” {0} said."), Told("“We sold the cranes too early and hurt the crews of this town,” {0} said.")));

    [Fact]
    public void Two_texts_are_laid_beside_each_other_once_however_many_carry_them()
    {
        Telling[] tellings = [.. Enumerable.Range(1, 4).Select(i => Own(i, Told(i % 2 == 0 ? "“We sold the cranes too early,” {0} said." : "“We sold the cranes too late,” {0} said.") + $" Day {i}."))];
        var readings = Reading.All(tellings);
        var witnesses = new Witnesses(readings, NameKeys.Of([]));
        var runs = readings.SelectMany(r => QuotedRuns.In(r, witnesses)).ToList();
        var alignments = new WordAlignments();
        Assert.Same(alignments.Of(runs[0], runs[1]), alignments.Of(runs[2], runs[3]));
        Assert.Null(Wordings.Aligned(runs[0], runs[2], alignments)); // the same words
    }

    [Theory]
    [InlineData("“With all due respect, I wholly disagree with Deputy Orlo's position,” Tor Elm said.", "“With all due respect, I wholly disagree with Orlo's position,” Mara Lind said.")] // one report takes another for the speaker
    [InlineData("“With all respect, that's just a pile of driftwood.”", "“That's a pile of driftwood,” Mara Lind said.")] // all of the shorter one, and one word less
    [InlineData("“As the harbour master very well knows, the old cranes fall down in a storm,” Mara Lind said.", "“I think the harbour master very well knows, the old cranes fall down in a storm,” Mara Lind said.")] // both begin a sentence
    [InlineData("“You need not sit in the front pew every week to know something is wrong with this town,” Mara Lind said.", "“You need not sit in the front pews every week to know something is wrong with this town,” Mara Lind said.")]
    [InlineData("“The loss and ruin for which you are liable has caused untold grief to the families of the men you harmed.”", "“The loss and ruin you are liable for has caused untold grief for the families of those lost and of those harmed,” Mara Lind said.")] // much lies in order
    public void Wordings_of_one_utterance_are_found_where_their_speakers_or_beginnings_differ(string a, string b) =>
        Assert.Single(Claims(Own(1, a), Own(2, b)), c => (c.Verdict, c.Rule) == (Verdict.Wording, "quotation"));

    [Fact]
    public void Two_speakers_who_say_a_few_equal_words_are_two_utterances() => Assert.DoesNotContain(
        Claims(Own(1, "“I wholly disagree with Deputy Orlo's position,” Tor Elm said."), Own(2, "“I wholly disagree with Orlo's position,” Mara Lind said.")), c => c.Verdict == Verdict.Wording);

    private static string Told(string text) => string.Format(text, "Mara Lind");

    private static IEnumerable<Claim> Cut(string rule, string a, string b) => Claims(Own(1, a), Own(2, b)).Where(c => c.Rule == rule);

    private static IReadOnlyList<Claim> Claims(params Telling[] tellings) => ClaimFinder.Of(tellings, Tell.Tree(tellings));

    // Each quotation is a statement of the speaker named in the text, if one is.
    private static Telling Own(int id, string text)
    {
        string? speaker = text.Contains("Tor Elm", StringComparison.Ordinal) ? "Tor Elm" : text.Contains("Mara Lind", StringComparison.Ordinal) ? "Mara Lind" : null;
        var said = new List<Statement>();
        for (int open = text.IndexOf('“'); open >= 0; open = text.IndexOf('“', open + 1))
            said.Add(new Statement { Spans = [new Span(open, text.IndexOf('”', open) + 1)], Speaker = speaker, Mention = speaker, Kind = StatementKind.Direct });
        return Tell.Of(id, text, [.. said]);
    }
}
