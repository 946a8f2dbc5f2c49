using Stemma.App.Gather;
using Stemma.App.Serve;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.Demo;

/// <summary>What is worth a look in the demo. Where each stands on the site is looked up by the address of a report, as a reader's link would be.</summary>
internal sealed class Tour(Press press, PressServer server, IReading reading)
{
    /// <summary>The stops, as they stand now.</summary>
    public async Task<IReadOnlyList<TourStop>> Stops(CancellationToken ct)
    {
        var (stories, reports) = await reading.Sizes(ct);
        return
        [
            new TourStop("The news, each story once", $"{reports} reports stand as {stories} stories. The switch above the front page shows them one by one.", "/"),
            new TourStop("One story, with all its reports", "Fourteen reports of a ferry on the rocks: which one to read and why, who carries whose text, and that everything known comes from one man.", await Story("ferry-wire-1", ct)),
            new TourStop("A report that nobody gave us", "Four papers print parts of one agency's report that is nowhere in this press. It is drawn dashed, and never made up.", await Story("bridge-herald", ct)),
            new TourStop("A quotation altered in copying", "The two reports side by side: the quotation marks stayed, the words did not.", await Compare("mill-w1", "mill-wirefront", ct)),
            new TourStop("The agency takes its report back", "On the fourth day the agency retracts. Some who carried it follow, some still show it.", await Story("minister-w2", ct)),
            new TourStop("Two innocents", "Two papers at one press conference: the same quotations, and no shared text beside them.", await Compare("verdict-lantern", "verdict-ledger", ct)),
            new TourStop("Where reports part", "When the levee broke, and how many were brought to safety: the police and the water board do not agree.", await Story("flood-w1", ct)),
            new TourStop("Now yours", "Paste a link, a sentence or a whole article.", "/look"),
        ];
    }

    private async Task<string?> Story(string report, CancellationToken ct) =>
        await Find(report, ct) is { } id && await reading.StoryOf(id, ct) is { } story ? $"/story/{story}" : null;

    private async Task<string?> Compare(string a, string b, CancellationToken ct) =>
        await Find(a, ct) is { } first && await Find(b, ct) is { } second ? $"/compare/{(first.CompareTo(second) < 0 ? first : second)}/{(first.CompareTo(second) < 0 ? second : first)}" : null;

    private async Task<TellingId?> Find(string report, CancellationToken ct)
    {
        if (press.Reports.FirstOrDefault(r => r.Id == report) is not { } known) return null;
        string url = server.UrlOf(known);
        return await reading.Find(url, Identity.OfUrl(url), ct);
    }
}
