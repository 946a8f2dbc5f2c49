using System.Collections.Frozen;
using System.Globalization;
using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>One language's words of dates (Data/dates.tsv, which says what each kind is).</summary>
internal sealed class DateWords
{
    private static readonly FrozenDictionary<string, DateWords> All = DataFile.Rows(typeof(DateWords), "dates.tsv")
        .GroupBy(r => r[0], StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => new DateWords(g), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, FrozenDictionary<char, (string Phrase, int Value)[]>> _kinds;

    /// <summary>First letters of all phrases that can open a date.</summary>
    public FrozenSet<char> Openers { get; }

    private DateWords(IEnumerable<string[]> rows)
    {
        var cells = rows.Where(r => r.Length > 2 && r[2].Length > 0).ToList();
        _kinds = cells.ToFrozenDictionary(r => r[1], r => ByFirst(r[2]), StringComparer.Ordinal);
        Openers = cells.Where(r => r[1] is not ("will" or "was" or "of" or "suffix" or "clock" or "ago" or "later" or "to")).SelectMany(r => _kinds[r[1]].Keys).ToFrozenSet();
    }

    /// <summary>The words of a language, or null where there are none.</summary>
    public static DateWords? Of(string language) => All.GetValueOrDefault(Stems.Primary(language));

    /// <summary>Whether the folded word is a month's name or abbreviation in the language or in English.</summary>
    public static bool IsMonth(string folded, string language) =>
        folded.Length > 1 && (Has(Of(language) ?? All["en"], folded) || (language != "en" && Has(All["en"], folded)));

    private static bool Has(DateWords words, string folded) => words.Is("month", folded) || words.Is("abbr", folded);

    /// <summary>Whether the whole word is of a kind.</summary>
    public bool Is(string kind, string word) =>
        word.Length > 0 && _kinds.TryGetValue(kind, out var first) && first.TryGetValue(word[0], out var phrases) && phrases.Any(p => p.Phrase == word);

    /// <summary>The longest phrase of a kind that begins at a position, or null.</summary>
    public (int End, int Value)? Longest(string kind, string lower, int at)
    {
        if (at >= lower.Length || !_kinds.TryGetValue(kind, out var first) || !first.TryGetValue(lower[at], out var phrases)) return null;
        foreach (var (phrase, value) in phrases)
        {
            if (string.CompareOrdinal(lower, at, phrase, 0, phrase.Length) == 0 && EndsAt(lower, at + phrase.Length, phrase[^1])) return (at + phrase.Length, value);
        }
        return null;
    }

    /// <summary>Whether a word that ends with <paramref name="last"/> can end before the position.</summary>
    public static bool EndsAt(string lower, int end, char last) =>
        end >= lower.Length || !char.IsLetterOrDigit(last) || IsDense(last) || !char.IsLetterOrDigit(lower[end]) || IsDense(lower[end]);

    /// <summary>Whether the letter's script writes words without spaces or glues particles to them.</summary>
    public static bool IsDense(char c) => Tokens.IsUnspaced(c) || c is >= '\uAC00' and <= '\uD7A3';

    private static FrozenDictionary<char, (string, int)[]> ByFirst(string cell) => cell.Split('|').Select(Pair)
        .GroupBy(p => p.Item1[0]).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Item1.Length).ToArray());

    private static (string, int) Pair(string pair)
    {
        int equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (pair, 0) : (pair[..equals], int.Parse(pair[(equals + 1)..], CultureInfo.InvariantCulture));
    }
}
