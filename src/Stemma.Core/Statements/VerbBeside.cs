using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>
/// Chinese: the verb stands right before the quotation ("王毅表示：“A”") or closes the clause after it ("“A，”王毅说，“B”"); "X表示，A" and "X否认A" attribute without marks.
/// </summary>
internal sealed class VerbBeside(QuotedPage page)
{
    private const int Farthest = 120, LongestClause = 48, LongestObject = 16, LongestPhrase = 60;

    private readonly string _text = page.Text;
    private readonly QuotationWords _words = page.Words;
    private readonly List<Draft> _found = [];
    private readonly HashSet<int> _used = []; // where cues begin that have their content

    /// <summary>The paragraph's drafts.</summary>
    public List<Draft> Read()
    {
        int q = 0;
        foreach (var sentence in page.Sentences)
        {
            for (; q < page.Quotes.Count && page.Quotes[q].At.Start < sentence.End; q++)
                if (!QuotedPage.IsFull(_found, sentence)) q += Quote(q) - 1;
            Indirect(sentence);
        }
        return _found;
    }

    // How many quotations one attribution takes.
    private int Quote(int q)
    {
        var at = page.Quotes[q].At;
        if (Leading(q) is { } led)
        {
            Add(led, at);
        }
        else if (Trailing(q) is { } trailed)
        {
            var draft = Add(trailed, at);
            if (q + 1 >= page.Quotes.Count || !OnlyMarks(trailed.Cue.End, page.Quotes[q + 1].At.Start)) return 1;
            draft.Spans.Add(page.Quotes[q + 1].At);
            return 2;
        }
        else
        {
            page.GoOn(_found, at);
        }
        return 1;
    }

    private Draft Add(Attribution attribution, Span content)
    {
        _used.Add(attribution.Cue.Start);
        var draft = new Draft
        {
            Spans = [content],
            Mention = attribution.Who,
            Cue = attribution.Cue,
            Unit = 0,
            Status = Status(attribution.Cue),
            Resumes = attribution.Silent,
            Told = attribution is { Who: null, Silent: false } ? Resolved.Nobody : null,
        };
        _found.Add(draft);
        return draft;
    }

    private StatementStatus Status(Span cue) => _words["deny"].Before(_text, cue.Start, cue.End) > 0 ? StatementStatus.Denied : StatementStatus.Said;

    // "王毅3日在北京表示：“A”": a verb, then a colon or comma, then the mark. Without them a few characters in marks are a term.
    private Attribution? Leading(int q)
    {
        var at = page.Quotes[q].At;
        int from = Math.Max(q > 0 ? page.Quotes[q - 1].At.End : page.At.Start, at.Start - Farthest);
        int end = page.Back(from, at.Start);
        bool marked = end > from && _text[end - 1] is '：' or ':' or '，' or ',';
        if (marked) end = page.Back(from, end - 1);
        if (!marked && at.Length - 2 < _words.LeastClause) return null;
        if (Cue(from, end, marked) is not { } cue || _used.Contains(cue.Start)) return null;
        return Owner(from, cue);
    }

    // "“A，”王毅说": the clause after the quotation closes with the verb.
    private Attribution? Trailing(int q)
    {
        var at = page.Quotes[q].At;
        int limit = q + 1 < page.Quotes.Count ? page.Quotes[q + 1].At.Start : page.At.End;
        int start = page.Skip(at.End, limit);
        while (start < limit && _text[start] is '，' or ',' or '—' or '–' or '-') start = page.Skip(start + 1, limit);
        int end = start;
        while (end < limit && end - start < LongestClause && !IsBorder(_text[end])) end++;
        if (end >= limit && limit < page.At.End || end - start >= LongestClause) return null; // "“A”和他说的“B”"
        bool handsOver = end < limit && _text[end] is '：' or ':' && page.Quotes[q].Ending(_text) is not ('，' or ',');
        if (handsOver || IsTerm(q) || Cue(start, end, true) is not { } cue) return null;
        return Cut(ClauseStart(start, cue.Start), cue.Start) is { } who ? new Attribution(who, cue) : null;
    }

    /// <summary>Who a sentence that closes with a verb and a colon hands over to; null where it does not.</summary>
    public Attribution? Spoken(Span sentence)
    {
        int from = Math.Max(sentence.Start, sentence.End - Farthest), end = page.Back(from, sentence.End);
        if (end <= from || _text[end - 1] is not ('：' or ':') || Cue(from, end - 1, true) is not { } cue) return null;
        return Owner(from, cue);
    }

    // A few characters in marks within a clause are a term, whatever verb closes the next clause.
    private bool IsTerm(int q)
    {
        var at = page.Quotes[q].At;
        int before = page.Back(page.At.Start, at.Start);
        bool within = before > page.At.Start && char.IsLetterOrDigit(_text[before - 1]);
        return within && at.Length < 3 * _words.LeastClause && page.Quotes[q].Ending(_text) is not ('，' or '。' or '！' or '？' or ',' or '.');
    }

    private bool OnlyMarks(int from, int to)
    {
        for (int i = from; i < to; i++) if (_text[i] is not ('，' or ',' or '：' or ':') && !char.IsWhiteSpace(_text[i])) return false;
        return true;
    }

    // The verb that ends there, or one that is followed by whom it is said to ("告诉记者").
    private Span? Cue(int from, int end, bool marked)
    {
        end = page.Back(from, end);
        if (_words["veto"].Before(_text, from, end) > 0) return null;
        int length = Math.Max(_words["say"].Before(_text, from, end), _words["deny"].Before(_text, from, end));
        if (length > 0) return new Span(end - length, end);
        if (!marked) return null;
        for (int i = end - 2; i >= Math.Max(from, end - LongestObject); i--)
        {
            if (IsBorder(_text[i])) return null;
            if (_words["tell"].At(_text, i, end) is > 0 and var told) return new Span(i, i + told);
        }
        return null;
    }

    private static bool IsBorder(char c) => c is '，' or ',' or '。' or '！' or '？' or '!' or '?' or '；' or ';' or '：' or ':' or '“' or '”' or '「' or '」' or '『' or '』' or '"' or '\n';

    // Whoever stands in the clause before a verb; where nobody does, whoever speaks in its sentence; nobody where the clause is not understood.
    private Attribution Owner(int from, Span cue)
    {
        int clause = ClauseStart(from, cue.Start);
        if (Cut(clause, cue.Start) is { } who) return new Attribution(who, cue);
        return IsSilent(clause, cue.Start) ? new Attribution(Earlier(from, cue.Start), cue, true) : new Attribution(null, cue);
    }

    // Whether a clause holds nothing but what may stand before a subject and before a verb.
    private bool IsSilent(int start, int end)
    {
        (start, end) = (page.Skip(start, end), page.Back(start, end));
        start = AfterLead(start, end);
        return WithoutAdverbs(start, end) <= start;
    }

    private int WithoutAdverbs(int start, int end)
    {
        end = page.Back(start, end);
        while (_words["adverb"].Before(_text, start, end) is > 0 and var adverb) end = page.Back(start, end - adverb);
        return end;
    }

    // "王毅3日会见来访外长时，表示：“A”", "…，并补充说：“B”": nobody stands in the verb's own clause.
    private Span? Earlier(int from, int verb)
    {
        var sentence = page.SentenceAt(verb);
        if (_found is [.., { Cue: { } before } last] && before.Start >= sentence.Start && (last.Told is not null || last.Mention?.Start >= sentence.Start)) return last.Mention;
        int start = sentence.Start, end = start;
        while (end < verb && end - start < Farthest && !IsBorder(_text[end])) end++;
        return start >= from && end < verb && Cut(start, end) is { } who && who.End < page.Back(start, end) ? who : null;
    }

    private Span? Cut(int start, int end)
    {
        (start, end) = (page.Skip(start, end), page.Back(start, end));
        start = AfterLead(start, end);
        for (int i = start + 1; i < end; i++)
        {
            if (_words["within"].At(_text, i - 1, end) > 1) { i += _words["within"].At(_text, i - 1, end) - 2; continue; }
            if (!IsAdjunct(i, end) || IsSurname(start, i, end)) continue;
            end = i;
            break;
        }
        end = WithoutAdverbs(start, end);
        if (_words["pronoun"].At(_text, start, end) is > 0 and var pronoun && start + pronoun < end && _text[start + pronoun] is not ('的' or '之') && char.IsLetter(_text[start + pronoun - 1]) && end - start - pronoun < 6 && _words["title"].First(_text, start + pronoun, end) < 0) end = start + pronoun;
        bool whose = end > start && end - start <= LongestPhrase && char.IsLetter(_text[start]) && _text[end - 1] != '被' && _words["according"].At(_text, start, end) == 0;
        return whose ? new Span(start, end) : null;
    }

    private bool IsAdjunct(int i, int end)
    {
        if (_words["adjunct"].At(_text, i, end) > 0 || _words["time"].At(_text, i, end) > 0) return true;
        return char.IsDigit(_text[i]) && !char.IsDigit(_text[i - 1]) && IsDate(i, end);
    }

    // "于" and "曾" after a title are a surname where a given name follows; at a clause's beginning nothing cuts them off.
    private bool IsSurname(int start, int i, int end)
    {
        if (_text[i] is not ('于' or '曾') || _words["title"].Before(_text, start, i) == 0) return false;
        int name = WithoutAdverbs(i + 1, end) - i - 1;
        if (name is not (1 or 2)) return false;
        for (int k = i + 1; k <= i + name; k++) if (!char.IsLetter(_text[k]) || IsAdjunct(k, end)) return false;
        return true;
    }

    private bool IsDate(int i, int end)
    {
        while (i < end && char.IsDigit(_text[i])) i++;
        i = page.Skip(i, end);
        return i < end && _text[i] is '日' or '月' or '年' or '时' or '時' or '号' or '號' or '点' or '點';
    }

    // "但", "3日", "在记者会上": what may stand before the subject.
    private int AfterLead(int start, int end)
    {
        for (int round = 0; round < 6 && start < end; round++)
        {
            int lead = _words["lead"].At(_text, start, end);
            if (lead == 0 && char.IsDigit(_text[start]) && IsDate(start, end)) lead = page.Skip(DateEnd(start, end), end) - start;
            if (lead == 0 && _words["open"].At(_text, start, end) > 0 && _words["within"].At(_text, start, end) == 0)
            {
                int close = _words["close"].First(_text, start + 1, end);
                lead = close < 0 ? 0 : close + _words["close"].At(_text, close, end) - start;
            }
            if (lead == 0) break;
            start = page.Skip(start + lead, end);
        }
        return start;
    }

    private int DateEnd(int i, int end)
    {
        while (i < end && (char.IsDigit(_text[i]) || char.IsWhiteSpace(_text[i]) || _text[i] is '日' or '月' or '年' or '时' or '時' or '号' or '號' or '点' or '點' or '分')) i++;
        return i;
    }

    // "X表示，A。" and "X否认A。": up to the sentence's end or the next attribution in it.
    private void Indirect(Span sentence)
    {
        Draft? last = null;
        int quote = page.QuotesBefore(sentence.Start), from = sentence.Start;
        for (int i = sentence.Start; i < sentence.End; i++)
        {
            if (quote < page.Quotes.Count && page.Quotes[quote].At.Contains(i)) { i = page.Quotes[quote++].At.End - 1; from = i + 1; continue; }
            int length = _words["deny"].At(_text, i, sentence.End);
            bool denies = length > 0 && _words["veto"].Before(_text, from, i + length) == 0;
            if (denies) i += length - 1;
            else if (_text[i] is not ('，' or ',')) continue;
            if (QuotedPage.IsFull(_found, sentence)) return;
            if ((denies ? new Span(i + 1 - length, i + 1) : Strong(from, i)) is { } cue && !_used.Contains(cue.Start))
            {
                int clause = ClauseStart(from, cue.Start);
                if (clause > sentence.Start && !IsBorder(_text[clause - 1]) && !page.InQuote(clause - 1)) continue; // too long to be understood
                var who = Cut(clause, cue.Start);
                bool silent = who is null && last?.Mention is not null && IsSilent(clause, cue.Start);
                if (silent) who = last!.Mention;
                var added = who is null && last is null ? null : Content(new Attribution(who, cue, silent), denies ? ClauseEnd(i + 1, sentence.End) : sentence.End, i + 1);
                if (added is not null && last is not null) Shorten(last, clause);
                last = added ?? last;
            }
            else if (!denies && last is not null && i > last.Start && Joined(i + 1, sentence.End) is { } second)
            {
                var added = Content(new Attribution(last.Mention, second), sentence.End, second.End);
                if (added is not null) Shorten(last, i);
                last = added ?? last;
            }
            if (!denies) from = Math.Max(from, i + 1 - Farthest);
        }
    }

    // What was said ends where the next clause that tells of speech begins, without the marks between; not where nothing would be left.
    private void Shorten(Draft said, int end)
    {
        int start = said.Start;
        while (end > start && (char.IsWhiteSpace(_text[end - 1]) || IsBorder(_text[end - 1]) && !page.InQuote(end - 1))) end--;
        if (end > start && end < said.Spans[0].End) said.Spans[0] = new Span(start, end);
    }

    // "X表示，A，并称B": the same speaker's second verb.
    private Span? Joined(int from, int end)
    {
        int join = _words["join"].At(_text, from, end), verb = from + join;
        if (join == 0) return null;
        while (_words["adverb"].At(_text, verb, end) is > 0 and var adverb && _words["indirect"].At(_text, verb, end) == 0) verb += adverb;
        return _words["indirect"].At(_text, verb, end) is > 0 and var length ? new Span(verb, verb + length) : null;
    }

    private Span? Strong(int from, int end)
    {
        if (_words["veto"].Before(_text, from, end) > 0 || _words["indirect"].Before(_text, from, end) == 0) return null;
        return new Span(end - Math.Max(_words["indirect"].Before(_text, from, end), _words["say"].Before(_text, from, end)), end);
    }

    private int ClauseStart(int from, int verb)
    {
        int start = verb;
        while (start > from && verb - start < Farthest && !IsBorder(_text[start - 1])) start--;
        return page.Whole(start);
    }

    private int ClauseEnd(int i, int end)
    {
        while (i < end && !(IsBorder(_text[i]) && !page.InQuote(i))) i++;
        return i;
    }

    private Draft? Content(Attribution attribution, int end, int start)
    {
        while (start < end && (char.IsWhiteSpace(_text[start]) || _text[start] is '了' or '，' or ',' or '：' or ':')) start++;
        while (end > start && (char.IsWhiteSpace(_text[end - 1]) || _text[end - 1] is '。' or '.' or '，' or '；' or '！' or '？') && !page.InQuote(end - 1)) end--;
        if (end - start < 4 || page.QuotesBefore(start + 1) is > 0 and var n && page.Quotes[n - 1].At == new Span(start, end)) return null;
        return Add(attribution, new Span(start, end));
    }
}
