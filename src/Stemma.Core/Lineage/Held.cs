using Stemma.Core.Lineage.Trees;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>What of a text an earlier one has, word by word, and how far the two lie apart.</summary>
/// <param name="Earlier">The earlier text.</param>
/// <param name="Covered">The words of the text that stand in derived passages and around shared quotations; quoted ones, the place and agency before the text, and the house's lines left out.</param>
/// <param name="Added">Words of the text that the earlier one does not have, as far as both go.</param>
/// <param name="Dropped">Words of the earlier text that the later one does not have, as far as both go.</param>
/// <param name="Breaks">How often the order of the shared sentences breaks off.</param>
/// <param name="Left">Words of the earlier text that follow after all that the two share, its closing lines left out; 0 for less than a sentence.</param>
/// <param name="Exact">Share of the shared words that stand in long rows, 0..1.</param>
/// <param name="Unsaid">Words of the text's quotations that the earlier one does not have, as far as both go: not added ones, for two may have heard the same.</param>
/// <param name="Omitted">Words of whole sentences that the earlier text has between two that stand side by side in the later one, or before the one that this begins with.</param>
/// <param name="Moved">How often the order of the shared sentences breaks off, shared quotations counted too.</param>
internal sealed record Held(Telling Earlier, bool[] Covered, int Added, int Dropped, int Breaks, int Left, double Exact, int Unsaid, int Omitted, int Moved)
{
    private const int LongestDateline = 60, Openings = 2, FewestLeft = 4, OneSign = 4, MostClosing = 2, Sentence = 12, Sentences = 2 * Sentence, LongRow = 8;
    private const double Half = 0.5;

    /// <summary>How many words of the text the earlier one has.</summary>
    public int Count { get; } = Covered.Count(c => c);

    /// <summary>Whether nothing was changed, as far as both texts go.</summary>
    public bool IsUnchanged => Added + Dropped + Breaks == 0;

    /// <summary>Whether it is the same text, its quotations too.</summary>
    public bool IsSame => EndsUnchanged && Unsaid < OneSign && Omitted < OneSign && Moved == 0;

    // The same text as far as its quotations are left aside.
    private bool EndsUnchanged => IsUnchanged && Left == 0;

    /// <summary>Whether it ends where the later text does, next to nothing of it being left, while another goes on.</summary>
    public bool BreaksOffBefore(Held other) => Left < Sentences && Left + Sentences <= other.Left;

    /// <summary>
    /// Whether this text stands between another earlier one and the later one: it is the same text, or hardly more was changed in it, and it breaks off where the later one does, has a wording, a quotation or an order that the other has not, or lacks whole sentences as that does.
    /// Who only cuts a text's end does the same to a long one and to a short one; who changes it works on the whole of what lies before them. Where signs speak for both, neither is nearer.
    /// </summary>
    public bool IsNearerThan(Held other)
    {
        if (IsSame || other.IsSame) return IsSame && !other.IsSame;
        if (IsCutBefore(other) || other.IsCutBefore(this)) return IsCutBefore(other);
        return HasSignsOver(other) && !other.HasSignsOver(this);
    }

    private int Changed => Added + Dropped;

    // An order that the later text has not, or a quotation missing that it has, was not on its way.
    private bool IsOnTheWay(Held other) => Breaks <= other.Breaks && Unsaid < other.Unsaid + OneSign;

    private bool IsCutBefore(Held other) => !IsUnchanged && !other.IsUnchanged && BreaksOffBefore(other) && Changed <= other.Changed + Sentence && IsOnTheWay(other);

    private bool HasSignsOver(Held other)
    {
        if (HasOneSignOver(other)) return true;
        if (EndsUnchanged || other.IsUnchanged) return EndsUnchanged && !other.EndsUnchanged;
        if (IsUnchanged) return other.Added + other.Breaks > 0 || other.Dropped >= FewestLeft;
        if (!IsOnTheWay(other)) return false;
        return (Changed <= other.Changed && (Added < other.Added || Breaks < other.Breaks))
            || (Added <= other.Added && Dropped + Sentences <= other.Dropped)
            || (Beyond(other) >= OneSign && other.Beyond(this) == 0);
    }

    // Words of the later text that this one has and another has not: a change that both made is told from one that this made alone (Maas 1927: agreement in innovation shows kinship).
    private int Beyond(Held other) => Enumerable.Range(0, Covered.Length).Count(i => Covered[i] && !other.Covered[i]);

    // Of two that lie as near in all else, the one with a quotation that the other has not, without a sentence that the later text left out too, or with a quotation where the later text has it, is nearer, unless one of these speaks against it.
    private bool HasOneSignOver(Held other)
    {
        bool asNear = Added <= other.Added && Dropped <= other.Dropped && IsOnTheWay(other) && Omitted < other.Omitted + OneSign && Moved <= other.Moved;
        return asNear && (Unsaid + OneSign <= other.Unsaid || Omitted + OneSign <= other.Omitted || Moved < other.Moved);
    }

    /// <summary>Compares two texts.</summary>
    /// <param name="telling">The later text.</param>
    /// <param name="words">Its words.</param>
    /// <param name="earlier">The earlier one.</param>
    /// <param name="alignment">What they share.</param>
    public static Held Of(Telling telling, Words words, Telling earlier, Alignment alignment)
    {
        var others = Words.Of(earlier.Article.Text);
        var (derived, any, there) = (new bool[words.All.Length], new bool[words.All.Length], new bool[others.All.Length]);
        var (places, stands) = (new List<(int Sentence, int Other, int Words)>(), new List<(int Sentence, int Other, int Words)>());
        int end = 0, otherEnd = 0;
        foreach (var passage in alignment.Passages)
        {
            bool isDerived = Aligned.IsDerived(passage.Kind);
            var (here, beyond) = alignment.B == telling.Id ? (passage.B, passage.A) : (passage.A, passage.B);
            int first = Ties.FirstIn(words.All, here.Start), other = Ties.FirstIn(others.All, beyond.Start);
            if (first >= words.All.Length || other >= others.All.Length) continue;
            if (passage.Kind == PassageKind.Translated)
            {
                for (int i = first; i < words.All.Length && words.All[i].Start < here.End; i++) derived[i] = any[i] = true;
                for (int i = other; i < others.All.Length && others.All[i].Start < beyond.End; i++) there[i] = true;
                continue;
            }
            var common = Pairings.Common(others.All[other].Sentence, words.All[first].Sentence, others, words);
            foreach (var (o, i) in common) Mark(words.All, others.All, i, o, any, there, isDerived || SaysTheSame(passage, common, words, words.All[first].Sentence) ? derived : any);
            if (common.Count == 0) continue;
            if (isDerived || passage.Kind == PassageKind.SameStatement) stands.Add((words.All[first].Sentence, others.All[other].Sentence, common.Count));
            if (!isDerived) continue;
            places.Add(stands[^1]);
            (end, otherEnd) = (Math.Max(end, common[^1].B + 1), Math.Max(otherEnd, common[^1].A + 1));
        }
        double exact = InLongRows(any);
        var aside = Aside(telling, words);
        for (int i = 0; i < derived.Length; i++)
            derived[i] &= !words.All[i].Quoted && !aside.Dateline.Exists(d => d.Contains(words.All[i].Start)) && !aside.Furniture.Exists(f => f.Contains(words.All[i].Start));
        var otherAside = Aside(earlier, others);
        int added = Unheld(words, any, 0, end, aside, false), dropped = Unheld(others, there, 0, otherEnd, otherAside, false), left = Unheld(others, there, otherEnd, others.All.Length, otherAside, true);
        int unsaid = Unheld(words, any, 0, end, aside, true) - added;
        var order = InOrder(places);
        return new Held(earlier, derived, added, dropped, BreaksOf(order), left < FewestLeft ? 0 : left, exact, unsaid, OmittedOf(order, others, there, otherAside.Furniture), BreaksOf(InOrder(stands)));
    }

    // A shared quotation, or a sentence that is partly one and mostly shared: what stands around it is the writer's.
    private static bool SaysTheSame(Passage passage, List<(int A, int B)> common, Words words, int sentence) =>
        passage.Kind == PassageKind.SameStatement || (common.Count >= Half * words.Length(sentence) && common.Exists(c => words.All[c.B].Quoted));

    // Equal words, and those beside them as far as both texts go on alike.
    private static void Mark(Word[] here, Word[] there, int i, int o, bool[] any, bool[] anyThere, bool[] marked)
    {
        for (int k = 0; i + k < here.Length && o + k < there.Length && here[i + k].Hash == there[o + k].Hash && (k == 0 || !marked[i + k]); k++) any[i + k] = marked[i + k] = anyThere[o + k] = true;
        for (int k = 1; i >= k && o >= k && here[i - k].Hash == there[o - k].Hash && !marked[i - k]; k++) any[i - k] = marked[i - k] = anyThere[o - k] = true;
    }

    // Words that the other text does not have: of a quotation, which two may have heard, only where it has the rest of the sentence, unless quotations count.
    private static int Unheld(Words words, bool[] held, int from, int to, (List<Span> Dateline, List<Span> Furniture) aside, bool quoted)
    {
        int sum = 0;
        for (int s = 0; s < words.Sentences.Count; s++)
        {
            int first = words.FirstOf[s], end = words.FirstOf[s + 1];
            if (end <= from || first >= to || aside.Furniture.Contains(words.Sentences[s])) continue;
            bool some = quoted;
            for (int i = first; i < end; i++) some |= held[i];
            for (int i = Math.Max(from, first); i < Math.Min(to, end); i++)
                if (!held[i] && (some || !words.All[i].Quoted) && !aside.Dateline.Exists(d => d.Contains(words.All[i].Start))) sum++;
        }
        return sum;
    }

    private static double InLongRows(bool[] held)
    {
        int all = 0, inRows = 0;
        for (int i = 0, row; i < held.Length; i += Math.Max(1, row))
        {
            row = 0;
            while (i + row < held.Length && held[i + row]) row++;
            all += row;
            if (row >= LongRow) inRows += row;
        }
        return all == 0 ? 0 : (double)inRows / all;
    }

    // The shared sentences as the earlier text has them: each is taken where most of it stands.
    private static List<(int Sentence, int Other, int Words)> InOrder(List<(int Sentence, int Other, int Words)> places) =>
        [.. places.GroupBy(p => p.Sentence).Select(g => g.MaxBy(p => p.Words)).OrderBy(p => p.Other).ThenBy(p => p.Sentence)];

    // How often that order breaks off.
    private static int BreaksOf(List<(int Sentence, int Other, int Words)> order) => order.Zip(order.Skip(1)).Count(p => p.Second.Sentence < p.First.Sentence);

    // What waits before a sentence of the earlier text counts once it is seen that the later one has nothing between it and the one before; where a part of it stands elsewhere, nothing is left out whole.
    private static int OmittedOf(List<(int Sentence, int Other, int Words)> order, Words others, bool[] there, List<Span> furniture)
    {
        const int nowhere = -2;
        int omitted = 0, waiting = 0, last = -1, next = 0;
        for (int o = 0; o < others.Sentences.Count; o++)
        {
            if (next < order.Count && order[next].Other == o)
            {
                if (order[next].Sentence == last + 1) omitted += waiting;
                for (; next < order.Count && order[next].Other == o; next++) last = order[next].Sentence;
                waiting = 0;
            }
            else if (there.AsSpan(others.FirstOf[o], others.Length(o)).Contains(true)) (waiting, last) = (0, nowhere);
            else if (!furniture.Contains(others.Sentences[o])) waiting += others.Length(o);
        }
        return omitted;
    }

    // A place and an agency before the text are every outlet's own, and two may have the same by chance; what follows a house's line at the end is the house's.
    private static (List<Span> Dateline, List<Span> Furniture) Aside(Telling telling, Words words)
    {
        var text = telling.Article.Text;
        var datelines = new List<Span>();
        foreach (var paragraph in Stemma.Core.Language.Sentences.Paragraphs(text).Take(Openings))
        {
            int dash = paragraph.Of(text)[..Math.Min(LongestDateline, paragraph.Length)].IndexOfAny(['—', '–']);
            if (dash > 0) datelines.Add(new Span(paragraph.Start, paragraph.Start + dash));
        }
        var furniture = words.Sentences.Where(s => Furniture.Is(text, s)).ToList();
        int last = words.Sentences.FindLastIndex(furniture.Contains);
        if (last >= 0 && words.Sentences.Count - last - 1 <= MostClosing) furniture.AddRange(words.Sentences.Skip(last + 1));
        return (datelines, furniture);
    }
}
