using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>
/// Whom a report means that gives the last name alone: the one person of that name whom others give in full and let speak, where no report of the story names
/// anybody or anything else of that name. Where one does, it may mean either, and the last name stands by itself.
/// </summary>
public static class LastNames
{
    private const int MostTexts = 200, Reach = 40;

    /// <summary>The full name for each last name that stands alone.</summary>
    /// <param name="tellings">The story's tellings; of more than 200 texts none is told.</param>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<Telling> tellings)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var witnesses = tellings.SelectMany(t => t.Statements).Select(s => s.Witness).OfType<string>().Distinct(StringComparer.Ordinal).Select(n => (Name: n, Words: n.Split(' '))).ToList();
        var alone = witnesses.Where(w => w.Words.Length == 1 && char.IsUpper(w.Name[0]) && Gazetteer.Find(w.Name) is null).Select(w => w.Name).ToList();
        if (alone.Count == 0) return found;
        var persons = tellings.SelectMany(t => t.Named).Where(n => n.Kind == NameKind.Person).Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
        var texts = tellings.SelectMany(t => new[] { (Text: t.Article.Title, t.Article.Language), (t.Article.Text, t.Article.Language) }).DistinctBy(t => t.Text, StringComparer.Ordinal).Take(2 * MostTexts + 1).ToList();
        if (texts.Count > 2 * MostTexts) return found;
        foreach (var last in alone)
        {
            var full = witnesses.Where(w => w.Words.Length > 1 && w.Words[^1] == last).ToList();
            if (full is [var only] && persons.Contains(only.Name) && !MayBeAnother(last, only.Name, only.Words, texts)) found[last] = only.Name;
        }
        return found;
    }

    // Another first name before it, "Jr." behind it, or "Mr." before it of a woman.
    private static bool MayBeAnother(string last, string full, string[] words, List<(string Text, string Language)> texts)
    {
        var seen = words.SkipLast(1).Select(w => Tokens.Fold(w)).ToHashSet(StringComparer.Ordinal);
        foreach (var (text, language) in texts)
        {
            for (int at = text.IndexOf(last, StringComparison.Ordinal); at >= 0; at = text.IndexOf(last, at + last.Length, StringComparison.Ordinal))
            {
                int end = at + last.Length;
                if (at > 0 && char.IsLetter(text[at - 1]) || end < text.Length && char.IsLetter(text[end])) continue;
                if (NameWords.Suffixes.Contains(Tokens.Fold(WordAfter(text, end)))) return true;
                string before = NameIndex.WordBefore(text, at);
                if (Genders.Of(before, "") is { } said && said != Genders.Of("", full)) return true;
                if (before.Length > 1 && seen.Add(before) && IsFirstName(text, at, before, language)) return true;
            }
        }
        return false;
    }

    // "Ida Lind" is somebody else; "President Lind" and "But Lind" need not be.
    private static bool IsFirstName(string text, int at, string before, string language) => NameWords.FirstNames.Contains(before)
        || Names.Of(Around(text, at), language).Any(n => n.Kind == NameKind.Person && n.Name.Contains(' ', StringComparison.Ordinal) && Tokens.Fold(n.Name).StartsWith(before + " ", StringComparison.Ordinal));

    private static string Around(string text, int at)
    {
        int start = Math.Max(0, at - Reach), end = Math.Min(text.Length, at + Reach);
        if (start > 0 && char.IsLowSurrogate(text[start])) start--;
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        return text[start..end];
    }

    private static string WordAfter(string text, int at)
    {
        int start = at;
        while (start < text.Length && text[start] is ' ' or ',' or '\u00A0') start++;
        int end = start;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return text[start..end];
    }
}
