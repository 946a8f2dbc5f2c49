using System.Text.Json;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Takedowns;

/// <summary>The public log: what was asked and what became of it, and nothing of anybody.</summary>
public sealed class TakedownLogTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task It_tells_number_day_kind_host_outcome_proof_and_hours_and_no_path_name_or_word()
    {
        using var dns = new TinyDns();
        await using var site = await TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}"], [Reports.Capture(1), Reports.Chess("chess")]);
        await CopiesTest.Proven(site, dns, Reports.Capture(1).Url!, ("type", "unwanted"), ("who", "Mira Quandt"), ("contact", "mira@quandt.example"));
        await site.Ask("https://www.outlet1.example/secret-path", ("reason", "Quoxelbrand"), ("who", "Mira Quandt"));
        await site.Parts.Acts!.Answer(2, false, "no proof, said Quoxelbrand", Ct);
        await site.Send("/takedown?kind=person", "/takedown/ask", ("kind", "person"), ("what", "delist"), ("name", "Dana Whitlock"), ("reason", "It is me."));
        await site.Parts.Acts!.Answer(3, true, "granted", Ct);
        await site.Data.Ask(new TakedownAsked(null, "gone.example", "their letter of Quoxelbrand"), Ct);
        await site.Ask("https://waits.example/1");
        string page = await site.Read("/takedowns"), json = await site.Get("/takedowns.json");
        Assert.Contains("3 granted", page.Replace("granted1", "granted 1", StringComparison.Ordinal), StringComparison.Ordinal);
        using var log = JsonDocument.Parse(json);
        Assert.Equal((3, 1, 0, 1), (Number("granted"), Number("refused"), Number("lifted"), Number("waiting")));
        var rows = log.RootElement.GetProperty("requests").EnumerateArray().ToList();
        Assert.Equal([4, 3, 2, 1], rows.Select(r => r.GetProperty("number").GetInt32()));
        Assert.Equal(["gone.example", null, null, "outlet1.example"], rows.Select(r => r.GetProperty("host").GetString()));
        Assert.Equal(("granted", "DNS", "takedown: the outlet does not want it shown"), (rows[3].GetProperty("outcome").GetString(), rows[3].GetProperty("proof").GetString(), rows[3].GetProperty("what").GetString()));
        Assert.All(rows, r => Assert.Matches(@"^\d{4}-\d\d-\d\d$", r.GetProperty("day").GetString()!));
        Assert.All(rows, r => Assert.InRange(r.GetProperty("hours").GetDouble(), 0, 1));
        string feed = await site.Get("/takedowns/feed.atom");
        foreach (string told in (string[])["Request 4, ", "granted, outlet1.example", "Request 2, "]) Assert.Contains(told, feed, StringComparison.Ordinal);
        foreach (string said in (string[])[page, json, feed, await site.Get("/takedowns/feed.rss"), await site.Get("/takedowns/feed.json")])
            foreach (string secret in (string[])["Quandt", "quandt", "secret-path", "2031/1", "Quoxelbrand", "Whitlock", "whitlock", "waits.example"]) Assert.DoesNotContain(secret, said, StringComparison.Ordinal);

        int Number(string name) => log.RootElement.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task No_host_is_told_where_a_person_is_meant_nor_where_a_refused_request_named_a_strangers()
    {
        await using var site = await TestSite.Open(CasePages.Public, [], [Reports.Capture(1), Reports.Chess("chess")]);
        await site.Ask("https://rival.example/1");
        await site.Ask(Reports.Capture(1).Url!);
        await site.Ask(Reports.Capture(1).Url!, ("type", "personaldata"));
        await site.Send("/takedown?kind=person", "/takedown/ask", ("kind", "person"), ("what", "correct"), ("name", "Mira Quandt"), ("url", Reports.Capture(1).Url!), ("reason", "It is wrong."));
        await site.Send("/takedown?kind=person", "/takedown/ask", ("kind", "person"), ("what", "erase"), ("name", "Mira Quandt"), ("url", Reports.Capture(1).Url!), ("reason", "It is me."));
        for (int number = 1; number <= 5; number++) await site.Parts.Acts!.Answer(number, number >= 4, "looked at", Ct);
        var rows = (await site.Data.Store.Reading.RequestLog(0, 9, Ct)).Requests;
        Assert.Equal(["", "", "", "", ""], rows.Select(r => r.Host)); // the last one took the page down, so that nothing of the host stands
        await site.Take(Reports.Page("https://www.outlet1.example/2031/9/9", "Another", Reports.Paragraphs(9)));
        Assert.Equal(["", "", "", "outlet1.example", ""], (await site.Data.Store.Reading.RequestLog(0, 9, Ct)).Requests.Select(r => r.Host));
    }

    [Fact]
    public async Task A_dispute_of_a_link_is_no_takedown_and_is_not_in_it()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.Parts.Acts!.Ask(new Petition { Kind = PetitionKind.Dispute, Story = new(1), Subject = "a claim", Reason = "wrong", At = DateTimeOffset.UnixEpoch }, Ct);
        await site.Parts.Acts!.Answer(1, true, "so it is", Ct);
        Assert.Empty((await site.Data.Store.Reading.RequestLog(0, 9, Ct)).Requests);
    }
}
