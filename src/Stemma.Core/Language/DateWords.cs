using System.Collections.Frozen;
using System.Globalization;
using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>One language's words of dates (Data/dates.tsv, which says what each kind is).</summary>
internal sealed class DateWords
{
    // Kinds that no date begins with.
    private static readonly FrozenSet<string> Inner = new[] { "will", "was", "of", "on", "and", "between", "closing", "few", "comingafter", "halves", "suffix", "clock", "ago", "later", "before", "after", "to", "from", "at", "the", "till", "lastafter", "nextafter" }.ToFrozenSet(StringComparer.Ordinal);

    // Numbers of centuries that stand before the word, as French and Italian write them.
    private static readonly string[] Romans = [.. "v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".Split(' ').SelectMany(r => new[] { r, r + "e", r + "ème" })];

    private static readonly FrozenDictionary<string, DateWords> All = DataFile.Rows(typeof(DateWords), "dates.tsv")
        .GroupBy(r => r[0], StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => new DateWords(g.Key, g), StringComparer.Ordinal);

    private const int Common = 0x180;

    // By first letter: each kind that has phrases with it, longest first. Kinds are interned: they are compared by reference.
    private readonly FrozenDictionary<char, (string Kind, (string Phrase, int Value)[] Phrases)[]> _byLetter;
    private readonly (string Kind, (string Phrase, int Value)[] Phrases)[][] _common;       // the same for the letters below Common

    private readonly FrozenSet<string> _firstWords;                                 // first words of the same
    private readonly bool _glues;
    private readonly FrozenSet<int> _openers;                                       // first two letters of all phrases that can open a date

    private DateWords(string language, IEnumerable<string[]> rows)
    {
        var cells = rows.Where(r => r.Length > 2 && r[2].Length > 0).ToList();
        var pairs = cells.SelectMany(r => r[2].Split('|').Select(p => (Kind: string.Intern(r[1]), Pair: Pair(p)))).ToList();
        _byLetter = pairs.GroupBy(p => p.Pair.Item1[0]).ToFrozenDictionary(g => g.Key, g => g.GroupBy(p => p.Kind).Select(k => (k.Key, k.Select(p => p.Pair).OrderByDescending(p => p.Item1.Length).ToArray())).ToArray());
        _common = [.. Enumerable.Range(0, Common).Select(c => _byLetter.GetValueOrDefault((char)c) ?? [])];
        var phrases = pairs.Where(p => !Inner.Contains(p.Kind)).Select(p => p.Pair.Item1)
            .Concat(NumberWords.Of(language).Values.Keys).Concat(["couple", "a ", "an "]).Concat(language switch { "en" => ["q", "h"], "fr" or "it" => Romans, _ => Array.Empty<string>() }).ToList();
        _openers = phrases.Select(p => p.Length > 1 ? (p[0] << 16) | p[1] : p[0]).ToFrozenSet();
        _firstWords = phrases.Select(p => FirstWord(p).ToString()).ToFrozenSet(StringComparer.Ordinal);
        _glues = language is "de" or "nl" or "ar" or "hi" or "tr";
    }

    /// <summary>Whether a date can begin at the position: a quick look at the first word, or at two letters where words are glued.</summary>
    public bool MayOpen(string lower, int at)
    {
        if (char.IsDigit(lower[at])) return true;
        if (_glues || !char.IsLetter(lower[at]) || IsDense(lower[at])) return MayOpenByLetters(lower, at);
        return _firstWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(FirstWord(lower.AsSpan(at, Math.Min(24, lower.Length - at))));
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        int end = 0;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return text[..end];
    }

    private bool MayOpenByLetters(string lower, int at) => _openers.Contains(lower[at]) || (at + 1 < lower.Length && _openers.Contains((lower[at] << 16) | lower[at + 1]));

    /// <summary>The words of a language, or null where there are none.</summary>
    public static DateWords? Of(string language) => All.GetValueOrDefault(Stems.Primary(language));

    /// <summary>Whether the folded word is a month's name or abbreviation in the language or in English.</summary>
    public static bool IsMonth(string folded, string language) =>
        folded.Length > 1 && (Has(Of(language) ?? All["en"], folded) || (language != "en" && Has(All["en"], folded)));

    private static bool Has(DateWords words, string folded) => words.Is("month", folded) || words.Is("abbr", folded);

    /// <summary>Whether the whole word is of a kind.</summary>
    public bool Is(string kind, string word) =>
        word.Length > 0 && Array.Exists(Phrases(kind, word[0]), p => p.Phrase == word);

    private (string Phrase, int Value)[] Phrases(string kind, char letter)
    {
        var kinds = letter < Common ? _common[letter] : _byLetter.GetValueOrDefault(letter) ?? [];
        foreach (var one in kinds) if (ReferenceEquals(one.Kind, kind)) return one.Phrases;
        return [];
    }

    /// <summary>The longest phrase of a kind that begins at a position, or null.</summary>
    public (int End, int Value)? Longest(string kind, string lower, int at)
    {
        if (at >= lower.Length) return null;
        foreach (var (phrase, value) in Phrases(kind, lower[at]))
        {
            if (lower.AsSpan(at).StartsWith(phrase, StringComparison.Ordinal) && EndsAt(lower, at + phrase.Length, phrase[^1])) return (at + phrase.Length, value);
        }
        return null;
    }

    /// <summary>Whether a word that ends with <paramref name="last"/> can end before the position.</summary>
    public static bool EndsAt(string lower, int end, char last) =>
        end >= lower.Length || !char.IsLetterOrDigit(last) || IsDense(last) || !char.IsLetterOrDigit(lower[end]) || IsDense(lower[end]);

    /// <summary>Whether the letter's script writes words without spaces or glues particles to them.</summary>
    public static bool IsDense(char c) => Tokens.IsUnspaced(c) || c is >= '\uAC00' and <= '\uD7A3';

    private static (string, int) Pair(string pair)
    {
        int equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (pair, 0) : (pair[..equals], int.Parse(pair[(equals + 1)..], CultureInfo.InvariantCulture));
    }
}
