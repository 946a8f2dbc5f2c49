using Stemma.Core.Index;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>What tracing gave.</summary>
/// <param name="Stories">The stories.</param>
/// <param name="Problems">What was wrong with captures, read or not.</param>
/// <param name="Unread">Captures that gave no telling.</param>
public sealed record TraceResult(IReadOnlyList<Story> Stories, IReadOnlyList<Problem> Problems, int Unread);

/// <summary>Folds captures into stories without a store: the same three steps, in the same order, as the pipeline.</summary>
public static class Tracing
{
    /// <summary>The stories of these captures, the one with most reports first.</summary>
    /// <param name="captures">In log order; each gets its place as its id.</param>
    /// <param name="model">Helps to see translations; null for none.</param>
    public static TraceResult Of(IReadOnlyList<Capture> captures, SentenceModel? model = null)
    {
        var index = new CandidateIndex();
        var problems = new List<Problem>();
        var tellings = new Dictionary<TellingId, Telling>();
        var placements = new List<Placement>();
        var editions = new List<StreamTables> { StreamTables.Shipped };
        var sinceClosed = new List<Telling>();
        for (int place = 1; place <= captures.Count; place++)
        {
            var tables = editions[EditionSchedule.InForceAt(place)];
            var read = Collation.Read(captures[place - 1] with { Id = new TellingId(place) }, tables);
            problems.AddRange(read.Problems);
            if (read.Telling is { } telling)
            {
                placements.Add(Collation.Place(telling, Near(index.Enter(telling.Id, telling.Keys, telling.At), tellings), [], tables, model));
                tellings.Add(telling.Id, telling);
                sinceClosed.Add(telling);
            }
            if (place != EditionSchedule.ClosesAfter(editions.Count)) continue;
            editions.Add(Collation.Next(editions[^1], sinceClosed));
            sinceClosed.Clear();
        }
        var alignments = placements.SelectMany(p => p.Alignments).ToLookup(a => a.B);
        var stories = Collation.Group(tellings.Keys, placements.Select(p => p.Join).OfType<Join>(), [])
            .Select(group => Collation.Compose([.. group.Select(id => tellings[id])], [.. group.SelectMany(id => alignments[id])], []))
            .OrderByDescending(s => s.Tellings.Count).ThenBy(s => s.Id).ToList();
        return new TraceResult(stories, problems, captures.Count - tellings.Count);
    }

    private static Near Near(Found found, Dictionary<TellingId, Telling> tellings) => new(
        [.. found.Texts.Select(h => tellings[h.Id])],
        [.. found.Stories.Select(h => tellings[h.Id])],
        found.BarredBy);
}
