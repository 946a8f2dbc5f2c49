using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>A word or mark of a unit.</summary>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Low">Its folded form.</param>
/// <param name="Sense">What it can do.</param>
/// <param name="Quoted">Whether it stands in quotation marks, which are themselves quoted.</param>
/// <param name="Capital">Whether it begins with a capital.</param>
/// <param name="Mark">Whether it is a mark.</param>
internal readonly record struct Word(int Start, int End, string Low, Sense Sense, bool Quoted, bool Capital, bool Mark)
{
    /// <summary>Whether it can do any of these.</summary>
    public bool Is(Sense sense) => (Sense & sense) != Sense.None;
}

/// <summary>What is read at once: a sentence, or several where a quotation runs over their border.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="At">Its stretch.</param>
/// <param name="Paragraph">The paragraph's number.</param>
/// <param name="Words">Its words and marks.</param>
/// <param name="Quotes">The quotations in it.</param>
internal sealed record Unit(string Text, Span At, int Paragraph, Word[] Words, IReadOnlyList<Quotation> Quotes)
{
    /// <summary>Whether nothing but quotations stands in it.</summary>
    public bool WhollyQuoted { get; } = Quotes.Count > 0 && Words.All(w => w.Quoted || w.Mark);

    /// <summary>The folded word at an index; "" outside.</summary>
    public string Low(int index) => index >= 0 && index < Words.Length ? Words[index].Low : "";

    /// <summary>Whether the word at the index can do any of these, outside quotation marks.</summary>
    public bool Is(int index, Sense sense) => index >= 0 && index < Words.Length && !Words[index].Quoted && Words[index].Is(sense);

    /// <summary>Whether the word at the index stands in quotation marks.</summary>
    public bool Quoted(int index) => index >= 0 && index < Words.Length && Words[index].Quoted;

    /// <summary>The stretch from one word to before another.</summary>
    public Span Of(int from, int to) => new(Words[from].Start, Words[to - 1].End);

    /// <summary>What stands there.</summary>
    public string Say(int from, int to) => from < to ? Of(from, to).Of(Text) : "";
}

/// <summary>Cuts a text into units.</summary>
internal static class Units
{
    /// <summary>The units of a text, in order.</summary>
    public static List<Unit> Of(string text, Lexicon lexicon)
    {
        var sentences = Sentences.Of(text);
        var units = new List<Unit>(sentences.Count);
        int paragraph = 0, next = 0;
        foreach (var stretch in Sentences.Paragraphs(text))
        {
            var quotes = Quotations.Of(text, stretch);
            int quote = 0;
            while (next < sentences.Count && sentences[next].Start < stretch.End)
            {
                int start = sentences[next].Start, end = sentences[next].End;
                next++;
                for (; next < sentences.Count && sentences[next].Start < stretch.End; next++)
                {
                    while (quote < quotes.Count && quotes[quote].At.End <= end) quote++;
                    bool crossed = quote < quotes.Count && quotes[quote].At.Start < end;
                    if (!crossed && !Tails(text, new Span(start, end), sentences[next], quotes, lexicon)) break;
                    end = sentences[next].End;
                }
                units.Add(Build(text, new Span(start, end), paragraph, quotes, lexicon));
            }
            paragraph++;
        }
        return units;
    }

    // "“Why now?” Smith asked." is one unit although the question mark ends a sentence.
    private static bool Tails(string text, Span before, Span after, List<Quotation> quotes, Lexicon lexicon)
    {
        if (IsOnlyTail(text, after, lexicon)) return true;
        bool closes = quotes.Exists(q => q.At.End == before.End && q.Closed) && text[before.End - 2] is '?' or '!' or '…' or '-' or '—';
        if (!closes || after.Length > 200) return false;
        var words = Tokens.Of(text, after.Start, after.End);
        for (int i = 0; i < Math.Min(words.Count, 8); i++)
        {
            if (words[i].Kind == TokenKind.Mark && text[words[i].Start] is not ('.' or ',')) return false;
            if ((lexicon[Tokens.Fold(words[i].In(text))] & (Sense.Say | Sense.Tell)) != Sense.None)
                return i > 0 && (i + 1 >= words.Count || words[i + 1].Kind == TokenKind.Mark || (lexicon[Tokens.Fold(words[i + 1].In(text))] & (Sense.Preposition | Sense.Time)) != Sense.None || words.Count < 8);
        }
        return false;
    }

    // "North, wrote the official media.": what a stray full stop cut off.
    private static bool IsOnlyTail(string text, Span after, Lexicon lexicon)
    {
        if (after.Length > 90) return false;
        int comma = text.IndexOf(',', after.Start, after.Length);
        if (comma < 0 || comma - after.Start > 24 || text.AsSpan(after.Start, comma - after.Start).Contains(' ')) return false;
        var words = Tokens.Of(text, comma + 1, after.End);
        return words.Count is > 1 and < 9 && (lexicon[Tokens.Fold(words[0].In(text))] & (Sense.Say | Sense.Tell)) != Sense.None && (lexicon[Tokens.Fold(words[1].In(text))] & (Sense.Subordinator | Sense.Subject)) == Sense.None && text[comma + 2] is not '“' && char.IsLower(text[words[0].Start]);
    }

    private static Unit Build(string text, Span at, int paragraph, List<Quotation> all, Lexicon lexicon)
    {
        var quotes = all.FindAll(q => q.At.Overlaps(at));
        var tokens = Tokens.Of(text, at.Start, at.End);
        var words = new Word[tokens.Count];
        int q = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            while (q < quotes.Count && quotes[q].At.End <= token.Start) q++;
            bool quoted = q < quotes.Count && quotes[q].At.Start <= token.Start;
            bool mark = token.Kind == TokenKind.Mark;
            string low = mark ? text[token.Start].ToString() : Tokens.Fold(token.In(text));
            words[i] = new Word(token.Start, token.End, low, mark ? Sense.None : lexicon.Look(low), quoted, char.IsUpper(text[token.Start]), mark);
        }
        return new Unit(text, at, paragraph, words, quotes);
    }
}
