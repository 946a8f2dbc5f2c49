using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Stemma.App.Serve.Edge;
using Stemma.App.Serve.Pages;
using Stemma.App.Store.Reading;
using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.Tests.Serve;

/// <summary>The page of one claim, to be cited.</summary>
public sealed class ClaimPageTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Every_claim_has_a_page_that_story_table_and_report_link()
    {
        await using var site = await TestSite.Open(Samples.First);
        var story = (await site.Data.Store.Reading.Story(new StoryId(1), Ct))!;
        var places = new ClaimPlaces(story);
        string page = await site.Get("/story/1"), table = await site.Get("/story/1/claims");
        foreach (var claim in story.Claims)
        {
            string address = ClaimPage.Address(places[claim]), shown = await site.Get(address);
            foreach (string from in (string[])[page, table, await site.Get($"/report/{claim.Positions[^1].Telling}")]) Assert.Contains($"href=\"{address}\"", from, StringComparison.Ordinal);
            Assert.Contains("name=\"robots\" content=\"noindex\"", shown, StringComparison.Ordinal);
            Assert.Contains($"rel=\"canonical\" href=\"{site.Address}{address}\"", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_tells_the_verdict_the_funnel_each_words_in_their_place_the_rule_and_how_often_that_is_right()
    {
        await using var site = await TestSite.Open(Samples.First);
        string page = await site.Read(await Address(site, c => c.Rule == "event-time"));
        foreach (string words in (string[])["Sources disagree", "2 witnesses", "“7 a.m.”", "“11 a.m.”", "When something happened", "Right in 1 of 1 case read one by one", "islanders had carried blankets", "Dispute this", "As JSON", "No excerpt"])
            Assert.Equal(words != "No excerpt", page.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_hash_is_that_of_the_bytes_that_were_read_and_first_seen_is_when_they_were_fetched_first()
    {
        await using var site = await TestSite.Open(Calloway.Captures);
        string page = await site.Read(await Address(site, c => c.Rule == "quotation"));
        foreach (var capture in Calloway.Captures.Where(c => c.ImportId is "herald" or "valley")) Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(capture.Body.Span)), page, StringComparison.Ordinal);
        Assert.Contains("PublishedTuesday 6 May 2031, 06:00 (UTC)", page, StringComparison.Ordinal);
        Assert.Contains("First seenTuesday 6 May 2031, 06:04 (UTC)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quotation_changed_in_a_copy_shows_the_word_and_the_two_reports()
    {
        await using var site = await TestSite.Open(Calloway.Captures);
        string html = await site.Get(await Address(site, c => c.Rule == "quotation")), page = TestSite.Plain(html);
        Assert.Contains("a single <del>day</del> <ins>hour</ins>, and nobody", html, StringComparison.Ordinal);
        Assert.Contains("Valley Post carries the text of Harbour Herald (", page, StringComparison.Ordinal);
        Assert.Contains("the words changed between these two", page, StringComparison.Ordinal);
        Assert.Contains("<del>not</del> <ins>never</ins>", html, StringComparison.Ordinal);
        Assert.Contains("no link is held between reports of the two wordings", page, StringComparison.Ordinal);
        Assert.Contains("Possible: unsure, and not counted", page, StringComparison.Ordinal);
        Assert.Matches("href=\"/link/[0-9]+/[0-9]+\"", html);
    }

    [Fact]
    public async Task A_quotation_that_two_texts_give_alike_is_shown_to_be_alike()
    {
        await using var site = await TestSite.Open(Calloway.Captures.Take(2));
        Assert.Contains("Both reports give the same words", await site.Read(await Address(site, c => c.Verdict == Verdict.Agree && c.Texts > 1 && c.About.StartsWith("Ines", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_holds_when_reports_come_in()
    {
        await using var site = await TestSite.Open(Calloway.Captures.Take(3));
        string address = await Address(site, c => c.Rule == "quotation");
        Assert.DoesNotContain("never", await site.Read(address), StringComparison.Ordinal);
        await site.Take(Calloway.Captures.Skip(3));
        Assert.Contains("never", await site.Read(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_whose_claim_is_no_longer_found_says_what_stands_at_its_words()
    {
        await using var site = await TestSite.Open(Calloway.Captures);
        string address = await Address(site, c => c.Rule == "quotation");
        string page = await site.Get(address[..address.IndexOf('-', StringComparison.Ordinal)] + "-000000", HttpStatusCode.Gone);
        Assert.Contains("This claim has changed", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{address}\"", page, StringComparison.Ordinal);
        string html = await site.Get("/claim/4/0-000000", HttpStatusCode.Gone), none = TestSite.Plain(html);
        Assert.Contains("<blockquote class=\"said\" lang=\"en\"", html, StringComparison.Ordinal);
        Assert.Contains("No claim is found at these words now", none, StringComparison.Ordinal);
        Assert.Contains("The stoppage at Vesper Point begins", none, StringComparison.Ordinal);
        await site.Get("/claim/99/0-000000", HttpStatusCode.NotFound);
        await site.Get("/claim/1/nothing", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task After_a_takedown_the_address_says_so_and_nothing_of_the_report_is_left()
    {
        await using var site = await TestSite.Open(Calloway.Captures);
        string address = await Address(site, c => c.Rule == "quotation"), of = address.Split('/')[2];
        var telling = (await site.Data.Store.Reading.Telling(new TellingId(int.Parse(of)), Ct))!;
        Assert.Equal("Harbour Herald", telling.Outlet);
        await site.Get(address);
        Assert.False((await site.Parts.Acts!.TakeDown(telling.Url!, "asked", Ct)).Refused);
        while (await site.Data.Store.Work.Count(Stemma.App.Store.ChoreKind.Compose, Ct) > 0) await Task.Delay(10, Ct);
        foreach (string path in (string[])[address, "/api/v1/claims" + address["/claim".Length..]])
        {
            string page = TestSite.Plain(await site.Get(path, path == address ? HttpStatusCode.Gone : HttpStatusCode.NotFound));
            Assert.Contains("taken down at its owner's request", page, StringComparison.Ordinal);
            Assert.DoesNotContain("lose his place", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Herald", page, StringComparison.Ordinal);
        }
        string left = await site.Read(await Address(site, c => c.Rule == "quotation"));
        Assert.DoesNotContain(Convert.ToHexStringLower(SHA256.HashData(Calloway.Captures[0].Body.Span)), left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disputed_claim_is_not_shown_and_its_address_says_why()
    {
        await using var site = await TestSite.Open(Samples.First);
        string address = await Address(site, c => c.Rule == "event-time");
        var claim = (await site.Data.Store.Reading.Story(new StoryId(1), Ct))!.Claims.First(c => c.Rule == "event-time");
        await site.Parts.Acts!.Ask(new Petition { Kind = PetitionKind.Dispute, Url = "", Story = new StoryId(1), Subject = claim.About, Who = "", Reason = "wrong", Contact = "", At = DateTimeOffset.UnixEpoch }, Ct);
        string page = TestSite.Plain(await site.Get(address, HttpStatusCode.Gone));
        Assert.Contains("This claim is disputed", page, StringComparison.Ordinal);
        Assert.DoesNotContain("11 a.m.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disputed_change_of_a_quotation_is_told_on_no_other_claims_page_nor_in_its_json()
    {
        await using var site = await TestSite.Open(Calloway.Captures);
        var story = (await site.Data.Store.Reading.Story(new StoryId(1), Ct))!;
        await Dispute(site, story.Claims.First(c => c.Rule == "quotation"));
        foreach (var claim in (await Stemma.App.Serve.Reviewed.Story(site.Data.Store.Reading, new StoryId(1), new Exposure(true), Ct))!.Claims)
        {
            string address = ClaimPage.Address(new ClaimPlaces(story)[claim]);
            foreach (string path in (string[])[address, "/api/v1/claims" + address["/claim".Length..]])
            {
                string page = await site.Get(path);
                Assert.DoesNotContain("<ins>", page, StringComparison.Ordinal);
                Assert.DoesNotContain("\"seen\"", page, StringComparison.Ordinal);
                Assert.DoesNotContain("the words changed between these two", page, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task The_address_of_a_disputed_claim_leads_to_no_other()
    {
        await using var site = await TestSite.Open(Calloway.Captures);
        string address = await Address(site, c => c.Rule == "quotation");
        await Dispute(site, (await site.Data.Store.Reading.Story(new StoryId(1), Ct))!.Claims.First(c => c.Rule == "quotation"));
        Assert.Contains("This claim is disputed", await site.Get(address, HttpStatusCode.Gone), StringComparison.Ordinal);
        Assert.Contains("disputed", await site.Get("/api/v1/claims" + address["/claim".Length..], HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_report_that_is_not_placed_yet_it_is_not_said_that_it_was_taken_down()
    {
        var asked = new ClaimPlace(new TellingId(1), 0, "abcdef");
        string Said(NotHere why) => ClaimGone.Of(new CitedClaim(asked, asked, null, null, [], why), new Exposure(true)) is var gone ? gone.Title + gone.Why : "";
        Assert.Contains("not placed yet", Said(NotHere.Unplaced), StringComparison.Ordinal);
        Assert.DoesNotContain("taken down", Said(NotHere.Unplaced), StringComparison.Ordinal);
        Assert.Contains("taken down", Said(NotHere.NoReport), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_held_against_others_stand_in_no_quotation_marks_and_carriers_are_named_with_their_headlines()
    {
        await using var site = await TestSite.Open(Calloway.Captures);
        string html = await site.Get(await Address(site, c => c.Rule == "quotation"));
        Assert.DoesNotMatch("<blockquote[^>]*>“[^<]*<del>", html);
        Assert.Contains("aria-label=\"Valley Post: Tug crews of Vesper Point vote to stop work\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_of_an_open_site_see_twenty_five_words_and_none_of_an_owner_who_wants_none_shown()
    {
        var quiet = Calloway.Captures[1] with
        {
            ImportId = null,
            Form = CaptureForm.Html,
            ContentType = "text/html",
            Body = System.Text.Encoding.UTF8.GetBytes("<html lang=en><head><title>Tugs of Vesper Point stay moored</title><meta name=robots content=nosnippet></head><body><article><h1>Tugs of Vesper Point stay moored</h1><p>Tugs will stay at their moorings from Thursday after a vote of the crews at Vesper Point.</p><p>“The harbour will scarcely close for a single day, and nobody will lose his place,” said harbour master Ines Calloway.</p><p>Crews voted by 412 of 530 to stop work over a night rota.</p></article></body></html>"),
        };
        await using var site = await TestSite.Open(new Exposure(false), ["site.contact=desk@quillan.example"], [.. Calloway.Captures, quiet]);
        string parting = await Address(site, c => c.Rule == "quotation");
        foreach (string path in (string[])[parting, "/api/v1/claims" + parting["/claim".Length..]])
        {
            string page = await site.Get(path, path == parting ? HttpStatusCode.Gone : HttpStatusCode.NotFound);
            Assert.Contains("not shown here", page, StringComparison.Ordinal);
            Assert.DoesNotContain("lose his place", page, StringComparison.Ordinal);
        }
        string address = await Address(site, c => c.Verdict == Verdict.Agree && c.About.StartsWith("Ines", StringComparison.Ordinal));
        foreach (string path in (string[])[address, "/api/v1/claims" + address["/claim".Length..]])
        {
            string page = await site.Get(path);
            Assert.Contains("lose his place", page, StringComparison.Ordinal);
            Assert.DoesNotContain("scarcely", page, StringComparison.Ordinal);
            Assert.DoesNotContain("a meeting that lasted", page, StringComparison.Ordinal);
        }
        Assert.Contains("until midnight. “", TestSite.Plain(await site.Get(address)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_and_wordings_together_give_others_no_more_than_the_first_twenty_five_words_of_a_quotation()
    {
        const string Longer = "The harbour that our fathers built with their own hands out of the grey stone of the northern quarry will not";
        var captures = Calloway.Captures.Take(3).Select(c => c with { Body = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(c.Body.Span).Replace("The harbour will not", Longer, StringComparison.Ordinal)) });
        await using var site = await TestSite.Open(new Exposure(false), ["site.contact=desk@quillan.example"], captures);
        string address = await Address(site, c => c.Rule == "quotation");
        foreach (string path in (string[])[address, "/api/v1/claims" + address["/claim".Length..]])
        {
            string page = await site.Get(path);
            Assert.Contains("our fathers built", page, StringComparison.Ordinal);
            Assert.DoesNotContain("nobody will lose", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Programs_get_the_same()
    {
        await using var site = await TestSite.Open(Calloway.Captures);
        using var story = JsonDocument.Parse(await site.Get("/api/v1/stories/1"));
        var listed = story.RootElement.GetProperty("claims").EnumerateArray().First(c => c.GetProperty("verdict").GetString() == "altered");
        using var claim = JsonDocument.Parse(await site.Get(new Uri(listed.GetProperty("self").GetString()!).PathAndQuery));
        Assert.Equal(listed.GetProperty("page").GetString(), claim.RootElement.GetProperty("page").GetString());
        Assert.Equal("quotation", claim.RootElement.GetProperty("rule").GetString());
        Assert.Equal(4, claim.RootElement.GetProperty("positions").GetArrayLength());
        Assert.All(claim.RootElement.GetProperty("positions").EnumerateArray(), p => Assert.Equal(64, p.GetProperty("sha256").GetString()!.Length));
        Assert.Equal("copy", claim.RootElement.GetProperty("quotation").GetProperty("wordings")[1].GetProperty("changes")[0].GetProperty("seen").GetString());
    }

    private static async Task Dispute(TestSite site, Claim claim) =>
        await site.Parts.Acts!.Ask(new Petition { Kind = PetitionKind.Dispute, Url = "", Story = new StoryId(1), Subject = claim.About, Who = "", Reason = "wrong", Contact = "", At = DateTimeOffset.UnixEpoch }, Ct);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_its_words_rest_on_stands_with_it_and_in_json(bool here)
    {
        var captures = Samples.First.Select(c => c with { Body = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(c.Body.Span).Replace("according to harbour master Jonas Wiel, who showed this newspaper the log.", "according to harbour records.", StringComparison.Ordinal)) });
        await using var site = await TestSite.Open(new Exposure(here), [], captures);
        string address = await Address(site, c => c.Rule == "event-time"), page = await site.Read(address);
        Assert.Contains("What these words rest on", page, StringComparison.Ordinal);
        Assert.Contains("Document The Sea Lark left Port Aldera at 11 a.m.", page, StringComparison.Ordinal);
        using var answer = JsonDocument.Parse(await site.Get("/api/v1/claims" + address["/claim".Length..]));
        var exhibit = Assert.Single(answer.RootElement.GetProperty("exhibits").EnumerateArray().ToList());
        Assert.Equal("document", exhibit.GetProperty("kind").GetString());
        Assert.StartsWith("The Sea Lark left Port Aldera", exhibit.GetProperty("said").GetProperty("text").GetString(), StringComparison.Ordinal);
        if (!here) Assert.DoesNotContain(".txt", exhibit.ToString(), StringComparison.Ordinal);
        foreach (var other in (await site.Data.Store.Reading.Story(new StoryId(1), Ct))!.Claims.Where(c => c.Rule != "event-time" && c.Positions.All(p => !p.Text.Contains("11 a.m.", StringComparison.Ordinal))).Take(3))
            Assert.DoesNotContain("What these words rest on", await site.Read(ClaimPage.Address(new ClaimPlaces((await Stemma.App.Serve.Reviewed.Story(site.Data.Store.Reading, new StoryId(1), new Exposure(true), Ct))!)[other])), StringComparison.Ordinal);
    }

    private static async Task<string> Address(TestSite site, Func<Claim, bool> which)
    {
        foreach (var id in await site.Data.Store.Reading.Stories(Ct))
        {
            var story = (await Stemma.App.Serve.Reviewed.Story(site.Data.Store.Reading, id, new Exposure(true), Ct))!;
            if (story.Claims.FirstOrDefault(which) is { } claim) return ClaimPage.Address(new ClaimPlaces(story)[claim]);
        }
        throw new InvalidOperationException("no such claim is found");
    }
}
