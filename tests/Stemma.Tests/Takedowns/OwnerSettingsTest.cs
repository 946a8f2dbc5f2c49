using System.Net;
using Stemma.App.Serve.Edge;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;
using Capture = Stemma.Core.News.Capture;

namespace Stemma.Tests.Takedowns;

/// <summary>What the proven owner of a site sets holds for its reports, in every exit, until he or an editor takes it back.</summary>
public sealed class OwnerSettingsTest
{
    private const string Host = "quayherald.example";

    private static readonly CancellationToken Ct = CancellationToken.None;

    private static Capture[] Told() =>
    [
        Reports.Page($"https://www.{Host}/a", "The quay papers", Reports.Paragraphs(1)), Reports.Page("https://copy.example/b", "Papers from the quay", Reports.Paragraphs(1).Skip(1)), Reports.Chess("chess"),
    ];

    [Fact]
    public async Task A_length_that_was_set_holds_on_pages_feeds_search_and_the_API_for_that_host_alone()
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        string page = await Proven(site, dns);
        var own = (await site.Data.Store.Reading.Telling(new TellingId(1), Ct))!.Article;
        string words = own.Text[..60], lead = await Lead(site);
        string[] exits = ["/report/1", "/story/1", "/compare/1/2", "/", "/feed.atom", "/feed.json", "/story/1/feed.rss", $"/source/{Host}/feed.atom", "/api/v1/reports/1", "/api/v1/stories", "/api/v1/stories/1", $"/search?q={Uri.EscapeDataString(lead)}", $"/search.atom?q={Uri.EscapeDataString(lead)}", $"/api/v1/search?q={Uri.EscapeDataString(lead)}", "/story/1/claims"];
        Assert.Contains(words, await site.Read("/report/1"), StringComparison.Ordinal);
        Assert.Contains("holds from now on", await Set(site, page, ("most", "40")), StringComparison.Ordinal);
        string alone = own.Text.Split("\n\n")[0]; // the copy has the rest
        foreach (string exit in exits)
        {
            string shown = await site.Read(exit);
            for (int at = 0; at + 45 <= alone.Length; at++) Assert.DoesNotContain(alone.Substring(at, 45), shown, StringComparison.Ordinal);
        }
        Assert.Contains(own.Text[..20], await site.Read("/report/1"), StringComparison.Ordinal);
        string copied = (await site.Data.Store.Reading.Telling(new TellingId(2), Ct))!.Article.Text[..60];
        Assert.Contains(copied, await site.Read("/report/2"), StringComparison.Ordinal);

        await Set(site, page, ("most", "0"));
        Assert.DoesNotContain(own.Text[..20], await site.Read("/report/1"), StringComparison.Ordinal);
        Assert.True((await site.Data.Store.Reading.Telling(new TellingId(1), Ct))!.Article.WantsSilence);
        Assert.Contains("Nothing is set", await site.Send(page + "/carried", "/case/outlet/clear", ("token", CasePages.Token(page))), StringComparison.Ordinal);
        Assert.Contains(words, await site.Read("/report/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_runs_it_on_this_machine_reads_the_whole_text_all_the_same()
    {
        await using var site = await TestSite.Open(new Exposure(true), [], Told());
        var text = (await site.Data.Store.Reading.Telling(new TellingId(1), Ct))!.Article.Text;
        int number = await Granted(site);
        Assert.True(await site.Data.Store.Outlets.Set(new OutletSettings(Host, number, 0, true, "", DateTimeOffset.UnixEpoch), Ct));
        Assert.Contains(text[..60], await site.Read("/report/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_page_itself_forbids_stays_forbidden_whatever_its_owner_sets()
    {
        var silent = Told()[0];
        silent = silent with { Body = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(silent.Body.Span).Replace("<head>", "<head><meta name=robots content=nosnippet>", StringComparison.Ordinal)) };
        await using var site = await TestSite.Open(CasePages.Public, [], [silent]);
        int number = await Granted(site);
        await site.Data.Store.Outlets.Set(new OutletSettings(Host, number, 200, false, "", DateTimeOffset.UnixEpoch), Ct);
        var article = (await site.Data.Store.Reading.Telling(new TellingId(1), Ct))!.Article;
        Assert.Equal("", CasePages.Public.Passage(article.Text, article));
    }

    [Fact]
    public async Task A_line_for_readers_stands_on_the_source_and_with_each_report_and_nowhere_else()
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        string page = await Proven(site, dns);
        await Set(site, page, ("contact", "Corrections: <desk@quayherald.example>"));
        foreach (string at in (string[])[$"/source/{Host}", "/report/1"]) Assert.Contains("Corrections: &lt;desk@quayherald.example&gt;", await site.Get(at), StringComparison.Ordinal);
        foreach (string at in (string[])["/source/copy.example", "/report/2"]) Assert.DoesNotContain("Corrections:", await site.Get(at), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_sees_what_was_set_and_clears_it_and_the_lifted_case_takes_it_along()
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        string page = await Proven(site, dns);
        await Set(site, page, ("most", "40"), ("noarchive", "1"));
        await site.SignIn();
        foreach (string at in (string[])["/desk", $"/outlet/{Host}"]) Assert.Contains("excerpts of at most 40 characters; no copies kept", await site.Read(at), StringComparison.Ordinal);
        Assert.Contains("Nothing is set", await site.Send("/desk", "/desk/outlet", ("host", Host)), StringComparison.Ordinal);
        Assert.Null(await site.Data.Store.Reading.OutletSettings(Host, Ct));
        await Set(site, page, ("most", "40"));
        await site.Send("/desk", "/desk/hear", ("number", "1"), ("answer", "lift"), ("reason", "it was another's"));
        Assert.Null(await site.Data.Store.Reading.OutletSettings(Host, Ct));
        await site.Get(page + "/carried", HttpStatusCode.NotFound);
        Assert.Contains("not proven to be yours any more", await site.Send("/takedown", "/case/outlet", ("token", CasePages.Token(page)), ("most", "0")), StringComparison.Ordinal);
        Assert.Null(await site.Data.Store.Reading.OutletSettings(Host, Ct));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1001")]
    [InlineData("many")]
    public async Task What_cannot_be_set_is_refused_and_what_was_set_stays(string most)
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        string page = await Proven(site, dns);
        await Set(site, page, ("most", "40"));
        Assert.Contains("Write how many characters", await Set(site, page, ("most", most)), StringComparison.Ordinal);
        Assert.Equal(40, (await site.Data.Store.Reading.OutletSettings(Host, Ct))!.Most);
    }

    [Fact]
    public async Task A_token_of_a_case_that_waits_sets_nothing()
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        string page = await site.Ask($"www.{Host}", ("kind", "outlet"));
        using var answer = await site.Client.PostAsync("/case/outlet", await site.Form(page, ("token", CasePages.Token(page)), ("most", "0")));
        Assert.Contains("?not=", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Empty(await site.Data.Store.Reading.OutletSettings(Ct));
    }

    [Fact]
    public async Task Of_who_wants_no_copies_the_bytes_go_once_they_are_read_and_what_was_read_stays()
    {
        await using var site = await TestSite.Open(CasePages.Public, [], Told());
        int number = await Granted(site);
        await site.Data.Store.Outlets.Set(new OutletSettings(Host, number, null, true, "", DateTimeOffset.UnixEpoch), Ct);
        var retention = new Stemma.App.Pipeline.Retention(site.Data.Store, new HoldLimits(36_500, long.MaxValue), TimeProvider.System);
        while (await retention.Some(Ct) > 0) { }
        var held = await site.Data.Store.Ground.Captures(default, 9, Ct);
        Assert.NotNull(held[0].Capture.Kept);
        Assert.Null(held[1].Capture.Kept);
        Assert.Contains("noarchive", (await site.Data.Store.Reading.Telling(new TellingId(1), Ct))!.Article.OwnerSignals);
    }

    [Fact]
    public async Task Copies_that_stand_when_their_owner_says_that_he_wants_none_go_though_nothing_comes_after_and_so_does_each_that_comes()
    {
        await using var test = await Pipeline.TestFold.Open();
        await test.Take(Told());
        int number = await Granted(test.Store);
        var retention = new Stemma.App.Pipeline.Retention(test.Store, new HoldLimits(36_500, long.MaxValue), TimeProvider.System);
        await Settle();
        Assert.Empty(await LetGo());
        await test.Store.Outlets.Set(new OutletSettings(Host, number, null, true, "", DateTimeOffset.UnixEpoch), Ct);
        await Settle();
        Assert.Equal([1], await LetGo());
        await test.Take(Reports.Page($"https://{Host}/later", "Later papers", Reports.Paragraphs(7)), Reports.Page("https://copy.example/later", "Other papers", Reports.Paragraphs(8)));
        await Settle();
        Assert.Equal([1, 4], await LetGo());
        int other = await Granted(test.Store, "copy.example");
        await test.Store.Outlets.Set(new OutletSettings("copy.example", other, null, true, "", DateTimeOffset.UnixEpoch), Ct);
        await Settle();
        Assert.Equal([1, 2, 4, 5], await LetGo());

        async Task Settle()
        {
            for (int turns = 0; await retention.Some(Ct) > 0; turns++) Assert.True(turns < 50);
        }

        async Task<IEnumerable<int>> LetGo() => (await test.Store.Ground.Captures(default, 99, Ct)).Where(c => c.Capture.Kept is not null).Select(c => c.Capture.Id.Value);
    }

    [Fact]
    public async Task Of_two_who_prove_a_host_the_later_alone_sets_and_clears_and_the_earlier_is_told_so()
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        string first = await Proven(site, dns);
        await Set(site, first, ("most", "40"));
        string second = await Proven(site, dns);
        Assert.Contains("was proven to be somebody's after you", await Set(site, first, second, ("most", "0")), StringComparison.Ordinal);
        Assert.Contains("was proven to be somebody's after you", TestSite.Plain(await site.Send(second + "/carried", "/case/outlet/clear", ("token", CasePages.Token(first)))), StringComparison.Ordinal);
        Assert.Equal(40, (await site.Data.Store.Reading.OutletSettings(Host, Ct))!.Most);
        string told = await site.Read(first + "/carried");
        Assert.Contains("The latest proof counts", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Keep this", told, StringComparison.Ordinal);
        Assert.Contains("Keep this", await site.Read(second + "/carried"), StringComparison.Ordinal);
        Assert.Contains("holds from now on", await Set(site, second, ("most", "60")), StringComparison.Ordinal);
        Assert.Equal(60, (await site.Data.Store.Reading.OutletSettings(Host, Ct))!.Most);
        // The later one lifted, the earlier counts again.
        await site.Data.Store.Petitions.Hear(2, true, "it was another's", DateTimeOffset.UtcNow, Ct);
        Assert.Null(await site.Data.Store.Reading.OutletSettings(Host, Ct));
        Assert.Contains("holds from now on", await Set(site, first, ("most", "80")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_latest_proof_is_the_one_that_was_given_last_not_the_one_that_was_asked_for_last()
    {
        using var folder = new TestFolder();
        await using var store = SqliteStore.Open(folder.At("stemma.db"), readOnly: false);
        int first = await Asked(store, $"www.{Host}"), second = await Asked(store, Host);
        await store.Petitions.Answer(second, PetitionState.Granted, "proven", DateTimeOffset.UnixEpoch.AddHours(1), Ct, ProofKind.Dns);
        await store.Petitions.Answer(first, PetitionState.Granted, "proven", DateTimeOffset.UnixEpoch.AddHours(2), Ct, ProofKind.Dns);
        Assert.Equal(first, (await store.Reading.OutletProof(Host, Ct))!.Number);
        Assert.False(await store.Outlets.Set(new OutletSettings(Host, second, 1, false, "", DateTimeOffset.UnixEpoch), Ct));
        Assert.True(await store.Outlets.Set(new OutletSettings(Host, first, 1, false, "", DateTimeOffset.UnixEpoch), Ct));
        Assert.False(await store.Outlets.Clear(Host, second, Ct));
        Assert.True(await store.Outlets.Clear(Host, null, Ct));
        Assert.Null(await store.Reading.OutletProof("other.example", Ct));
    }

    [Fact]
    public async Task The_line_for_readers_is_one_line_without_what_nobody_sees_and_stands_as_its_owners_own_words()
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        string page = await Proven(site, dns);
        await Set(site, page, ("contact", "Write\u202E to\u200B us:\u2028desk\u0007@quay.example e\u0301\u0301\u0301\u0301\n now"));
        Assert.Equal("Write to us: desk@quay.example e\u0301\u0301 now", (await site.Data.Store.Reading.OutletSettings(Host, Ct))!.Contact);
        Assert.Contains("own words: <q dir=\"auto\">Write to us:", await site.Get("/report/1"), StringComparison.Ordinal);
        Assert.Contains("own words: <q dir=\"auto\">Write to us:", await site.Get($"/source/{Host}"), StringComparison.Ordinal);
        Assert.Contains("longer than 120", await Set(site, page, ("contact", new string('a', 121))), StringComparison.Ordinal);
        Assert.Equal("Write to us: desk@quay.example e\u0301\u0301 now", (await site.Data.Store.Reading.OutletSettings(Host, Ct))!.Contact);
    }

    [Fact]
    public async Task What_became_of_a_form_stands_in_its_part_of_the_page_and_what_was_refused_in_the_form()
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        string page = await Proven(site, dns);
        await Set(site, page, ("most", "40"), ("noarchive", "1"));
        string refused = await site.Send(page + "/carried", "/case/outlet", ("token", CasePages.Token(page)), ("most", "4000"), ("contact", "Desk: 12"));
        int notice = refused.IndexOf("role=\"alert\"", StringComparison.Ordinal), part = refused.IndexOf("id=\"settings\"", StringComparison.Ordinal), next = refused.IndexOf("id=\"alert\"", StringComparison.Ordinal);
        Assert.True(part < notice && notice < next);
        Assert.Equal(notice, refused.LastIndexOf("role=\"alert\"", StringComparison.Ordinal));
        foreach (string value in (string[])["value=\"4000\"", "value=\"Desk: 12\""]) Assert.Contains(value, refused, StringComparison.Ordinal);
        Assert.DoesNotContain("checked", refused, StringComparison.Ordinal);
        string kept = await site.Get(page + "/carried");
        Assert.Contains("value=\"40\"", kept, StringComparison.Ordinal);
        Assert.Contains("checked", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Titles_of_claims_values_and_who_says_it_give_no_more_of_a_report_than_its_owner_wants()
    {
        await using var test = await Pipeline.TestFold.Open();
        await test.Take(Calloway.Captures);
        var stories = new List<Story>();
        foreach (var id in await test.Store.Reading.Stories(Ct)) stories.Add((await test.Store.Reading.Story(id, Ct))!);
        const int Most = 12;
        int longer = 0, kept = 0;
        foreach (var story in stories)
            foreach (var owned in story.Tellings)
            {
                var settings = new OutletSettings("x", 1, Most, false, "", default);
                var shown = Stemma.App.Serve.Reviewed.Of(story with { Tellings = [.. story.Tellings.Select(t => t.Id == owned.Id ? t with { Article = settings.In(t.Article) } : t)] }, [], CasePages.Public);
                longer += story.Claims.Count(c => IsOver(story, owned, c, Most));
                kept += shown.Claims.Count;
                Assert.DoesNotContain(shown.Claims, c => IsOver(story, owned, c, Most));
                Assert.All(shown.Timeline.Where(e => e.Telling == owned.Id), e => Assert.True(e.Label.Length <= Most && (e.AttributedTo?.Length ?? 0) <= Most));
            }
        Assert.True(longer > 0 && kept > 0, $"{longer} {kept}");
    }

    // A title that begins with more than so many characters of a report, and that no other report of the claim has; or a value of it that is longer.
    private static bool IsOver(Story story, Telling owned, Claim claim, int most) =>
        claim.Positions.Any(p => p.Telling == owned.Id && (p.Value.Length > most || p.AttributedTo?.Length > most))
        || claim.Positions.Any(p => p.Telling == owned.Id)
            && Enumerable.Range(0, Math.Max(0, claim.About.Length - most)).Any(i => owned.Article.Text.Contains(claim.About.Substring(i, most + 1), StringComparison.OrdinalIgnoreCase))
            && !story.Tellings.Any(t => t.Id != owned.Id && claim.Positions.Any(p => p.Telling == t.Id) && t.Article.Text.Contains(claim.About, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public async Task A_restore_keeps_what_is_set_now_and_a_backup_brings_it_where_nothing_stands()
    {
        using var folder = new TestFolder();
        string data = folder.At("stemma.db"), backup = folder.At("old.bak");
        await using (var store = SqliteStore.Open(data, readOnly: false))
        {
            int number = await Granted(store);
            await store.Outlets.Set(new OutletSettings(Host, number, 40, false, "desk@quay.example", DateTimeOffset.UnixEpoch), Ct);
            await store.Outlets.Set(new OutletSettings("gone.example", await Granted(store, "gone.example"), 40, false, "", DateTimeOffset.UnixEpoch), Ct);
            await store.Outlets.Ask(new OutletAlert(number, Host, "desk@quay.example", DateTimeOffset.UnixEpoch), default, 5, Ct);
            await store.Backup(backup, Ct);
            await store.Outlets.Set(new OutletSettings(Host, number, 0, true, "", DateTimeOffset.UnixEpoch), Ct);
            await store.Outlets.Clear("gone.example", null, Ct);
            await store.Outlets.Stop(number, Ct);
        }
        Restoring.Prepare(backup, data, folder.At("work.db"), DateTimeOffset.UnixEpoch);
        await using (var restored = SqliteStore.Open(folder.At("work.db"), readOnly: false))
        {
            Assert.Equal((0, true, ""), Assert.Single(await restored.Reading.OutletSettings(Ct)) is var set ? (set.Most, set.NoArchive, set.Contact) : default);
            Assert.Null(await restored.Outlets.Alert(1, Ct));
        }
        Restoring.Prepare(backup, folder.At("none.db"), folder.At("fresh.db"), DateTimeOffset.UnixEpoch);
        await using var fresh = SqliteStore.Open(folder.At("fresh.db"), readOnly: false);
        Assert.Equal(["gone.example", Host], (await fresh.Reading.OutletSettings(Ct)).Select(s => s.Host));
        Assert.NotNull(await fresh.Outlets.Alert(1, Ct));
    }

    private static Task<TestSite> Open(TinyDns dns) => TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}"], Told());

    private static async Task<string> Proven(TestSite site, TinyDns dns)
    {
        string page = await site.Ask($"www.{Host}", ("kind", "outlet"));
        dns.Records[$"_stemma.{Host}"] = [($"_stemma.{Host}", site.Parts.Acts!.Cases.Proof.Value(await site.Case(page), ProofKind.Dns, Host))];
        Assert.Contains("proven to be yours", await site.Act(page, "prove", ("kind", "dns"), ("host", Host)), StringComparison.Ordinal);
        return page;
    }

    private static ValueTask<int> Granted(TestSite site) => Granted(site.Data.Store);

    private static async ValueTask<int> Asked(IStore store, string host) =>
        (await store.Petitions.Add(new Petition { Kind = PetitionKind.Outlet, Url = $"https://{host}/", Host = host, Reason = "it is mine", At = DateTimeOffset.UnixEpoch }, Ct))!.Value;

    private static async ValueTask<int> Granted(IStore store, string host = Host)
    {
        int number = await Asked(store, host);
        await store.Petitions.Answer(number, PetitionState.Granted, "proven", DateTimeOffset.UnixEpoch, Ct, ProofKind.Dns);
        return number;
    }

    private static async Task<string> Set(TestSite site, string page, params (string, string)[] fields) => TestSite.Plain(await site.Send(page + "/carried", "/case/outlet", [("token", CasePages.Token(page)), .. fields]));

    // With the token of another page's form.
    private static async Task<string> Set(TestSite site, string page, string from, (string, string) field) => TestSite.Plain(await site.Send(from + "/carried", "/case/outlet", ("token", CasePages.Token(page)), field));

    // The opening words, for a search.
    private static async Task<string> Lead(TestSite site) => string.Join(' ', (await site.Data.Store.Reading.Telling(new TellingId(1), Ct))!.Article.Text.Split(' ').Take(3));
}
