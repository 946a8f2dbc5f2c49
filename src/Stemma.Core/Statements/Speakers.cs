using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Resolves mentions to names and gives statements their final form.</summary>
internal static class Speakers
{
    /// <summary>The statements of the drafts.</summary>
    public static IReadOnlyList<Statement> Resolve(string text, string language, string? wire, List<Unit> units, List<Draft> drafts)
    {
        var found = new List<Statement>();
        foreach (var draft in drafts)
        {
            var mention = draft.Mention?.Of(text);
            found.Add(new Statement
            {
                Spans = draft.Spans,
                Speaker = mention,
                Mention = mention,
                MentionAt = draft.Mention,
                Cue = draft.Cue?.Of(text),
                CueAt = draft.Cue,
                Status = draft.Status,
                Kind = Kinds.Of(units, draft),
            });
        }
        _ = wire;
        _ = language;
        return found;
    }
}
