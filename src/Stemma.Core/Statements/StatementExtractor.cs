using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Finds who said what in a running text.</summary>
public static class StatementExtractor
{
    /// <summary>The statements of a text, in order of their content.</summary>
    /// <param name="text">Running text, paragraphs divided by line breaks.</param>
    /// <param name="language">BCP 47 tag; "und" where unknown.</param>
    /// <param name="wire">The agency whose report it is ("AP"), for its own observations; null where none is known.</param>
    public static IReadOnlyList<Statement> Of(string text, string language, string? wire = null)
    {
        var units = Units.Of(text, Lexicon.Of(language));
        var drafts = new List<Draft>();
        for (int i = 0; i < units.Count; i++) Read(units[i], i, drafts);
        drafts = Continuations.Join(text, units, drafts);
        return Speakers.Resolve(text, language, wire, units, drafts);
    }

    private static void Read(Unit unit, int number, List<Draft> found)
    {
        int start = Datelines.End(unit);
        var frames = Frames.Of(unit, start);
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
            });
        }
        According.Read(unit, number, start, found);
        Colons.Read(unit, number, start, found);
    }
}
