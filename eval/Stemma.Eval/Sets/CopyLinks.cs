using Stemma.Core.Lineage;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Scores the few links that explain a text: whether they lead to the text that it was made of, or to one with the same sentences.</summary>
internal static class CopyLinks
{
    private const int MostListed = 40;
    private const double MostOfOne = 1.3, MostOfTwo = 3;

    /// <summary>
    /// The figures: parents found by kind; links that lead to a parent, an ancestor, or a text with the sentences of one of these or its own, of all links; and how sparing the links are
    /// (1 is no more than 1.3 links a copy, 3 a copy of two: the second says which copy of the original a text was made of).
    /// </summary>
    public static IEnumerable<Score> Of(IReadOnlyList<(Core.News.Telling Telling, IReadOnlyList<Pair> Pairs)> aligned, CopyTruth truth, string name)
    {
        var links = aligned.AsParallel().AsOrdered().Select(a => (Child: a.Telling.Name, Parents: Explained.By(a.Telling, [.. a.Pairs.Select(p => (p.Earlier, p.Alignment))]).Select(t => t.Name).ToList())).ToDictionary(l => l.Child, l => l.Parents);
        var all = links.SelectMany(l => l.Value.Select(p => (Child: l.Key, Parent: p))).ToList();
        var wrong = all.Where(l => !truth.Same(l.Parent, l.Child) && !truth.IsAncestor(l.Parent, l.Child)).ToList();
        foreach (var (child, parent) in wrong.Take(MostListed)) Console.WriteLine($"  wrong: {child} ({truth.Kind(child)} of {string.Join(' ', truth.Parents(child))}) from {parent} ({truth.Kind(parent)} of {string.Join(' ', truth.Parents(parent))})");
        yield return new Score($"copies.{name}.links.precision", 1 - (double)wrong.Count / Math.Max(1, all.Count), all.Count);
        foreach (var kind in truth.Copies)
        {
            var parents = kind.SelectMany(c => truth.Parents(c).Select(p => (Child: c, Parent: p))).ToList();
            var missed = parents.Where(p => !links[p.Child].Exists(l => truth.Same(l, p.Parent))).ToList();
            foreach (var (child, parent) in missed.Take(MostListed))
                Console.WriteLine($"  missed: {child} ({kind.Key}) from {parent} ({truth.Kind(parent)}); {(aligned.Any(a => a.Telling.Name == child && a.Pairs.Any(p => truth.Same(p.Earlier.Name, parent))) ? "linked, not chosen" : "not linked")}; chosen: {string.Join(' ', links[child].Select(l => $"{l} ({truth.Kind(l)})"))}");
            yield return new Score($"copies.{name}.links.recall.{kind.Key}", 1 - (double)missed.Count / parents.Count, parents.Count);
            int drawn = kind.Sum(c => links[c].Count);
            double allowed = kind.Sum(c => truth.Parents(c).Count > 1 ? MostOfTwo : MostOfOne);
            yield return new Score($"copies.{name}.links.sparing.{kind.Key}", Math.Min(1, allowed / Math.Max(1, drawn)), drawn);
        }
    }
}
