using System.Buffers;
using System.Collections.Frozen;
using Stemma.Core.Extract.Bodies;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Finds the byline a reader sees: of all lines that open like one, elements whose class says author and links to an author's page, the one nearest to the headline.</summary>
internal sealed class ShownAuthors
{
    private const int Longest = 160, MostCandidates = 40, LongestMark = 200;
    private static readonly SearchValues<string> Paths = SearchValues.Create(Read("paths"), StringComparison.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Marks = Read("marks").ToFrozenSet(StringComparer.Ordinal);

    // Parts of all marks: what holds none of them needs no parting into words.
    private static readonly SearchValues<string> MayMark = SearchValues.Create(Read("parts"), StringComparison.OrdinalIgnoreCase);

    private readonly HtmlPage _page;
    private readonly PerValue<bool> _marks = new(IsMark);
    private readonly Dictionary<string, Byline?> _people = new(StringComparer.Ordinal);

    private ShownAuthors(HtmlPage page) => _page = page;

    private readonly record struct Candidate(Byline Line, double Far);

    /// <summary>The byline; null where none is seen.</summary>
    public static Byline? Of(HtmlPage page) => new ShownAuthors(page).Nearest();

    private Byline? Nearest()
    {
        var found = new List<Candidate>();
        int heading = _page.Heading, past = heading == 0 ? 0 : _page.Tree[heading].End;
        for (int i = 1; i < _page.Tree.Count && found.Count < MostCandidates; i++)
        {
            if (_page.Text.Mute(i)) continue;
            var node = _page.Tree[i];
            if (Read(node) is not { } read || Placing.InComments(node) || Placing.InFooter(node)) continue;
            found.Add(new Candidate(read.Line, (Placing.Distance(_page, node, heading, past) + 60) * read.Weight * (read.Line.Authors.All(a => PageAuthors.IsHouse(_page, a)) ? Placing.Boxed : 1) * (Placing.IsBoxed(_page, node, heading) ? Placing.Boxed : 1)));
        }
        return found.Count == 0 ? null : found.MinBy(c => c.Far).Line;
    }

    private (Byline Line, double Weight)? Read(HtmlNode node)
    {
        if (node.IsText) return Opened(node) is { } line ? (line, 0.5) : null;
        if (_page.Text.All(node) is < 3 or > Longest) return null;
        if (IsMarked(node) && Marked(node) is { } marked) return (marked, 0.6);
        return node.Name == "a" && node["href"] is { Length: < 400 } href && href.AsSpan().ContainsAny(Paths) && Person(node.InnerText()) is { } linked ? (linked, 1) : null;
    }

    // "By" and its like open the text; the name may follow in elements of its own.
    private Byline? Opened(HtmlNode text)
    {
        if (_page.Text.All(text) < 2) return null; // white space, most often
        var said = text.Characters.Trim();
        if (said.Length is < 2 or > Longest || !(Bylines.Opens(said) || Bylines.OpensAsStaff(said))) return null;
        var holder = text.Parent;
        for (int up = 0; up < 3 && holder is { } h && _page.Text.All(h) <= said.Length + 2; up++) holder = h.Parent;
        return holder is { } found && _page.Text.All(found) <= Longest && Bylines.Of(Spaced(found)) is { Authors.Count: > 0 } whole ? Kept(whole)
            : Bylines.Of(WhiteSpace.Fold(said)) is { Authors.Count: > 0 } own ? Kept(own) : null;
    }

    // Its texts with a space between them: a name and the control beside it are two.
    private string Spaced(HtmlNode node) => WhiteSpace.Fold(string.Join(' ', node.Descendants.Where(d => d.IsText && !_page.Text.Mute(d.Index)).Select(d => d.Text)));

    private Byline? Kept(Byline line) => PageAuthors.Usable(_page, line.Authors) is { Count: > 0 } names ? line with { Authors = names } : line.Authors.Any(a => Bylines.Opens(a)) ? null : line;

    private bool IsMarked(HtmlNode node)
    {
        foreach (var (name, value) in node.Attributes)
        {
            if (name is "class" or "id" or "data-testid" or "itemprop" or "rel" && value.Length <= LongestMark && _marks[value]) return true;
        }
        return false;
    }

    private static bool IsMark(string value) => value.AsSpan().ContainsAny(MayMark) && NodeMarks.Has(value, Marks);

    // The element's texts one by one: names, and what stands beside them.
    private Byline? Marked(HtmlNode node)
    {
        var names = new List<string>();
        int parts = 0;
        foreach (var part in node.Descendants)
        {
            if (!part.IsText || _page.Text.Mute(part.Index)) continue;
            var said = WhiteSpace.Fold(part.Characters);
            if (said.Length < 2) continue;
            parts++;
            if (Person(said) is not { } person) continue;
            foreach (var name in person.Authors) if (!names.Contains(name, StringComparer.OrdinalIgnoreCase)) names.Add(name);
        }
        var whole = node.InnerText();
        if (parts == 1 && names.Count == 0 && whole.Length is > 2 and < 24 && !whole.Contains(' ') && !Bylines.Opens(whole)) names = PageAuthors.Usable(_page, [whole], handles: true);
        if (names.Count == 0) return Unnamed(whole);
        return new Byline(whole, PageAuthors.Usable(_page, names), Agencies.Within(whole));
    }

    // "Staff and agencies", "AP": no person, but it says whose report it is.
    private Byline? Unnamed(string whole) =>
        !whole.Any(char.IsDigit) && whole.Split(' ').Length <= 9 && !Bylines.Opens(whole) && PageAuthors.Usable(_page, [whole]) is { Count: > 0 } names ? new Byline(whole, names, Agencies.Within(whole)) : null;

    // The same name stands in elements within one another, and beside other reports.
    private Byline? Person(string text) => text.Length is < 3 or > 90 ? null : _people.TryGetValue(text, out var known) ? known : _people[text] = Named(text);

    private Byline? Named(string text)
    {
        if (Bylines.StripOpener(text) is var bare && (bare.Any(c => char.IsDigit(c) || c is ':' or '：') || Bylines.Opens(bare) && bare.Length < 24)) return null;
        var names = PageAuthors.Usable(_page, [bare]);
        names.RemoveAll(n => !Bylines.LooksLikePerson(n));
        return names.Count == 0 ? null : new Byline(text, names, Agencies.Within(text));
    }

    private static string[] Read(string kind) => [.. DataFile.Rows(typeof(ShownAuthors), "author-marks.tsv").Where(r => r[0] == kind).SelectMany(r => r[1].Split('|'))];
}
