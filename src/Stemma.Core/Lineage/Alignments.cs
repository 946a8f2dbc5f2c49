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
    /// <returns>The alignment, or null where nothing is shared.</returns>
    public static Alignment? Between(Telling a, Telling b, StreamTables tables)
    {
        var (wordsA, wordsB) = (Words.Of(a.Article.Text), Words.Of(b.Article.Text));
        if (Translations.Between(a, b, wordsA, wordsB) is { } translation) return translation with { Stamp = new Stamp(Step.Lineage, Version, tables.Edition) };
        var repaired = Repairs.Of(a, wordsA, b, wordsB);
        wordsB = repaired ?? wordsB;
        var passages = Passages(wordsA, wordsB, Dropped(a, wordsA, tables), Dropped(b, wordsB, tables));
        if (repaired is not null) passages = passages.ConvertAll(p => p.Kind == PassageKind.Verbatim ? p with { Kind = PassageKind.Edited } : p);
        return passages.Count == 0 ? null : Sums.Of(a, b, passages, wordsA, wordsB) with { Stamp = new Stamp(Step.Lineage, Version, tables.Edition) };
    }

    private static List<Span> Dropped(Telling telling, Words words, StreamTables tables) =>
        [.. Boilerplates.Of(telling.Article.Text, telling.Outlet, tables), .. words.Sentences.Where(s => Furniture.Is(telling.Article.Text, s))];

    private static List<Aligned> Passages(Words a, Words b, List<Span> droppedA, List<Span> droppedB)
    {
        var chains = Chains.Of(Runs.Between(a, b), a.All.Length, b.All.Length, Chains.OfWords);
        var passages = new List<Aligned>();
        foreach (var pair in Pairings.Of(chains, a, b))
        {
            if (pair.Matches.Count == 0) continue;
            var measure = Kinds.Measured(pair, a, b);
            if (Kinds.Of(measure) is not { } kind) continue;
            bool boilerplate = droppedA.Exists(d => d.Overlaps(a.Sentences[pair.A])) || droppedB.Exists(d => d.Overlaps(b.Sentences[pair.B]));
            if (boilerplate) kind = PassageKind.Common;
            passages.Add(new Aligned(pair, measure, kind));
        }
        return passages;
    }
}

/// <summary>A pair of sentences with what it shares and the kind that makes it.</summary>
internal sealed record Aligned(Pairing Pair, Measure Measure, PassageKind Kind)
{
    /// <summary>Whether it shows that one text derives from the other or both from a third.</summary>
    public bool Derived => IsDerived(Kind);

    /// <summary>Whether a passage of this kind shows derivation.</summary>
    public static bool IsDerived(PassageKind kind) => kind is PassageKind.Verbatim or PassageKind.Edited or PassageKind.Reworded or PassageKind.Translated;
}
