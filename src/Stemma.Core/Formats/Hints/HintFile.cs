using System.Globalization;
using System.Text;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Formats.Hints;

/// <summary>
/// Site hints as one file: a line a fact, four columns divided by tabs: site, path (empty for all pages), what, value. "What" is body or drop (as many lines as there are selectors, in
/// their order), title, author, date or language. Lines that begin with "#" are remarks; the export tells version and day of each hint in one.
/// </summary>
public static class HintFile
{
    private const int MostSelectors = 20, LongestPath = 200, MostHints = 5000;

    /// <summary>Writes hints.</summary>
    public static string Write(IEnumerable<HintVersion> hints)
    {
        var text = new StringBuilder("# Stemma site hints. site\tpath\twhat (body, drop, title, author, date, language)\tvalue\n");
        foreach (var kept in hints)
        {
            var hint = kept.Hint;
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"# {hint.Site}{hint.Path}: version {kept.Version}{(kept.Since > DateTimeOffset.UnixEpoch ? $", since {kept.Since:yyyy-MM-dd}" : "")}\n");
            foreach (var (what, value) in Facts(hint)) text.Append(hint.Site).Append('\t').Append(hint.Path).Append('\t').Append(what).Append('\t').Append(value).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Reads hints.</summary>
    /// <param name="text">The file.</param>
    /// <returns>The hints in the order of their first lines, and every line that is wrong, with its number and the reason. Where one is wrong, use none of them.</returns>
    public static (IReadOnlyList<SiteHint> Hints, IReadOnlyList<Problem> Problems) Read(string text)
    {
        var (hints, problems) = (new Dictionary<(string, string), SiteHint>(), new List<Problem>());
        int number = 0;
        foreach (string raw in text.TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            string line = raw.TrimEnd('\r');
            if (line.Trim().Length == 0 || line[0] == '#') continue;
            var columns = line.Split('\t');
            if (columns.Length != 4) { Wrong($"it has {columns.Length} columns, not 4 divided by tabs: site, path, what, value"); continue; }
            var (site, path, what, value) = (columns[0].Trim().ToLowerInvariant(), columns[1].Trim(), columns[2].Trim().ToLowerInvariant(), columns[3].Trim());
            if (SiteReason(site) is { } bad) { Wrong(bad); continue; }
            if (PathReason(path) is { } wrong) { Wrong(wrong); continue; }
            if (!hints.TryGetValue((site, path), out var hint))
            {
                if (hints.Count == MostHints) { Wrong($"a file holds {MostHints} hints at most"); break; }
                hint = new SiteHint { Site = site, Path = path };
            }
            var (with, reason) = With(hint, what, value);
            if (reason is not null) Wrong(reason);
            else hints[(site, path)] = with;
        }
        return ([.. hints.Values], problems);

        void Wrong(string reason) => problems.Add(new Problem("bad-hint", reason, $"line {number}"));
    }

    /// <summary>Puts a hint together from what was typed, each selector on a line of its own.</summary>
    /// <returns>The hint, and all that is wrong with it: the field, the line and the reason.</returns>
    public static (SiteHint Hint, IReadOnlyList<Problem> Problems) Of(string site, string path, string body, string drop, string title, string author, string date, string language)
    {
        var problems = new List<Problem>();
        var hint = new SiteHint { Site = site.Trim().ToLowerInvariant(), Path = path.Trim() };
        if (SiteReason(hint.Site) is { } bad) problems.Add(new Problem("bad-hint", bad, "site"));
        if (PathReason(hint.Path) is { } wrong) problems.Add(new Problem("bad-hint", wrong, "path"));
        foreach (var (what, said) in new[] { ("body", body), ("drop", drop), ("title", title), ("author", author), ("date", date), ("language", language) })
        {
            int number = 0;
            foreach (string line in said.ReplaceLineEndings("\n").Split('\n'))
            {
                number++;
                if (line.Trim().Length == 0) continue;
                var (with, reason) = With(hint, what, line.Trim());
                if (reason is null) hint = with;
                else problems.Add(new Problem("bad-hint", reason, what is "body" or "drop" ? $"{what}, line {number}" : what));
            }
        }
        return (hint, problems);
    }

    private static IEnumerable<(string What, string Value)> Facts(SiteHint hint)
    {
        foreach (string selector in hint.Body) yield return ("body", selector);
        foreach (string selector in hint.Drop) yield return ("drop", selector);
        foreach (var (what, value) in new[] { ("title", hint.Title), ("author", hint.Author), ("date", hint.Date), ("language", hint.Language) })
            if (value is not null) yield return (what, value);
    }

    private static (SiteHint Hint, string? Reason) With(SiteHint hint, string what, string value)
    {
        if (what is not ("body" or "drop" or "title" or "author" or "date" or "language")) return (hint, $"\"{what}\" is not known: write body, drop, title, author, date or language");
        if (value.Any(char.IsControl)) return (hint, "it holds signs that cannot be written");
        if (what == "language") return IsTag(value) ? (hint with { Language = value }, null) : (hint, $"\"{value}\" is no language tag (such as en or pt-BR)");
        if (Selector.Parse(value) is { Reason: { } reason }) return (hint, $"the selector \"{value}\" cannot be read: {reason}");
        if (what is "body" or "drop" && hint.Body.Count + hint.Drop.Count == MostSelectors) return (hint, $"a hint holds {MostSelectors} selectors at most");
        return what switch
        {
            "body" => (hint with { Body = [.. hint.Body, value] }, null),
            "drop" => (hint with { Drop = [.. hint.Drop, value] }, null),
            "title" when hint.Title is null => (hint with { Title = value }, null),
            "author" when hint.Author is null => (hint with { Author = value }, null),
            "date" when hint.Date is null => (hint with { Date = value }, null),
            _ => (hint, $"{what} is given twice"),
        };
    }

    private static bool IsTag(string value) => value.Length is >= 2 and <= 35 && value.Split('-') is [{ Length: 2 or 3 } first, .. var rest] && first.All(char.IsAsciiLetter) && rest.All(r => r.Length is > 0 and <= 8 && r.All(char.IsAsciiLetterOrDigit));

    private static string? SiteReason(string site)
    {
        const string Advice = "write a host such as news.example";
        if (site.Length is 0 or > 253 || site.Any(c => !(char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '[' or ']')) || !Uri.TryCreate($"http://{site}/", UriKind.Absolute, out var address)) return $"\"{site}\" is no site: {Advice}";
        bool own = site.Contains(':') || address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || address.IsLoopback;
        return own || site.Contains('.') && PageUrl.RegistrableDomain("a." + site) != "a." + site ? null : $"\"{site}\" is not one site but many, or none: {Advice}";
    }

    private static string? PathReason(string path) =>
        path.Length == 0 || path[0] == '/' && path.Length <= LongestPath && !path.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) ? null : $"\"{path}\" is no beginning of a path: it begins with \"/\"";
}
