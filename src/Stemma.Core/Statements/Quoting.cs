using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Finds attributions in Chinese, Japanese, Korean and Turkish, by characters.</summary>
internal static class Quoting
{
    /// <summary>The drafts of a text, in order of content.</summary>
    /// <param name="text">The text.</param>
    /// <param name="units">Its units, which the drafts name.</param>
    /// <param name="words">The language's words.</param>
    public static List<Draft> Read(string text, List<Unit> units, QuotationWords words)
    {
        var drafts = new List<Draft>();
        if (units.Count == 0) return drafts;
        QuotedPage? before = null;
        foreach (var stretch in Sentences.Paragraphs(text))
        {
            var quotes = Quotations.Of(text, stretch);
            var page = new QuotedPage(text, stretch, quotes, QuotedPage.Split(text, stretch, quotes), words);
            var found = words.Language == "zh" ? new VerbBeside(page).Read() : new VerbLast(page).Read();
            Loose(page, before, found, drafts);
            Accords(page, found);
            drafts.AddRange(found.Select(d => d with { Unit = UnitAt(units, d.Start) }).OrderBy(d => d.Start));
            before = page;
        }
        return Named(text, units, drafts, words);
    }

    // Speakers along the text: a mention tells its own name, a verb without a subject goes on with whoever spoke last.
    private static List<Draft> Named(string text, List<Unit> units, List<Draft> drafts, QuotationWords words)
    {
        var speakers = new QuotedSpeakers(text, words);
        var named = new List<Draft>(drafts.Count);
        foreach (var draft in drafts)
        {
            int paragraph = units[draft.Unit].Paragraph;
            var told = draft.Told is not null ? speakers.Unknown() : draft.Mention is { } mention ? speakers.Of(mention, paragraph) : speakers.Last(paragraph);
            named.Add(draft with { Told = draft.Resumes && told.Name is not null ? told with { Inferred = true } : told });
        }
        return named;
    }

    private static int UnitAt(List<Unit> units, int position)
    {
        int low = 0, high = units.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (units[middle].At.End <= position) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    // A quotation that is a paragraph of its own goes on with the one before, or is whose the sentence before or after it names.
    private static void Loose(QuotedPage page, QuotedPage? before, List<Draft> found, List<Draft> earlier)
    {
        if (earlier is [.., { Cue: null, Mention: null } loose] && before is { Quotes: [var whole] } && whole.At == before.At && page.Words.Language == "ja" && Spoken(page, page.Sentences[0]) is { } after)
            earlier[^1] = loose with { Mention = after.Who, Cue = after.Cue, CarriesOn = false };
        if (page.Quotes is not [var first, ..] || first.At.Start != page.At.Start || found.Exists(d => d.Spans.Exists(s => s.Overlaps(first.At)))) return;
        bool goesOn = before is { Quotes: [.., { Closed: false } open] } && open.At.End == before.At.End && earlier.Count > 0 && earlier[^1].Spans.Count < QuotedPage.MostSpans && earlier[^1].Spans[^1].End == open.At.End;
        if (goesOn) earlier[^1].Spans.Add(first.At);
        else if (before is not null && Spoken(before, before.Sentences[^1]) is { Who: not null } spoken) found.Add(new Draft { Spans = [first.At], Mention = spoken.Who, Cue = spoken.Cue, Unit = 0 });
        else if (first.At.End == page.At.End && first.At.Length >= page.Words.LeastLoose) found.Add(new Draft { Spans = [first.At], Unit = 0, CarriesOn = true });
    }

    private static Attribution? Spoken(QuotedPage page, Span sentence) => page.Words.Language == "zh" ? new VerbBeside(page).Spoken(sentence) : new VerbLast(page).Spoken(sentence);

    // "据新华社报道，…", "気象庁によると、…", "기상청에 따르면 …": whose word the rest of the sentence is, and nobody else's.
    private static void Accords(QuotedPage page, List<Draft> found)
    {
        var accords = new Dictionary<int, Draft>(); // by where the sentence begins
        foreach (var sentence in page.Sentences)
        {
            var accord = page.Words.Language == "zh" ? Accord.Leading(page, sentence) : Accord.Following(page, sentence);
            if (accord is { } draft) accords.TryAdd(sentence.Start, draft);
        }
        if (accords.Count == 0) return;
        found.RemoveAll(d => accords.TryGetValue(page.SentenceAt(d.Start).Start, out var accord) && Repeats(d, accord));
        found.AddRange(accords.Values.OrderBy(a => a.Start));
    }

    // "据美媒报道指出，A": 指出 has no subject of its own. "気象庁によると、「A」と述べた": neither has 述べた.
    private static bool Repeats(Draft draft, Draft accord)
    {
        if (draft.Cue is { } cue && cue.Start >= accord.Cue!.Value.Start && cue.End <= accord.Start) return true;
        return draft.Mention is null && draft.Start >= accord.Start && draft.Spans[^1].End <= accord.Spans[0].End;
    }
}
