using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Where the speaker of a withheld statement stands.</summary>
internal enum Where
{
    /// <summary>The noun phrase before the pattern.</summary>
    Before,

    /// <summary>The sentence's subject.</summary>
    Main,

    /// <summary>The noun phrase before is the content.</summary>
    Content,

    /// <summary>Nobody is named.</summary>
    None,
}

/// <summary>A match: first and last word of the phrase, and where the content starts.</summary>
internal readonly record struct PhraseHit(int From, int To, int Content);

/// <summary>A phrase that says how a content stands: a line of Data/LANGUAGE-withheld.tsv, whose head describes the notation.</summary>
internal sealed record PhrasePattern(StatementStatus Status, Where Where, IReadOnlyList<PhraseElement> Elements)
{
    /// <summary>The element it starts with.</summary>
    public PhraseElement Head { get; } = Elements.First(e => e.Kind != ElementKind.Content);

    /// <summary>Reads the patterns of a language.</summary>
    public static IReadOnlyList<PhrasePattern> Read(string file) =>
        [.. DataFile.Rows(typeof(PhrasePattern), file).Select(c => new PhrasePattern(Enum.Parse<StatementStatus>(c[0]), Enum.Parse<Where>(c[1], ignoreCase: true), [.. c[2].Split(' ').Select(PhraseElement.Of)]))];

    /// <summary>The match that starts at a word, or null.</summary>
    public PhraseHit? At(Unit unit, int start)
    {
        int i = start, content = -1;
        int gap = 0;
        foreach (var element in Elements)
        {
            if (element.Kind == ElementKind.Content) { content = i; continue; }
            if (element.Kind == ElementKind.Gap) { gap = element.Gap; continue; }
            int next = element.After(unit, i);
            for (; next < 0 && gap > 0 && i < unit.Words.Length && !NounPhrases.IsBreak(unit, i); gap--) next = element.After(unit, ++i);
            gap = 0;
            if (next < 0) return null;
            i = next;
        }
        bool asks = Elements[^1].Kind == ElementKind.Question;
        return new PhraseHit(start, asks || content >= 0 && content < i && Elements[^1].Kind != ElementKind.Content ? Math.Max(content, start) : i, content >= 0 ? content : i);
    }
}

/// <summary>What an element of a pattern takes.</summary>
internal enum ElementKind
{
    /// <summary>One of its words.</summary>
    Words,

    /// <summary>A negated helper: "did not", "cannot".</summary>
    Negation,

    /// <summary>Up to three adverbs.</summary>
    Adverbs,

    /// <summary>A form of be or seem.</summary>
    Be,

    /// <summary>A question word.</summary>
    Question,

    /// <summary>A gap of a few words, then one of the next element's words.</summary>
    Gap,

    /// <summary>Where the content starts.</summary>
    Content,
}

/// <summary>An element of a pattern.</summary>
internal sealed record PhraseElement(ElementKind Kind, FrozenSet<string> Words, bool Optional, int Gap)
{
    private static readonly FrozenSet<string> Questions = new[] { "whether", "if", "how", "what", "when", "where", "who", "why", "which", "whom", "whose" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Being = new[] { "is", "are", "was", "were", "be", "been", "remains", "remained", "remain", "seems", "seemed", "it's", "'s" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads one.</summary>
    public static PhraseElement Of(string text)
    {
        var none = FrozenSet<string>.Empty;
        return text switch
        {
            "NEG" => new PhraseElement(ElementKind.Negation, none, false, 0),
            "ADV" => new PhraseElement(ElementKind.Adverbs, none, false, 0),
            "BE" => new PhraseElement(ElementKind.Be, Being, false, 0),
            "WH" => new PhraseElement(ElementKind.Question, Questions, false, 0),
            ">" => new PhraseElement(ElementKind.Content, none, false, 0),
            ['.', '.', var n] => new PhraseElement(ElementKind.Gap, none, false, n - '0'),
            _ => new PhraseElement(ElementKind.Words, text.TrimEnd('?').Split('|').ToFrozenSet(StringComparer.Ordinal), text[^1] == '?', 0),
        };
    }

    /// <summary>The word after what this takes at a word, or -1.</summary>
    public int After(Unit unit, int i)
    {
        switch (Kind)
        {
            case ElementKind.Negation: return Negated(unit, i);
            case ElementKind.Adverbs:
                for (int n = 0; n < 3 && unit.Is(i, Sense.Adverb | Sense.Time) && !unit.Is(i, Sense.Medium); n++) i++;
                return i;
            default:
                if (unit.Quoted(i)) return -1;
                return Words.Contains(unit.Low(i)) ? i + 1 : Optional ? i : -1;
        }
    }

    private static int Negated(Unit unit, int i)
    {
        if (unit.Quoted(i)) return -1;
        if (unit.Is(i, Sense.Aux | Sense.Modal) && unit.Is(i, Sense.Negation)) return i + 1;
        if (unit.Is(i, Sense.Aux | Sense.Modal))
        {
            int k = i + 1;
            while (unit.Is(k, Sense.Adverb) && k < i + 3) k++;
            if (unit.Low(k) == "not") return k + 1;
        }
        return unit.Low(i) == "never" ? i + 1 : -1;
    }
}
