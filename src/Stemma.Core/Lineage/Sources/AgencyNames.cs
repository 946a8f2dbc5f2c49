using System.Collections.Frozen;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Sources;

/// <summary>An agency where its name stands.</summary>
internal readonly record struct AgencyName(Wire Wire, Span At);

/// <summary>Finds agencies' names in a text: short ones with their case, long ones in any; the longest name at a place.</summary>
internal static class AgencyNames
{
    private const int ShortName = 4;
    private static readonly FrozenSet<string> Ambiguous = DataFile.Lines(typeof(Alignments), "ambiguous-agencies.txt").ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenDictionary<char, (string Spelling, Wire Wire)[]> ByFirst = Wires.All
        .SelectMany(w => w.Spellings.Distinct(StringComparer.Ordinal).Where(s => s.Length > 1).Select(s => (Spelling: s, Wire: w)))
        .GroupBy(s => char.ToLowerInvariant(s.Spelling[0]))
        .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(s => s.Spelling.Length).ThenBy(s => s.Spelling, StringComparer.Ordinal).ToArray());

    /// <summary>All names, in order.</summary>
    public static List<AgencyName> In(string text)
    {
        var found = new List<AgencyName>();
        for (int i = 0; i < text.Length; i++)
        {
            if (i > 0 && InsideWord(text, i) || !ByFirst.TryGetValue(char.ToLowerInvariant(text[i]), out var spellings)) continue;
            foreach (var (spelling, wire) in spellings)
            {
                if (!Stands(text, i, spelling)) continue;
                found.Add(new AgencyName(wire, new Span(i, i + spelling.Length)));
                i += spelling.Length - 1;
                break;
            }
        }
        return found;
    }

    /// <summary>The names in running text that can mean nothing but the agency.</summary>
    public static IEnumerable<AgencyName> CertainIn(string text) => In(text).Where(n => !Ambiguous.Contains(n.At.Of(text)) || CueBeside(text, n.At));

    /// <summary>What stands before a place, lower case, at most <paramref name="length"/> characters, white space and marks of the end trimmed.</summary>
    public static string Before(string text, int at, int length) => text[Math.Max(0, at - length)..at].ToLowerInvariant().TrimEnd(' ', '\u00A0', '(', ',').Replace('’', '\'');

    private static bool InsideWord(string text, int i) => char.IsLetterOrDigit(text[i]) && char.IsLetterOrDigit(text[i - 1]) && !Tokens.IsUnspaced(text[i]);

    private static bool Stands(string text, int at, string spelling)
    {
        int end = at + spelling.Length;
        if (end > text.Length) return false;
        bool same = spelling.Length <= ShortName ? string.CompareOrdinal(text, at, spelling, 0, spelling.Length) == 0
            : string.Compare(text, at, spelling, 0, spelling.Length, StringComparison.OrdinalIgnoreCase) == 0 && !char.IsLower(text[at]);
        if (!same) return false;
        if (end == text.Length || Tokens.IsUnspaced(text[end - 1])) return true;
        bool joined = char.IsLetterOrDigit(text[end]) || (text[end] == '-' && end + 1 < text.Length && char.IsLetter(text[end + 1]));
        return !joined;
    }

    private static bool CueBeside(string text, Span at)
    {
        var after = text[at.End..Math.Min(text.Length, at.End + 14)].TrimStart().ToLowerInvariant();
        if (after.StartsWith("news agency", StringComparison.Ordinal) || after.StartsWith("agency", StringComparison.Ordinal)) return true;
        var before = Before(text, at.Start, 24);
        return before.EndsWith("news agency", StringComparison.Ordinal) || before.EndsWith("agency", StringComparison.Ordinal) || before.EndsWith("nachrichtenagentur", StringComparison.Ordinal)
            || Phrases.Told.Any(t => EndsWithWord(before, t));
    }

    /// <summary>Whether a text ends with a phrase that begins at a word's start.</summary>
    public static bool EndsWithWord(string text, string phrase) =>
        text.EndsWith(phrase, StringComparison.Ordinal) && (text.Length == phrase.Length || !char.IsLetterOrDigit(text[text.Length - phrase.Length - 1]));
}
