using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>The words of one language by which reports tell what they rest on, from Data/exhibits.tsv.</summary>
internal sealed class ExhibitWords
{
    private static readonly FrozenDictionary<string, ExhibitWords> ByLanguage = DataFile.Rows(typeof(ExhibitWords), "exhibits.tsv")
        .GroupBy(r => r[1]).ToFrozenDictionary(g => g.Key, g => new ExhibitWords(g.Key, [.. g]), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, FrozenSet<string>> _parts;

    private ExhibitWords(string language, IReadOnlyList<string[]> rows)
    {
        Language = language;
        Nouns = rows.Where(r => r[0] == "noun").SelectMany(r => r[3].Split('|').Select(w => (Word: w, Kind: Enum.Parse<ExhibitKind>(r[2], ignoreCase: true))))
            .DistinctBy(n => n.Word).ToFrozenDictionary(n => n.Word, n => n.Kind, StringComparer.Ordinal);
        _parts = rows.Where(r => r[0] is not ("noun" or "unchecked")).ToFrozenDictionary(r => r[0], r => r[3].Split('|').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
        Unchecked = [.. rows.Where(r => r[0] == "unchecked").Select(r => Phrase.Read(r[3]))];
        Per = rows.First(r => r[0] == "per")[3].Split(' ');
    }

    /// <summary>The language.</summary>
    public string Language { get; }

    /// <summary>What names a thing, with its sort.</summary>
    public FrozenDictionary<string, ExhibitKind> Nouns { get; }

    /// <summary>What says that it was not checked.</summary>
    public IReadOnlyList<Phrase> Unchecked { get; }

    /// <summary>The words that begin "according to".</summary>
    public string[] Per { get; }

    /// <summary>The words of a language; null where none are known.</summary>
    public static ExhibitWords? Of(string language) => ByLanguage.GetValueOrDefault(language);

    /// <summary>Whether a word plays a part: "show", "give", "showing", "by", "in", "not", "article".</summary>
    public bool Is(string part, string word) => _parts.TryGetValue(part, out var words) && words.Contains(word);

    /// <summary>Whether a sentence says that something was not checked.</summary>
    public bool SaysUnchecked(string[] folded) => Enumerable.Range(0, folded.Length).Any(i => Unchecked.Any(p => p.MatchAt(folded, i) >= 0));
}
