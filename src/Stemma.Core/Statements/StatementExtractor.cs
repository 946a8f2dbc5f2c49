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
        var names = language; // as others ask for the text's names, so that they are looked for once
        language = Stems.Primary(language);
        var units = Units.Of(text, Lexicon.Of(language), hours ?? []);
        if (QuotationWords.Of(language) is { } words) return Finish(text, wire, units, Quoting.Read(text, units, words), new NameIndex(text, []));
        var drafts = new List<Draft>();
        var openings = new Dictionary<int, Draft>();
        for (int i = 0; i < units.Count; i++) Read(units[i], i > 0 ? units[i - 1] : null, i, language, wire, drafts, openings);
        drafts = Continuations.Join(text, units, drafts, openings, joins: language != "de");
        return Finish(text, wire, units, drafts, new NameIndex(text, Names.Of(text, names)));
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
        for (int i = 0; i < frames.Count; i++)
        {
            var spans = Contents.Of(unit, frames, i, start);
            if (spans.Count == 0) continue;
            var frame = frames[i];
            var mention = frame.Subject;
            found.Add(new Draft
            {
                Spans = spans,
                Mention = mention.Empty ? null : unit.Of(mention.From, mention.To),
                Around = frame.Around.Empty ? null : unit.Of(frame.Around.From, frame.Around.To),
                Cue = unit.Of(frame.Verb.First, frame.Verb.After),
                Unit = number,
                Status = Statuses.Of(unit, frame),
                Cited = Cited(unit, frame),
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

    private static IReadOnlyList<Span> Cited(Unit unit, Frame frame)
    {
        var (quoted, _) = Sources.QuotedAs(unit, frame.Verb);
        var cited = quoted.Empty ? Sources.InUnit(unit) : quoted;
        return cited.Empty || !unit.Is(frame.Verb.Main, Sense.Say | Sense.Tell) ? [] : [unit.Of(cited.From, cited.To)];
    }

    private static IReadOnlyList<Statement> Finish(string text, string? wire, List<Unit> units, List<Draft> drafts, NameIndex names)
    {
        var speakers = Speakers.Of(text, wire, units, drafts, names);
        var chains = Chains.Of(text, drafts, speakers, names);
        return [.. drafts.Select((draft, i) => new Statement
        {
            Spans = draft.Spans,
            Speaker = speakers[i].Name,
            Mention = draft.Mention?.Of(text),
            MentionAt = draft.Mention,
            Cue = draft.Cue?.Of(text),
            CueAt = draft.Cue,
            Kind = Kinds.Of(units, draft),
            Status = draft.Status,
            Chain = chains[i],
            Inferred = speakers[i].Inferred,
            Doubtful = draft.Doubtful || speakers[i].Doubtful,
        })];
    }
}
