using Stemma.App.Comments;
using Stemma.App.Store;
using Stemma.App.Store.Reading;

namespace Stemma.Tests.Commenting;

public sealed class ChecksTest
{
    private static readonly DateTimeOffset Noon = new(2031, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly WatchedWords Words = WatchedWords.Read(null);
    private static readonly WriterPast Known = new(5, 0, 0, [], []);

    [Fact]
    public void A_known_writers_plain_comment_is_published_where_each_is_shown_at_once() => Assert.Equal(new CommentRuling(CommentState.Published, ""), Rule("The ferry was late on Monday too, as I saw from the quay."));

    [Theory]
    [InlineData("", "no words")]
    [InlineData("!!! ... ???", "no words")]
    [InlineData("write to mira@example.org", "mail address")]
    [InlineData("write to mira [at] example.org", "mail address")]
    [InlineData("kill yourself", "not published here")]
    [InlineData("K1LL   y0urself", "not published here")]
    [InlineData("kíll yoursélf", "not published here")]
    public void What_is_not_to_be_kept_is_refused_with_its_reason(string text, string why)
    {
        var ruling = Rule(text);
        Assert.Null(ruling.State);
        Assert.Contains(why, ruling.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("You are an idiot, all of you", "“idiot”")]
    [InlineData("see http://a.example http://b.example www.c.example", "3 links")]
    [InlineData("THE WHOLE COUNCIL SHOULD RESIGN OVER THIS FERRY", "capitals")]
    [InlineData("call +44 20 7946 0958 and ask", "telephone")]
    public void What_a_moderator_is_to_see_is_held_with_its_reason(string text, string why)
    {
        var ruling = Rule(text);
        Assert.Equal(CommentState.Held, ruling.State);
        Assert.Contains(why, ruling.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The assassin's grass grew in Scunthorpe", "en")]
    [InlineData("Der Mist lag auf dem Feld", "de")]
    public void A_word_inside_another_word_or_of_another_language_is_none(string text, string language) => Assert.Equal(CommentState.Published, Rule(text, language).State);

    [Fact]
    public void A_word_of_a_language_is_watched_for_under_stories_of_that_language()
    {
        Assert.Equal(CommentState.Held, Rule("So ein Arschloch", "de").State);
        Assert.Equal(CommentState.Published, Rule("So ein Arschloch", "fr").State);
    }

    [Fact]
    public void The_operators_own_words_are_watched_for_too()
    {
        using var folder = new Contracts.TestFolder();
        File.WriteAllText(folder.At("comments-suspect.txt"), "# ours\nsea lark\n");
        Assert.Equal("sea lark", WatchedWords.Read(folder.Path).Suspect("The Sea-Lark again", []));
    }

    [Fact]
    public void A_newcomer_a_flood_a_repeat_and_a_bad_history_are_held_or_refused()
    {
        Assert.Contains("first comment", Of(Known with { Published = 0 }).Why, StringComparison.Ordinal);
        Assert.Contains("rejected", Of(Known with { Rejected = 3 }).Why, StringComparison.Ordinal);
        Assert.Equal(CommentState.Held, Of(Known, lately: 5).State);
        Assert.Null(Of(Known, waiting: 20).State);
        Assert.Null(Of(Known with { Published = 0 }, near: 200).State);
        Assert.Equal(CommentState.Published, Of(Known, near: 200).State); // whom the site knows is not shut out by his network
        Assert.Null(Of(Known, own: 1).State);
        Assert.Equal(CommentState.Held, Of(Known, others: 1).State);
        Assert.Equal(CommentState.Held, Of(Known, mode: CommentMode.Before).State);
    }

    [Fact]
    public void Whoever_is_suspended_is_told_until_when_and_comes_back_then()
    {
        var past = Known with { Sanctions = [new Sanction(1, 1, SanctionKind.Suspended, "Insults.", Noon.AddDays(-1), Noon.AddDays(2), null)] };
        var ruling = Of(past);
        Assert.Null(ruling.State);
        Assert.Contains("6 May 2031", ruling.Why, StringComparison.Ordinal);
        Assert.Contains("Insults.", ruling.Why, StringComparison.Ordinal);
        Assert.Equal(CommentState.Published, Of(past, now: Noon.AddDays(3)).State);
        Assert.Equal(CommentState.Published, Of(past with { Sanctions = [past.Sanctions[0] with { Lifted = Noon }] }).State);
        Assert.Equal(CommentState.Published, Of(past with { Sanctions = [past.Sanctions[0] with { Kind = SanctionKind.Warned }] }).State);
    }

    private static CommentRuling Rule(string text, string language = "en") => Checks.Rule(new Draft(text, "Ana", CommentMode.After, [language], new Seen(Known, 0, 0, 0, 0, 0), Words, Noon));

    private static CommentRuling Of(WriterPast past, int lately = 0, int waiting = 0, int near = 0, int own = 0, int others = 0, CommentMode mode = CommentMode.After, DateTimeOffset? now = null) =>
        Checks.Rule(new Draft("The ferry was late on Monday too, as I saw from the quay.", "Ana", mode, ["en"], new Seen(past, lately, waiting, near, own, others), Words, now ?? Noon));
}
