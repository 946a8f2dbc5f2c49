using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>
/// Takes the name in a dateline's brackets for an agency's where no list has it: "VELMA (Arta) —". A wrong name is worse than none, so everything else that
/// stands in such brackets is ruled out first: the outlet's own name, places, persons, days, abbreviations of what stands before, ordinary words.
/// </summary>
internal static class UnlistedAgencies
{
    private const int Longest = 32, MostWords = 4;

    /// <summary>The agency, or null.</summary>
    /// <param name="dateline">The dateline, or null.</param>
    /// <param name="text">The running text.</param>
    /// <param name="language">Its language.</param>
    /// <param name="own">What the outlet calls itself: names, hosts.</param>
    public static string? In(Dateline? dateline, string text, string language, IEnumerable<string> own)
    {
        if (dateline is not { Agency: { } name, Place: { } place } || !IsName(name) || Agencies.Listed(name).Count > 0 || Agencies.Named(name) is not null) return null;
        bool slashes = dateline.Text.EndsWith("/.", StringComparison.Ordinal) || dateline.Text.EndsWith('/');
        if (!slashes && dateline.Text[^1] is not ('—' or '–' or '-')) return null;
        if (dateline.Day is null && !Datelines.IsCapitals(place.Split(',')[0].Trim())) return null;
        bool another = IsCallSign(name) || ShortNames.Abbreviates(name, place) || own.Any(o => ShortNames.Fits(name, o) || ShortNames.Fits(o, name))
            || Gazetteer.Find(name) is not null || Gazetteer.OfDemonym(name) is not null || Days.Looks(name) || IsWeekday(name, language) || IsOrdinary(name, text) || Names.Of(text, language).Any(n => IsPerson(n, name, place));
        return another ? null : name;
    }

    // Letters, with a capital; more than one word only where all but small ones have it.
    private static bool IsName(string name)
    {
        if (name.Length is < 3 or > Longest || !char.IsLetter(name[0]) || !name.Any(char.IsUpper)) return false;
        if (name.Any(c => !char.IsLetterOrDigit(c) && c is not (' ' or '-' or '.' or '&' or '’' or '\'' or '«' or '»'))) return false;
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MostWords && Array.TrueForAll(words, w => w.Any(char.IsUpper) || w.Length <= 3) && !name.Any(char.IsDigit);
    }

    // American stations put their own call sign there, whatever their pages are called.
    private static bool IsCallSign(string name) => name.Length is 3 or 4 && name[0] is 'K' or 'W' && name.All(char.IsAsciiLetterUpper);

    private static bool IsWeekday(string name, string language) => DateWords.Of(language) is { } words && words.Is("weekday", Tokens.Fold(name));

    private static bool IsOrdinary(string name, string text)
    {
        foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            bool all = word.All(char.IsUpper);
            if (all && word.Length <= 4) return false;
            string lower = word.ToLowerInvariant();
            bool stands = false;
            for (int i = text.IndexOf(lower, StringComparison.Ordinal); i >= 0 && !stands; i = text.IndexOf(lower, i + 1, StringComparison.Ordinal))
                stands = (i == 0 || !char.IsLetterOrDigit(text[i - 1])) && (i + lower.Length == text.Length || !char.IsLetterOrDigit(text[i + lower.Length]));
            if (!stands && !EditorsWords.Contains(lower)) return false;
        }
        return true;
    }

    private static bool IsPerson(NameMention mention, string name, string place) => mention.Kind == NameKind.Person
        && (string.Equals(mention.Text, name, StringComparison.OrdinalIgnoreCase) || mention.Text.EndsWith(" " + name, StringComparison.OrdinalIgnoreCase) || string.Equals(mention.Text, place, StringComparison.OrdinalIgnoreCase));

    private static readonly HashSet<string> EditorsWords = [.. DataFile.Lines(typeof(UnlistedAgencies), "editors-words.txt")];
}
