using System.Runtime.CompilerServices;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>
/// Aligns two texts by their passages: equal word runs are found, chained over changed words, and measured sentence by sentence.
/// Texts of two languages are aligned by what survives translation. Quotations, names and stock phrases are told apart from text that one took from the other.
/// </summary>
public static class Alignments
{
    /// <summary>The version of this step's code.</summary>
    public const int Version = 2;

    /// <summary>The passages of two tellings.</summary>
    /// <param name="a">The earlier in the log.</param>
    /// <param name="b">The later in the log.</param>
    /// <param name="tables">What the stream taught.</param>
    /// <param name="model">Helps to see translations; null for none.</param>
    /// <returns>The alignment, or null where nothing is shared.</returns>
    public static Alignment? Between(Telling a, Telling b, StreamTables tables, SentenceModel? model = null) => Between(Compared.Of(a, tables), Compared.Of(b, tables), tables, model);

    /// <summary>The alignments of a telling with several that came before it; those that share nothing have none.</summary>
    /// <param name="earlier">The earlier in the log.</param>
    /// <param name="later">The later.</param>
    /// <param name="tables">What the stream taught.</param>
    /// <param name="model">Helps to see translations; null for none.</param>
    public static IEnumerable<Alignment> Among(IEnumerable<Telling> earlier, Telling later, StreamTables tables, SentenceModel? model = null)
    {
        var read = Compared.Of(later, tables);
        return earlier.Select(e => Between(Compared.Of(e, tables), read, tables, model)).OfType<Alignment>();
    }

    private static Alignment? Between(Compared a, Compared b, StreamTables tables, SentenceModel? model)
    {
        var stamp = new Stamp(Step.Lineage, Version, tables.Edition);
        if (Translations.Between(a.Telling, b.Telling, a.Words, b.Words, tables.WordPairs) is { } translation) return translation with { Stamp = stamp };
        if (model is not null && Meanings.Between(a, b, model) is { } meant) return meant with { Stamp = stamp };
        var repaired = Repairs.Of(a, b);
        if (repaired is not null) b = b with { Words = repaired };
        var passages = Passages(a, b);
        if (repaired is not null) passages = passages.ConvertAll(p => p.Kind == PassageKind.Verbatim ? p with { Kind = PassageKind.Edited } : p);
        return passages.Count == 0 ? null : Sums.Of(a, b, passages) with { Stamp = stamp };
    }

    private static List<Aligned> Passages(Compared a, Compared b)
    {
        var chains = Chains.Of(Runs.Between(a.Words, b.Words), a.Words.All.Length, b.Words.All.Length, Chains.OfWords);
        var passages = new List<Aligned>();
        foreach (var pair in Pairings.Of(chains, a.Words, b.Words))
        {
            if (pair.Matches.Count == 0) continue;
            var measure = Kinds.Measured(pair, a.Words, b.Words);
            if (Kinds.Of(measure) is not { } kind) continue;
            if (a.IsDropped(a.Words.Sentences[pair.A]) || b.IsDropped(b.Words.Sentences[pair.B])) kind = PassageKind.Common;
            passages.Add(new Aligned(pair, measure, kind));
        }
        return HouseText.SetAside(a, b, passages);
    }
}

/// <summary>A telling read for comparison.</summary>
/// <param name="Telling">The telling.</param>
/// <param name="Words">Its words.</param>
/// <param name="Dropped">Its outlet's boilerplate and the page's furniture: no part of what an outlet tells.</param>
/// <param name="Damage">The share of its words that scanning broke.</param>
internal sealed record Compared(Telling Telling, Words Words, List<Span> Dropped, double Damage)
{
    // A telling is compared with many that come after it; what was read of it stays as long as it is at hand.
    private static readonly ConditionalWeakTable<Telling, Tuple<StreamTables, Compared>> Read = [];

    /// <summary>Reads a telling.</summary>
    public static Compared Of(Telling telling, StreamTables tables)
    {
        if (Read.TryGetValue(telling, out var read) && ReferenceEquals(read.Item1, tables)) return read.Item2;
        var compared = Anew(telling, tables);
        Read.AddOrUpdate(telling, Tuple.Create(tables, compared));
        return compared;
    }

    private static Compared Anew(Telling telling, StreamTables tables)
    {
        var words = Words.Of(telling.Article.Text);
        List<Span> dropped = [.. Boilerplates.Of(telling.Article.Text, telling.Outlet, tables), .. words.Sentences.Where(s => Furniture.Is(telling.Article.Text, s))];
        return new Compared(telling, words, dropped, Language.Damage.Share(telling.Article.Text));
    }

    /// <summary>Whether a stretch is dropped, in part at least.</summary>
    public bool IsDropped(Span stretch) => Dropped.Exists(d => d.Overlaps(stretch));

    /// <summary>How many words outside quotation marks are its own.</summary>
    public int Own { get; } = Dropped.Count == 0 ? Words.Unquoted : Words.All.Count(w => !w.Quoted && !Dropped.Exists(d => d.Contains(w.Start)));
}

/// <summary>A pair of sentences with what it shares and the kind that makes it.</summary>
internal sealed record Aligned(Pairing Pair, Measure Measure, PassageKind Kind)
{
    /// <summary>Whether it shows that one text derives from the other or both from a third.</summary>
    public bool Derived => IsDerived(Kind);

    /// <summary>Whether a passage of this kind shows derivation.</summary>
    public static bool IsDerived(PassageKind kind) => kind is PassageKind.Verbatim or PassageKind.Edited or PassageKind.Reworded or PassageKind.Translated;
}
