using System.Buffers;
using System.Collections.Frozen;
using Stemma.Core.Extract.Bodies;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Finds the byline a reader sees: of all lines that open like one, elements whose class says author and links to an author's page, the one nearest to the headline.</summary>
internal static class ShownAuthors
{
    private const int Longest = 160, MostCandidates = 40;
    private static readonly SearchValues<string> Paths = SearchValues.Create(Read("paths"), StringComparison.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Marks = Read("marks").ToFrozenSet(StringComparer.Ordinal);

    // Parts of all marks: what holds none of them needs no parting into words.
    private static readonly SearchValues<string> MayMark = SearchValues.Create(Read("parts"), StringComparison.OrdinalIgnoreCase);

    private readonly record struct Candidate(Byline Line, double Far);

    /// <summary>The byline; null where none is seen.</summary>
    public static Byline? Of(HtmlPage page)
    {
        var found = new List<Candidate>();
        int heading = page.Heading, past = heading == 0 ? 0 : page.Tree[heading].End;
        for (int i = 1; i < page.Tree.Count && found.Count < MostCandidates; i++)
        {
            if (page.Text.Mute(i)) continue;
            var node = page.Tree[i];
            if (Read(page, node) is not { } read || Placing.InComments(node) || Placing.InFooter(node)) continue;
            found.Add(new Candidate(read.Line, (Placing.Distance(page, node, heading, past) + 60) * read.Weight * (read.Line.Authors.All(a => PageAuthors.IsHouse(page, a)) ? Placing.Boxed : 1) * (Placing.IsBoxed(page, node, heading) ? Placing.Boxed : 1)));
        }
        return found.Count == 0 ? null : found.MinBy(c => c.Far).Line;
    }

    private static (Byline Line, double Weight)? Read(HtmlPage page, HtmlNode node)
    {
        if (node.IsText) return Opened(page, node) is { } line ? (line, 0.5) : null;
        if (page.Text.All(node) is < 3 or > Longest) return null;
        if (IsMarked(node) && Marked(page, node) is { } marked) return (marked, 0.6);
        return node.Name == "a" && node["href"] is { Length: < 400 } href && href.AsSpan().ContainsAny(Paths) && Person(page, node.InnerText()) is { } linked ? (linked, 1) : null;
    }

    // "By" and its like open the text; the name may follow in elements of its own.
    private static Byline? Opened(HtmlPage page, HtmlNode text)
    {
        var said = text.Characters.Trim();
        if (said.Length is < 2 or > Longest || !(Bylines.Opens(said) || Bylines.OpensAsStaff(said))) return null;
        var holder = text.Parent;
        for (int up = 0; up < 3 && holder is { } h && page.Text.All(h) <= said.Length + 2; up++) holder = h.Parent;
        return holder is { } found && page.Text.All(found) <= Longest && Bylines.Of(Spaced(page, found)) is { Authors.Count: > 0 } whole ? Kept(page, whole)
            : Bylines.Of(WhiteSpace.Fold(said)) is { Authors.Count: > 0 } own ? Kept(page, own) : null;
    }

    // Its texts with a space between them: a name and the control beside it are two.
    private static string Spaced(HtmlPage page, HtmlNode node) => WhiteSpace.Fold(string.Join(' ', node.Descendants.Where(d => d.IsText && !page.Text.Mute(d.Index)).Select(d => d.Text)));

    private static Byline? Kept(HtmlPage page, Byline line) => PageAuthors.Usable(page, line.Authors) is { Count: > 0 } names ? line with { Authors = names } : line.Authors.Any(a => Bylines.Opens(a)) ? null : line;

    private static bool IsMarked(HtmlNode node)
    {
        foreach (var (name, value) in node.Attributes)
        {
            if (name is not ("class" or "id" or "data-testid" or "itemprop" or "rel") || value.Length > 200 || !value.AsSpan().ContainsAny(MayMark)) continue;
            if (NodeMarks.Has(value, Marks)) return true;
        }
        return false;
    }

    // The element's texts one by one: names, and what stands beside them.
    private static Byline? Marked(HtmlPage page, HtmlNode node)
    {
        var names = new List<string>();
        int parts = 0;
        foreach (var part in node.Descendants)
        {
            if (!part.IsText || page.Text.Mute(part.Index)) continue;
            var said = WhiteSpace.Fold(part.Characters);
            if (said.Length < 2) continue;
            parts++;
            if (Person(page, said) is not { } person) continue;
            foreach (var name in person.Authors) if (!names.Contains(name, StringComparer.OrdinalIgnoreCase)) names.Add(name);
        }
        var whole = node.InnerText();
        if (parts == 1 && names.Count == 0 && whole.Length is > 2 and < 24 && !whole.Contains(' ') && !Bylines.Opens(whole)) names = PageAuthors.Usable(page, [whole], handles: true);
        if (names.Count == 0) return Unnamed(page, whole);
        return new Byline(whole, PageAuthors.Usable(page, names), Agencies.Within(whole));
    }

    // "Staff and agencies", "AP": no person, but it says whose report it is.
    private static Byline? Unnamed(HtmlPage page, string whole) =>
        !whole.Any(char.IsDigit) && whole.Split(' ').Length <= 9 && !Bylines.Opens(whole) && PageAuthors.Usable(page, [whole]) is { Count: > 0 } names ? new Byline(whole, names, Agencies.Within(whole)) : null;

    private static Byline? Person(HtmlPage page, string text)
    {
        if (text.Length is < 3 or > 90 || Bylines.StripOpener(text) is var bare && (bare.Any(c => char.IsDigit(c) || c is ':' or '：') || Bylines.Opens(bare) && bare.Length < 24)) return null;
        var names = PageAuthors.Usable(page, [bare]);
        names.RemoveAll(n => !Bylines.LooksLikePerson(n));
        return names.Count == 0 ? null : new Byline(text, names, Agencies.Within(text));
    }

    private static string[] Read(string kind) => [.. DataFile.Rows(typeof(ShownAuthors), "author-marks.tsv").Where(r => r[0] == kind).SelectMany(r => r[1].Split('|'))];
}
