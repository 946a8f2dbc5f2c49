using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Pipeline;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Takedowns;

/// <summary>After a case is closed no file of the data folder holds a word of the report, and none of whoever asked.</summary>
public sealed class TakedownBytesTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_byte_of_it_is_left_with_copies_a_quoting_request_and_a_page_whose_bytes_went(bool letGo)
    {
        using var dns = new TinyDns();
        const string secret = "Quoxelbrand Mirrowsk signed the ledger of the ninth lamp.";
        var paragraphs = Reports.Paragraphs(1, 9).ToList();
        Capture page = Reports.Page("https://secret.example/1", "The papers", [.. paragraphs, secret]), copy = Reports.Page("https://copy.example/1", "The papers elsewhere", paragraphs);
        await using var site = await TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}"], [page, copy, Reports.Chess("chess"), Reports.Capture(40), Reports.Capture(43)]);
        if (letGo)
        {
            var ground = site.Data.Store.Ground;
            var article = (await site.Data.Store.Reading.Telling(new TellingId(1), Ct))!.Article;
            await ground.LetGo([new LetGo(new TellingId(1), article)], HintVersion.Changes(await site.Data.Store.Hints.All(Ct)), Ct);
            Assert.NotNull((await site.Data.Store.Reading.CaptureOf(new TellingId(1), Ct))!.Kept); // its Article stands for its bytes
        }
        Assert.True(ErasureTest.Holds(site.Bytes(), "Quoxelbrand Mirrowsk"));
        string asked = await site.Ask("https://secret.example/1", ("reason", $"You print: {secret}"), ("who", "Mira Quandt"), ("contact", "mira@quandt.example"));
        await site.Act(asked, "prove", ("kind", "dns"), ("host", "secret.example")); // in vain
        dns.Records["_stemma.secret.example"] = [("_stemma.secret.example", site.Parts.Acts!.Cases.Proof.Value(await site.Case(asked), ProofKind.Dns, "secret.example"))];
        await site.Act(asked, "prove", ("kind", "dns"), ("host", "secret.example"));
        Assert.Single(await site.Data.Store.Reading.Petitions(9, Ct), p => p.Type == PetitionType.Copy);
        byte[] bytes = site.Bytes();
        foreach (string gone in (string[])["Quoxelbrand", "quoxelbrand", "secret.example/1", "Mira Quandt"]) Assert.False(ErasureTest.Holds(bytes, gone), gone);
        Assert.True(ErasureTest.Holds(bytes, "mira@quandt.example"));
        Assert.True(ErasureTest.Holds(bytes, "copy.example/1"));
    }
}
