using Stemma.App.Serve;
using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Demo.Truth;

namespace Stemma.Demo;

/// <summary>What is shown of the press, held against its truth as far as it is gathered. Nothing else of the program reads that truth.</summary>
internal sealed class Scoring(Press press, PressAddresses addresses, IReading reading)
{
    private readonly PressTruth _truth = PressTruth.Of(press);

    /// <summary>The score as it stands now.</summary>
    public async Task<ScoreCard> Card(CancellationToken ct)
    {
        var stories = new List<Story>();
        foreach (var id in await reading.Stories(ct))
            if (await reading.Story(id, ct) is { } story) stories.Add(story);
        var all = PressFound.Of(stories, addresses.Ids);
        var truth = _truth.Of(all);
        var found = all.Of(truth);
        var count = PressScore.Of(truth, found, Called);
        var pages = stories.SelectMany(static s => s.Tellings).Where(t => addresses.Ids.ContainsKey(t.Url ?? "")).DistinctBy(static t => t.Url).ToDictionary(t => addresses.Ids[t.Url!], StringComparer.Ordinal);
        int here = truth.Stories.Sum(static s => s.Reports.Count);
        return new ScoreCard(
            $"The truth about this invented press is known, and lies beside the program in samples/press/truth.json. This page alone reads it. It is counted anew each time, from what is here: {here} of {press.Reports.Count} reports. Where reports part and how many stand behind a claim is counted for stories that are complete.",
            [.. Figures(truth, found, count, reports => [.. reports.Where(pages.ContainsKey).Select(r => (reports.Count == 1 ? pages[r].Article.Title : Called(r), $"/report/{pages[r].Id}"))])]);
    }

    private static IEnumerable<ScoreFigure> Figures(PressTruth truth, PressFound found, PressCount count, Func<IReadOnlyList<string>, IReadOnlyList<(string, string)>> pages)
    {
        int wrong = Missed(PressScore.NoWrongName), unknown = Missed(PressScore.Source) - wrong;
        yield return Of("Where a report's text comes from", PressScore.Source, wrong + unknown == 0 ? "" : $"{unknown} unknown, {wrong} wrong");
        yield return Of("Who carries whose text, found", PressLinks.Recall, "");
        yield return Of("How it is carried, of those found", PressLinks.Kinds, "");
        yield return Of("Links drawn that are there", PressLinks.Precision, "");
        yield return Of("Reports without shared text, left unlinked", PressLinks.Innocents, "");
        var whole = truth.Stories.Where(s => found.Stories.Any(f => f.ToHashSet(StringComparer.Ordinal).SetEquals(s.Reports.Select(static r => r.Id)))).ToList();
        yield return new ScoreFigure("Stories that stand whole, with nothing else in them", whole.Count, truth.Stories.Count, "", Misses(PressScore.Pairs));
        yield return Of("Where reports part, found under the right heading", PressDifferences.Required, "");
        yield return Of("Differences shown that are there", PressDifferences.Explained, "");
        yield return Of("Reports, texts and witnesses behind a claim", PressDifferences.Funnels, "");

        int Missed(string figure) => count[figure].All - count[figure].Right;
        ScoreFigure Of(string what, string figure, string rest) => new(what, count[figure].Right, count[figure].All, rest, Misses(figure));
        IReadOnlyList<ScoreMiss> Misses(string figure) => [.. count.Misses.Where(m => m.Figure == figure).Select(m => new ScoreMiss(Sentence(m.Words), pages(m.Reports)))];
    }

    // The outlet; of several reports of one outlet in a story also which.
    private string Called(string id)
    {
        var report = press.Reports.First(r => r.Id == id);
        var fellows = press.Reports.Where(r => r.Story == report.Story && r.Outlet == report.Outlet).ToList();
        return report.Outlet.Name + (fellows.Count > 1 ? $" (report {fellows.IndexOf(report) + 1})" : "");
    }

    private static string Sentence(string words) => words.Length == 0 ? words : $"{char.ToUpperInvariant(words[0])}{words[1..]}.";
}
