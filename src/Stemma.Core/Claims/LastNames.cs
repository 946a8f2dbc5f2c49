using System.Collections.Frozen;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>
/// Whom a report means that gives the last name alone: the one witness of that name whom others give in full, where no report of the story names
/// anybody else of that name. Where one does, it may mean either, and the last name stands by itself.
/// </summary>
public static class LastNames
{
    private static readonly FrozenDictionary<string, string> Honorifics = DataFile.Rows(typeof(LastNames), "honorifics.tsv")
        .SelectMany(r => r[1].Split(' ').Select(w => (Word: w, Sex: r[0]))).ToFrozenDictionary(p => p.Word, p => p.Sex, StringComparer.Ordinal);

    /// <summary>The full name for each last name that stands alone.</summary>
    /// <param name="tellings">The story's tellings.</param>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<Telling> tellings)
    {
        var witnesses = tellings.SelectMany(t => t.Statements).Select(s => s.Witness).OfType<string>().Distinct(StringComparer.Ordinal).Select(n => (Name: n, Words: n.Split(' '))).ToList();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (last, _) in witnesses.Where(w => w.Words.Length == 1 && char.IsUpper(w.Name[0])))
        {
            var full = witnesses.Where(w => w.Words.Length is 2 or 3 && w.Words.All(x => x.Length > 0 && char.IsUpper(x[0])) && w.Words[^1] == last).ToList();
            if (full is [var only] && !IsAnothers(last, only.Words, tellings)) found[last] = only.Name;
        }
        return found;
    }

    // Another first name before it, "Jr." behind it, or both "Mr." and "Mrs.".
    private static bool IsAnothers(string last, string[] full, IReadOnlyList<Telling> tellings)
    {
        var sexes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in tellings.SelectMany(t => new[] { t.Article.Title, t.Article.Text }).Distinct(StringComparer.Ordinal))
        {
            for (int at = text.IndexOf(last, StringComparison.Ordinal); at >= 0; at = text.IndexOf(last, at + last.Length, StringComparison.Ordinal))
            {
                if (at > 0 && char.IsLetter(text[at - 1]) || at + last.Length < text.Length && char.IsLetter(text[at + last.Length])) continue;
                if (NameWords.Suffixes.Contains(Tokens.Fold(After(text, at + last.Length)))) return true;
                string before = Before(text, at);
                string folded = Tokens.Fold(before);
                if (Honorifics.TryGetValue(folded, out var sex)) sexes.Add(sex);
                else if (before.Length > 1 && char.IsUpper(before[0]) && !full.Contains(before, StringComparer.OrdinalIgnoreCase) && IsFirstName(text, at, folded)) return true;
            }
        }
        return sexes.Count > 1;
    }

    // "Ida Lind" is somebody else; "President Lind", "But Lind" and "Democrat Lind" need not be.
    private static bool IsFirstName(string text, int at, string folded) => NameWords.FirstNames.Contains(folded)
        || Names.Of(Around(text, at), "en").Any(n => n.Kind == NameKind.Person && n.Name.StartsWith(folded, StringComparison.OrdinalIgnoreCase) && n.Name.Contains(' ', StringComparison.Ordinal));

    private static string Around(string text, int at) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 40)];

    // The word right before a place, with a single space between.
    private static string Before(string text, int at)
    {
        int end = at - 1;
        if (end >= 0 && text[end] is ' ' or '\u00A0') end--;
        if (end >= 0 && text[end] == '.') end--;
        int start = end;
        while (start >= 0 && (char.IsLetter(text[start]) || text[start] is '-' or '’' or '\'')) start--;
        return end < at - 1 && start < end ? text[(start + 1)..(end + 1)] : "";
    }

    private static string After(string text, int at)
    {
        int start = at;
        while (start < text.Length && text[start] is ' ' or ',' or '\u00A0') start++;
        int end = start;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return text[start..end];
    }
}
