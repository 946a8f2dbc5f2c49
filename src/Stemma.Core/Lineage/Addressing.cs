using System.Collections.Frozen;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>
/// Tells sentences in which a site speaks to its readers in its own cause: they have a word of address ("we", "you", "this article"), outside quotation marks, and a word for what sites speak of (cookies, subscriptions, comments).
/// A column says "you" too, and a report tells of cookies: seldom both in one sentence, and seldom in most of them.
/// </summary>
internal static class Addressing
{
    private sealed record Speech(FrozenDictionary<ulong, string[]> Address, string[] Things);

    private static readonly FrozenDictionary<string, Speech> ByLanguage = DataFile.Rows(typeof(Addressing), "addressing.tsv")
        .ToFrozenDictionary(r => r[0], r => new Speech(r[1].Split('|').GroupBy(e => Words.HashOf(Tokens.Of(e)[0].In(e))).ToFrozenDictionary(g => g.Key, g => g.ToArray()), r[2].Split('|')));

    /// <summary>Whether a sentence of a text has both.</summary>
    public static bool IsIn(Article article, Words words, int sentence)
    {
        if (article.Language is not { } language || !ByLanguage.TryGetValue(Stems.Primary(language), out var speech)) return false;
        var said = words.Sentences[sentence].Of(article.Text);
        if (!Array.Exists(speech.Things, t => said.Contains(t, StringComparison.OrdinalIgnoreCase))) return false;
        int first = words.FirstOf[sentence];
        for (int i = first; i < words.FirstOf[sentence + 1]; i++)
            if (!words.All[i].Quoted && speech.Address.TryGetValue(words.All[i].Hash, out var known) && Array.Exists(known, e => StandsAt(article.Text, words.All[i], e, i == first))) return true;
        return false;
    }

    // "Sie" is "you" only with its capital, which each sentence's first word has anyway; "US" is not "us".
    private static bool StandsAt(string text, Word word, string entry, bool opens)
    {
        int end = word.Start + entry.Length;
        if (!text.AsSpan(word.Start).StartsWith(entry, StringComparison.OrdinalIgnoreCase)) return false;
        if (!Tokens.IsUnspaced(entry[0]) && end < text.Length && char.IsLetterOrDigit(text[end])) return false;
        return char.IsUpper(entry[0]) ? !opens && text[word.Start] == entry[0] : !char.IsUpper(text[end - 1]);
    }
}
