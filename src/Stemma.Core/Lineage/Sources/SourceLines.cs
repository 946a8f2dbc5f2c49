using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Sources;

/// <summary>A line in which a page says whose text it carries.</summary>
/// <param name="Name">Who is named; null where the line names nobody ("Source: agencies").</param>
/// <param name="Evidence">Where it stands.</param>
internal sealed record SourceLine(string? Name, Evidence Evidence);

/// <summary>
/// Reads the lines in which a page says whose text it carries: "Source: the Junin Courier", "This article first appeared in the Herald", a byline that is a paper's name.
/// A short line of its own counts, at the end, among the credits or in the byline; captions do not.
/// </summary>
internal static class SourceLines
{
    private const int LastParagraphs = 4, FewestWords = 3;

    private static readonly string[] Origins = Read("origin");

    /// <summary>The first that names somebody else than the outlet, else the first that names nobody; null where there is none.</summary>
    public static SourceLine? Of(Telling t)
    {
        var all = InText(t).Concat(InCredits(t)).Concat(InByline(t)).Where(l => l.Name is null || !IsOutlet(t, l.Name)).ToList();
        return all.Find(l => l.Name is not null) ?? (all.Count > 0 ? all[0] : null);
    }

    private static IEnumerable<SourceLine> InText(Telling t)
    {
        var text = t.Article.Text;
        foreach (var paragraph in Sentences.Paragraphs(text).TakeLast(LastParagraphs))
        {
            if (SourceCue.NameIn(paragraph.Of(text)) is { } at) yield return Line(t, Field.Text, 0, text, at.Shift(paragraph.Start));
            else if (AfterOrigin(paragraph.Of(text)) is { } first) yield return Line(t, Field.Text, 0, text, first.Shift(paragraph.Start));
        }
    }

    private static IEnumerable<SourceLine> InCredits(Telling t)
    {
        for (int i = 0; i < t.Article.Credits.Count; i++)
        {
            var line = t.Article.Credits[i];
            if (Phrases.Find(line, Phrases.Photo) is null && (SourceCue.NameIn(line) ?? AfterOrigin(line)) is { } at) yield return Line(t, Field.Credits, i, line, at);
        }
    }

    private static IEnumerable<SourceLine> InByline(Telling t)
    {
        if (t.Article.Byline is not { } byline) yield break;
        if (SourceCue.NameIn(byline) is { } at) yield return Line(t, Field.Byline, 0, byline, at);
        foreach (var author in t.Article.Authors.Where(IsMedium))
            if (byline.IndexOf(author, StringComparison.Ordinal) is >= 0 and int start) yield return Line(t, Field.Byline, 0, byline, new Span(start, start + author.Length));
    }

    private static SourceLine Line(Telling t, Field field, int index, string text, Span at)
    {
        var name = at.Of(text);
        return SourceCue.IsNobody(name)
            ? new SourceLine(null, Show.In(t, field, index, text, at, "a source line that names nobody"))
            : new SourceLine(Wires.Named(name)?.Name ?? name, Show.In(t, field, index, text, at, "the page says whose text it is"));
    }

    private static Span? AfterOrigin(string line) => Phrases.Find(line, Origins) is { } phrase ? SourceCue.NameAt(line, phrase.End) : null;

    // A paper's or station's name where an author's stands: it has three words or more, and one of them is what papers are called.
    private static bool IsMedium(string author)
    {
        var words = author.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= FewestWords && words.All(w => char.IsUpper(w[0]) || Joining.Contains(w)) && words.Any(Media.Contains);
    }

    private static bool IsOutlet(Telling t, string name) => t.Outlet is { } outlet && (ShortNames.Fits(name, outlet) || ShortNames.Fits(outlet, name) || Sites.Of(t.Url) is { } site && ShortNames.Fits(site.Split('.')[0], name));

    private static readonly HashSet<string> Joining = new(["of", "the", "and", "de", "del", "della", "du", "des", "di", "der", "van"], StringComparer.Ordinal);
    private static readonly HashSet<string> Media = [.. DataFile.Lines(typeof(Alignments), "media-names.txt")];

    private static string[] Read(string kind) => [.. DataFile.Rows(typeof(Alignments), "source-lines.tsv").Where(r => r[0] == kind).Select(r => r[1])];
}
