using Stemma.App.Serve;
using Stemma.App.Store.Reading;

namespace Stemma.Demo;

/// <summary>What is worth a look in the demo.</summary>
/// <param name="press">The press.</param>
/// <param name="pace">How fast its days pass, in a sentence.</param>
/// <param name="time">The clock they pass by.</param>
/// <param name="addresses">Where its reports stand.</param>
/// <param name="planted">The wrong link.</param>
/// <param name="scoring">How much is right.</param>
/// <param name="reading">What is here.</param>
internal sealed class Guide(Press press, string pace, TimeProvider time, PressAddresses addresses, Planted planted, Scoring scoring, IReading reading)
{
    /// <summary>The tour, as it stands now.</summary>
    public async Task<Tour> Tour(CancellationToken ct) => new(
        time.GetUtcNow() < press.End ? $"{pace} What has not happened yet has no link; this page can be loaded again." : "The five days have passed. Nothing more comes.",
        await Stops(ct));

    private async Task<IReadOnlyList<TourStop>> Stops(CancellationToken ct)
    {
        var (stories, reports) = await reading.Sizes(ct);
        var score = await scoring.Card(ct);
        return
        [
            new TourStop("The news, each story once", $"{reports} reports stand as {stories} stories. The switch above the front page shows them one by one.", "/"),
            new TourStop("One story, with all its reports", "Fourteen reports of a ferry on the rocks: which one to read and why, who carries whose text, and that everything known comes from one man.", await Story("ferry-wire-1", ct)),
            new TourStop("A report that nobody gave us", "Four papers print parts of one agency's report that is nowhere in this press. It is drawn dashed, and never made up.", await Story("bridge-herald", ct)),
            new TourStop("A quotation altered in copying", "The two reports side by side: the quotation marks stayed, the words did not.", await Compare("mill-w1", "mill-wirefront", ct)),
            new TourStop("The agency takes its report back", "On the fourth day the agency retracts. Some who carried it follow, one takes its page away, some still show it: hours later each page is looked at again.", await Story("minister-w2", ct)),
            new TourStop("A wrong link: why, cut, undo", "Somebody linked two reports, as an editor can: it was this demo. Its page tells who says so, and that no text shows it. Cut it, and undo the cut.", await planted.Place(ct)),
            new TourStop("How much of this is right", $"The truth about this press is known. Of {score.Figures[0].All} reports here the source is right for {score.Figures[0].Right}{(score.Figures[0].Rest.Length > 0 ? $" ({score.Figures[0].Rest})" : "")}. Every miss is listed.", "/score"),
            new TourStop("Two innocents", "Two papers at one press conference: the same quotations, and no shared text beside them.", await Compare("verdict-lantern", "verdict-ledger", ct)),
            new TourStop("Where reports part", "When the levee broke, and how many were brought to safety: the police and the water board do not agree.", await Story("flood-w1", ct)),
            new TourStop("Now yours", "Paste a link, a sentence or a whole article.", "/look"),
        ];
    }

    private async Task<string?> Story(string report, CancellationToken ct) =>
        await addresses.Find(report, reading, ct) is { } id && await reading.StoryOf(id, ct) is { } story ? $"/story/{story}" : null;

    private async Task<string?> Compare(string a, string b, CancellationToken ct) =>
        await addresses.Find(a, reading, ct) is { } first && await addresses.Find(b, reading, ct) is { } second ? $"/compare/{(first.CompareTo(second) < 0 ? first : second)}/{(first.CompareTo(second) < 0 ? second : first)}" : null;
}
