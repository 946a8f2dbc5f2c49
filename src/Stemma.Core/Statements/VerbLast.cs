using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>
/// Japanese, Korean and Turkish: whoever speaks comes first, then the quotation, then the verb after a particle ("首相は「A」と述べた", "장관은 “A”라고 말했다", "Bakan, “A” dedi").
/// </summary>
internal sealed class VerbLast(QuotedPage page)
{
    private const int Reach = 40, Farthest = 160, LongestPhrase = 48, LongestWhole = 24, LongestTail = 12, MostJoined = 8;

    private readonly string _text = page.Text;
    private readonly QuotationWords _words = page.Words;
    private readonly List<Draft> _found = [];

    /// <summary>The paragraph's drafts.</summary>
    public List<Draft> Read()
    {
        int q = 0;
        foreach (var sentence in page.Sentences)
        {
            int head = page.Skip(sentence.Start, sentence.End);
            for (; q < page.Quotes.Count && page.Quotes[q].At.Start < sentence.End; q++)
            {
                if (QuotedPage.IsFull(_found, sentence)) continue;
                if (Cue(q, sentence) is { } cue) Add(q, sentence, head, cue);
                else if (Opening(page.Quotes[q].At, sentence) is { } opened) _found.Add(new Draft { Spans = [page.Quotes[q].At], Mention = opened.Who, Cue = opened.Cue, Unit = 0, Status = Status(opened.Cue) });
                else if (head == page.Quotes[q].At.Start) page.GoOn(_found, page.Quotes[q].At);
            }
            Indirect(sentence);
        }
        return _found;
    }

    private void Add(int q, Span sentence, int head, Span cue)
    {
        var spans = new List<Span> { page.Quotes[q].At };
        for (int k = q - 1; k >= 0 && spans.Count < MostJoined && Joins(page.Quotes[k].At.End, spans[0].Start) && !Taken(page.Quotes[k].At); k--) spans.Insert(0, page.Quotes[k].At);
        int from = Math.Max(sentence.Start, spans[0].Start - Farthest);
        var who = Subject(from, spans[0].Start) ?? Subject(page.Quotes[q].At.End, cue.Start);
        bool silent = who is null;
        if (silent && _found.Count > 0 && _found[^1].Mention is { } same && same.Start >= sentence.Start) who = same;
        if (who is null && Opening(page.Quotes[q].At, sentence) is { } opened) (who, silent) = (opened.Who, false);
        bool within = head < spans[0].Start;
        if (who is null && within && page.Quotes[q].At.Length - 2 < _words.LeastClause) return; // a term
        _found.Add(new Draft { Spans = spans, Mention = who, Cue = cue, Unit = 0, Status = Status(cue), Resumes = silent });
    }

    // 「A」「B」と述べた, "“A”라며 “B”라고 말했다".
    private bool Joins(int from, int to)
    {
        if (from == to) return true;
        int particle = _words["quotative"].At(_text, from, to), end = from + particle;
        while (end < to && (char.IsWhiteSpace(_text[end]) || _text[end] is ',' or '、')) end++;
        return particle > 0 && end == to && _text.AsSpan(from, particle) is not "と";
    }

    private bool Taken(Span quote) => _found.Count > 0 && _found[^1].Spans.Exists(s => s.Overlaps(quote));

    private StatementStatus Status(Span cue) => _words["deny"].At(_text, cue.Start, cue.End) > 0 ? StatementStatus.Denied : StatementStatus.Said;

    // The verb after the quotation's particle, before the next quotation.
    private Span? Cue(int q, Span sentence)
    {
        var at = page.Quotes[q].At;
        int limit = Math.Min(Math.Min(sentence.End, at.End + Reach), q + 1 < page.Quotes.Count ? page.Quotes[q + 1].At.Start : sentence.End);
        int start = page.Skip(at.End, limit);
        int particle = _words["quotative"].At(_text, start, limit);
        if (particle == 0) return _words.Language == "tr" && _words["say"].At(_text, start, limit) is > 0 and var said ? new Span(start, End(start + said, limit)) : null; // "“A” dedi"
        bool noun = _words["noun"].At(_text, start, limit) > 0; // 「A」との見方を示した: the verbs of showing
        start += particle;
        if (!noun && _words["weak"].At(_text, start, limit) is > 0 and var weak && at.Length - 2 > _words.LeastClause) return new Span(start, start + weak);
        if (_words["veto"].At(_text, start, limit) > 0) return null;
        for (int i = start; i < limit; i++)
        {
            if (_words.Spaced && i > start && char.IsLetter(_text[i - 1]) || !char.IsLetter(_text[i])) { if (_text[i] is ',' or ';' && _words.Language == "tr") return null; continue; }
            int length = Math.Max(Math.Max(_words["say"].At(_text, i, limit), _words["deny"].At(_text, i, limit)), noun ? _words["show"].At(_text, i, limit) : 0);
            if (length > 0 && Inflects(i, i + length)) return new Span(i, End(i + length, limit));
        }
        return null;
    }

    // "説明" speaks in "説明した" and "説明。", not in "説明の".
    private bool Inflects(int start, int end)
    {
        if (_words.Language != "ja") return true;
        bool stem = _text[end - 1] is >= '\u3040' and <= '\u309F';
        return stem || end >= _text.Length || _text[end] is 'し' or 'す' or 'さ' or '。' or '、' or '\n' or '\r' or '「' or ' ';
    }

    private int End(int end, int limit)
    {
        if (_words.Spaced)
        {
            while (end < limit && char.IsLetter(_text[end])) end++;
            return end;
        }
        return end + _words["ending"].At(_text, end, limit);
    }

    // The noun phrase before the first topic marker, else before the last subject marker.
    private Span? Subject(int from, int to)
    {
        if (_words.Language == "tr") return Capitals.Before(page, from, to);
        Span? subject = null;
        int quote = page.QuotesBefore(from);
        for (int i = from; i < to; i++)
        {
            while (quote < page.Quotes.Count && page.Quotes[quote].At.End <= i) quote++;
            if (quote < page.Quotes.Count && page.Quotes[quote].At.Start <= i) { i = Math.Min(page.Quotes[quote].At.End, to) - 1; continue; }
            int topic = _words["topic"].At(_text, i, to), marker = topic > 0 ? topic : _words["subject"].At(_text, i, to);
            if (marker == 0 || i == from || !Marks(i, i + marker, to) || Phrase(from, i) is not { } phrase) continue;
            if (topic > 0) return phrase;
            subject = phrase;
        }
        return subject;
    }

    // A marker stands after a noun: not in "では", "には", "から", nor inside a Korean word.
    private bool Marks(int at, int end, int to)
    {
        char before = _text[at - 1];
        if (_words.Language == "ko") return char.IsLetterOrDigit(before) || before is ')' or '’' or '”' or '"' ? end >= to || char.IsWhiteSpace(_text[end]) || _text[end] is ',' or '“' or '"' : false;
        return before is not (>= '\u3040' and <= '\u309F') || _words["person"].Before(_text, Math.Max(0, at - 6), at) > 0;
    }

    private Span? Phrase(int from, int end)
    {
        int start = end = page.Back(from, end);
        while (start > from && end - start < Farthest && _text[start - 1] is not ('、' or ',' or '，' or '。' or ';')) start--;
        start = page.Skip(page.Whole(start), end);
        while (page.Lead(start, end) is > 0 and var lead) start = page.Skip(start + lead, end);
        start = _words.Spaced ? start : AfterAdjunct(start, end);
        if (_words.Spaced)
        {
            for (int i = start + 1; i < end; i++) if (_text[i - 1] == ' ' && (_words["adjunct"].At(_text, i, end) is > 0 and var length && (i + length == end || !char.IsLetter(_text[i + length])))) { end = page.Back(start, i); break; }
        }
        if (_words["notwho"].Before(_text, start, end) is > 0 and var time && (time == end - start || !_words.Spaced)) return null;
        return end > start && end - start <= LongestPhrase && !page.InQuote(start) && HasLetter(start, end) ? new Span(start, end) : null;
    }

    private bool HasLetter(int start, int end)
    {
        for (int i = start; i < end; i++) if (char.IsLetter(_text[i])) return true;
        return false;
    }

    // "3日の会見で田中首相": a noun phrase without a verb in it begins after the last particle before it; "大会で優勝した山田選手" holds one and stays whole unless it is long.
    private int AfterAdjunct(int start, int end)
    {
        int i = end;
        if (_words["person"].Before(_text, start, end) is > 0 and var person) i -= person;
        while (i > start && (_text[i - 1] is not (>= '\u3040' and <= '\u309F') || _text[i - 1] is 'の' || _text[i - 1] is 'ら' && i == end)) i--;
        bool cuts = i > start && i < end && (_text[i - 1] is 'で' or 'に' or 'へ' or 'と' or 'が' or 'も' || end - start > LongestWhole);
        return cuts ? i : start;
    }

    // "X氏はこう語った。「A」": the quotation opens its sentence, the one before tells whose it is.
    private Attribution? Opening(Span at, Span sentence)
    {
        if (page.Back(sentence.Start, at.Start) != sentence.Start || sentence.Start == page.At.Start) return null;
        return Spoken(page.SentenceAt(sentence.Start - 1));
    }

    /// <summary>Who a sentence without a quotation that closes with a verb of saying names; null where it does not.</summary>
    public Attribution? Spoken(Span sentence)
    {
        bool quotes = page.QuotesBefore(sentence.End) > page.QuotesBefore(sentence.Start) || sentence.Length < 4 || page.InQuote(sentence.End - 2);
        if (quotes || Closing(sentence) is not { } cue) return null;
        return Subject(Math.Max(sentence.Start, sentence.End - Farthest), cue.Start) is { } who ? new Attribution(who, cue) : null;
    }

    // The verb that closes a sentence.
    private Span? Closing(Span sentence)
    {
        for (int i = Math.Max(sentence.Start, sentence.End - LongestTail - 1); i < sentence.End; i++)
        {
            if (_words.Spaced && i > sentence.Start && char.IsLetter(_text[i - 1])) continue;
            int length = Math.Max(_words["say"].At(_text, i, sentence.End), _words["deny"].At(_text, i, sentence.End));
            if (length > 0 && Inflects(i, i + length)) return new Span(i, End(i + length, sentence.End));
        }
        return null;
    }

    // "首相は3日、Aと述べた。"
    private void Indirect(Span sentence)
    {
        if (_words["indirect"].Empty || sentence.Length < 12 || QuotedPage.IsFull(_found, sentence) || Closing(sentence) is not { } cue) return;
        for (int i = _found.Count - 1; i >= 0 && _found[i].Start >= sentence.Start; i--) if (_found[i].Cue is { } other && other.Overlaps(cue)) return;
        int end = page.Back(sentence.Start, cue.Start), particle = _words["indirect"].Before(_text, sentence.Start, end);
        if (particle == 0 || page.InQuote(end - particle - 1)) return;
        int from = Math.Max(sentence.Start, cue.Start - 4 * Farthest);
        if (Subject(from, Math.Min(from + Farthest, cue.Start)) is not { } who) return;
        int start = who.End + Math.Max(_words["topic"].At(_text, who.End, end), _words["subject"].At(_text, who.End, end));
        int comma = _text.AsSpan(start, Math.Min(Reach, end - start)).IndexOfAny("、,");
        if (comma >= 0 && !page.InQuote(start + comma)) start += comma + 1;
        start = page.Skip(start, end);
        end -= particle - _words["kept"].At(_text, end - particle, end);
        if (end - start >= 5) _found.Add(new Draft { Spans = [new Span(start, end)], Mention = who, Cue = cue, Unit = 0, Status = Status(cue) });
    }
}
