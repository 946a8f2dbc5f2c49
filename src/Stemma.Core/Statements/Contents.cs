using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Finds the content that belongs to a frame.</summary>
internal static class Contents
{
    private const int FarthestDoing = 6;

    /// <summary>The content's stretches; none where the frame has no content of its own.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="frames">All its frames.</param>
    /// <param name="index">Which frame.</param>
    /// <param name="start">First word after a dateline.</param>
    public static List<Span> Of(Unit unit, IReadOnlyList<Frame> frames, int index, int start)
    {
        var frame = frames[index];
        if (frame.Tail < 0) return [];
        return frame.Order == Order.After ? After(unit, frames, index) : Before(unit, frames, index, start);
    }

    private static List<Span> After(Unit unit, IReadOnlyList<Frame> frames, int index)
    {
        var frame = frames[index];
        int from = frame.Tail;
        while (unit.Low(from) is "," or ":" or "—" or "–" or "-" or ";" && !unit.Quoted(from)) from++;
        if (unit.Is(frame.Verb.Main, Sense.Ask | Sense.Say) && unit.Low(frame.Verb.Main) is "asked" or "asking" or "asks" && unit.Low(from) is "about" or "for") from++;
        if (unit.Words[frame.Verb.Main].Is(Sense.Object) && unit.Low(from) is "for" or "on" && unit.Low(frame.Verb.Main).StartsWith("call", StringComparison.Ordinal)) from++;
        from = ThatAfterAside(unit, frame.Tail, from);
        if (IsManner(unit, frame.Verb)) return [];
        if (Pointing.After(unit, frame.Verb, from) is { } colon) from = colon;
        if (!Allowed(unit, frame, from)) return [];
        int to = QuoteEnd(unit, from, Cut(unit, frames, index, from));
        if (unit.Words[frame.Verb.Main].Is(Sense.Object) && unit.Low(from) != "that") to = NamingEnd(unit, from, to);
        var span = Trim(unit, from, to);
        return span is null ? [] : [span.Value];
    }

    // A quotation that closes with its own full stop, question mark or comma is the whole content.
    private static int QuoteEnd(Unit unit, int from, int to)
    {
        if (!unit.Quoted(from)) return to;
        int i = from;
        while (i < to && unit.Quoted(i)) i++;
        if (i >= to || i < from + 3 || unit.Low(i - 2) is not ("." or "?" or "!" or ",")) return to;
        for (int k = i; k < to; k++) if (unit.Quoted(k)) return to;
        return i;
    }

    // "called the quay a “wreck,” a word that the board disliked", "called for a sale, although it was ruled out": what comes after is the writer's.
    private static int NamingEnd(Unit unit, int from, int to)
    {
        for (int i = from + 1; i < to; i++)
        {
            bool closes = unit.Quoted(i - 1) && !unit.Quoted(i) && (unit.Low(i - 2) == "," || unit.Low(i) == ",");
            int next = unit.Low(i) == "," ? i + 1 : i;
            if (closes && !unit.Quoted(next) && !unit.Is(next, Sense.Coordinator)) return i;
            if (unit.Low(i) == "," && !unit.Quoted(i) && unit.Low(i + 1) is "although" or "though") return i;
        }
        return to;
    }

    // "assured on Monday, before the talks, that A": the aside is stepped over.
    private static int ThatAfterAside(Unit unit, int tail, int from)
    {
        if (unit.Low(tail) != "," || unit.Quoted(from)) return from;
        for (int i = from; i < Math.Min(unit.Words.Length, from + 16) && !unit.Quoted(i); i++)
        {
            if (unit.Low(i) == "that" && unit.Low(i - 1) == ",") return i;
            if (unit.Low(i) == "," && unit.Quoted(i + 1)) return i + 1;
            if (unit.Is(i, Sense.Aux | Sense.Modal | Sense.Subject)) return from;
        }
        return from;
    }

    // "laughed as the judge said A", "sighed in the dock while": how somebody was when another spoke.
    private static bool IsManner(Unit unit, VerbGroup verb)
    {
        if (!unit.Is(verb.Main, Sense.Manner)) return false;
        for (int i = verb.After; i < unit.Words.Length && !unit.Words[i].Mark && !unit.Is(i, Sense.Aux | Sense.Modal | Sense.Subject) && unit.Low(i) != "that"; i++)
            if (!unit.Quoted(i) && unit.Low(i) is "as" or "while" or "when") return true;
        return false;
    }

    // Verbs of thinking and showing need a clause; "continued", "called" and the like need more than any noun.
    private static bool Allowed(Unit unit, Frame frame, int from)
    {
        if (from >= unit.Words.Length || unit.Low(frame.Verb.After) == "by" || unit.Low(from) == "by" && !unit.Quoted(from)) return false; // "described by X": whoever stands before it does not speak
        if (unit.Low(from) == "it" && unit.Low(from + 1) == "quits" || unit.Low(from) == "although" && unit.Low(frame.Verb.Main).StartsWith("call", StringComparison.Ordinal)) return false; // "called it quits"; "called for more, although"
        if (unit.Low(from) == "to" && unit.Low(from + 1) is "be" or "have" && unit.Low(frame.Verb.Main) is "said") return false; // "a man said to be a farmer"
        var sense = unit.Words[frame.Verb.Main].Sense;
        var low = unit.Low(frame.Verb.Main);
        if ((low.StartsWith("tweet", StringComparison.Ordinal) || low.StartsWith("post", StringComparison.Ordinal)) && IsPicture(unit, from)) return false;
        if ((sense & (Sense.Say | Sense.Tell | Sense.Object | Sense.Deny | Sense.Decline | Sense.Ask)) == Sense.None)
        {
            if (low.StartsWith("show", StringComparison.Ordinal) || low.StartsWith("depict", StringComparison.Ordinal)) return Shows(unit, frame.Subject) && (unit.Low(from) == "that" || HasVerb(unit, from) || HasDoing(unit, from));
            if (low.StartsWith("prove", StringComparison.Ordinal) && unit.Low(from) != "that" && !Shows(unit, frame.Subject)) return false; // "if he doesn't prove he is": nobody says it
            if (unit.Low(from) == "that") return true;
            return unit.Is(from, Sense.Subject) && low is not ("considered" or "expected" or "proved" or "decided");
        }
        if (low.StartsWith("maintain", StringComparison.Ordinal)) return unit.Low(from) == "that" || unit.Is(from, Sense.Subject);
        if (unit.Is(frame.Verb.Main, Sense.Decline)) return unit.Low(from) == "to" && !frame.Verb.Infinitive;
        if (low.StartsWith("continue", StringComparison.Ordinal) || low.StartsWith("read", StringComparison.Ordinal) || low.StartsWith("chime", StringComparison.Ordinal))
            return unit.Quoted(from);
        if (low.StartsWith("add", StringComparison.Ordinal) || low.StartsWith("agree", StringComparison.Ordinal) || low.StartsWith("post", StringComparison.Ordinal) || low.StartsWith("publish", StringComparison.Ordinal) || low.StartsWith("observ", StringComparison.Ordinal) || low.StartsWith("counter", StringComparison.Ordinal) || low.StartsWith("repeat", StringComparison.Ordinal) || low.StartsWith("hint", StringComparison.Ordinal))
            return unit.Quoted(from) || unit.Low(from) is "that" || unit.Is(from, Sense.Subject) || low.StartsWith("add", StringComparison.Ordinal) && unit.Low(from) is "the" or "if" or "when";
        return true;
    }

    // "(tweeted) a link to the ledger", "a short video of the quay": no words.
    private static bool IsPicture(Unit unit, int from)
    {
        if (!unit.Is(from, Sense.Determiner)) return false;
        for (int i = from + 1; i < from + 4; i++)
            if (unit.Low(i) is "link" or "links" or "photo" or "photos" or "photograph" or "photographs" or "picture" or "pictures" or "image" or "images" or "video" or "videos" or "clip" or "screenshot" or "screenshots" or "footage") return true;
        return false;
    }

    private static bool Shows(Unit unit, Range subject)
    {
        for (int i = subject.From; i < subject.To; i++) if (unit.Is(i, Sense.Document)) return true;
        return false;
    }

    private static bool HasVerb(Unit unit, int from)
    {
        for (int i = from; i < unit.Words.Length; i++)
            if (unit.Is(i, Sense.Aux | Sense.Modal) || NounPhrases.LooksFinite(unit, i)) return true;
        return false;
    }

    // "(showed) the guards passing the gate": somebody, and what he is doing.
    private static bool HasDoing(Unit unit, int from)
    {
        for (int i = from + 1; i < Math.Min(unit.Words.Length, from + FarthestDoing); i++)
        {
            if (unit.Words[i].Mark || unit.Is(i, Sense.Preposition | Sense.Relative)) return false;
            if (unit.Low(i) is { Length: > 4 } low && low.EndsWith("ing", StringComparison.Ordinal) && !unit.Words[i].Capital && !unit.Is(i - 1, Sense.Determiner)) return true;
        }
        return false;
    }

    // Where the content that starts at `from` ends: at the next attribution that is joined to this one.
    private static int Cut(Unit unit, IReadOnlyList<Frame> frames, int index, int from)
    {
        var frame = frames[index];
        int end = unit.Words.Length;
        for (int next = index + 1; next < frames.Count; next++)
        {
            var later = frames[next];
            if (later.Start <= from || later.Start >= end) continue;
            if (later.Withheld)
            {
                int at = later.Start;
                if (unit.Low(at) == "without" || unit.Low(at - 1) is "but" or "and" or "though" or "—" or "–" or ",") { end = at; break; }
                continue;
            }
            bool speech = unit.Words[later.Verb.Main].Is(Sense.Say | Sense.Tell | Sense.Deny | Sense.Decline | Sense.Object | Sense.Ask);
            if (!speech && !later.Shared || later.Verb.Infinitive && later.Shared || later.Verb.Passive) continue;
            if (later.Order != Order.After) { end = later.Order == Order.Before ? later.Subject.From : later.Verb.First; break; }
            int before = later.Start - 1;
            if (later.Verb.Participle) { if (unit.Low(before) is "," or "—" or "–") end = before; }
            else if (unit.Is(later.Subject.Empty ? -1 : later.Subject.From, Sense.Relative)) continue;
            else if (IsJoint(unit, before, later.Shared)) end = before;
            if (end < unit.Words.Length) break;
        }
        end = Math.Min(end, According(unit, from, end));
        if (frame.Order == Order.After && !unit.Quoted(from)) end = Math.Min(end, Contrast(unit, from, end));
        if (InDashes(unit, frame) is { } dash) end = Math.Min(end, Next(unit, dash, from, end));
        if (Frames.IsSubordinate(unit, frame) && (frame.Start < 2 || unit.Low(frame.Start - 2) == ",")) end = Math.Min(end, Comma(unit, from, end)); // "when he announced the sale, we wrote of it"
        if (!frame.Subject.Empty && unit.Is(frame.Subject.From, Sense.Relative)) end = Math.Min(end, RelativeEnd(unit, from, end));
        return end;
    }

    // "said that the quay was safe, while the pilot Tilo Brandt left it": another's clause.
    private static int Contrast(Unit unit, int from, int end)
    {
        for (int i = from + 3; i + 5 < end; i++)
            if (unit.Low(i) == "," && unit.Low(i + 1) == "while" && !unit.Quoted(i + 1) && (unit.Words[i + 2].Capital || unit.Is(i + 2, Sense.Determiner) && unit.Words[i + 4].Capital)) return i;
        return end;
    }

    // "As Lee came – he said A – nobody stood up": the dash that the attribution stands behind, in the middle of a clause.
    private static string? InDashes(Unit unit, Frame frame)
    {
        int dash = frame.Subject.From - 1;
        if (frame.Subject.Empty || dash < 4 || unit.Quoted(dash) || unit.Low(dash) is not ("–" or "—")) return null;
        for (int i = 0; i < dash; i++) if (unit.Low(i) == unit.Low(dash) && !unit.Quoted(i)) return null; // the second of two, or a dateline's
        return unit.Low(dash);
    }

    private static int Next(Unit unit, string mark, int from, int end)
    {
        for (int i = from; i < end; i++) if (unit.Low(i) == mark && !unit.Quoted(i)) return i;
        return end;
    }

    private static int Comma(Unit unit, int from, int end)
    {
        for (int i = from; i < end; i++) if (unit.Low(i) == "," && !unit.Quoted(i) && !unit.Quoted(i - 1)) return i;
        return end;
    }

    private static bool IsJoint(Unit unit, int before, bool shared)
    {
        if (unit.Quoted(before)) return false;
        if (unit.Low(before) is "and" or "but" or "or") return shared || unit.Low(before - 1) is "," || unit.Quoted(before - 1) || unit.Low(before) == "but";
        return unit.Low(before) is ";" or "while" or "though" or "although";
    }

    private static int According(Unit unit, int from, int end)
    {
        for (int i = from; i + 1 < end; i++)
        {
            if (unit.Quoted(i)) continue;
            if (unit.Low(i) == "according" && unit.Low(i + 1) == "to") return i;
            if (unit.Low(i) == "as" && unit.Is(i + 1, Sense.Say) && unit.Low(i + 2) == "by") return i; // "as reported by X"
        }
        return end;
    }

    // "X, who said A, is B": the relative clause ends where the main verb stands.
    private static int RelativeEnd(Unit unit, int from, int end)
    {
        for (int i = from; i < end; i++)
            if (unit.Low(i) is "--" or "—" or "–" or ")" && !unit.Quoted(i)) return i;
            else if (unit.Low(i) == "-" && unit.Low(i + 1) == "-" && !unit.Quoted(i)) return i;
            else if (unit.Low(i) == "," && !unit.Quoted(i) && (unit.Is(i + 1, Sense.Aux | Sense.Modal) || NounPhrases.IsFiniteCue(unit, i + 1) || unit.Low(i + 1).EndsWith("ed", StringComparison.Ordinal))) return i;
        return end;
    }

    private static List<Span> Before(Unit unit, IReadOnlyList<Frame> frames, int index, int start)
    {
        var frame = frames[index];
        if (Frames.IsSubordinate(unit, frame)) return []; // "they posted it before Lee announced the sale"
        int end = frame.Order == Order.Inverted ? frame.Verb.First : Math.Min(frame.Subject.From, frame.Verb.First);
        int from = Opening(unit, frames, index, start);
        var spans = new List<Span>();
        if (Trim(unit, from, end) is { } first) spans.Add(first);
        if (Rest(unit, frames, index) is { } second) spans.Add(second);
        return spans;
    }

    // An attribution before this one in the same sentence ends where "and" or ";" stands.
    private static int Opening(Unit unit, IReadOnlyList<Frame> frames, int index, int start)
    {
        int from = start;
        for (int i = 0; i < index; i++)
        {
            if (frames[i].Order == Order.After || frames[i].Tail < 0) continue;
            from = frames[i].Tail;
        }
        from = AfterGlued(unit, frames[index], from);
        while (from < unit.Words.Length && !unit.Quoted(from) && unit.Words[from].Mark) from++;
        return from;
    }

    // "“A.”“B,” she said": two quotations without a blank between them are two people's, or two times'.
    private static int AfterGlued(Unit unit, Frame frame, int from)
    {
        for (int i = 1; i < unit.Quotes.Count; i++)
            if (unit.Quotes[i].At.Start == unit.Quotes[i - 1].At.End && unit.Quotes[i].At.Start < unit.Words[frame.Verb.First].Start) from = Math.Max(from, unit.First(unit.Quotes[i].At.Start));
        return from;
    }

    // The content's second piece: "A, he said, B".
    private static Span? Rest(Unit unit, IReadOnlyList<Frame> frames, int index)
    {
        var frame = frames[index];
        int tail = frame.Tail;
        bool quoteBefore = unit.Quoted(frame.Order == Order.Inverted ? frame.Verb.First - 1 : Math.Max(frame.Subject.From - 1, 0));
        if (frame.Order == Order.Inverted)
        {
            for (; tail < unit.Words.Length && !unit.Quoted(tail); tail++) if (NounPhrases.IsFiniteCue(unit, tail)) return null;
            if (tail > 0 && unit.Low(tail - 1) is not ("," or ":" or "." or ";" or "—" or "–" or "-")) return null;
            return tail < unit.Words.Length ? Trim(unit, tail, Cut(unit, frames, index, tail)) : null;
        }
        if (quoteBefore && QuoteAhead(unit, tail) is int ahead) tail = ahead;
        bool marked = unit.Low(tail) is "," or ":" or "—" or "–" or ";";
        while (tail < unit.Words.Length && !unit.Quoted(tail) && unit.Words[tail].Mark) tail++;
        if (tail >= unit.Words.Length || !marked) return null; // "told “Morning Joy”": no second piece
        if (unit.Quoted(tail) && IsLedAnew(unit, frame.Verb.After, tail)) return null;
        if (!unit.Quoted(tail) && (quoteBefore || unit.Low(tail).EndsWith("ing", StringComparison.Ordinal) || unit.Low(tail) is "according" or "who" or "as")) return null;
        return Trim(unit, tail, Cut(unit, frames, index, tail));
    }

    // "“A,” she said, adding of Lee, “B”": the participle has what follows it.
    private static bool IsLedAnew(Unit unit, int from, int quote)
    {
        int i = quote - 1;
        while (i > from && unit.Words[i].Mark) i--;
        for (int last = i; i >= from && last - i < 6 && unit.Low(i) != ","; i--)
            if (unit.Is(i, Sense.Say | Sense.Tell) && unit.Low(i).EndsWith("ing", StringComparison.Ordinal)) return true;
        return false;
    }

    // "“A,” she said at a rally in Ely, Nevada, “B”": the mark before the second quotation, over places and asides.
    private static int? QuoteAhead(Unit unit, int tail)
    {
        for (int i = tail; i + 1 < Math.Min(unit.Words.Length, tail + 16); i++)
        {
            if (unit.Quoted(i)) return null;
            if (unit.Quoted(i + 1)) return unit.Low(i) is "," or "—" or "–" or ":" or ";" or "-" ? i : null;
            if (unit.Is(i, Sense.Say) && !unit.Is(i, Sense.Noun) && !unit.Low(i).EndsWith("ing", StringComparison.Ordinal)) return null;
        }
        return null;
    }

    /// <summary>The stretch of the words without the marks at its rim; closing quotation marks and brackets stay.</summary>
    public static Span? Trim(Unit unit, int from, int to)
    {
        while (from < to && !unit.Quoted(from) && unit.Words[from].Mark && unit.Low(from) is not ("(" or "[" or "$" or "#" or "@" or "¿" or "¡")) from++;
        while (to > from && !unit.Quoted(to - 1) && unit.Words[to - 1].Mark && unit.Low(to - 1) is not (")" or "]" or "%")) to--;
        while (to > from && !unit.Quoted(to - 1) && (unit.Is(to - 1, Sense.Coordinator) || unit.Low(to - 1) is "though" or "although" or "while") && to - from > 1) to--;
        while (to > from && !unit.Quoted(to - 1) && unit.Words[to - 1].Mark && unit.Low(to - 1) is not (")" or "]" or "%")) to--;
        return from < to ? unit.Of(from, to) : null;
    }
}
