using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Says in three to nine words of the reports what a claim is about.</summary>
internal static class Abouts
{
    private const int Fewest = 3, Most = 9, MostOfPhrase = 12;
    private const int LongestBetween = 3; // words between verb and object that are taken along

    /// <summary>"Lind left Brenn on Sunday": subject, verb, object and the day on which the group agrees.</summary>
    public static string Of(IReadOnlyList<Happening> group)
    {
        var best = group
            .OrderBy(h => h.Subjects.Count == 0).ThenBy(h => h.Verb.Present)
            .ThenBy(Distance).ThenBy(h => h.Saying?.Witness is null).ThenBy(h => h.Clause.Last - h.Clause.First).First();
        var words = new List<string>();
        words.AddRange(Split(SubjectText(best, group)));
        words.AddRange(Split(VerbText(best)));
        words.AddRange(Split(ObjectText(best, group)));
        if (words.Count < Fewest || (best.Object is null && best.Time is null)) Extend(words, best);
        var label = Day(group) is { } day ? Split(OnDay(day, best.Reading.Language)) : [];
        if (words.Count + label.Length <= Most && !words.Contains(label.LastOrDefault() ?? "", StringComparer.Ordinal)) words.AddRange(label);
        return string.Join(' ', words.Take(Most));
    }

    /// <summary>The phrase that holds a number: "ferry with 43 people on board ran aground".</summary>
    public static string Of(string text, Words words, Span value, string language)
    {
        if (words.IndexAt(value.Start) >= words.Count) return Of(text, words, 0, words.Count - 1, language); // beyond what is read of a very long sentence
        var (first, last) = Phrase(text, words, value, language);
        return words.Stretch(first, Math.Min(last, words.Count - 1)).Of(text);
    }

    /// <summary>The phrase that holds a number, the other text's number beside it: "grain shipments to Brenn in the past 4 / 5 months", "ferry with 43 / 41 people on board ran aground".</summary>
    public static string Of(string text, Words words, Span value, string number, string other, string language)
    {
        var (first, last) = Phrase(text, words, value, language);
        var stretch = words.Stretch(first, last).Of(text);
        int where = stretch.IndexOf(number, Math.Max(0, value.Start - words.Tokens[first].Start), StringComparison.Ordinal);
        return where < 0 ? stretch : $"{stretch[..where]}{number} / {other}{stretch[(where + number.Length)..]}";
    }

    private static (int First, int Last) Phrase(string text, Words words, Span value, string language)
    {
        int at = words.IndexAt(value.Start);
        int last = Math.Max(at, words.IndexAt(value.End) - 1);
        int first = at;
        while (first > 0 && last - first + 1 < MostOfPhrase && (IsInside(words, first - 1, language) || IsTowards(text, words, first - 1, language))) first--;
        while (first < at && Stems.IsStopWord(words.Folded[first], language)) first++;
        int wanted = at - first >= Fewest ? last : Math.Min(words.Count - 1, first + Most - 1);
        while (last < wanted && words.Tokens[last + 1].Kind != TokenKind.Mark && !Clauses.Is("bound", words.Folded[last + 1], language)) last++;
        while (last > words.IndexAt(value.End) && Stems.IsStopWord(words.Folded[last], language)) last--;
        return (first, last);
    }

    // "Shipments to Brenn", not "plans to close": "to" before a name or an article is no infinitive's.
    private static bool IsTowards(string text, Words words, int i, string language) =>
        words.Folded[i] == "to" && i + 1 < words.Count && (Capital(text, words, i + 1) || Stems.IsStopWord(words.Folded[i + 1], language));

    // A noun phrase goes back over nouns and prepositions to a mark, a verb's helper, a "their" or the end of the clause before.
    private static bool IsInside(Words words, int i, string language) =>
        words.Tokens[i].Kind != TokenKind.Mark && !Reporting.IsVerb(words.Folded[i], language)
        && !Clauses.Is("bound", words.Folded[i], language) && !Clauses.Is("helper", words.Folded[i], language) && !Clauses.Is("modal", words.Folded[i], language)
        && !Clauses.Is("pronoun", words.Folded[i], language) && !Clauses.Is("own", words.Folded[i], language) && !Clauses.Is("joins", words.Folded[i], language);

    /// <summary>The first words of a stretch, up to nine, without trailing function words.</summary>
    public static string Of(string text, Words words, int first, int last, string language)
    {
        while (first < last && Clauses.Is("bound", words.Folded[first], language)) first++;
        int all = last;
        last = Math.Min(last, first + Most - 1);
        for (int i = first + Fewest + 1; i <= last; i++) if (words.Folded[i] is "," or ";" or "—" or "–") { last = i - 1; break; }
        for (int i = last; last < all && i > first + Fewest; i--) if (words.Folded[i] is "and" or "und" || Clauses.Is("bound", words.Folded[i], language)) { last = i - 1; break; }
        while (last > first + Fewest && last < all && Capital(text, words, last) && Capital(text, words, last + 1)) last--; // no half names
        while (last > first + Fewest - 1 && (words.Tokens[last].Kind == TokenKind.Mark || Stems.IsStopWord(words.Folded[last], language))) last--;
        return words.Stretch(first, last).Of(text).Trim('"', '“', '”', ' ', ',');
    }

    private static bool Capital(string text, Words words, int i) => char.IsUpper(text[words.Tokens[i].Start]);

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int Distance(Happening h) =>
        h.Object is { } named ? h.Sentence.Words.IndexAt(named.At.Start) - h.Verb.Last - 1 : LongestBetween + 1;

    private static string SubjectText(Happening best, IReadOnlyList<Happening> group)
    {
        if (best.Subjects.Count != 1 || best.SubjectAt is not { } at) return best.SubjectAt?.Of(best.Reading.Text) ?? "";
        var own = at.Of(best.Reading.Text);
        return group.Where(h => h.Subjects.Count == 1 && h.Subjects[0] == best.Subjects[0])
            .SelectMany(h => h.Reading.Sentences).SelectMany(s => s.Names)
            .Where(n => n.Kind == NameKind.Person && n.Name == NameAt(best, at) && n.Text.Length >= 3 && !n.Text.Contains(' ', StringComparison.Ordinal))
            .GroupBy(n => n.Text, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Key).FirstOrDefault() ?? own;
    }

    private static string? NameAt(Happening h, Span at) => h.Sentence.Names.FirstOrDefault(n => n.At == at)?.Name;

    private static string VerbText(Happening best)
    {
        var words = best.Sentence.Words;
        int first = best.Verb.First;
        if (best.Passive) while (first > best.Clause.First && Clauses.Is("passive", words.Folded[first - 1], best.Reading.Language)) first--;
        return words.Stretch(first, best.Verb.Last).Of(best.Reading.Text);
    }

    private static string ObjectText(Happening best, IReadOnlyList<Happening> group)
    {
        if (best.Count is { } count && count.At.Start > best.Sentence.Words.Tokens[best.Verb.Last].Start) return Counts(best, group);
        if (best.Object is not { } named || Distance(best) > LongestBetween) return "";
        return new Span(best.Sentence.Words.Tokens[best.Verb.Last].End, Owned(best, named.At.End)).Of(best.Reading.Text).Trim();
    }

    // "12 / 31 people": the other values stand before the last one's noun.
    private static string Counts(Happening best, IReadOnlyList<Happening> group)
    {
        var own = best.Count!.At.Of(best.Reading.Text);
        var others = group.Where(h => h.Count is not null && CountComparison.Disjoint(h.Count, best.Count)).Select(h => h.Count!.At.Of(h.Reading.Text))
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(2).ToList();
        return others.Count == 0 ? own : string.Join(" / ", others.Prepend(own).Select((v, i) => i < others.Count && v.LastIndexOf(' ') is > 0 and var at ? v[..at] : v));
    }

    // "toured North Arland's" goes on to what is North Arland's.
    private static int Owned(Happening best, int end)
    {
        var text = best.Reading.Text;
        if (end + 1 >= text.Length || text[end] is not ('’' or '\'')) return end;
        var words = best.Sentence.Words;
        int first = words.IndexAt(end), last = first;
        while (last <= best.Clause.Last && last < first + 3 && words.Tokens[last].Kind == TokenKind.Word && !Stems.IsStopWord(words.Folded[last], best.Reading.Language)) last++;
        return last > first ? words.Tokens[last - 1].End : end;
    }

    private static void Extend(List<string> words, Happening best)
    {
        var all = best.Sentence.Words;
        int from = best.Object is { } named && Distance(best) <= LongestBetween ? all.IndexAt(named.At.End) : best.Verb.Last + 1;
        int last = Math.Min(best.Clause.Last, from + Most - words.Count - 3);
        while (last >= from && Stems.IsStopWord(all.Folded[last], best.Reading.Language)) last--;
        for (int i = from; i <= last && all.Tokens[i].Kind != TokenKind.Mark; i++) words.Add(all.Stretch(i, i).Of(best.Reading.Text));
    }

    // The coarsest label that the others allow: "Sunday" before "Sunday afternoon".
    private static string? Day(IReadOnlyList<Happening> group)
    {
        var times = group.Where(h => h.Time is not null).Select(h => (Time: h.Time!, Label: h.Time!.At.Of(h.Reading.Text))).ToList();
        return times.Where(t => times.All(o => HappeningGroups.Overlap(o.Time, t.Time)))
            .OrderBy(t => t.Time.Precision).ThenBy(t => t.Label.Length).Select(t => t.Label).FirstOrDefault();
    }

    private static string OnDay(string label, string language) =>
        language == "en" && char.IsUpper(label[0]) ? $"on {label}" : label;
}
