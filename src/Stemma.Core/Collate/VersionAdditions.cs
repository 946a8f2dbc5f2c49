using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>What a later version of an unseen report added: sentences that several of its carriers share and no carrier of an earlier version has. What one carrier alone has may be its own.</summary>
/// <param name="Original">The version's id.</param>
/// <param name="Telling">The carrier whose words stand for it: the fullest.</param>
/// <param name="Added">The sentences, in the carrier's order, as stretches of its text.</param>
public sealed record VersionAdditions(string Original, TellingId Telling, IReadOnlyList<Span> Added)
{
    private const double Most = 0.5; // of a sentence, that an earlier version's carrier may have of it

    /// <summary>The additions of a story's unseen reports, by version; versions that nothing is known to be added by are left out.</summary>
    public static IReadOnlyList<VersionAdditions> Of(Story story)
    {
        var carriers = story.Tree.Links.Where(l => l.Child.Telling is not null && l.Parent.Original is not null).ToLookup(l => l.Parent.Original!, l => l.Child.Telling!.Value, StringComparer.Ordinal);
        var tellings = story.Tellings.ToDictionary(t => t.Id);
        var found = new List<VersionAdditions>();
        foreach (var version in story.Tree.Originals.Where(o => o.After is not null).OrderBy(o => o.Version))
        {
            var before = Before(version, story.Tree.Originals).SelectMany(id => carriers[id]).ToHashSet();
            var own = carriers[version.Id].Where(tellings.ContainsKey).ToHashSet();
            if (own.Count < 2 || before.Count == 0) continue;
            var fullest = own.MaxBy(id => (tellings[id].Article.Text.Length, -id.Value));
            var shared = Passages(story, fullest, own);
            var earlier = Passages(story, fullest, before);
            var added = Sentences.Of(tellings[fullest].Article.Text).Where(s => Covered(s, shared) > Most && Covered(s, earlier) <= Most).ToList();
            if (added.Count > 0) found.Add(new VersionAdditions(version.Id, fullest, added));
        }
        return found;
    }

    private static IEnumerable<string> Before(Original version, IReadOnlyList<Original> all)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (string? id = version.After; id is not null && seen.Add(id); id = all.FirstOrDefault(o => o.Id == id)?.After) yield return id;
    }

    // The stretches of one report that others of these have too.
    private static List<Span> Passages(Story story, TellingId of, HashSet<TellingId> with) =>
    [
        .. story.Alignments.Where(a => a.A == of && with.Contains(a.B)).SelectMany(a => a.Passages).Select(p => p.A),
        .. story.Alignments.Where(a => a.B == of && with.Contains(a.A)).SelectMany(a => a.Passages).Select(p => p.B),
    ];

    // The longest part of a sentence that one stretch has.
    private static double Covered(Span sentence, List<Span> stretches) =>
        stretches.Where(sentence.Overlaps).Select(s => Math.Min(s.End, sentence.End) - Math.Max(s.Start, sentence.Start)).DefaultIfEmpty(0).Max() / (double)Math.Max(1, sentence.Length);
}
