using Stemma.Core.Lineage.Sources;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>Two tellings of a story that share enough text for a link.</summary>
/// <param name="A">The earlier in the log.</param>
/// <param name="B">The later in the log.</param>
/// <param name="Alignment">Their passages, those that another report of the story quotes taken off.</param>
internal sealed record Tie(Reading A, Reading B, Alignment Alignment)
{
    /// <summary>The other end.</summary>
    public Reading Other(Reading one) => ReferenceEquals(one, A) ? B : A;

    /// <summary>The share of one end's text that stands in the other.</summary>
    public double ShareOf(Reading one) => ReferenceEquals(one, A) ? Alignment.ShareOfA : Alignment.ShareOfB;

    /// <summary>One end's stretch of a passage.</summary>
    public Span Of(Reading one, Passage passage) => ReferenceEquals(one, A) ? passage.A : passage.B;

    /// <summary>The derived passages.</summary>
    public IEnumerable<Passage> Derived => Alignment.Passages.Where(p => Aligned.IsDerived(p.Kind));

    /// <summary>Share of the derived passages that are word for word, 0..1.</summary>
    public double Exact => Derived.Any() ? (double)Derived.Count(p => p.Kind == PassageKind.Verbatim) / Derived.Count() : 0;
}

/// <summary>Finds the ties of a story.</summary>
internal static class Ties
{
    private const int FewerWithCredit = 3, Gram = 5;
    private const double QuotedElsewhere = 0.6;

    /// <summary>The ties, by their tellings' ids.</summary>
    /// <param name="readings">The story's tellings by id, read.</param>
    /// <param name="alignments">What they share.</param>
    /// <param name="decisions">Editors' decisions: a cut unties.</param>
    public static List<Tie> Of(IReadOnlyList<Reading> readings, IReadOnlyList<Alignment> alignments, IReadOnlyList<Decision> decisions)
    {
        var byId = readings.ToDictionary(r => r.Telling.Id);
        var cut = decisions.Where(d => d.Kind == DecisionKind.Cut).SelectMany(d => new[] { (d.A, d.B), (d.B, d.A) }).ToHashSet();
        var quoted = QuotedGrams(readings);
        var ties = new List<Tie>();
        foreach (var alignment in alignments.OrderBy(a => a.A).ThenBy(a => a.B))
        {
            if (!byId.TryGetValue(alignment.A, out var a) || !byId.TryGetValue(alignment.B, out var b) || cut.Contains((alignment.A, alignment.B))) continue;
            var own = WithoutQuoted(alignment, a.Telling, quoted);
            if (LinkKinds.Linked(a.Telling, b.Telling, own) || Credited(a, b, own)) ties.Add(new Tie(a, b, own));
        }
        return ties;
    }

    // A rewording needs fewer sentences where a credit ties the two: one names the other's agency or outlet.
    private static bool Credited(Reading a, Reading b, Alignment alignment)
    {
        if (alignment.Sentences < FewerWithCredit && alignment.Anchors < FewerWithCredit) return false;
        if (alignment.Sentences < 2) return false;
        return (a.Credited is { } wa && b.PointsTo(wa)) || (b.Credited is { } wb && a.PointsTo(wb)) || Names(a.Telling, b.Telling.Outlet) || Names(b.Telling, a.Telling.Outlet);
    }

    /// <summary>Whether a telling's text names an outlet.</summary>
    public static bool Names(Telling telling, string? outlet) =>
        outlet is { Length: >= 4 } && !string.Equals(outlet, telling.Outlet, StringComparison.OrdinalIgnoreCase) && Phrases.Find(telling.Article.Text, [outlet]) is not null;

    private static HashSet<ulong> QuotedGrams(IReadOnlyList<Reading> readings)
    {
        var grams = new HashSet<ulong>();
        foreach (var words in readings.Select(r => Words.Of(r.Telling.Article.Text).All))
        {
            for (int i = 0; i + Gram <= words.Length; i++)
                if (words[i].Quoted && words[i + Gram - 1].Quoted) grams.Add(GramAt(words, i));
        }
        return grams;
    }

    private static ulong GramAt(Word[] words, int i)
    {
        ulong h = 0;
        for (int k = 0; k < Gram; k++) h = MinHash.Mix(h ^ words[i + k].Hash);
        return h;
    }

    // What any report of the story gives in quotation marks is a statement, also where another prints it without them.
    private static Alignment WithoutQuoted(Alignment alignment, Telling a, HashSet<ulong> quoted)
    {
        var words = Words.Of(a.Article.Text).All;
        bool Statement(Passage p)
        {
            if (!Aligned.IsDerived(p.Kind)) return false;
            int inside = 0, held = 0;
            for (int i = 0; i < words.Length; i++)
            {
                if (!p.A.Contains(words[i].Start)) continue;
                inside++;
                for (int k = Math.Max(0, i - Gram + 1); k <= i && k + Gram <= words.Length; k++)
                    if (quoted.Contains(GramAt(words, k))) { held++; break; }
            }
            return inside > 0 && held >= QuotedElsewhere * inside;
        }
        var marked = alignment.Passages.Select(p => Statement(p) ? p with { Kind = PassageKind.SameStatement } : p).ToList();
        int before = alignment.Passages.Count(p => Aligned.IsDerived(p.Kind)), after = marked.Count(p => Aligned.IsDerived(p.Kind));
        if (before == after) return alignment;
        double kept = (double)marked.Where(p => Aligned.IsDerived(p.Kind)).Sum(p => p.B.Length) / Math.Max(1, alignment.Passages.Where(p => Aligned.IsDerived(p.Kind)).Sum(p => p.B.Length));
        return alignment with { Passages = marked, Sentences = Math.Min(after, alignment.Sentences), ShareOfA = alignment.ShareOfA * kept, ShareOfB = alignment.ShareOfB * kept };
    }
}
