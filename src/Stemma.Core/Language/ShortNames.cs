using System.Text;

namespace Stemma.Core.Language;

/// <summary>Short names of bodies: whether one belongs to a full name, and whether names in two scripts are one.</summary>
public static class ShortNames
{
    private const int FewestLetters = 3, FewestConsonants = 3;

    /// <summary>Whether a short name is a full one's: its words stand in it ("Arta" in "Arta News Agency"), or it is put together from the beginnings of all of its words ("Nolba" of "North Lake Bay Agency", "TNT" of "The Northern Times"). Case and marks are ignored.</summary>
    /// <param name="name">The short name.</param>
    /// <param name="full">The full name, or a host ("arta.example").</param>
    public static bool Fits(string name, string full)
    {
        var (inner, outer) = (Words(name), Words(full));
        string joined = string.Concat(inner);
        if (joined.Length < FewestLetters || outer.Count == 0) return joined.Length > 0 && joined == string.Concat(outer);
        for (int i = 0; i + inner.Count <= outer.Count; i++) if (inner.SequenceEqual(outer.Skip(i).Take(inner.Count))) return true;
        if (joined == string.Concat(outer)) return true;
        var parts = outer.Where(w => w is not ("of" or "the" or "and" or "for" or "de" or "der" or "und")).ToList();
        return inner.Count == 1 && (Beginnings(joined, 0, parts, 0) || parts.Count < outer.Count && Beginnings(joined, 0, outer, 0));
    }

    /// <summary>Whether a short name is put together from the beginnings of all of a full one's words, three or more ("hrw" of "Human Rights Watch").</summary>
    public static bool IsMadeOf(string name, string full) =>
        Words(full) is { Count: >= FewestLetters } outer && string.Concat(Words(name)) is { Length: >= FewestLetters } joined && Beginnings(joined, 0, outer, 0);

    /// <summary>Whether a word is written with letters of a name in their order and the same first one, as abbreviations are ("ECB" of "European Central Bank", "MSFT" of "Microsoft").</summary>
    public static bool Abbreviates(string name, string full)
    {
        string letters = string.Concat(Words(full)), wanted = string.Concat(Words(name));
        if (wanted.Length == 0 || letters.Length == 0 || wanted[0] != letters[0]) return false;
        int at = 0;
        foreach (char c in letters) if (at < wanted.Length && wanted[at] == c) at++;
        return at == wanted.Length;
    }

    /// <summary>Whether two names in different scripts have the same consonants, as one name written in both has. Latin, Cyrillic and Arabic letters are known; names of fewer than three consonants are never taken for one.</summary>
    public static bool SameSound(string a, string b) =>
        ScriptOf(a) is var x and not null && ScriptOf(b) is var y and not null && x != y && Consonants(a) is { Length: >= FewestConsonants } sound && sound == Consonants(b);

    private static bool Beginnings(string name, int at, List<string> words, int word)
    {
        if (word == words.Count) return at == name.Length && word >= 2;
        for (int n = 1; n <= words[word].Length && at + n <= name.Length && name[at + n - 1] == words[word][n - 1]; n++)
            if (Beginnings(name, at + n, words, word + 1)) return true;
        return false;
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (char c in Tokens.Fold(name))
        {
            if (char.IsLetterOrDigit(c)) word.Append(c);
            else if (word.Length > 0) { words.Add(word.ToString()); word.Clear(); }
        }
        if (word.Length > 0) words.Add(word.ToString());
        return words;
    }

    private static string? ScriptOf(string name) => name.FirstOrDefault(char.IsLetter) switch
    {
        '\0' => null,
        < '\u0250' => "latin",
        >= '\u0400' and <= '\u052F' => "cyrillic",
        >= '\u0600' and <= '\u06FF' => "arabic",
        _ => null,
    };

    // Vowels and half-vowels are left out, what one of the three scripts does not tell apart (p and b, v and f) falls together, doubled letters count once.
    private static string Consonants(string name)
    {
        var kept = new StringBuilder();
        foreach (char c in Tokens.Fold(name).Replace("kh", "h", StringComparison.Ordinal).Replace("gh", "g", StringComparison.Ordinal))
            foreach (char sound in Sound(c)) if (kept.Length == 0 || kept[^1] != sound) kept.Append(sound);
        return kept.ToString();
    }

    private static string Sound(char c) => c switch
    {
        'b' or 'p' or 'б' or 'п' or 'ب' or 'پ' => "b",
        'v' or 'w' or 'f' or 'в' or 'ф' or 'ف' or 'ڤ' => "f",
        'd' or 'д' or 'د' or 'ض' or 'ذ' => "d",
        't' or 'т' or 'ت' or 'ط' or 'ث' => "t",
        'k' or 'q' or 'c' or 'к' or 'ك' or 'ق' => "k",
        'g' or 'г' or 'غ' or 'گ' or 'ج' => "g",
        'h' or 'х' or 'ه' or 'ح' or 'خ' => "h",
        'l' or 'л' or 'ل' => "l",
        'm' or 'м' or 'م' => "m",
        'n' or 'н' or 'ن' => "n",
        'r' or 'р' or 'ر' => "r",
        's' or 'z' or 'с' or 'з' or 'س' or 'ص' or 'ز' => "s",
        'ш' or 'щ' or 'ش' => "sh",
        'x' => "ks",
        'ц' => "ts",
        _ => "",
    };
}
