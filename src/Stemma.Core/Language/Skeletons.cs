using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>
/// What is left of a name in any script: the classes of its consonants. Scripts differ in vowels, doubled letters, h and glides, and fold b and p, s and z:
/// what survives all of them is the same for "Kavrimo", "Кавримо" and "كافريمو".
/// </summary>
public static class Skeletons
{
    private static readonly string[] Names = ["latin", "cyrillic", "arabic", "hebrew", "greek"];
    private static readonly FrozenDictionary<string, string>[] Classes = [.. Names.Select(Read)];
    private static readonly string[][] Prefixes = [.. Names.Select(n => Affixes(n, "prefix"))], Endings = [.. Names.Select(n => Affixes(n, "ending"))];

    private const int LongestRow = 4, FewestLeft = 3;

    /// <summary>How many scripts are known.</summary>
    public static int Scripts => Names.Length;

    /// <summary>The number of a character's script, from 0; null where it is none that is known.</summary>
    public static int? ScriptOf(char c) => c switch
    {
        >= 'A' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF' => 0,
        >= '\u0400' and <= '\u052F' => 1,
        >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F' => 2,
        >= '\u0590' and <= '\u05FF' => 3,
        >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF' => 4,
        _ => null,
    };

    /// <summary>Whether names of a script begin with a capital.</summary>
    public static bool HasCapitals(int script) => script is 0 or 1 or 4;

    /// <summary>The skeletons that a word may have: its own, and those without what its script writes together with it, or without a case ending. None for an unknown script.</summary>
    /// <param name="word">A word as it stands in a text, without hyphens.</param>
    public static IEnumerable<string> Of(string word)
    {
        if (word.Length == 0 || ScriptOf(word[0]) is not { } script) yield break;
        string plain = CompatibleForm.Of(word, NormalizationForm.FormKD).ToLowerInvariant();
        var whole = Reduced(plain, script);
        bool article = false;
        if (Prefixes[script].FirstOrDefault(p => plain.StartsWith(p, StringComparison.Ordinal) && plain.Length >= p.Length + FewestLeft) is { } prefix)
        {
            var rest = Reduced(plain[prefix.Length..], script);
            article = prefix.Length > 1;
            if (rest != whole) yield return rest;
        }
        if (!article) yield return whole;
        if (Endings[script].FirstOrDefault(e => plain.EndsWith(e, StringComparison.Ordinal) && plain.Length >= e.Length + FewestLeft) is { } ending)
            yield return Reduced(plain[..^ending.Length], script);
    }

    private static string[] Affixes(string script, string kind) =>
        [.. DataFile.Rows(typeof(Skeletons), "affixes.tsv").Where(r => r[0] == script && r[1] == kind).Select(r => CompatibleForm.Of(r[2], NormalizationForm.FormKD)).OrderByDescending(p => p.Length)];

    private static string Reduced(string word, int script)
    {
        var classes = Classes[script];
        var lookup = classes.GetAlternateLookup<ReadOnlySpan<char>>();
        var reduced = new StringBuilder(word.Length);
        for (int i = 0; i < word.Length;)
        {
            int length = Math.Min(LongestRow, word.Length - i);
            string? found = null;
            while (length > 0 && !lookup.TryGetValue(word.AsSpan(i, length), out found)) length--;
            foreach (char c in found ?? "") if (c != '-' && (reduced.Length == 0 || reduced[^1] != c)) reduced.Append(c);
            i += Math.Max(1, length);
        }
        return reduced.ToString();
    }

    // Rows are written as they are read: decomposed and in lower case.
    private static FrozenDictionary<string, string> Read(string script) => DataFile.Rows(typeof(Skeletons), "consonants.tsv").Where(r => r[0] == script)
        .Select(r => (Letters: CompatibleForm.Of(r[1], NormalizationForm.FormKD).ToLower(CultureInfo.InvariantCulture), Class: r[2]))
        .DistinctBy(r => r.Letters).ToFrozenDictionary(r => r.Letters, r => r.Class, StringComparer.Ordinal);
}
