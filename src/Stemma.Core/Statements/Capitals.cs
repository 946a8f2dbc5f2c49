using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Turkish: whoever speaks is the run of capitalised words before the first comma that follows one, else before the quotation, else at the sentence's head.</summary>
internal static class Capitals
{
    private const int MostWords = 8;

    /// <summary>The run before a quotation; null where there is none.</summary>
    public static Span? Before(QuotedPage page, int from, int to)
    {
        int quote = page.QuotesBefore(from);
        for (int i = from; i <= to && i < page.At.End; i++)
        {
            while (quote < page.Quotes.Count && page.Quotes[quote].At.End <= i) quote++;
            if (i < to && quote < page.Quotes.Count && page.Quotes[quote].At.Start <= i) { i = Math.Min(page.Quotes[quote].At.End, to) - 1; continue; }
            if ((i == to || page.Text[i] == ',') && Run(page, from, i) is { } run) return run;
        }
        return Head(page, from, to);
    }

    // The words before a place, without "ise", "şöyle" and their like.
    private static Span? Run(QuotedPage page, int from, int end)
    {
        end = page.Back(from, end);
        while (end > from && Word(page, from, end) is var last && last.Length > 0 && page.Words["adjunct"].Has(last.Of(page.Text))) end = page.Back(from, last.Start);
        int start = end;
        for (int words = 0; words < MostWords && Word(page, from, page.Back(from, start)) is { Length: > 0 } word && char.IsUpper(page.Text[word.Start]); words++) start = word.Start;
        bool heading = end - start > 6 && !page.Text.AsSpan(start, end - start).ContainsAnyInRange('a', 'z'); // "MECLİSİ TOPLAYIN, ..."
        return start < end && !heading && !page.Words["notwho"].Has(page.Text.AsSpan(start, end - start)) ? new Span(start, end) : null;
    }

    // "Sağlık Bakanı Deniz Aksoy sosyal medya hesabından ...": two words at least.
    private static Span? Head(QuotedPage page, int from, int to)
    {
        int end = from = page.Skip(from, to), words = 0;
        while (words < MostWords && page.Skip(end, to) is var at && at < to && char.IsUpper(page.Text[at]))
        {
            while (at < to && (char.IsLetterOrDigit(page.Text[at]) || page.Text[at] is '.' or '-')) at++;
            words++;
            end = at;
            if (at < to && page.Text[at] is '\'' or '’') return null; // "Bakanlık'tan": a case, no subject
        }
        bool listed = page.Text.AsSpan(end, to - end).StartsWith(" ve ", StringComparison.Ordinal); // "X ve Y Odası": cut in two
        return words > 1 && !listed ? new Span(from, end) : null;
    }

    private static Span Word(QuotedPage page, int from, int end)
    {
        int start = end;
        while (start > from && (char.IsLetterOrDigit(page.Text[start - 1]) || page.Text[start - 1] is '.' or '-' or '\'' or '’')) start--;
        return new Span(start, end);
    }
}
