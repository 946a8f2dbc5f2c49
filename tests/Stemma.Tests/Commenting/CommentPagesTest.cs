using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Stemma.App.Serve.Edge;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Tests.Accounts;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Commenting;

/// <summary>Comments from the form to the page, the queue and back, as the site answers them.</summary>
public sealed partial class CommentPagesTest
{
    private const string Words = "The ferry was late on Monday too, as I saw from the quay.", Mail = "ana.quay@mailbox.example";
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task On_a_public_site_nothing_is_taken_or_shown_until_there_is_a_moderator()
    {
        await using var site = await Public();
        using var guest = new Visitor(site);
        Assert.DoesNotContain("id=\"comments\"", (await guest.Get("/story/1")).Text, StringComparison.Ordinal);
        Assert.Contains("No comments are taken", TestSite.Plain((await guest.Get((await Write(guest)).Text)).Text), StringComparison.Ordinal);
        await Visitor.Make(site, Role.Moderator);
        Assert.Contains("id=\"comments\"", (await guest.Get("/story/1")).Text, StringComparison.Ordinal);
        Assert.StartsWith("/comments/mine?done=", (await Write(guest)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guests_comment_waits_unseen_is_published_and_its_writer_sees_each_state()
    {
        await using var site = await Public();
        using var moderator = await Visitor.As(site, await Visitor.Make(site, Role.Moderator));
        using var guest = new Visitor(site);
        await Write(guest);
        const string own = "/comments/mine";
        Assert.Contains("Held", await Plain(guest, own), StringComparison.Ordinal);
        Assert.Contains("first comment here", await Plain(guest, own), StringComparison.Ordinal);
        Assert.DoesNotContain("late on Monday", await Plain(guest, "/story/1"), StringComparison.Ordinal);
        Assert.Contains("late on Monday", await Plain(moderator, "/desk/comments"), StringComparison.Ordinal);
        Assert.Contains("1 comment is published", await moderator.Follow("/desk/comments/judge", ("number", "1"), ("act", "approve")), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("late on Monday", await Plain(guest, "/story/1"), StringComparison.Ordinal);
        Assert.Contains("Published", await Plain(guest, "/comments/mine"), StringComparison.Ordinal);
        Assert.Contains("late on Monday", (await guest.Get("/story/1/comments.atom")).Text, StringComparison.Ordinal);
        var audit = await site.Parts.People!.Audit(0, 5, Ct);
        Assert.Contains(audit, a => a.Act == "published, comments: 1" && a.About == "1");
    }

    [Fact]
    public async Task A_rejected_writer_reads_the_reason_appeals_once_and_is_heard()
    {
        await using var site = await Public();
        using var moderator = await Visitor.As(site, await Visitor.Make(site, Role.Moderator));
        using var guest = new Visitor(site);
        await Write(guest);
        string own = await Own(guest), token = own["/comments/of/".Length..];
        await moderator.Send("/desk/comments/judge", ("number", "1"), ("act", "offtopic"), ("note", "It speaks of another ferry."));
        Assert.Contains("not about the story", await Plain(guest, own), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("It speaks of another ferry.", await Plain(guest, own), StringComparison.Ordinal);
        Assert.Contains("appeal is kept", await guest.Follow("/comments/appeal", ("token", token), ("number", "1"), ("words", "It is that very ferry.")), StringComparison.Ordinal);
        Assert.Contains("You can appeal once", await guest.Follow("/comments/appeal", ("token", token), ("number", "1"), ("words", "Again.")), StringComparison.Ordinal);
        Assert.Contains("It is that very ferry.", await Plain(moderator, "/desk/comments?show=appealed"), StringComparison.Ordinal);
        Assert.Contains("granted", await moderator.Follow("/desk/comments/hear", ("number", "1"), ("answer", "grant"), ("words", "You are right."), ("back", "/desk/comments/1")), StringComparison.Ordinal);
        Assert.Contains("You are right.", await Plain(guest, own), StringComparison.Ordinal);
        Assert.Contains("late on Monday", await Plain(guest, "/story/1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_banned_writer_is_told_and_stays_out_until_it_is_taken_back(bool account)
    {
        await using var site = await Public("comments.mode=post");
        using var moderator = await Visitor.As(site, await Visitor.Make(site, Role.Moderator));
        var person = account ? await Visitor.Make(site, Role.Reader) : null;
        using var writer = await Visitor.As(site, person);
        await Write(writer);
        Assert.Contains("banned", await moderator.Follow("/desk/comments/sanction", ("number", "1"), ("kind", "banned"), ("why", "Threats."), ("back", "/desk/comments/1")), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Threats.", await Plain(writer, account ? "/me/comments" : "/comments/mine"), StringComparison.Ordinal);
        Assert.Contains("You are banned", await Plain(writer, (await Write(writer, "Other words of mine.")).Text), StringComparison.Ordinal);
        using var elsewhere = await Visitor.As(site, person); // another browser, another network, the same account or mail address
        Assert.Contains("You are banned", await Plain(elsewhere, (await Write(elsewhere, "Still other words.", mail: "ANA.quay+x@mailbox.example")).Text), StringComparison.Ordinal);
        using var other = new Visitor(site);
        Assert.Contains("is kept", await Plain(other, (await Write(other, "I am somebody else.", mail: "bo@mailbox.example")).Text), StringComparison.Ordinal);
        await moderator.Send("/desk/comments/lift", ("sanction", "1"));
        Assert.Contains("is kept", await Plain(writer, (await Write(writer, "Back again, and sorry.")).Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_goes_into_the_queue_an_illegal_one_with_all_that_a_notice_must_hold()
    {
        await using var site = await Public();
        using var moderator = await Visitor.As(site, await Visitor.Make(site, Role.Moderator));
        using var guest = new Visitor(site);
        await Write(guest);
        await moderator.Send("/desk/comments/judge", ("number", "1"), ("act", "approve"));
        using var reader = new Visitor(site);
        (string, string)[] notice = [("number", "1"), ("kind", "illegal"), ("words", "It names a minor."), ("who", "Cy Reader"), ("contact", "cy@mailbox.example"), ("faith", "1")];
        foreach (string needed in new[] { "words", "who", "contact", "faith" })
            Assert.Contains($"wrong={needed}", (await reader.Send("/comments/report", [.. notice.Where(f => f.Item1 != needed)])).Text, StringComparison.Ordinal);
        string mine = (await reader.Send("/comments/report", notice)).Text;
        Assert.Contains("A moderator looks at it", await Plain(reader, mine), StringComparison.Ordinal);
        string queue = (await moderator.Get("/desk/comments?show=reported")).Text;
        Assert.Contains("It names a minor.", queue, StringComparison.Ordinal);
        Assert.DoesNotContain("cy@mailbox.example", queue, StringComparison.Ordinal);
        await moderator.Send("/desk/comments/judge", ("number", "1"), ("act", "illegal"));
        Assert.Contains("You were right", await Plain(reader, mine), StringComparison.Ordinal);
        Assert.DoesNotContain("late on Monday", await Plain(reader, "/story/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_from_one_network_is_held_and_refused_and_others_write_on()
    {
        await using var site = await Public("comments.mode=post");
        using var moderator = await Visitor.As(site, await Visitor.Make(site, Role.Moderator));
        using Visitor flood = new(site), other = new(site);
        await Write(other, "I was here before, and quiet.", mail: "bo@mailbox.example");
        await moderator.Send("/desk/comments/judge", ("number", "1"), ("act", "approve"));
        string token = await flood.Token();
        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => flood.SendWith(token, "/comments/write", [.. Fields($"Flood {n} of words that nobody wants.", $"f{n}@mailbox.example")])));
        int kept = sent.Count(s => s.Text.StartsWith("/comments/mine?done=", StringComparison.Ordinal)), published = (await site.Data.Store.Comments.Of(new StoryId(1), 0, 99, Ct)).Published;
        Assert.Equal(1, published);
        Assert.InRange(kept, 20, 50); // those that its browser sent with one cookie are bound sooner
        Assert.Contains("Your comment is published", await Plain(other, (await Write(other, "And I write on, as quiet as before.", mail: "bo@mailbox.example")).Text), StringComparison.Ordinal);
        Console.WriteLine($"50 comments at once from one network: {kept} held, {50 - kept} refused, {published - 1} published; another's was published at once");
    }

    [Fact]
    public async Task Nobodys_mail_address_stands_in_a_page_a_feed_an_export_the_audit_or_the_data_folder()
    {
        await using var site = await Public("comments.mode=post");
        using var admin = await Visitor.As(site, await Visitor.Make(site, Role.Admin));
        using var guest = new Visitor(site);
        await Write(guest);
        string own = await Own(guest);
        await admin.Send("/desk/comments/judge", ("number", "1"), ("act", "approve"));
        await guest.Send("/comments/report", ("number", "1"), ("kind", "spam"), ("contact", Mail), ("words", "x"));
        foreach (string path in new[] { "/story/1", "/story/1/comments.atom", "/story/1/comments.rss", "/story/1/comments.json", "/comments/mine", own, own + "/export.json", "/me/export.json", "/desk/comments?show=published", "/desk/comments?show=reported", "/desk/comments/1", "/desk/audit", "/desk", "/feed.atom", "/comments/1/report" })
        {
            var by = path.StartsWith("/desk", StringComparison.Ordinal) || path.StartsWith("/me", StringComparison.Ordinal) ? admin : guest;
            var (status, text) = await by.Get(path);
            Assert.True(status == HttpStatusCode.OK, $"{path}: {status}");
            Assert.DoesNotContain("ana.quay", text, StringComparison.OrdinalIgnoreCase);
        }
        await site.Data.Store.Backup(site.Folder.At("backup.db"), Ct);
        foreach (string file in Directory.EnumerateFiles(site.Folder.Path, "*", SearchOption.AllDirectories).Where(static f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var bytes = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(bytes, Encoding.Latin1);
            Assert.False((await reader.ReadToEndAsync(Ct)).Contains("ana.quay", StringComparison.OrdinalIgnoreCase), file);
        }
    }

    [Fact]
    public async Task A_moderator_judges_comments_and_has_nothing_else_of_the_desk_and_no_editor_judges()
    {
        await using var site = await Public();
        using var moderator = await Visitor.As(site, await Visitor.Make(site, Role.Moderator));
        using var editor = await Visitor.As(site, await Visitor.Make(site, Role.Editor));
        Assert.Equal(HttpStatusCode.Forbidden, (await moderator.Get("/desk")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await moderator.Send("/desk/decide", ("kind", "join"), ("a", "1"), ("b", "2"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await moderator.Get("/desk/audit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.Get("/desk/comments")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.Send("/desk/comments/judge", ("number", "1"), ("act", "approve"))).Status);
    }

    [Fact]
    public async Task Several_are_judged_at_once_and_a_story_alone_can_take_none()
    {
        await using var site = await Public("comments.mode=post");
        using var moderator = await Visitor.As(site, await Visitor.Make(site, Role.Moderator));
        for (int n = 1; n <= 3; n++)
        {
            using var guest = new Visitor(site);
            await Write(guest, $"Words of guest {n} about it.", mail: $"g{n}@mailbox.example");
        }
        Assert.Contains("2 comments are rejected (spam)", await moderator.Follow("/desk/comments/judge", ("number", "1"), ("number", "3"), ("act", "spam")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, (await site.Data.Store.Comments.Waiting(Ct)).Held);
        await moderator.Send("/desk/comments/mode", ("story", "1"), ("mode", "Off"));
        using var late = new Visitor(site);
        Assert.DoesNotContain("Write a comment", await Plain(late, "/story/1"), StringComparison.Ordinal);
        Assert.Contains("No comments are taken", await Plain(late, (await Write(late)).Text), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await late.Get("/story/1/comments.atom")).Status);
    }

    [Fact]
    public async Task A_long_thread_is_shown_in_parts_and_no_reply_is_out_of_reach()
    {
        await using var site = await Public("comments.mode=post");
        int root = 0;
        for (int n = 0; n <= CommentThreads.PerThread + 1; n++)
        {
            var comment = new NewComment(new TellingId(1), n == 0 ? null : root, new Writer(null, $"g{n}", null, null), "Reader", $"Remark {n}, said.", $"{n}", null, DateTimeOffset.UtcNow);
            int number = (await site.Data.Store.Comments.Add(comment, static _ => new CommentRuling(CommentState.Published, ""), Ct))!.Number!.Value;
            if (n == 0) root = number;
        }
        using var reader = new Visitor(site);
        string first = (await reader.Get("/story/1")).Text;
        Assert.Contains("Remark 200, said.", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Remark 201, said.", first, StringComparison.Ordinal);
        string further = WebUtility.HtmlDecode(Regex.Match(first, "href=\"(/story/1\\?thread=[^\"#]+)#comments\"").Groups[1].Value);
        string second = await Plain(reader, further);
        Assert.Contains("Remark 0, said.", second, StringComparison.Ordinal);
        Assert.Contains("Remark 201, said.", second, StringComparison.Ordinal);
        Assert.DoesNotContain("Remark 7, said.", second, StringComparison.Ordinal);
        Assert.Contains("All comments", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_told_and_what_was_written_stands_again()
    {
        await using var site = await Public("comments.mode=post");
        using var guest = new Visitor(site);
        var (_, to) = await guest.Send("/comments/write", ("story", "1"), ("name", "Ana"), ("mail", "no address"), ("text", Words), ("terms", "1"));
        Assert.Contains("wrong=mail", to, StringComparison.Ordinal);
        string page = (await guest.Get(to)).Text;
        Assert.Contains(Words, page, StringComparison.Ordinal);
        Assert.Contains("no mail address", page, StringComparison.Ordinal);
        Assert.Contains("wrong=terms", (await guest.Send("/comments/write", ("story", "1"), ("name", "Ana"), ("mail", Mail), ("text", Words))).Text, StringComparison.Ordinal);
        Assert.Contains("wrong=name", (await guest.Send("/comments/write", ("story", "1"), ("name", "admin"), ("mail", Mail), ("text", Words), ("terms", "1"))).Text, StringComparison.Ordinal);
        await Visitor.Make(site, Role.Reader, "Ida Quay");
        Assert.Contains("wrong=name", (await guest.Send("/comments/write", ("story", "1"), ("name", "ida QUAY"), ("mail", Mail), ("text", Words), ("terms", "1"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_the_private_address_exports_changes_and_erases_and_nobody_else()
    {
        await using var site = await Public("comments.mode=post");
        await Visitor.Make(site, Role.Moderator);
        using Visitor guest = new(site), other = new(site);
        await Write(guest);
        string own = await Own(guest), token = own["/comments/of/".Length..];
        Assert.Contains(Words, (await guest.Get(own + "/export.json")).Text, StringComparison.Ordinal);
        Assert.Contains("no such comment of yours", await other.Follow("/comments/edit", ("number", "1"), ("text", "taken over")), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Nothing of yours", await other.Follow("/comments/erase", ("number", "1")), StringComparison.Ordinal);
        Assert.Contains("is changed", await other.Follow("/comments/edit", ("token", token), ("number", "1"), ("text", "It was two hours late.")), StringComparison.Ordinal); // by the address, in another browser
        Assert.Contains("two hours", await Plain(guest, own), StringComparison.Ordinal);
        await guest.Send("/comments/erase", ("token", token), ("all", "1"), ("sure", "1"));
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get(own)).Status);
    }

    [Fact]
    public async Task A_cited_passage_is_shown_as_others_may_see_it_and_no_other_can_be_asked_for()
    {
        await using var site = await TestSite.Open([.. Samples.First]);
        using var reader = new Visitor(site);
        string choices = (await reader.Get("/story/1/comment?report=1")).Text;
        var cite = Cite().Match(WebUtility.HtmlDecode(choices));
        Assert.True(cite.Success, choices);
        string own = (await reader.Send("/comments/write", [.. Fields(Words, Mail), ("report", "1"), ("place", cite.Groups[1].Value), ("letters", cite.Groups[2].Value)])).Text;
        Assert.StartsWith("/comments/mine?done=", own, StringComparison.Ordinal);
        await site.Data.Store.Comments.Decide(1, CommentState.Published, CommentReason.None, "", "", DateTimeOffset.UtcNow, Ct);
        var cites = (await site.Data.Store.Comments.One(1, Ct))!.Cites;
        Assert.NotNull(cites);
        Assert.Contains("class=\"cited\"", (await reader.Get("/story/1")).Text, StringComparison.Ordinal);
        Assert.NotNull(await CitedPassage.Of(cites, site.Data.Store.Reading, new Exposure(true), Ct));
        var story = (await site.Data.Store.Reading.Story(new StoryId(1), Ct))!;
        Assert.Null(CitedPassage.Read(story, new Exposure(false), 1, 3, 200)); // no stretch that somebody makes up
        foreach (var telling in story.Tellings)
            foreach (var choice in CitedPassage.Choices(telling, new Exposure(false))) Assert.Contains(telling.Statements, s => s.Spans.Any(span => span.Contains(choice.At)));
    }

    [Fact]
    public async Task What_was_changed_since_the_moderator_read_it_is_not_published()
    {
        await using var site = await Public();
        using var moderator = await Visitor.As(site, await Visitor.Make(site, Role.Moderator));
        using var guest = new Visitor(site);
        await Write(guest);
        string read = WebUtility.HtmlDecode(Ticked().Match((await moderator.Get("/desk/comments")).Text).Groups[1].Value);
        Assert.StartsWith("1 0.", read, StringComparison.Ordinal);
        Assert.Contains("is changed", await guest.Follow("/comments/edit", ("number", "1"), ("text", "Words that nobody read.")), StringComparison.Ordinal);
        Assert.Contains("0 comments are published. 1 was changed, judged or erased since you read it", await moderator.Follow("/desk/comments/judge", ("number", read), ("act", "approve")), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("nobody read", await Plain(guest, "/story/1"), StringComparison.Ordinal);
    }

    private static Task<TestSite> Public(params string[] settings) => TestSite.Open(new Exposure(false), settings, [Reports.Capture(1), Reports.Capture(1, 1)]);

    private static (string, string)[] Fields(string text, string mail) => [("story", "1"), ("name", "Ana"), ("mail", mail), ("text", text), ("terms", "1")];

    private static Task<(HttpStatusCode Status, string Text)> Write(Visitor guest, string text = Words, string mail = Mail) => guest.Send("/comments/write", Fields(text, mail));

    private static async Task<string> Plain(Visitor visitor, string path) => TestSite.Plain((await visitor.Get(path.Split('#')[0])).Text);

    // The private address of a guest's comments, as his own page tells it.
    private static async Task<string> Own(Visitor guest) => Private().Match((await guest.Get("/comments/mine")).Text).Value;

    [GeneratedRegex("/comments/of/[A-Za-z0-9_-]{43}")]
    private static partial Regex Private();

    [GeneratedRegex("name=\"number\" value=\"([^\"]+)\"")]
    private static partial Regex Ticked();

    [GeneratedRegex("place=(\\d+)&letters=(\\d+)")]
    private static partial Regex Cite();
}
