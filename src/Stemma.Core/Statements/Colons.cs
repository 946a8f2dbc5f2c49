namespace Stemma.Core.Statements;

/// <summary>"Lee: “A”": a speaker, a colon and a quotation.</summary>
internal static class Colons
{
    /// <summary>The attribution that a unit ends with, its content being the next paragraph: "She said:", "She stated" without any mark; null where it ends otherwise.</summary>
    public static Draft? Opening(Unit unit, int number, int start, IReadOnlyList<Frame> frames)
    {
        int last = unit.Words.Length - 1;
        bool bare = frames.Count > 0 && frames[^1] is { Order: Order.After, Subject.Empty: false } ending && ending.Verb.Main == last && unit.Is(last, Sense.Say);
        if (last <= start || unit.Low(last) != ":" && !bare || unit.Quoted(last)) return null;
        var frame = frames.LastOrDefault(f => !f.Subject.Empty && f.Order == Order.After);
        var who = frame?.Subject ?? NounPhrases.Before(unit, last, start);
        if (who.Empty) return null;
        var around = frame is null || frame.Around.Empty ? who : frame.Around;
        var cue = frame is null ? unit.Of(last, last + 1) : unit.Of(frame.Verb.First, frame.Verb.After);
        return new Draft { Spans = [], Mention = unit.Of(who.From, who.To), Around = unit.Of(around.From, around.To), Cue = cue, Unit = number };
    }

    /// <summary>Adds "“A.” — Ann Lee", where the paragraph ends with the name.</summary>
    public static void Signed(Unit unit, int number, int start, List<Draft> found)
    {
        for (int i = start + 1; i + 1 < unit.Words.Length; i++)
        {
            if (unit.Low(i) is not ("—" or "–" or "―" or "-") || unit.Quoted(i) || !unit.Quoted(i - 1)) continue;
            int end = unit.Words.Length;
            while (end > i + 1 && unit.Words[end - 1].Mark) end--;
            bool name = end - i is > 2 and < 8;
            for (int k = i + 1; k < end; k++) name &= !unit.Quoted(k) && (unit.Words[k].Capital || unit.Words[k].Mark || unit.Words[k].End - unit.Words[k].Start < 4);
            if (name && Contents.Trim(unit, start, i) is { } content && !IsTitle(unit, start, i))
                found.Add(new Draft { Spans = [content], Mention = unit.Of(i + 1, end), Cue = unit.Of(i, i + 1), Unit = number });
            return;
        }
    }

    // "“The Long Quay” – Tilo Brandt": a song, a book or a film by him. What somebody says ends as a sentence does, or is long.
    private static bool IsTitle(Unit unit, int from, int dash)
    {
        var last = unit.Quotes.LastOrDefault(q => q.At.Start < unit.Words[dash].Start);
        return last.Ending(unit.Text) is not ('.' or '!' or '?' or '…' or ',') && unit.Words[dash - 1].End - unit.Words[from].Start < 60;
    }

    /// <summary>Adds what the unit attributes so.</summary>
    public static void Read(Unit unit, int number, int start, List<Draft> found)
    {
        for (int i = start + 1; i < Math.Min(unit.Words.Length - 1, start + 10); i++)
        {
            if (unit.Quoted(i)) return;
            if (unit.Is(i, Sense.Cue) && !unit.Is(i, Sense.Noun)) return;
            if (unit.Low(i) != ":" || !unit.Quoted(i + 1)) continue;
            if (unit.Is(i - 1, Sense.Utterance) && !unit.Words[i - 1].Capital) return; // "had one message: “A.”": the message does not speak
            var who = NounPhrases.Before(unit, i, start);
            if (Contents.Trim(unit, i + 1, unit.Words.Length) is { } content)
                found.Add(new Draft { Spans = [content], Mention = who.Empty ? null : unit.Of(who.From, who.To), Cue = unit.Of(i, i + 1), Unit = number });
            return;
        }
    }
}
