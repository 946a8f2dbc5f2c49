using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Joins quotations that carry a statement on: "“A,” X said. “B.”", and paragraphs that each open with a mark.</summary>
internal static class Continuations
{
    private const int ShortestWords = 4;
    private const int MostSpans = 40;

    /// <summary>The drafts with their continuations, in order of content.</summary>
    public static List<Draft> Join(string text, List<Unit> units, List<Draft> drafts, Dictionary<int, Draft> openings, bool joins)
    {
        var byUnit = drafts.ToLookup(d => d.Unit);
        var joined = new List<Draft>();
        Draft? last = null;
        int lastUnit = -10;
        for (int i = 0; i < units.Count; i++)
        {
            var own = byUnit[i].ToList();
            if (own is [{ CarriesOn: true, Cue: null } more] && last is { CarriesOn: true, Cue: null } && lastUnit == i - 1 && units[i].Paragraph == units[lastUnit].Paragraph && !units[i].WhollyQuoted)
            {
                last.Spans[^1] = new Span(last.Spans[^1].Start, more.Spans[^1].End);
                lastUnit = i;
                continue;
            }
            if (own.Count > 0)
            {
                joined.AddRange(own);
                last = own.Exists(d => IsQuoted(units[i], d)) ? own.FindLast(d => IsQuoted(units[i], d)) : own[^1];
                lastUnit = i;
                continue;
            }
            if (!units[i].WhollyQuoted) { AddLoose(text, units[i], i, joined); continue; }
            var span = units[i].At;
            if (openings.GetValueOrDefault(i - 1) is { } opening)
            {
                last = opening with { Spans = [span] };
                joined.Add(last);
                lastUnit = i;
                continue;
            }
            bool carries = last is not null && units[i].Paragraph - units[lastUnit].Paragraph <= 1 && i - lastUnit == 1;
            bool request = last is not null && IsRequest(text, last);
            bool signed = last is not null && (IsSigned(text, last) || Answers(text, units[i], units[i - 1], last));
            if (carries && last!.Status == StatementStatus.Said && joins && !signed && !request && last.Spans.Count < MostSpans)
            {
                last.Spans.Add(span);
                lastUnit = i;
            }
            else
            {
                last = new Draft { Spans = [span], Unit = i, CarriesOn = !signed, Doubtful = request };
                joined.Add(last);
                lastUnit = i;
            }
        }
        return [.. joined.OrderBy(d => d.Start)];
    }

    // "“Was it?”" and, a line below, "“It was.”": each closed, they are two people's.
    private static bool Answers(string text, Unit unit, Unit before, Draft last) => unit.Paragraph > before.Paragraph && unit.At.Start - last.Spans[^1].End < 4
        && unit.Quotes[0] is { Closed: true } now && before.Quotes is [.., { Closed: true } then] && (now.Ending(text) == '?' || then.Ending(text) == '?');

    // "“A.” — Ann Lee": what is signed goes no further.
    private static bool IsSigned(string text, Draft draft) => draft.Cue is { Length: 1 } cue && text[cue.Start] is '—' or '–' or '―' or '-';

    // "Brandt asked Lee to help. “A.”": what follows is as likely Lee's.
    private static bool IsRequest(string text, Draft draft)
    {
        if (draft is not { Cue: { } cue, Spans: [var only] } || cue.Of(text) is not ("asked" or "asks" or "had asked" or "has asked") || only.Start < cue.End) return false;
        var words = only.Of(text);
        return char.IsLetter(words[0]) && words.Contains(" to ", StringComparison.Ordinal) && !words.StartsWith("whether ", StringComparison.Ordinal) && !words.StartsWith("if ", StringComparison.Ordinal);
    }

    private static bool IsQuoted(Unit unit, Draft draft) => draft.Spans.Exists(s => Quotations.Overlap(unit.Quotes, s));

    // A quotation of some length in a sentence that attributes nothing.
    private static void AddLoose(string text, Unit unit, int number, List<Draft> joined)
    {
        if (unit.Quotes.Count == 0) return;
        int subject = Array.FindIndex(unit.Words, w => !w.Quoted && w.Low is "he" or "she" or "they"); // "She scolded him for “A”": she and nobody who spoke before
        int verb = FirstVerb(unit);
        foreach (var quote in unit.Quotes)
        {
            int first = unit.First(quote.At.Start), end = unit.First(quote.At.End), words = 0, names = 0;
            for (int i = first; i < end; i++)
            {
                if (!unit.Words[i].Mark) words++;
                if (unit.Words[i].Capital) names++;
            }
            int before = first - 1;
            while (before >= 0 && unit.Words[before].Mark) before--;
            bool title = 2 * names >= words && quote.Ending(text) is not ('.' or ',' or '!' or '?') || unit.Low(before) is "titled" or "entitled" or "headlined";
            if (!title && words >= ShortestWords && quote.At.End <= text.Length)
                joined.Add(new Draft { Spans = [Clip(quote.At, unit.At)], Unit = number, CarriesOn = subject < 0 || subject >= first, Doubtful = verb < first || unit.Low(end) is "comes" or "came" });
        }
    }

    // What makes a sentence of its own, which somebody else stands in: "The indictment of the clerk referred to Brandt as “A”", as does "“A,” comes the reply".
    private static int FirstVerb(Unit unit)
    {
        int i = 0;
        while (i < unit.Words.Length && (unit.Quoted(i) || !(NounPhrases.LooksFinite(unit, i) || unit.Is(i, Sense.Aux) || unit.Is(i, Sense.Cue) && !unit.Is(i, Sense.Noun)))) i++;
        return i;
    }

    private static Span Clip(Span span, Span within) => new(Math.Max(span.Start, within.Start), Math.Min(span.End, within.End));
}
