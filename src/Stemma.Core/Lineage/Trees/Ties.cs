using Stemma.Core.Language;
using Stemma.Core.Lineage.Sources;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>Two tellings of a story that share text.</summary>
/// <param name="A">The earlier in the log.</param>
/// <param name="B">The later in the log.</param>
/// <param name="Alignment">Their passages, those that another report of the story quotes taken off.</param>
/// <param name="Strong">Whether it is enough for a link; a weak tie only helps to tell how members of one family differ.</param>
internal sealed record Tie(Reading A, Reading B, Alignment Alignment, bool Strong)
{
    /// <summary>The other end.</summary>
    public Reading Other(Reading one) => ReferenceEquals(one, A) ? B : A;

    /// <summary>The share of one end's text that stands in the other.</summary>
    public double ShareOf(Reading one) => ReferenceEquals(one, A) ? Alignment.ShareOfA : Alignment.ShareOfB;

    /// <summary>One end's stretch of a passage.</summary>
    public Span Of(Reading one, Passage passage) => ReferenceEquals(one, A) ? passage.A : passage.B;

    /// <summary>The derived passages.</summary>
    public IEnumerable<Passage> Derived => Alignment.Passages.Where(p => Aligned.IsDerived(p.Kind));

    /// <summary>Whether one of the two is in another language.</summary>
    public bool Translated { get; } = Alignment.Passages.Any(p => p.Kind == PassageKind.Translated);

    /// <summary>Share of the derived passages that are word for word, 0..1.</summary>
    public double Exact { get; } = Alignment.Passages.Count(p => Aligned.IsDerived(p.Kind)) is var n and > 0 ? (double)Alignment.Passages.Count(p => p.Kind == PassageKind.Verbatim) / n : 0;

    /// <summary>The longest row of equal words in a derived passage.</summary>
    public int LongestRow { get; } = Rows.Longest(A.Words.All, B.Words.All, Alignment.Passages.Where(p => Aligned.IsDerived(p.Kind)));
}

/// <summary>Finds the ties of a story.</summary>
internal static class Ties
{
    private const int FewerWithCredit = 3, FewestOfWeak = 2, Gram = 5;
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
        var stated = readings.ToDictionary(r => r.Telling.Id, r => Stated(r.Words.All, quoted));
        var ties = new List<Tie>();
        foreach (var alignment in alignments.OrderBy(a => a.A).ThenBy(a => a.B))
        {
            if (!byId.TryGetValue(alignment.A, out var a) || !byId.TryGetValue(alignment.B, out var b) || cut.Contains((alignment.A, alignment.B))) continue;
            var own = WithoutQuoted(alignment, a.Words.All, stated[alignment.A]);
            bool strong = LinkKinds.SameOutlet(a.Telling, b.Telling) ? LinkKinds.OwnVersions(a.Telling, b.Telling, own) : LinkKinds.Linked(a.Telling, b.Telling, own) || Credited(a, b, own) || LongRows.Show(a.Telling, a.Words, b.Telling, b.Words, own);
            if (strong || own.Sentences >= FewestOfWeak) ties.Add(new Tie(a, b, own, strong));
        }
        return ties;
    }

    /// <summary>Ties by either of their tellings, in their order.</summary>
    public static ILookup<Reading, Tie> ByMember(IEnumerable<Tie> ties) => ties.SelectMany(t => new[] { (Member: t.A, Tie: t), (Member: t.B, Tie: t) }).ToLookup(p => p.Member, p => p.Tie);

    // A rewording needs fewer sentences where a credit ties the two: one names the other's agency or outlet.
    private static bool Credited(Reading a, Reading b, Alignment alignment)
    {
        if (alignment.Sentences < FewerWithCredit && alignment.Anchors < FewerWithCredit) return false;
        if (alignment.Sentences < 2) return false;
        return (a.Credited is { } wa && b.PointsTo(wa)) || (b.Credited is { } wb && a.PointsTo(wb)) || Names(a.Telling, b.Telling.Outlet) || Names(b.Telling, a.Telling.Outlet);
    }

    /// <summary>Whether a telling's text names an outlet; one that is known by its host alone ("hrw.example"), by the name whose beginnings the host is.</summary>
    public static bool Names(Telling telling, string? outlet)
    {
        if (outlet is not { Length: >= 4 } || string.Equals(outlet, telling.Outlet, StringComparison.OrdinalIgnoreCase)) return false;
        var text = telling.Article.Text;
        return Phrases.Find(text, [outlet]) is not null || Sites.OfHost(outlet)?.Split('.')[0] is { } letters && CapitalRuns.In(text).Any(r => ShortNames.IsMadeOf(letters, r.Of(text)));
    }

    private static HashSet<ulong> QuotedGrams(IReadOnlyList<Reading> readings)
    {
        var grams = new HashSet<ulong>();
        foreach (var words in readings.Select(r => r.Words.All))
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

    /// <summary>The number of the first word that starts at a position or after it.</summary>
    public static int FirstIn(Word[] words, int position)
    {
        int low = 0, high = words.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (words[middle].Start < position) low = middle + 1; else high = middle;
        }
        return low;
    }

    /// <summary>Which words start inside any of some stretches.</summary>
    public static bool[] Inside(Word[] words, IEnumerable<Span> stretches)
    {
        var inside = new bool[words.Length];
        foreach (var at in stretches)
        {
            int first = FirstIn(words, at.Start), end = FirstIn(words, at.End);
            if (first < end) inside.AsSpan(first, end - first).Fill(true);
        }
        return inside;
    }

    // The words that stand in a gram which some report quotes.
    private static bool[] Stated(Word[] words, HashSet<ulong> quoted)
    {
        var stated = new bool[words.Length];
        for (int i = 0; i + Gram <= words.Length; i++) if (quoted.Contains(GramAt(words, i))) stated.AsSpan(i, Gram).Fill(true);
        return stated;
    }

    // What any report of the story gives in quotation marks is a statement, also where another prints it without them.
    private static Alignment WithoutQuoted(Alignment alignment, Word[] words, bool[] stated)
    {
        bool Statement(Passage p)
        {
            if (!Aligned.IsDerived(p.Kind)) return false;
            int inside = 0, held = 0;
            for (int i = FirstIn(words, p.A.Start); i < words.Length && words[i].Start < p.A.End; i++)
            {
                inside++;
                if (stated[i]) held++;
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
