using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Cuts a text into units.</summary>
internal static class Units
{
    private const int Longest = 8000; // UTF-16 code units; a longer sentence is cut, so that work stays bounded

    /// <summary>The units of a text, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lexicon">Its language's words.</param>
    /// <param name="hours">Stretches at the heads of paragraphs that are part of no unit, in order.</param>
    public static List<Unit> Of(string text, Lexicon lexicon, IReadOnlyList<Span> hours)
    {
        var sentences = Sentences.Of(text);
        var units = new List<Unit>(sentences.Count);
        int paragraph = 0, next = 0, hour = 0;
        foreach (var stretch in Sentences.Paragraphs(text))
        {
            var quotes = Quotations.Of(text, stretch);
            int quote = 0;
            while (next < sentences.Count && sentences[next].Start < stretch.End)
            {
                int start = sentences[next].Start, end = sentences[next].End;
                next++;
                for (; next < sentences.Count && sentences[next].Start < stretch.End && end - start < Longest; next++)
                {
                    while (quote < quotes.Count && quotes[quote].At.End <= end) quote++;
                    bool crossed = quote < quotes.Count && quotes[quote].At.Start < end;
                    bool closes = quote > 0 && quotes[quote - 1].At.End == end && quotes[quote - 1].Closed;
                    if (!crossed && !Tails(text, end, closes, sentences[next], lexicon)) break;
                    end = sentences[next].End;
                }
                while (hour < hours.Count && hours[hour].End <= start) hour++;
                if (hour < hours.Count && hours[hour].Contains(start)) start = Math.Min(hours[hour].End, end);
                Add(text, new Span(start, end), paragraph, quotes, lexicon, units);
            }
            paragraph++;
        }
        return units;
    }

    private static void Add(string text, Span at, int paragraph, List<Quotation> quotes, Lexicon lexicon, List<Unit> units)
    {
        for (int start = at.Start; start < at.End;)
        {
            int end = Math.Min(start + Longest, at.End);
            if (end < at.End && char.IsSurrogatePair(text[end - 1], text[end])) end--;
            units.Add(Build(text, new Span(start, end), paragraph, quotes, lexicon));
            start = end;
        }
    }

    // "“Why now?” Smith asked." is one unit although the question mark ends a sentence.
    private static bool Tails(string text, int end, bool closes, Span after, Lexicon lexicon)
    {
        if (closes && after.Length < 60 && text[after.Start] is '—' or '–' or '―') return true; // "“A.” — Ann Lee"
        if (IsOnlyTail(text, after, lexicon)) return true;
        if (!closes || new Quotation(new Span(Math.Max(0, end - 8), end), true).Ending(text) is not ('?' or '!' or '…' or '-' or '—') || after.Length > 300) return false;
        var words = Tokens.Of(text, after.Start, after.End);
        for (int i = 0; i < Math.Min(words.Count, 8); i++)
        {
            if (words[i].Kind == TokenKind.Mark && text[words[i].Start] is not ('.' or ',')) return false;
            if ((lexicon[Tokens.Fold(words[i].In(text))] & (Sense.Say | Sense.Tell | Sense.Infinitive)) != Sense.None)
                return i > 0 && !OpensQuote(text, words, i, lexicon) && (i + 1 >= words.Count || words[i + 1].Kind == TokenKind.Mark || words.Count < 8 || Breaks(text, words, i, lexicon));
        }
        return false;
    }

    // "asked in Ely", "told the paper on Monday": no clause of its own follows the verb.
    private static bool Breaks(string text, List<Token> words, int verb, Lexicon lexicon)
    {
        bool tells = (lexicon[Tokens.Fold(words[verb].In(text))] & Sense.Tell) != Sense.None;
        int from = verb + 1 < words.Count && words[verb + 1].In(text) is "him" or "her" or "them" or "us" or "me" ? verb + 2 : verb + 1; // "urged them"
        for (int i = from; i < Math.Min(words.Count, tells ? verb + 9 : from + 1); i++)
        {
            var sense = lexicon[Tokens.Fold(words[i].In(text))];
            if (words[i].Kind == TokenKind.Mark && text[words[i].Start] is not ('’' or '\'') || (sense & (Sense.Preposition | Sense.Time)) != Sense.None || i == from && (sense & Sense.Subordinator) != Sense.None && words[i].In(text) is "when" or "as" or "after") return true;
            if ((sense & (Sense.Subject | Sense.Aux | Sense.Modal | Sense.Subordinator)) != Sense.None) return false;
        }
        return false;
    }

    // "“Why?” He answered, “A”": the pronoun begins a sentence that hands over what follows.
    private static bool OpensQuote(string text, List<Token> words, int verb, Lexicon lexicon) =>
        char.IsUpper(text[words[0].Start]) && (lexicon[Tokens.Fold(words[0].In(text))] & Sense.Subject) != Sense.None
        && verb + 2 < words.Count && text[words[verb + 1].Start] is ',' or ':' && text[words[verb + 2].Start] is '“' or '"' or '\'' or '‘';

    // "North, wrote the official media.": what a stray full stop cut off.
    private static bool IsOnlyTail(string text, Span after, Lexicon lexicon)
    {
        if (after.Length > 90) return false;
        int comma = text.IndexOf(',', after.Start, after.Length);
        if (comma < 0 || comma - after.Start > 24 || text.AsSpan(after.Start, comma - after.Start).Contains(' ')) return false;
        var words = Tokens.Of(text, comma + 1, after.End);
        return words.Count is > 1 and < 9 && (lexicon[Tokens.Fold(words[0].In(text))] & (Sense.Say | Sense.Tell)) != Sense.None && (lexicon[Tokens.Fold(words[1].In(text))] & (Sense.Subordinator | Sense.Subject)) == Sense.None && text[comma + 2] is not '“' && char.IsLower(text[words[0].Start]);
    }

    // The quotations that share something with a stretch.
    private static List<Quotation> Within(List<Quotation> all, Span at)
    {
        var found = new List<Quotation>();
        for (int i = Quotations.After(all, at.Start); i < all.Count && all[i].At.Start < at.End; i++) found.Add(all[i]);
        return found;
    }

    private static Unit Build(string text, Span at, int paragraph, List<Quotation> all, Lexicon lexicon)
    {
        var quotes = Within(all, at);
        var tokens = Tokens.Of(text, at.Start, at.End);
        var words = new List<Word>(tokens.Count);
        int q = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (IsClock(text, tokens, i)) token = token with { End = tokens[i += 2].End };
            while (q < quotes.Count && quotes[q].At.End <= token.Start) q++;
            bool quoted = q < quotes.Count && quotes[q].At.Start <= token.Start;
            bool mark = token.Kind == TokenKind.Mark;
            string low = mark ? Mark(text[token.Start]) : Tokens.Fold(token.In(text));
            words.Add(new Word(token.Start, token.End, low, mark ? Sense.None : lexicon.Look(low), quoted, char.IsUpper(text[token.Start]), mark));
        }
        return new Unit(text, at, paragraph, [.. words], quotes);
    }

    // Arabic commas and full-width ones do what others do.
    private static string Mark(char c) => c switch { '،' or '，' => ",", '؛' or '；' => ";", '：' => ":", _ => c.ToString() };

    // "1:30", "2:1" is one word: no colon opens anything in it.
    private static bool IsClock(string text, List<Token> tokens, int i) => i + 2 < tokens.Count && tokens[i].Kind == TokenKind.Number && tokens[i + 2].Kind == TokenKind.Number
        && tokens[i].End == tokens[i + 1].Start && text[tokens[i + 1].Start] == ':' && tokens[i + 1].End == tokens[i + 2].Start;
}
