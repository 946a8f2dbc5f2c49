using Stemma.App.Serve.Pages;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Browser;

/// <summary>A site with something of everything: the samples, a story of forty reports, many singletons, hostile ones, right-to-left ones.</summary>
internal static class Newsroom
{
    private static readonly Capture[] All = [.. Samples.First, .. Big(), .. Invented.Captures(45), .. Hostile.Captures(), .. Whitlock.Captures, .. Calloway.Captures, RightToLeft(), Revised("The pier of Aldera"), Revised($"The bridge {Samples.Hostile} of Aldera")];

    /// <summary>The page that tells what was changed in the last report.</summary>
    public static string Versions => $"/report/{All.Length - 1}/versions";

    /// <summary>The page of a quotation that reports give in several wordings.</summary>
    public static async Task<string> Quotation(TestSite site)
    {
        foreach (var id in await site.Data.Store.Reading.Stories(default))
            if (await site.Data.Store.Reading.Story(id, default) is { } story && story.Claims.FirstOrDefault(c => Custody.Of(story, c) is { Wordings.Count: > 2 }) is { } claim) return ClaimPage.Address(new ClaimPlaces(story)[claim]);
        throw new InvalidOperationException("no quotation in three wordings is held");
    }

    /// <summary>Opens it.</summary>
    public static Task<TestSite> Open() => TestSite.Open(All);

    // One story, told forty times.
    private static IEnumerable<Capture> Big() => Enumerable.Range(0, 40).Select(t => Reports.Capture(7, t, length: 8));

    private static Capture Revised(string what) => Reports.Item(new WireItem { Id = "revised", Url = "https://quay.example/pier", Title = $"{what} is closed", Text = $"{what} was closed on Tuesday.\n\nIt opens again when divers have looked at its foot.", Outlet = "Quay Mail", Published = new DateTimeOffset(2031, 5, 4, 6, 0, 0, TimeSpan.Zero) });

    private static Capture RightToLeft() => Reports.Item(new WireItem
    {
        Id = "rtl",
        Url = "https://sahifa.example/1",
        Title = "\u0627\u0641\u062A\u062A\u0627\u062D \u0627\u0644\u062C\u0633\u0631 \u0627\u0644\u062C\u062F\u064A\u062F",
        Text = "\u0627\u0641\u062A\u062A\u062D \u0627\u0644\u062C\u0633\u0631 \u0627\u0644\u062C\u062F\u064A\u062F \u064A\u0648\u0645 \u0627\u0644\u062B\u0644\u0627\u062B\u0627\u0621 \u0628\u062D\u0636\u0648\u0631 \u0627\u0644\u0633\u0643\u0627\u0646.",
        Outlet = "\u0635\u062D\u064A\u0641\u0629",
        Language = "ar",
        Published = new DateTimeOffset(2031, 5, 4, 6, 0, 0, TimeSpan.Zero),
    });
}
