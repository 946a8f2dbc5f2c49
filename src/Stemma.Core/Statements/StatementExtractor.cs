using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Finds who said what in a running text.</summary>
public static class StatementExtractor
{
    /// <summary>The statements of a text, in order of their content.</summary>
    /// <param name="text">Running text, paragraphs divided by line breaks.</param>
    /// <param name="language">BCP 47 tag; "und" where unknown.</param>
    /// <param name="wire">The agency whose report it is ("AP"), for its own observations; null where none is known.</param>
    /// <param name="hours">The hours that entries of a live blog open with, in order: no sentence begins with one of them.</param>
    public static IReadOnlyList<Statement> Of(string text, string language, string? wire = null, IReadOnlyList<Span>? hours = null)
    {
        var found = Find(text, language, wire, hours);
        var said = Finish(text, found);
        if (QuotationWords.Of(found.Language) is not null) return said; // the judge has seen none of these languages
        var features = found.Features(text);
        for (int i = 0; i < said.Count; i++)
            if (IsJudged(found.Speakers[i], features) && !said[i].Doubtful && !SpeakerJudge.Shipped.IsSure(features.Of(i))) said[i] = said[i] with { Doubtful = true };
        return said;
    }

    private static bool IsJudged(Resolved speaker, SpeakerFeatures features) => speaker.Name is { } name && (speaker.Person || features.IsPerson(name));

    /// <summary>The statements whose speaker is a person, each with its features for the judge of speakers, as if that judge were not there.</summary>
    internal static IEnumerable<(Statement Statement, IReadOnlyList<string> Features)> Featured(string text, string language, string? wire, IReadOnlyList<Span>? hours)
    {
        var found = Find(text, language, wire, hours);
        var features = found.Features(text);
        return Finish(text, found).Select((s, i) => (s, i)).Where(s => IsJudged(found.Speakers[s.i], features)).Select(s => (s.s, features.Of(s.i)));
    }

    private sealed record Found(string Language, List<Unit> Units, List<Draft> Drafts, NameIndex Names, IReadOnlyList<Resolved> Speakers, IReadOnlyList<IReadOnlyList<string>> Chains)
    {
        public SpeakerFeatures Features(string text) => new(text, Language, Units, Drafts, Speakers, Names);
    }

    private static Found Find(string text, string language, string? wire, IReadOnlyList<Span>? hours)
    {
        var names = language; // as others ask for the text's names, so that they are looked for once
        language = Stems.Primary(language);
        var units = Units.Of(text, Lexicon.Of(language), hours ?? []);
        if (QuotationWords.Of(language) is { } words) return Resolve(Quoting.Read(text, units, words), new NameIndex(text, []));
        var drafts = new List<Draft>();
        var openings = new Dictionary<int, Draft>();
        for (int i = 0; i < units.Count; i++) Read(units[i], i > 0 ? units[i - 1] : null, i, language, wire, drafts, openings);
        drafts = Continuations.Join(text, units, drafts, openings, joins: language != "de");
        return Resolve(drafts, new NameIndex(text, Names.Of(text, names)));

        Found Resolve(List<Draft> drafts, NameIndex index)
        {
            var speakers = Speakers.Of(text, wire, units, drafts, index);
            return new Found(language, units, drafts, index, speakers, Chains.Of(text, drafts, speakers, index));
        }
    }

    private static void Read(Unit unit, Unit? before, int number, string language, string? wire, List<Draft> found, Dictionary<int, Draft> openings)
    {
        int start = Datelines.End(unit);
        if (Lexicon.IsForeign(language))
        {
            if (Withheld.Read(unit, number, start, language, found).Count == 0) Foreign.Read(unit, number, start, Lexicon.Of(language), found);
            return;
        }
        int own = found.Count; // from here on they are this unit's
        var withheld = Withheld.Read(unit, number, start, language, found);
        var frames = Frames.Of(unit, start, withheld);
        Range? source = null; // the unit's, whichever frame asks
        for (int i = 0; i < frames.Count; i++)
        {
            var spans = Contents.Of(unit, frames, i, start);
            var frame = frames[i];
            bool pointing = spans.Count == 0 && !found.Exists(d => d.Unit == number - 1) && Pointing.Is(unit, frame, before, start);
            if (pointing) spans = [before!.At];
            if (spans.Count == 0) continue;
            var mention = frame.Subject;
            found.Add(new Draft
            {
                Spans = spans,
                Mention = mention.Empty ? null : unit.Of(mention.From, mention.To),
                Around = frame.Around.Empty ? null : unit.Of(frame.Around.From, frame.Around.To),
                Cue = unit.Of(frame.Verb.First, frame.Verb.After),
                Unit = pointing ? number - 1 : number,
                Status = Statuses.Of(unit, frame),
                Cited = Cited(unit, frame, source ??= Sources.InUnit(unit)),
                Doubtful = Unsaid.Is(unit, frame, spans[0]),
                Observed = !frame.Subject.Empty && Observations.IsOwn(unit, frame.Subject, null),
            });
        }
        Observations.Read(unit, number, start, wire, found);
        Passives.Read(unit, before, number, start, found);
        According.Read(unit, number, start, found);
        Notices.Read(unit, number, start, found);
        Hedges.Read(unit, number, start, found);
        Colons.Read(unit, number, start, found);
        Colons.Signed(unit, number, start, found);
        Led.Read(unit, number, start, found, own);
        Handed.Read(unit, number, start, found, own);
        if (Colons.Opening(unit, number, start, frames) is { } opening) openings[number] = opening;
    }

    private static IReadOnlyList<Span> Cited(Unit unit, Frame frame, Range source)
    {
        if (!unit.Is(frame.Verb.Main, Sense.Say | Sense.Tell)) return [];
        var (quoted, _) = Sources.QuotedAs(unit, frame.Verb);
        var cited = quoted.Empty ? source : quoted;
        return cited.Empty ? [] : [unit.Of(cited.From, cited.To)];
    }

    // A day, a number or a "Mrs" alone ("the charges unsealed on Friday detailed") names nobody; a month does only with a day: "May said" is a prime minister.
    private static bool IsNobody(string name, string language)
    {
        var tokens = Tokens.Of(name);
        bool numbered = tokens.Exists(t => t.Kind == TokenKind.Number);
        return tokens.TrueForAll(t => t.Kind != TokenKind.Word || Tokens.Fold(t.In(name)) is var word && (word.Length == 1 && char.IsAsciiLetter(word[0]) || NameWords.Abbreviated.Contains(word)
            || DateWords.Of(language) is { } words && (words.Is("weekday", word) || numbered && words.Is("month", word))));
    }

    // "the Chief Minister": an office, whose bearer is not named; "Judge said" is none where the text names an "Ann Judge".
    private static bool IsOffice(Resolved speaker, string? mention, NameIndex names) => speaker is { Person: true, Name: { } name } && AreTitles(name)
        && (mention?.StartsWith("the ", StringComparison.OrdinalIgnoreCase) == true || !names.All.Any(n => n.Kind == NameKind.Person && n.Name.EndsWith(" " + name, StringComparison.Ordinal) && !AreTitles(n.Name)));

    private static bool AreTitles(string name) => name.Split(' ').All(word => NameWords.Titles.Contains(Tokens.Fold(word)));

    // "Ann Lee Ann Lee": a headline that ends with the name, and the sentence that begins with it.
    private static string Once(string name) => name.Length > 2 && name.Length % 2 == 1 && name[name.Length / 2] == ' ' && name.AsSpan(0, name.Length / 2).SequenceEqual(name.AsSpan(name.Length / 2 + 1)) && name.AsSpan(0, name.Length / 2).Contains(' ') ? name[..(name.Length / 2)] : name;

    // A quotation may run over several units.
    private static List<Statement> Finish(string text, Found found) => Finish(text, found, [.. found.Units.SelectMany(u => u.Quotes).Where(q => !q.Closed).Distinct().Where(q => Unsaid.RunsOn(text, q))]);

    private static List<Statement> Finish(string text, Found found, List<Quotation> runaways) =>
        [.. found.Drafts.Select((draft, i) => new Statement
        {
            Spans = draft.Spans,
            Speaker = found.Speakers[i].Name is { } name && !IsNobody(name, found.Language) && !IsOffice(found.Speakers[i], draft.Mention?.Of(text), found.Names) ? Once(name) : null,
            Mention = draft.Mention?.Of(text),
            MentionAt = draft.Mention,
            Cue = draft.Cue?.Of(text),
            CueAt = draft.Cue,
            Kind = Kinds.Of(found.Units, draft),
            Status = draft.Status,
            Chain = found.Chains[i],
            Inferred = found.Speakers[i].Inferred,
            Doubtful = draft.Doubtful || found.Speakers[i].Doubtful || draft.Spans.Exists(s => Quotations.Overlap(runaways, s)),
        })];
}
