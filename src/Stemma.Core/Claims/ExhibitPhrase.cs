using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>A thing that a sentence rests on, and where it says who gave it.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="From">The stretch that names who gave it; null where nobody is named.</param>
internal sealed record ExhibitPhrase(ExhibitKind Kind, Span? From)
{
    private const int VerbWithin = 14, GivenWithin = 5, MostOfProvider = 7, MostBeforeVerb = 2;

    /// <summary>Who gave it, as the text has it, without an article before.</summary>
    public string? Provider(string text) => From?.Of(text);

    /// <summary>The first thing of which a sentence says in its own words that it shows something, or on which it rests what it says; null for none.</summary>
    public static ExhibitPhrase? In(string text, Words words, ExhibitWords known)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (!IsThing(text, words, i, known)) continue;
            var kind = known.Nouns[words.Folded[i]];
            bool shows = Shows(text, words, i, known), given = GivenOut(words, i, known) >= 0;
            if (!shows && !given && !Per(words, i, known) && !(IsOpening(words, i, known) && GivenBy(words, i, known) >= 0)) continue;
            return new ExhibitPhrase(kind, Giver(text, words, i, known));
        }
        return null;
    }

    /// <summary>The first thing of which a sentence says who gave it ("photo provided by"); null for none.</summary>
    public static ExhibitPhrase? Given(string text, Words words, ExhibitWords known)
    {
        for (int i = 0; i < words.Count; i++)
            if (IsThing(text, words, i, known) && GivenBy(words, i, known) >= 0 && Giver(text, words, i, known) is { } giver) return new ExhibitPhrase(known.Nouns[words.Folded[i]], giver);
        return null;
    }

    // A noun of the list outside quotation marks, and no half of a compound ("data-driven").
    private static bool IsThing(string text, Words words, int i, ExhibitWords known) =>
        known.Nouns.ContainsKey(words.Folded[i]) && !Quotes.Inside(text, words.At.Start, words.Tokens[i].Start) && !(words.Tokens[i].End < text.Length && text[words.Tokens[i].End] is '-' or '‑');

    // "Photographs show", "data from X, which tracks flights, showed": nothing denies or plans it, and it is no "show up".
    private static bool Shows(string text, Words words, int noun, ExhibitWords known)
    {
        for (int i = noun + 1; i < Math.Min(words.Count, noun + VerbWithin); i++)
        {
            if (words.Folded[i] is ";" or ":" || known.Nouns.ContainsKey(words.Folded[i])) return false;
            if (!known.Is("show", words.Folded[i]) || Quotes.Inside(text, words.At.Start, words.Tokens[i].Start)) continue;
            if (known.Is("not", words.Folded[i - 1]) || (i + 1 < words.Count && words.Folded[i + 1] is "up" or "off")) return false;
            return known.Language != "en" || Agrees(words.Folded[noun], words.Folded[i]);
        }
        return false;
    }

    // "The records show", "the footage shows"; "the indictment came after the radio show" is another word.
    private static bool Agrees(string noun, string verb) => verb[^1] is 'd' or 'n' || (verb[^1] == 's') != (noun[^1] == 's' || noun is "data" or "imagery" && verb[^1] != 's');

    // "Released a video showing": the verb stands shortly before the thing, and what it shows follows.
    private static int GivenOut(Words words, int noun, ExhibitWords known)
    {
        if (noun + 1 >= words.Count || !known.Is("showing", words.Folded[noun + 1])) return -1;
        for (int i = noun - 1; i >= Math.Max(0, noun - GivenWithin); i--)
        {
            if (known.Is("by", words.Folded[i])) return -1;
            if (known.Is("give", words.Folded[i])) return i > 0 && known.Is("not", words.Folded[i - 1]) ? -1 : i;
        }
        return -1;
    }

    // "Footage broadcast by": the verb stands shortly after the thing, and who gave it follows.
    private static int GivenBy(Words words, int noun, ExhibitWords known)
    {
        for (int i = noun + 1; i < Math.Min(words.Count - 1, noun + GivenWithin); i++)
            if (known.Is("give", words.Folded[i]) && known.Is("by", words.Folded[i + 1])) return i + 1;
        return -1;
    }

    private static bool Per(Words words, int noun, ExhibitWords known)
    {
        for (int i = Math.Max(0, noun - GivenWithin); i + known.Per.Length <= noun; i++)
            if (words.Folded.AsSpan(i, known.Per.Length).SequenceEqual(known.Per)) return true;
        return false;
    }

    private static bool IsOpening(Words words, int noun, ExhibitWords known) => Enumerable.Range(Math.Max(0, noun - 3), Math.Min(3, noun)).Any(i => known.Is("in", words.Folded[i]));

    private static Span? Giver(string text, Words words, int noun, ExhibitWords known)
    {
        if (GivenBy(words, noun, known) is >= 0 and var by && Phrase(text, words, by + 1, known) is { } given) return given;
        if (noun + 1 < words.Count && known.Is("by", words.Folded[noun + 1]) && Phrase(text, words, noun + 2, known) is { } from) return from;
        var names = Names.Of(text, known.Language).Where(n => words.At.Contains(n.At.Start) && n.Kind != NameKind.Place).ToList();
        if (GivenOut(words, noun, known) is >= 0 and var verb) return names.Find(n => n.At.End <= words.Tokens[verb].Start && Between(words, n.At.End, verb) <= MostBeforeVerb && !text[n.At.End..words.Tokens[verb].Start].Contains(','))?.At ?? names.Find(n => Between(words, words.At.Start, words.IndexAt(n.At.Start)) <= 1)?.At;
        return names.Find(n => n.At.End <= words.Tokens[noun].Start && words.Tokens[noun].Start - n.At.End <= 1 && n.Text.Length > 2)?.At;
    }

    // How many words stand between a position and a word.
    private static int Between(Words words, int from, int word) => word - words.IndexAt(from);

    // From a word on to where the phrase ends; only one that names somebody: a capital stands in it.
    private static Span? Phrase(string text, Words words, int first, ExhibitWords known)
    {
        if (first < words.Count && known.Is("article", words.Folded[first])) first++;
        int last = first - 1;
        for (int i = first; i < words.Count && i < first + MostOfProvider; i++)
        {
            var token = words.Tokens[i];
            bool joined = i > 0 && words.Tokens[i - 1].End == token.Start && i + 1 < words.Count && words.Tokens[i + 1].Start == token.End; // the dot of "example.com"
            if (token.Kind == TokenKind.Mark && !joined) break;
            if (known.Is("show", words.Folded[i]) || known.Is("showing", words.Folded[i]) && words.Folded[i] != "of" || known.Is("in", words.Folded[i]) || Clauses.Is("relative", words.Folded[i], known.Language)) break;
            last = i;
        }
        if (last < first) return null;
        var phrase = words.Stretch(first, last);
        return phrase.Of(text).Any(char.IsUpper) ? phrase : null;
    }
}
