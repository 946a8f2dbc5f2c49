using Stemma.App.Serve.Edge;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>Evidence where it stands: what is around it, and what it shows.</summary>
/// <param name="Why">What it shows, in plain words.</param>
/// <param name="Where">Whose field it stands in ("the byline").</param>
/// <param name="Before">What stands before it.</param>
/// <param name="Marked">Exactly what stands there.</param>
/// <param name="After">What stands after it.</param>
/// <param name="At">The report, where it is another one or a place in the text; null otherwise.</param>
public sealed record Shown(string Why, string Where, string Before, string Marked, string After, PassageLink? At);

/// <summary>Shows evidence with the words around it.</summary>
internal sealed class EvidenceContext(Story story, Exposure exposure)
{
    private const int Around = 90, Longest = 400;

    private readonly StoryView _view = new(story);
    private readonly Places _places = new(story, exposure);

    /// <summary>One piece of evidence. Of a report that is not in the story only what it shows is told.</summary>
    public Shown Of(Evidence evidence)
    {
        string where = Where(evidence.Field);
        if (!_places.Holds(evidence.Telling)) return new Shown(evidence.Why, where, "", "", "", null);
        var article = _places[evidence.Telling].Article;
        var at = evidence.Field == Field.Text ? _places.At(evidence.Telling, evidence.At.Start) : new PassageLink($"/report/{evidence.Telling}", _places[evidence.Telling].Called);
        string marked = evidence.Text.Length > Longest ? SaidLine.Cut(evidence.Text, Longest) : evidence.Text;
        if (!exposure.FullText) return new Shown(evidence.Why, where, "", exposure.Passage(marked, article), "", at);
        string field = _view.FieldOf(evidence);
        if (evidence.At.Start < 0 || evidence.At.End > field.Length) return new Shown(evidence.Why, where, "", marked, "", at);
        return new Shown(evidence.Why, where, Before(field, evidence.At.Start, Around), marked, After(field, evidence.At.End, Around), at);
    }

    /// <summary>The words before a place, as far as its paragraph goes and no further than so many letters.</summary>
    public static string Before(string field, int start, int letters)
    {
        int from = Math.Max(0, start - letters), paragraph = start == 0 ? -1 : field.LastIndexOf('\n', start - 1);
        if (paragraph >= from) return field[(paragraph + 1)..start];
        if (from == 0) return field[..start];
        int space = field.IndexOf(' ', from, start - from);
        return "… " + field[(space < 0 ? start : space + 1)..start];
    }

    /// <summary>The words after it.</summary>
    public static string After(string field, int end, int letters)
    {
        int to = Math.Min(field.Length, end + letters), paragraph = field.IndexOf('\n', end, to - end);
        if (paragraph >= 0) return field[end..paragraph];
        if (to == field.Length) return field[end..];
        int space = field.LastIndexOf(' ', to - 1, to - end);
        return field[end..(space < end ? end : space)] + " …";
    }

    private static string Where(Field field) => field switch
    {
        Field.Title => "the headline",
        Field.Byline => "the byline",
        Field.Dateline => "the dateline",
        Field.Credits => "a credit line",
        Field.Captions => "a caption",
        Field.Links => "a link",
        Field.Meta => "the page's head",
        _ => "the text",
    };
}
