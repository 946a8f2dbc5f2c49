using Stemma.Core.Lineage.Sources;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>How one carrier of an original carries it, as far as its fellow carriers show.</summary>
internal static class Carried
{
    private const double WordForWord = 0.8, MostlyWhole = 0.6, MuchShorter = 0.65, HalfExact = 0.5;
    private const double LeftOut = 0.15;
    private const int FewestPassages = 2, MostShown = 6, LongRow = 18, ManyPassages = 4;

    /// <summary>The kind of the link from a carrier to its version, and the share of it that its fellows carry too.</summary>
    public static (LinkKind Kind, double Share) Kind(Reading carrier, Family family)
    {
        var own = family.TiesOf(carrier).ToList();
        if (own.Count > 0 && own.TrueForAll(t => t.Translated)) return (LinkKind.Translation, own.Max(t => t.ShareOf(carrier)));
        own.RemoveAll(t => t.Translated);
        double share = own.Count == 0 ? 0 : Seen(carrier, own);
        if (own.Count == 0) return (LinkKind.Edited, 0);
        double exact = own.Where(t => t.Derived.Count() >= FewestPassages).Select(Exactness).DefaultIfEmpty(0).Max();
        if (Departs(carrier, own, family)) return (LinkKind.Paraphrase, share);
        if (exact >= HalfExact && OwnLead(carrier, own, family)) return (LinkKind.Edited, share);
        bool shorter = Length(carrier) < MuchShorter * family.Members.Max(Length) || LeavesOut(carrier, own, family);
        if (exact >= WordForWord && shorter) return (LinkKind.Shortened, share);
        if (exact >= WordForWord && share >= MostlyWhole) return (LinkKind.Verbatim, share);
        return (shorter && exact >= HalfExact ? LinkKind.Shortened : LinkKind.Edited, share);
    }

    // It shares no long row of words with any fellow in many passages, though fellows share such rows with each other: their wording is the original's, its is not.
    private static bool Departs(Reading carrier, List<Tie> own, Family family) =>
        own.Sum(t => t.Derived.Count()) >= ManyPassages && own.TrueForAll(t => t.LongestRow < LongRow && t.Exact < HalfExact)
        && family.Ties.Any(t => t.A != carrier && t.B != carrier && t.LongestRow >= LongRow);

    // Two fellows begin with the same sentence, which is then the original's; it begins with one that none of them has.
    private static bool OwnLead(Reading carrier, List<Tie> own, Family family) =>
        Unshared.In(carrier, own).Lead && family.WithLead.Any(t => t.A != carrier && t.B != carrier);

    // Two fellows have text in common that it does not have: the original had it too.
    private static bool LeavesOut(Reading carrier, List<Tie> own, Family family) => own.Any(with =>
    {
        var fellow = with.Other(carrier);
        var words = fellow.Words.All;
        var theirs = family.Shared(fellow);
        var ours = Ties.Inside(words, own.Where(t => t.Other(carrier) == fellow).SelectMany(t => t.Alignment.Passages.Select(p => t.Of(fellow, p))));
        int left = 0;
        for (int i = 0; i < words.Length; i++) if (!words[i].Quoted && theirs[i] && !ours[i]) left++;
        return left >= LeftOut * carrier.Words.Unquoted;
    });

    // Share of the shared passages that are word for word or nearly so.
    private static double Exactness(Tie tie) => Math.Max(tie.Exact, tie.Alignment.VerbatimShare >= 0.9 ? tie.Alignment.VerbatimShare : 0);

    private static double Seen(Reading carrier, List<Tie> own)
    {
        var words = carrier.Words;
        var inside = Ties.Inside(words.All, own.SelectMany(t => t.Derived.Select(p => t.Of(carrier, p))));
        int seen = words.All.Where((w, i) => !w.Quoted && inside[i]).Count();
        return words.Unquoted == 0 ? 0 : Math.Round((double)seen / words.Unquoted, 4);
    }

    private static int Length(Reading reading) => reading.Telling.Article.Text.Length;

    /// <summary>Passages that a carrier shares with its fellows, the longest first, six at most, in the order of its text; credited fellows before others.</summary>
    /// <param name="carrier">The carrier.</param>
    /// <param name="ties">Ties of its own.</param>
    public static IReadOnlyList<Evidence> Passages(Reading carrier, IEnumerable<Tie> ties)
    {
        var found = new List<(Evidence Evidence, bool Credited)>();
        foreach (var tie in ties)
        {
            var other = tie.Other(carrier);
            foreach (var passage in tie.Derived)
                found.Add((Show.InText(carrier.Telling, tie.Of(carrier, passage), $"shared with {other.Telling.Called}" + (other.Credited is { } w ? $", which credits {w.Name}" : "") + (passage.Kind == PassageKind.Translated && tie.Alignment.PairedBy is { } model ? $", by sentence vectors of {model}" : "")), other.Credited is not null));
        }
        return [.. found.OrderByDescending(f => f.Credited).ThenByDescending(f => f.Evidence.At.Length).ThenBy(f => f.Evidence.At).DistinctBy(f => f.Evidence.At).Take(MostShown)
            .Select(f => f.Evidence).OrderBy(e => e.At)];
    }
}
