using Stemma.App.Serve.Edge;
using Stemma.Core.Collate;
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

    /// <summary>A stretch of a report's text with the sentence before and the one after; to others as much of all three as a passage may have.</summary>
    /// <param name="article">The report.</param>
    /// <param name="at">The stretch.</param>
    /// <param name="exposure">Who will read it.</param>
    public static (string Before, string Words, string After) InContext(Article article, Span at, Exposure exposure)
    {
        if (at.Start < 0 || at.End > article.Text.Length) return ("", "", "");
        string words = exposure.Passage(at.Of(article.Text).ReplaceLineEndings(" "), article);
        if (words.Length == 0) return ("", "", "");
        var (before, after) = Surroundings.Of(article.Text, at);
        if (exposure.FullText) return (before.Of(article.Text).ReplaceLineEndings(" "), words, after.Of(article.Text).ReplaceLineEndings(" "));
        if (article.MostShown is not null) return ("", words, "");
        int left = Exposure.PassageWords - Excerpt.Words(words);
        return (Side(before, left / 2, Excerpt.End), words, Side(after, left - (left / 2), Excerpt.Cut));

        string Side(Span side, int most, Func<string, int, string> cut)
        {
            string text = side.Of(article.Text).ReplaceLineEndings(" ");
            if (most <= 0 || string.IsNullOrWhiteSpace(text)) return "";
            string shown = cut(text.Trim(), most);
            return (char.IsWhiteSpace(text[0]) && side.Start == at.End ? " " : "") + shown + (char.IsWhiteSpace(text[^1]) && side.End == at.Start ? " " : "");
        }
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
