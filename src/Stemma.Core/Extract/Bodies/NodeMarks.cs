using System.Collections.Frozen;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Bodies;

/// <summary>Reads the words of an element's class, id and data attributes, and tells furniture by them (Data/prune-words.tsv).</summary>
internal static class NodeMarks
{
    private const int LongestWord = 64, OnStack = 128; // of those that are looked for

    private static readonly FrozenDictionary<string, double> Words = Read("word").ToFrozenDictionary(w => w.Word, w => w.Share, StringComparer.Ordinal);
    private static readonly (string Word, double Share)[] Beginnings = [.. Read("begins")];
    private static readonly FrozenDictionary<string, double> Pairs = Read("pair").ToFrozenDictionary(w => w.Word, w => w.Share, StringComparer.Ordinal);
    private static readonly FrozenSet<string> Own = Read("own").Select(w => w.Word).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Places = Read("place").Select(w => w.Word).ToFrozenSet(StringComparer.Ordinal);
    private static readonly string[] Filed = [.. Read("filed").Select(w => w.Word)];
    private static readonly FrozenSet<string> Harmless = Read("harmless").Select(w => w.Word).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Those that call an element a caption or a picture's credit.</summary>
    public static FrozenSet<string> Captions { get; } = new[] { "caption", "figcaption", "imagecaption", "bildunterschrift", "legend", "legende", "wpcaption", "imgcaption", "photocaption", "bu", "credit", "credits", "copyright", "imagecredit" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a word of its class says what the one paragraph is, not how it is set.</summary>
    public static bool IsOwn(HtmlNode node) => node["class"] is { Length: > 0 and < 600 } classes && WordsOf(classes).Exists(Own.Contains);

    /// <summary>Whether an id is the name of a place beside the report.</summary>
    public static bool IsPlace(string id) => Places.Contains(id.ToLowerInvariant());

    /// <summary>Whether one of a class's words, as they stand between spaces, is.</summary>
    public static bool HoldsPlace(string classes) => classes.Split(' ').Any(IsPlace);

    /// <summary>The share of the page's prose under which an element is furniture whose class is this; 0 where no word says so.</summary>
    public static double OfClass(string classes) => Said(Without(classes));

    /// <summary>The same for another attribute that says what an element is.</summary>
    public static double Said(string value)
    {
        double share = 0;
        var (words, harmlessPairs, pairs) = (Words.GetAlternateLookup<ReadOnlySpan<char>>(), Harmless.GetAlternateLookup<ReadOnlySpan<char>>(), Pairs.GetAlternateLookup<ReadOnlySpan<char>>());
        var rest = Spaced(value, value.Length <= OnStack ? stackalloc char[2 * OnStack] : new char[2 * value.Length]);
        bool before = false;
        while (rest.Length > 0)
        {
            int end = Word(rest), next = end == rest.Length ? end : end + 1 + Word(rest[(end + 1)..]);
            var word = rest[..end];
            var pair = next > end ? rest[..next] : default;
            bool behind = harmlessPairs.Contains(pair);
            if (!before && !behind && words.TryGetValue(word, out double s)) share = Math.Max(share, s);
            if (pairs.TryGetValue(pair, out s)) share = Math.Max(share, s);
            before = behind;
            if (word.Length > 6) foreach (var (begin, limit) in Beginnings) if (word.StartsWith(begin, StringComparison.Ordinal)) share = Math.Max(share, limit);
            rest = next > end ? rest[(end + 1)..] : default;
        }
        return share;
    }

    // Up to where the first word reaches.
    private static int Word(ReadOnlySpan<char> words) => words.IndexOf(' ') is >= 0 and var space ? space : words.Length;

    // The words of a value with a space between them, in the room, which is twice as long.
    private static ReadOnlySpan<char> Spaced(string value, Span<char> room)
    {
        int length = 0;
        bool inWord = false;
        for (int i = 0; i < value.Length; i++)
        {
            bool letter = char.IsLetter(value[i]);
            if (letter && (!inWord || char.IsUpper(value[i]) && char.IsLower(value[i - 1])) && length > 0) room[length++] = ' ';
            if (letter) room[length++] = char.ToLowerInvariant(value[i]);
            inWord = letter;
        }
        return room[..length];
    }

    // Publishing systems write what a post is filed under into its class: a report filed under "weather" is no weather widget.
    private static string Without(string classes)
    {
        if (!classes.Contains("category-", StringComparison.Ordinal) && !classes.Contains("tag-", StringComparison.Ordinal) && !classes.Contains("format-", StringComparison.Ordinal)) return classes;
        return string.Join(' ', classes.Split(' ').Where(c => !Filed.Any(f => c.StartsWith(f, StringComparison.Ordinal))));
    }

    /// <summary>The words of a class attribute, in lower case: parted at spaces, hyphens, underscores, digits and humps.</summary>
    public static List<string> WordsOf(string value)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 0; i <= value.Length; i++)
        {
            bool letter = i < value.Length && char.IsLetter(value[i]), hump = letter && i > 0 && char.IsUpper(value[i]) && char.IsLower(value[i - 1]);
            if (letter && !hump) continue;
            if (i > start) words.Add(value[start..i].ToLowerInvariant());
            start = letter ? i : i + 1;
        }
        return words;
    }

    /// <summary>Whether one of its words is one of these.</summary>
    public static bool Has(string value, FrozenSet<string> words)
    {
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> word = stackalloc char[LongestWord];
        int length = 0;
        for (int i = 0; i <= value.Length; i++)
        {
            bool letter = i < value.Length && char.IsLetter(value[i]);
            if (!letter || i > 0 && char.IsUpper(value[i]) && char.IsLower(value[i - 1]))
            {
                if (length is > 0 and <= LongestWord && known.Contains(word[..length])) return true;
                length = 0;
            }
            if (letter && length++ < LongestWord) word[length - 1] = char.ToLowerInvariant(value[i]);
        }
        return false;
    }

    private static IEnumerable<(string Word, double Share)> Read(string how) =>
        DataFile.Rows(typeof(ArticleExtractor), "prune-words.tsv").Where(r => r[0] == how)
            .SelectMany(r => r[2].Split('|').Select(w => (w, double.Parse(r[1])))).DistinctBy(w => w.w);
}
