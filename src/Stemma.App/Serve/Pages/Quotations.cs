using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.App.Serve.Pages;

/// <summary>Quotations that two reports give.</summary>
internal static class Quotations
{
    /// <summary>Whether both have it in quotation marks and the words inside them differ by more than where it breaks off.</summary>
    public static bool Altered(SharedPassage shared, Telling a, Telling b)
    {
        if (shared.ChangedA.Count + shared.ChangedB.Count == 0 || Quoted(a, shared.Passage.A) is not { } inA || Quoted(b, shared.Passage.B) is not { } inB) return false;
        var (changedA, changedB) = (Inside(shared.ChangedA, inA, a), Inside(shared.ChangedB, inB, b));
        return (changedA.Count > 0 && changedB.Count > 0) || changedA.Exists(c => Amid(c, inA)) || changedB.Exists(c => Amid(c, inB));
    }

    // What a passage has in quotation marks.
    private static Span? Quoted(Telling telling, Span passage)
    {
        foreach (var span in telling.Statements.Where(s => s.Kind == StatementKind.Direct).SelectMany(s => s.Spans))
        {
            if (span.Overlaps(passage)) return new Span(Math.Max(span.Start, passage.Start), Math.Min(span.End, passage.End));
        }
        return null;
    }

    private static List<Span> Inside(IReadOnlyList<Span> changed, Span quoted, Telling telling) =>
        [.. changed.Where(c => quoted.Contains(c) && c.Of(telling.Article.Text).Any(char.IsLetterOrDigit))];

    private static bool Amid(Span changed, Span quoted) => changed.Start > quoted.Start + 1 && changed.End < quoted.End - 1;
}
