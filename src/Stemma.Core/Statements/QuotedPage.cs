using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>A cue with whoever speaks.</summary>
/// <param name="Who">The speaker's mention; null where nobody stands there.</param>
/// <param name="Cue">The verb.</param>
/// <param name="Silent">True where its own clause names nobody: whoever spoke before goes on, which is inferred. Where it is false and nobody is given, the clause was not understood.</param>
internal readonly record struct Attribution(Span? Who, Span Cue, bool Silent = false);

/// <summary>A paragraph with its quotations and sentences, and what was found in it and before.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="At">The paragraph's stretch.</param>
/// <param name="Quotes">Its quotations, in order.</param>
/// <param name="Sentences">Its sentences, in order: a full stop inside quotation marks ends none.</param>
/// <param name="Words">The language's words.</param>
internal sealed record QuotedPage(string Text, Span At, List<Quotation> Quotes, List<Span> Sentences, QuotationWords Words)
{
    /// <summary>The most stretches that one statement is read in.</summary>
    public const int MostSpans = 40;

    private const int MostInSentence = 32;

    /// <summary>The sentence that holds a position.</summary>
    public Span SentenceAt(int position)
    {
        int low = 0, high = Sentences.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Sentences[middle].End <= position) low = middle + 1;
            else high = middle;
        }
        return Sentences[low];
    }

    /// <summary>How many of the quotations begin before a position.</summary>
    public int QuotesBefore(int position)
    {
        int low = 0, high = Quotes.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Quotes[middle].At.Start < position) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>Whether a quotation holds the position.</summary>
    public bool InQuote(int position) => QuotesBefore(position + 1) is > 0 and var n && Quotes[n - 1].At.Contains(position);

    /// <summary>Whether a sentence holds as many statements as are read in one, so that work stays bounded.</summary>
    public static bool IsFull(List<Draft> found, Span sentence) => found.Count >= MostInSentence && found[^MostInSentence].Start >= sentence.Start;

    /// <summary>"“A，”王毅说。“B。”": a quotation that follows an attributed one or its verb with nothing but a full stop between goes on with it.</summary>
    public void GoOn(List<Draft> found, Span quote)
    {
        if (found is not [.., { Cue: { } cue } last] || last.Spans.Count >= MostSpans || quote.Length - 2 < Words.LeastClause || !InQuote(last.Spans[^1].End - 1)) return;
        int from = Math.Max(last.Spans[^1].End, cue.End);
        if (QuotesBefore(quote.Start) is > 0 and var n && Quotes[n - 1].At.End > from) return; // another stands between
        for (int i = from; i < quote.Start; i++) if (Text[i] is not ('。' or '.') && !char.IsWhiteSpace(Text[i])) return;
        if (from <= quote.Start) last.Spans.Add(quote);
    }

    /// <summary>The first position at or after <paramref name="start"/> that is no white space.</summary>
    public int Skip(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(Text[start])) start++;
        return start;
    }

    /// <summary>The position after the last character before <paramref name="end"/> that is no white space.</summary>
    public int Back(int start, int end)
    {
        while (end > start && char.IsWhiteSpace(Text[end - 1])) end--;
        return end;
    }

    /// <summary>The position itself, or the next one where it cuts a character in half.</summary>
    public int Whole(int position) => position > 0 && position < Text.Length && char.IsLowSurrogate(Text[position]) && char.IsHighSurrogate(Text[position - 1]) ? position + 1 : position;

    /// <summary>How long what stands before a noun phrase is: a lead word or a date ("3月14日"); 0 where none does.</summary>
    public int Lead(int start, int end)
    {
        if (Words["lead"].At(Text, start, end) is > 0 and var lead) return lead;
        if (Words.Language != "ja") return 0;
        int date = start;
        for (int i = start; i < end && char.IsDigit(Text[i]);)
        {
            while (i < end && char.IsDigit(Text[i])) i++;
            if (i < end && Text[i] is '日' or '月' or '年') date = ++i;
        }
        bool span = date < end && Text[date] is (>= '\u3040' and <= '\u309F') or '間' or '連' or '目' or '以' or '付' or '前' or '後' or '分' or '度'; // "3日間", "3月の"
        return span ? 0 : date - start;
    }

    /// <summary>Cuts a paragraph into sentences.</summary>
    public static List<Span> Split(string text, Span at, List<Quotation> quotes)
    {
        var found = new List<Span>();
        int start = at.Start, quote = 0;
        for (int i = at.Start; i < at.End; i++)
        {
            while (quote < quotes.Count && quotes[quote].At.End <= i) quote++;
            if (quote < quotes.Count && quotes[quote].At.Start <= i) { i = quotes[quote].At.End - 1; continue; }
            if (!Ends(text, i, at.End)) continue;
            found.Add(new Span(start, i + 1));
            start = i + 1;
        }
        if (start < at.End || found.Count == 0) found.Add(new Span(start, at.End));
        return found;
    }

    private static bool Ends(string text, int i, int end) =>
        text[i] is '。' or '！' or '？' or '．' || text[i] is '.' or '!' or '?' && (i + 1 >= end || char.IsWhiteSpace(text[i + 1])) && !(i > 1 && char.IsUpper(text[i - 1]) && !char.IsLetter(text[i - 2]));
}
