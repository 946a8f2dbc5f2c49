using System.Text;
using Stemma.App.Gather;
using Stemma.App.Store;
using Stemma.Core.News;
using Stemma.Tests.Pipeline;

namespace Stemma.Tests.Gather;

/// <summary>What makes two captures the same telling.</summary>
public sealed class IdentityTest
{
    private const string Head = "<link rel=\"canonical\" href=\"https://arta.example/bells/17?utm_source=x\">";

    private static readonly string[] Report =
    [
        "The great bell of the abbey at Orsk cracked on Sunday while it was rung for the feast of the harvest, the abbot said.",
        "Nobody was hurt, though a piece as large as a loaf fell into the yard between two rows of visitors.",
        "The founder who cast it has been dead for two hundred years, and his moulds were melted down in a war.",
        "The abbot said that the smaller bells would be rung alone until a new one can be paid for.",
    ];

    private static readonly string[] Notice = ["Arta has withdrawn its report on the bell of the abbey at Orsk. The report was wrong: the bell did not crack. Arta regrets the error."];

    private static Capture Saved(string name, string head, params string[] paragraphs) => new()
    {
        Name = name,
        Form = CaptureForm.Html,
        Body = Encoding.UTF8.GetBytes($"<!doctype html><html lang=en><head><title>{(paragraphs.Length == 1 ? "Retracted: Bell cracks at Orsk" : "Bell cracks at Orsk")}</title>{head}</head><body><article><h1>{(paragraphs.Length == 1 ? "Retracted: Bell cracks at Orsk" : "Bell cracks at Orsk")}</h1>{string.Concat(paragraphs.Select(p => $"<p>{p}</p>"))}</article></body></html>"),
    };

    [Theory]
    [InlineData(Head, "url:https://arta.example/bells/17")]
    [InlineData("<link href='https://arta.example/bells/17' rel='shortlink Canonical'>", "url:https://arta.example/bells/17")]
    [InlineData("<link rel=canonical href='https://arta.example/'>", "bytes:")] // the site, said of every page
    [InlineData("<link rel=canonical href='/bells/17'>", "bytes:")]
    [InlineData("", "bytes:")]
    public void A_page_without_an_address_is_known_by_the_one_that_it_states(string head, string identity) =>
        Assert.StartsWith(identity, Identity.Of(Saved("a.html", head, Report)).Identity, StringComparison.Ordinal);

    [Fact]
    public void An_import_id_and_the_address_it_was_fetched_from_come_first()
    {
        var page = Saved("a.html", Head, Report);
        Assert.Equal("id:7", Identity.Of(page with { ImportId = "7" }).Identity);
        Assert.Equal("url:https://mirror.example/b", Identity.Of(page with { Url = "https://mirror.example/b" }).Identity);
    }

    [Fact]
    public void A_saved_page_is_barred_by_its_stated_address_and_host()
    {
        var entry = Identity.Of(Saved("a.html", Head, Report));
        Assert.Equal((Identity.OfUrl("https://arta.example/bells/17"), "arta.example"), (entry.UrlHash, entry.Host));
    }

    [Fact]
    public async Task The_later_of_two_saved_pages_is_a_version_of_the_first_and_its_notice_withdraws_it()
    {
        await using var test = await TestFold.Open();
        Assert.All(await test.Take(Saved("monday/bell.html", Head, Report), Saved("tuesday/bell.html", Head, Notice)), r => Assert.Equal(Receipt.Accepted, r));
        var story = (await test.Store.Reading.Story(Assert.Single(await test.Store.Reading.Stories(TestFold.Ct)), TestFold.Ct))!;
        Assert.Equal(new TellingId(1), Assert.Single(story.Tellings).Id);
        Assert.True(Assert.Single(story.Retractions).Known);
        Assert.DoesNotContain("loaf", story.Tellings[0].Article.Text, StringComparison.Ordinal);
    }
}
