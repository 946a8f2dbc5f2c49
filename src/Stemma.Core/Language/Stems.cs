using System.Collections.Frozen;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;
using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>Stems words, per language (Snowball, snowballstem.org, as shipped with Lucene.Net), and knows each language's function words.</summary>
public static class Stems
{
    // A stemmer holds the word it works on, so every call makes its own: two small objects, no state between calls.
    private static readonly FrozenDictionary<string, Func<SnowballProgram>> Makers = new Dictionary<string, Func<SnowballProgram>>(StringComparer.Ordinal)
    {
        ["de"] = () => new GermanStemmer(),
        ["fr"] = () => new FrenchStemmer(),
        ["es"] = () => new SpanishStemmer(),
        ["it"] = () => new ItalianStemmer(),
        ["pt"] = () => new PortugueseStemmer(),
        ["nl"] = () => new DutchStemmer(),
        ["sv"] = () => new SwedishStemmer(),
        ["da"] = () => new DanishStemmer(),
        ["no"] = () => new NorwegianStemmer(),
        ["nb"] = () => new NorwegianStemmer(),
        ["nn"] = () => new NorwegianStemmer(),
        ["fi"] = () => new FinnishStemmer(),
        ["ru"] = () => new RussianStemmer(),
        ["hu"] = () => new HungarianStemmer(),
        ["ro"] = () => new RomanianStemmer(),
        ["tr"] = () => new TurkishStemmer(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, FrozenSet<string>> Stops = DataFile.Rows(typeof(Stems), "function-words.tsv")
        .ToFrozenDictionary(r => r[0], r => r[1].Split(' ').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The longest word that is stemmed.</summary>
    internal const int LongestWord = 64;

    private const int ShortestWord = 3;
    private const string English = "en";

    /// <summary>The stem of a folded word; the word itself where the language has no stemmer.</summary>
    /// <param name="folded">A word as <see cref="Tokens.Fold"/> gives it.</param>
    /// <param name="language">BCP 47 tag; only its primary subtag counts.</param>
    public static string Of(string folded, string language)
    {
        if (folded.Length is < ShortestWord or > LongestWord) return folded;
        var primary = Primary(language);
        if (primary == English)
        {
            Span<char> room = stackalloc char[LongestWord];
            return new string(InEnglish(folded, room));
        }
        if (!Makers.TryGetValue(primary, out var make)) return folded;
        var stemmer = make();
        stemmer.SetCurrent(folded);
        stemmer.Stem();
        return stemmer.Current is { Length: > 0 } stem ? stem : folded;
    }

    /// <summary>The stem of a folded word, without a string of its own in the language that is read most.</summary>
    /// <param name="folded">A word as <see cref="Tokens.Fold"/> gives it.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="room">Where it is stemmed: 64 characters.</param>
    internal static ReadOnlySpan<char> Into(ReadOnlySpan<char> folded, string language, Span<char> room) =>
        folded.Length is < ShortestWord or > LongestWord ? folded : Primary(language) == English ? InEnglish(folded, room) : Of(folded.ToString(), language);

    private static ReadOnlySpan<char> InEnglish(ReadOnlySpan<char> folded, Span<char> room)
    {
        folded.CopyTo(room);
        int length = EnglishStems.Stem(room[..folded.Length]);
        return length > 0 ? room[..length] : folded;
    }

    /// <summary>The function words of a language, to be asked for many words; null where none are known. An unknown language is taken for English.</summary>
    internal static FrozenSet<string>? FunctionWordsIn(string language) => Stops.TryGetValue(Primary(language), out var words) ? words : language is "und" or "" ? Stops[English] : null;

    /// <summary>Whether the folded word is a function word of the language. An unknown language is taken for English.</summary>
    public static bool IsStopWord(string folded, string language) =>
        FunctionWordsIn(language)?.Contains(folded) ?? false;

    /// <summary>The languages whose function words are known, each with its words.</summary>
    internal static IReadOnlyDictionary<string, FrozenSet<string>> FunctionWords => Stops;

    /// <summary>The primary subtag of a BCP 47 tag, in lower case: "en" of "en-GB".</summary>
    public static string Primary(string tag)
    {
        int end = tag.AsSpan().IndexOfAny('-', '_');
        var primary = end < 0 ? tag : tag[..end];
        return primary is "nb" or "nn" ? "no" : primary is "in" ? "id" : primary is "iw" ? "he" : primary.ToLowerInvariant();
    }
}
