using System.Collections.Frozen;

namespace Stemma.Core.Statements;

/// <summary>The phrases of a language, by their first word.</summary>
internal sealed class PhraseBook
{
    private readonly FrozenDictionary<string, PhrasePattern[]> _byWord;
    private readonly PhrasePattern[] _negated;

    private PhraseBook(IReadOnlyList<PhrasePattern> patterns)
    {
        _byWord = patterns.SelectMany(p => p.Head.Words.Select(w => (w, p))).GroupBy(x => x.w, x => x.p, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        _negated = [.. patterns.Where(p => p.Head.Kind == ElementKind.Negation)];
    }

    /// <summary>Reads a file of Data/.</summary>
    public static PhraseBook Read(string file) => new(PhrasePattern.Read(file));

    /// <summary>The patterns that can start at a word, in the file's order within each kind.</summary>
    public IReadOnlyList<PhrasePattern> At(Unit unit, int i)
    {
        bool negates = unit.Is(i, Sense.Negation) || unit.Is(i, Sense.Aux | Sense.Modal) && (unit.Low(i + 1) == "not" || unit.Low(i + 2) == "not");
        var worded = _byWord.GetValueOrDefault(unit.Low(i), []);
        return !negates ? worded : worded.Length == 0 ? _negated : [.. _negated, .. worded];
    }
}
