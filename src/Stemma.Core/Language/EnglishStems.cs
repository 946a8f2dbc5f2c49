namespace Stemma.Core.Language;

/// <summary>
/// Stems English words in place (Porter 2001, "Snowball", the algorithm "english" in the version that Lucene ships). The other languages go through Lucene's stemmers;
/// this one is read so often that its cost is felt. A test holds the two to the same answers.
/// </summary>
internal static class EnglishStems
{
    /// <summary>Stems a word.</summary>
    /// <param name="word">A folded word of three letters or more; its stem stands at its beginning afterwards.</param>
    /// <returns>The stem's length.</returns>
    public static int Stem(Span<char> word)
    {
        if (Exception(word) is { } irregular) return Put(word, irregular);
        var stem = word;
        if (stem[0] == '\'')
        {
            stem[1..].CopyTo(stem);
            stem = stem[..^1];
        }
        bool consonants = MarkConsonants(stem);
        var (first, second) = Regions(stem);
        stem = Plural(stem);
        if (stem is not ("inning" or "outing" or "canning" or "herring" or "earring" or "proceed" or "exceed" or "succeed"))
        {
            stem = Participle(stem, first);
            if (stem.Length > 2 && stem[^1] is 'y' or 'Y' && !IsVowel(stem[^2])) stem[^1] = 'i';
            stem = Derived(stem, first);
            stem = Second(stem, first, second);
            stem = Residual(stem, second);
            stem = Final(stem, first, second);
        }
        if (consonants) stem.Replace('Y', 'y');
        return stem.Length;
    }

    private static string? Exception(ReadOnlySpan<char> word) => word.Length > 6 ? null : word switch
    {
        "skis" => "ski",
        "skies" => "sky",
        "dying" => "die",
        "lying" => "lie",
        "tying" => "tie",
        "idly" => "idl",
        "gently" => "gentl",
        "ugly" => "ugli",
        "early" => "earli",
        "only" => "onli",
        "singly" => "singl",
        "sky" or "news" or "howe" or "atlas" or "cosmos" or "bias" or "andes" => word.ToString(),
        _ => null,
    };

    private static int Put(Span<char> word, string stem)
    {
        stem.CopyTo(word);
        return stem.Length;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    // A y that begins the word or follows a vowel is a consonant, written Y.
    private static bool MarkConsonants(Span<char> word)
    {
        if (word.IsEmpty || word.IndexOf('y') < 0) return false;
        for (int i = 0; i < word.Length; i++) if (word[i] == 'y' && (i == 0 || IsVowel(word[i - 1]))) word[i] = 'Y';
        return true;
    }

    // Where the parts begin that lie after the first, and after the second, consonant that follows a vowel.
    private static (int First, int Second) Regions(ReadOnlySpan<char> word)
    {
        int first = word.StartsWith("gener") || word.StartsWith("arsen") ? 5 : word.StartsWith("commun") ? 6 : Region(word, 0);
        return (first, Region(word, first));
    }

    private static int Region(ReadOnlySpan<char> word, int i)
    {
        while (i < word.Length && !IsVowel(word[i])) i++;
        while (i < word.Length && IsVowel(word[i])) i++;
        return Math.Min(word.Length, i + 1);
    }

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        foreach (char c in word) if (IsVowel(c)) return true;
        return false;
    }

    // Whether a word ends in a short syllable.
    private static bool IsShort(ReadOnlySpan<char> word) =>
        word.Length >= 3 && !IsVowel(word[^1]) && word[^1] is not ('w' or 'x' or 'Y') && IsVowel(word[^2]) && !IsVowel(word[^3]) ||
        word.Length == 2 && IsVowel(word[0]) && !IsVowel(word[1]);

    private static Span<char> Plural(Span<char> word)
    {
        if (word.EndsWith("'s'")) word = word[..^3];
        else if (word.EndsWith("'s")) word = word[..^2];
        else if (word.EndsWith("'")) word = word[..^1];
        if (word.EndsWith("sses")) return word[..^2];
        if (word.EndsWith("ied") || word.EndsWith("ies")) return word.Length > 4 ? word[..^2] : word[..^1];
        if (word.EndsWith("s") && !word.EndsWith("us") && !word.EndsWith("ss") && word.Length > 2 && HasVowel(word[..^2])) return word[..^1];
        return word;
    }

    private static Span<char> Participle(Span<char> word, int first)
    {
        int eed = word.EndsWith("eedly") ? 5 : word.EndsWith("eed") ? 3 : 0;
        if (eed > 0) return word.Length - eed >= first ? word[..(word.Length - eed + 2)] : word;
        int cut = word.EndsWith("ingly") ? 5 : word.EndsWith("edly") ? 4 : word.EndsWith("ing") ? 3 : word.EndsWith("ed") ? 2 : 0;
        if (cut == 0 || !HasVowel(word[..^cut])) return word;
        var stem = word[..^cut];
        if (stem.EndsWith("at") || stem.EndsWith("bl") || stem.EndsWith("iz") || !IsDoubled(stem) && stem.Length == first && IsShort(stem))
        {
            stem = word[..(stem.Length + 1)];
            stem[^1] = 'e';
            return stem;
        }
        return IsDoubled(stem) ? stem[..^1] : stem;
    }

    private static bool IsDoubled(ReadOnlySpan<char> word) => word.Length > 1 && word[^1] == word[^2] && word[^1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

    private static Span<char> Derived(Span<char> word, int first)
    {
        if (word.Length < 3) return word;
        var (ending, by) = word[^2] switch
        {
            'a' => word.EndsWith("ational") ? ("ational", "ate") : ("tional", "tion"),
            'c' => word.EndsWith("enci") ? ("enci", "ence") : ("anci", "ance"),
            'e' => ("izer", "ize"),
            'g' => ("ogi", "og"),
            'l' => word.EndsWith("abli") ? ("abli", "able") : word.EndsWith("entli") ? ("entli", "ent") : word.EndsWith("alli") ? ("alli", "al") : word.EndsWith("ousli") ? ("ousli", "ous") :
                word.EndsWith("bli") ? ("bli", "ble") : word.EndsWith("fulli") ? ("fulli", "ful") : word.EndsWith("lessli") ? ("lessli", "less") : ("li", ""),
            'o' => word.EndsWith("ization") ? ("ization", "ize") : word.EndsWith("ation") ? ("ation", "ate") : ("ator", "ate"),
            's' => word.EndsWith("alism") ? ("alism", "al") : word.EndsWith("fulness") ? ("fulness", "ful") : word.EndsWith("ousness") ? ("ousness", "ous") : ("iveness", "ive"),
            't' => word.EndsWith("aliti") ? ("aliti", "al") : word.EndsWith("iviti") ? ("iviti", "ive") : ("biliti", "ble"),
            _ => ("", ""),
        };
        int at = word.Length - ending.Length;
        if (ending.Length == 0 || at < first || !word.EndsWith(ending)) return word;
        if (ending == "ogi" && (at == 0 || word[at - 1] != 'l')) return word;
        if (ending == "li" && (at == 0 || word[at - 1] is not ('c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't'))) return word;
        by.CopyTo(word[at..]);
        return word[..(at + by.Length)];
    }

    private static Span<char> Second(Span<char> word, int first, int second)
    {
        if (word.Length < 3) return word;
        var (ending, by) = word[^2] switch
        {
            'a' => word.EndsWith("ational") ? ("ational", "ate") : word.EndsWith("tional") ? ("tional", "tion") : ("ical", "ic"),
            'z' => ("alize", "al"),
            't' => word.EndsWith("icate") ? ("icate", "ic") : ("iciti", "ic"),
            'v' => ("ative", ""),
            'u' => ("ful", ""),
            's' => ("ness", ""),
            _ => ("", ""),
        };
        int at = word.Length - ending.Length;
        if (ending.Length == 0 || at < first || ending == "ative" && at < second || !word.EndsWith(ending)) return word;
        by.CopyTo(word[at..]);
        return word[..(at + by.Length)];
    }

    private static Span<char> Residual(Span<char> word, int second)
    {
        if (word.Length < 3) return word;
        var ending = word[^2] switch
        {
            'a' => "al",
            'c' => word.EndsWith("ance") ? "ance" : "ence",
            'e' => "er",
            'i' => "ic",
            'l' => word.EndsWith("able") ? "able" : "ible",
            'n' => word.EndsWith("ement") ? "ement" : word.EndsWith("ment") ? "ment" : word.EndsWith("ent") ? "ent" : "ant",
            'o' => "ion",
            's' => "ism",
            't' => word.EndsWith("ate") ? "ate" : "iti",
            'u' => "ous",
            'v' => "ive",
            'z' => "ize",
            _ => "",
        };
        int at = word.Length - ending.Length;
        if (ending.Length == 0 || at < second || !word.EndsWith(ending)) return word;
        return ending == "ion" && (at == 0 || word[at - 1] is not ('s' or 't')) ? word : word[..at];
    }

    private static Span<char> Final(Span<char> word, int first, int second)
    {
        if (word.IsEmpty) return word;
        int at = word.Length - 1;
        bool cut = word[at] == 'e' ? at >= second || at >= first && !IsShort(word[..at]) : word[at] == 'l' && at >= second && at > 0 && word[at - 1] == 'l';
        return cut ? word[..at] : word;
    }
}
