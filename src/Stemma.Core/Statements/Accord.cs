using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>"According to" in Chinese ("据新华社报道，A"), Japanese ("気象庁によると、A"), Korean and Turkish.</summary>
internal static class Accord
{
    private const int Longest = 40;

    /// <summary>The source stands between an opening and a closing word at the head of a clause.</summary>
    public static Draft? Leading(QuotedPage page, Span sentence)
    {
        var (text, words) = (page.Text, page.Words);
        int limit = Math.Min(sentence.End, sentence.Start + 4 * Longest);
        for (int i = sentence.Start; i < limit; i++)
        {
            bool heads = i == sentence.Start || text[i - 1] is '，' or ',' or '；' or '\u3000' or ' ';
            if (!heads || words["according"].At(text, i, limit) is not (> 0 and var opens) || page.InQuote(i)) continue;
            int comma = i;
            while (comma < limit && text[comma] is not ('，' or ',' or '：' or ':' or '。')) comma++;
            int end = page.Back(i, comma), closes = words["source"].Before(text, i + opens, end);
            if (comma >= limit || closes == 0) continue;
            int after = end - closes;
            for (int k = i + opens + 1; k < after; k++) if (char.IsDigit(text[k]) || words["time"].At(text, k, after) > 0) { after = k; break; }
            after = page.Back(i + opens, after);
            while (after > i + opens && Math.Max(text[after - 1] is '的' ? 1 : 0, words["adverb"].Before(text, i + opens, after)) is > 0 and var less) after -= less;
            if (after <= i + opens) return null; // "据报道": nobody is named
            return Draft(page, new Span(page.Skip(i + opens, after), after), new Span(i, i + opens), comma + 1, sentence.End);
        }
        return null;
    }

    /// <summary>The source stands before a closing word.</summary>
    public static Draft? Following(QuotedPage page, Span sentence)
    {
        var (text, words) = (page.Text, page.Words);
        if (words["according"].Empty) return null;
        int limit = Math.Min(sentence.End, sentence.Start + 4 * Longest);
        for (int i = sentence.Start + 1; i < limit; i++)
        {
            if (words["according"].At(text, i, limit) is not (> 0 and var length) || page.InQuote(i)) continue;
            int start = i, end = page.Back(sentence.Start, i);
            while (start > sentence.Start && text[start - 1] is not ('、' or ',' or '，' or '」' or '。')) start--;
            start = page.Skip(start, end);
            while (page.Lead(start, end) is > 0 and var lead) start = page.Skip(start + lead, end);
            if (words["source"].Before(text, start + 1, end) is > 0 and var tail) end = page.Back(start, end - tail);
            int content = i + length;
            while (content < sentence.End && (text[content] is '、' or ',' || char.IsWhiteSpace(text[content]))) content++;
            if (end <= start || end - start > Longest || text[start..end].Contains('は', StringComparison.Ordinal)) return null;
            return Draft(page, new Span(start, end), new Span(i, i + length), content, sentence.End);
        }
        return null;
    }

    private static Draft? Draft(QuotedPage page, Span who, Span cue, int from, int to)
    {
        from = page.Skip(from, to);
        while (to > from && !page.InQuote(to - 1) && (char.IsWhiteSpace(page.Text[to - 1]) || page.Text[to - 1] is '。' or '.')) to--;
        return to - from >= 4 && who.Length > 0 ? new Draft { Spans = [new Span(from, to)], Mention = who, Cue = cue, Unit = 0 } : null;
    }
}
