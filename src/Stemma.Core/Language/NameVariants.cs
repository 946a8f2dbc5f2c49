using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>Folds the variants of a name across texts: spellings, hyphens, middle names, titles, acronyms of well-known bodies.</summary>
public static class NameVariants
{
    private const int ShortestAlias = 4; // a shorter one than that is many a body's ("EP")

    private static readonly Lazy<FrozenSet<string>> Listed = new(() => Gazetteer.All.Concat(Wires.All.Select(w => w.Name)).Select(Lasting).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>A name's comparable form: the gazetteer's canonical name where it knows it, else without titles, accents, spaces and marks ("Kim Jong-un" gives "kimjongun").</summary>
    public static string Key(string name)
    {
        if (Gazetteer.Find(name.Trim()) is { } entry) return Plain(entry.Canonical);
        var words = WordsOf(name);
        return words.Count == 0 ? Plain(name) : Plain(string.Concat(words));
    }

    /// <summary>
    /// What a name is followed by, across all reports: the gazetteer's or the registry of agencies' own name where they know it, else the name's words without titles, accents and
    /// marks ("ma-li" is not "mali"). A title goes only where a first name and a last one stay ("General Motors" gives "general-motors"); "Jr." stays. Of a key it is the key itself.
    /// </summary>
    public static string Lasting(string name)
    {
        name = name.Trim();
        var entry = Gazetteer.Find(name) ?? Gazetteer.Find(name.ToUpperInvariant()); // whoever types "us" means the country
        string common = entry?.Canonical ?? name;
        if (Wires.Named(common) is { } wire && (common.Length > ShortestAlias || common == wire.Name)) return Plain(wire.Name);
        return entry is null ? Joined(WordsOf(name, least: 2, suffixed: true)) : Plain(common);
    }

    /// <summary>Whether a list of ours knows what is followed by this: a country, a city, a well-known body, an agency. Nobody private is in it.</summary>
    public static bool IsListed(string lasting) => Listed.Value.Contains(lasting);

    /// <summary>
    /// Whether two names may name the same: equal keys; a surname alone and a full name with it; a full name with and without middle names;
    /// an initial for a first name; two spellings of one foreign name; an acronym and the name it is taken from. Two full names that differ
    /// in a given name are never the same. Not transitive: "Kim" fits both "Kim Jong Un" and "Kim Jong Il".
    /// </summary>
    public static bool Same(string a, string b)
    {
        if (Key(a) == Key(b)) return true;
        if (Gazetteer.Find(a) is not null && Gazetteer.Find(b) is not null) return false;
        List<string> left = WordsOf(a), right = WordsOf(b);
        if (left.Count == 0 || right.Count == 0) return false;
        if (IsAcronymOf(a, right) || IsAcronymOf(b, left)) return true;
        return SamePerson(left, right);
    }

    /// <summary>Whether two lists of folded words, titles excluded, can be one person's name.</summary>
    internal static bool SamePerson(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var (shorter, longer) = a.Count <= b.Count ? (a, b) : (b, a);
        if (shorter.Count == 0) return false; // nothing but titles
        if (shorter.Count == 1) return longer.Count > 1 && (Alike(longer[^1], shorter[0]) || (NameWords.EastSurnames.Contains(longer[0]) && longer[0] == shorter[0]));
        if (a.Count != b.Count && a[0].Length > 0 && b[0].Length > 0 && a[0][0] == b[0][0] && Skeleton(string.Concat(a)) == Skeleton(string.Concat(b))) return true;
        if (!Alike(shorter[^1], longer[^1]) || !FitsFirst(shorter[0], longer[0])) return false;
        if (NameWords.EastSurnames.Contains(longer[0]) && longer.Count >= 3) return false;
        return shorter.Count == 2 || InOrder(shorter, longer);
    }

    /// <summary>Whether the text is the initials of the words, small words left out.</summary>
    internal static bool IsAcronymOf(string acronym, IReadOnlyList<string> words)
    {
        var letters = acronym.Replace(".", "", StringComparison.Ordinal);
        if (letters.Length < 2 || words.Count < 2 || !letters.All(char.IsUpper)) return false;
        var all = string.Concat(words.Select(w => w[0])).ToUpperInvariant();
        var main = string.Concat(words.Where(w => w is not ("of" or "the" or "and" or "for" or "in" or "de" or "des" or "du" or "der" or "für" or "und")).Select(w => w[0])).ToUpperInvariant();
        return letters == all || letters == main;
    }

    /// <summary>Letters and digits in lower case, without accents.</summary>
    internal static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (char c in CompatibleForm.Of(name, NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.SpacingCombiningMark) plain.Append(Unaccented(char.ToLowerInvariant(c)));
        }
        return plain.ToString();
    }

    // Characters of scripts without spaces stay together.
    private static string Joined(List<string> words)
    {
        var joined = new StringBuilder();
        foreach (var word in words)
        {
            if (joined.Length > 0 && !(Tokens.IsUnspaced(joined[^1]) && Tokens.IsUnspaced(word[0]))) joined.Append('-');
            joined.Append(word);
        }
        return joined.ToString();
    }

    private static char Unaccented(char c) => c switch { 'ł' => 'l', 'ø' => 'o', 'đ' => 'd', 'ı' => 'i', 'ё' => 'е', _ => c };

    // Words of a name in order, folded, hyphens parted, titles and, unless it is asked for, "Jr." left out.
    private static List<string> WordsOf(string name, int least = 1, bool suffixed = false)
    {
        var words = new List<string>();
        foreach (var token in Tokens.Of(name))
        {
            if (token.Kind == TokenKind.Mark) continue;
            foreach (var part in Tokens.Fold(token.In(name)).Split('-', StringSplitOptions.RemoveEmptyEntries)) words.Add(Plain(part));
        }
        words.RemoveAll(w => w.Length == 0);
        while (words.Count > least && NameWords.Titles.Contains(words[0])) words.RemoveAt(0);
        while (!suffixed && words.Count > 1 && NameWords.Suffixes.Contains(words[^1])) words.RemoveAt(words.Count - 1);
        return words;
    }

    private static bool FitsFirst(string a, string b) => Alike(a, b) || (a.Length == 1 && b[0] == a[0]) || (b.Length == 1 && a[0] == b[0]);

    private static bool InOrder(IReadOnlyList<string> shorter, IReadOnlyList<string> longer)
    {
        int at = 0;
        foreach (var word in longer) if (at < shorter.Count && FitsFirst(shorter[at], word)) at++;
        return at == shorter.Count;
    }

    private static bool Alike(string a, string b) => a == b || (a.Length > 3 && b.Length > 3 && MayBeAlike(a, b) && Skeleton(a) == Skeleton(b));

    // Cheap, and true wherever the skeletons agree.
    private static bool MayBeAlike(string a, string b) => Math.Abs(a.Length - b.Length) <= 5 && Sound(a[0]) == Sound(b[0]);

    private static char Sound(char c) => c switch { 'y' or 'j' or 'e' or 'a' => 'i', 'w' => 'v', 'q' or 'c' or 't' or 'h' or 'g' => 'k', 'z' => 's', 'p' => 'f', 'o' => 'u', _ => c };

    // What is left of a foreign name when the habits of transliteration are taken out: Zelensky, Zelenskyy, Selenskyj; Gaddafi, Qaddafi.
    internal static string Skeleton(string name)
    {
        var s = Plain(name).Replace("tsch", "ch", StringComparison.Ordinal).Replace("sch", "sh", StringComparison.Ordinal).Replace("kh", "h", StringComparison.Ordinal)
            .Replace("ck", "k", StringComparison.Ordinal).Replace("ph", "f", StringComparison.Ordinal).Replace("ou", "u", StringComparison.Ordinal)
            .Replace("oo", "u", StringComparison.Ordinal).Replace("ee", "i", StringComparison.Ordinal).Replace("ei", "i", StringComparison.Ordinal).Replace("ai", "i", StringComparison.Ordinal);
        var kept = new StringBuilder(s.Length);
        foreach (char c in s)
        {
            char d = c switch { 'y' or 'j' => 'i', 'w' => 'v', 'q' => 'k', 'z' => 's', 'c' when s.Length > 3 => 'k', _ => c };
            if (kept.Length == 0 || kept[^1] != d) kept.Append(d);
        }
        return kept.ToString();
    }
}
