using System.Collections.Frozen;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Tells the time of the telling ("said Tuesday") from the time of the event.</summary>
internal static class Reporting
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Verbs = DataFile.Rows(typeof(Reporting), "reporting.tsv")
        .ToFrozenDictionary(r => r[0], r => r[1].Split('|').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Whether a folded word is a verb of saying.</summary>
    public static bool IsVerb(string folded, string language) => Verbs.TryGetValue(language, out var verbs) && verbs.Contains(folded);

    /// <summary>Whether a time stands beside a verb of saying: up to two words after it, or up to four before it without a mark of its own clause.</summary>
    public static bool IsBeside(Words words, Span time, string language)
    {
        int first = words.IndexAt(time.Start), after = words.IndexAt(time.End);
        for (int i = first - 1, steps = 0; i >= 0 && steps < 3; i--, steps++)
        {
            if (words.Tokens[i].Kind == TokenKind.Mark) break;
            if (IsVerb(words.Folded[i], language)) return true;
        }
        if (first > 2 && after < words.Count) // "on the website on Monday said": only directly before, unless the sentence opens with the time
            return IsVerb(words.Folded[after], language);
        for (int i = after, steps = 0; i < words.Count && steps < 5; i++, steps++)
        {
            if (IsVerb(words.Folded[i], language)) return true;
        }
        return false;
    }
}
