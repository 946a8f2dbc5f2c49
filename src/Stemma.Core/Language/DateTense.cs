namespace Stemma.Core.Language;

/// <summary>Decides from the verbs around a date whether it lies ahead: the nearest cue before it, else the first after it, in its own sentence.</summary>
internal static class DateTense
{
    private const int Reach = 160;

    /// <summary>True for ahead, false for past, null where no verb tells.</summary>
    public static bool? Ahead(DateText t, int start, int end)
    {
        int from = start, to = end;
        while (from > 0 && start - from < Reach && !Ends(t, from - 1)) from--;
        while (to < t.Lower.Length && to - end < Reach && !Ends(t, to)) to++;
        return Before(t, from, start) ?? After(t, end, to);
    }

    private static bool Ends(DateText t, int at) =>
        t.Lower[at] is '\n' or '。' or '!' or '?' or ';' or '“' or '”' || (t.Lower[at] == '.' && at + 1 < t.Lower.Length && t.Lower[at + 1] is ' ' or '"' && (at < 2 || char.IsLetter(t.Lower[at - 1]) && char.IsLetter(t.Lower[at - 2])));

    private static bool? Before(DateText t, int from, int start)
    {
        bool? cue = null;
        for (int i = from; i < start; i++) if (Opens(t, i) && Cue(t, i, start) is { } here) { if (!here.Weak || cue != true) cue = here.Ahead; i = here.End - 1; }
        return cue;
    }

    private static bool? After(DateText t, int end, int to)
    {
        for (int i = end; i < to; i++) if (Opens(t, i) && Cue(t, i, to) is { } here) return here.Ahead;
        return null;
    }

    // Weak: an infinitive after "will" as well as a past auxiliary ("will have a meeting").
    private static (int End, bool Ahead, bool Weak)? Cue(DateText t, int at, int limit)
    {
        if (t.Words.Longest("will", t.Lower, at) is { } will && will.End <= limit) return (will.End, true, false);
        if (t.Words.Longest("till", t.Lower, at) is { } till && till.End <= limit && till.End < limit && IsArticle(t, t.Lower.AsSpan(till.End, limit - till.End).Trim())) return (till.End, true, false);
        if (t.Words.Longest("was", t.Lower, at) is { } was && was.End <= limit) return (was.End, false, was.Value == 1);
        if (t.Language != "en" || !char.IsLetter(t.Lower[at])) return null;
        int end = at;
        while (end < limit && char.IsLetter(t.Lower[end])) end++;
        return end - at > 4 && t.Lower[end - 1] == 'd' && t.Lower[end - 2] == 'e' && !char.IsUpper(t.Text[at]) ? (end, false, false) : null;
    }

    private static bool IsArticle(DateText t, ReadOnlySpan<char> word) => word.Length == 0 || (word.Length < 6 && t.Words.Is("the", word.ToString()));

    private static bool Opens(DateText t, int at) =>
        at == 0 || !char.IsLetterOrDigit(t.Lower[at - 1]) || t.Lower[at] == '\'' || DateWords.IsDense(t.Lower[at]);
}
