using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>
/// Tells a text's language: by its script where that is enough, else by its function words and by letters and endings that few languages use.
/// </summary>
public static class LanguageId
{
    private const int MostLetters = 6000, Sample = 500, LongestWord = 30;
    private const double Prior = 0.04, LeastClear = 15, Lead = 3;

    private static readonly string[] Languages = [.. Stems.FunctionWords.Keys.Concat(DataFile.Rows(typeof(LanguageId), "language-marks.tsv").Select(r => r[0])).Distinct(StringComparer.Ordinal)];
    private static readonly FrozenDictionary<string, (int Language, double Weight)[]> Words = ReadWords(); // languages by their place
    private static readonly FrozenDictionary<char, (int Language, double Weight)[]> Letters = ReadLetters();
    private static readonly FrozenDictionary<string, (int Language, double Weight)[]> Trigrams = ReadTrigrams();
    private static readonly ulong[] Lengths = ReadLengths(); // how long the words are that an ASCII character opens, a bit for each length
    private static readonly (int Language, double Weight)[]?[] PlainTrigrams = ReadPlainTrigrams(); // those of the letters a to z, by their number

    /// <summary>The language's tag ("en"), or "und".</summary>
    /// <param name="text">The text.</param>
    /// <param name="declared">What the page or outlet declares, as prior; null where nothing.</param>
    public static string Of(string text, string? declared)
    {
        var prior = Tag(declared) is { } tag ? Stems.Primary(tag) : "und";
        var script = Scripts.Of(text, MostLetters);
        if (script.Letters == 0) return prior;
        if (script.Language is { } sure) return prior is "fa" or "ur" or "ar" && sure is "fa" or "ar" && script.Letters < 40 ? prior : Related(sure, prior) ? prior : sure;
        var scores = Score(text, script.Name);
        if (scores.Count == 0) return script.Fits(prior) ? prior : "und";
        double all = scores.Values.Sum();
        if (prior != "und" && script.Fits(prior)) scores[prior] = scores.GetValueOrDefault(prior) + all * Prior + 2;
        var best = scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).First();
        return best.Value >= 1.5 ? best.Key : prior != "und" ? prior : "und";
    }

    /// <summary>A declared language as a BCP 47 tag ("pt_BR" gives "pt-BR"): two or three letters, then groups of up to eight; null for whatever is none.</summary>
    public static string? Tag(string? declared)
    {
        if (declared is null || declared.Length > 64) return null;
        string tag = declared.Trim().Replace('_', '-');
        var parts = tag.Split('-');
        return parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetter) && parts.All(p => p.Length is >= 1 and <= 8 && p.All(char.IsAsciiLetterOrDigit)) ? tag : null;
    }

    // Languages that share a script with the one it stands for here and have no profile of their own.
    private static bool Related(string sure, string prior) => (sure, prior) is ("hi", "mr") or ("hi", "ne") or ("ar", "ur") or ("fa", "ur") or ("he", "yi") or ("ar", "ckb");

    // A long text is known by a piece of its beginning, its middle and its end, unless they leave doubt.
    private static Dictionary<string, double> Score(string text, string script)
    {
        var (sums, told) = (new double[Languages.Length], new List<int>());
        int end = Math.Min(text.Length, MostLetters);
        if (end > 3 * Sample)
        {
            foreach (int from in (ReadOnlySpan<int>)[0, (end - Sample) / 2, end - Sample]) Tally(text, from, from + Sample, script, sums, told);
            if (!IsClear(sums, told)) (sums, told) = (new double[Languages.Length], []);
        }
        if (told.Count == 0) Tally(text, 0, end, script, sums, told);
        return told.ToDictionary(l => Languages[l], l => sums[l], StringComparer.Ordinal);
    }

    private static void Tally(string text, int from, int to, string script, double[] sums, List<int> told)
    {
        var wordsBySpan = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> folded = stackalloc char[LongestWord];
        foreach (var token in Tokens.Of(text, from, to))
        {
            if (token.Kind != TokenKind.Word || token.End - token.Start > LongestWord) continue;
            var word = Tokens.FoldInto(token.In(text), folded);
            if (MayBeKnown(word) && wordsBySpan.TryGetValue(word, out var languages)) Add(sums, told, languages, 1);
            foreach (char c in word) if (c > 127 && Letters.TryGetValue(c, out var letters)) Add(sums, told, letters, 1);
            if (script != "latin" || word.Length < 4 || char.IsUpper(text[token.Start])) continue;
            if (Ending(word[^3..]) is { } endings) Add(sums, told, endings, 0.25);
        }
    }

    // Whether one language leads so far that the rest of the text would not change it.
    private static bool IsClear(double[] sums, List<int> told)
    {
        double best = 0, second = 0;
        foreach (int language in told) (best, second) = sums[language] > best ? (sums[language], best) : (best, Math.Max(second, sums[language]));
        return best >= LeastClear && best >= second * Lead;
    }

    private static void Add(double[] sums, List<int> told, (int Language, double Weight)[] languages, double factor)
    {
        foreach (var (language, weight) in languages)
        {
            if (sums[language] == 0) told.Add(language);
            sums[language] += weight * factor;
        }
    }

    private static bool MayBeKnown(ReadOnlySpan<char> word) => word.IsEmpty || word[0] > 127 || (Lengths[word[0]] >> Math.Min(word.Length, 63) & 1) != 0;

    private static (int Language, double Weight)[]? Ending(ReadOnlySpan<char> three) =>
        PlainNumber(three) is >= 0 and var number ? PlainTrigrams[number] : Trigrams.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(three, out var known) ? known : null;

    // -1 for other letters.
    private static int PlainNumber(ReadOnlySpan<char> three)
    {
        int number = 0;
        foreach (char c in three)
        {
            if (!char.IsAsciiLetterLower(c)) return -1;
            number = number * 26 + (c - 'a');
        }
        return number;
    }

    private static ulong[] ReadLengths()
    {
        var lengths = new ulong[128];
        foreach (var word in Words.Keys) if (word.Length > 0 && word[0] < 128) lengths[word[0]] |= 1ul << Math.Min(word.Length, 63);
        return lengths;
    }

    private static (int, double)[]?[] ReadPlainTrigrams()
    {
        var plain = new (int, double)[]?[26 * 26 * 26];
        foreach (var (ending, languages) in Trigrams) if (ending.Length == 3 && PlainNumber(ending) is >= 0 and var number) plain[number] = languages;
        return plain;
    }

    private static int Number(string language) => Array.IndexOf(Languages, language);

    // A word that n languages have tells 1/n of a word.
    private static FrozenDictionary<string, (int, double)[]> ReadWords() => Stems.FunctionWords
        .SelectMany(l => l.Value.Select(w => (Word: w, Language: l.Key))).GroupBy(p => p.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Select(p => (Number(p.Language), 1.0 / g.Count())).ToArray(), StringComparer.Ordinal);

    private static IEnumerable<(string Language, string Item)> Marks(string kind) => DataFile.Rows(typeof(LanguageId), "language-marks.tsv")
        .Where(r => r[1] == kind).SelectMany(r => r[2].Split(' ').Select(i => (r[0], i)));

    private static FrozenDictionary<char, (int, double)[]> ReadLetters() => Marks("letters").GroupBy(m => m.Item[0])
        .ToFrozenDictionary(g => g.Key, g => g.Select(m => (Number(m.Language), 0.6 / g.Count())).ToArray());

    private static FrozenDictionary<string, (int, double)[]> ReadTrigrams() => Marks("endings").GroupBy(m => m.Item, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Select(m => (Number(m.Language), 1.0 / g.Count())).ToArray(), StringComparer.Ordinal);
}
