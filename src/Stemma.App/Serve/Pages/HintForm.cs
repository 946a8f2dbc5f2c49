using Stemma.Core.Formats.Hints;
using Stemma.Core.News;

namespace Stemma.App.Serve.Pages;

/// <summary>An editor's hint for a site as it stands in a form, each selector on a line of its own.</summary>
public sealed record HintForm(string Site, string Path, string Body, string Drop, string Title, string Author, string Date, string Language)
{
    /// <summary>The fields by name, in their order.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields => [("site", Site), ("path", Path), ("body", Body), ("drop", Drop), ("title", Title), ("author", Author), ("date", Date), ("language", Language)];

    /// <summary>What was sent.</summary>
    public static HintForm Of(Func<string, string> field) =>
        new(field("site"), field("path"), field("body"), field("drop"), field("title"), field("author"), field("date"), field("language"));

    /// <summary>The hint in force, or an empty one for the page's own host.</summary>
    public static HintForm Of(SiteHint? hint, string url) => hint is { } said
        ? new(said.Site, said.Path, string.Join('\n', said.Body), string.Join('\n', said.Drop), said.Title ?? "", said.Author ?? "", said.Date ?? "", said.Language ?? "")
        : new(SiteOf(url), "", "", "", "", "", "", "");

    /// <summary>The hint, and all that is wrong with it.</summary>
    public (SiteHint Hint, IReadOnlyList<Problem> Problems) Read() => HintFile.Of(Site, Path, Body, Drop, Title, Author, Date, Language);

    /// <summary>With one more selector to drop.</summary>
    public HintForm Dropping(string selector) => this with { Drop = Lines(Lines(Drop).Append(selector)) };

    /// <summary>With selectors of the body that keep something, the first of them first.</summary>
    public HintForm Keeping(IReadOnlyList<string> selectors) => this with { Body = Lines(selectors.Concat(Lines(Body))) };

    /// <summary>The address that previews it on a report's page.</summary>
    public string Href(int report) => $"/report/{report}/dropped?try=1{string.Concat(Fields.Where(f => f.Value.Length > 0).Select(f => $"&{f.Name}={Uri.EscapeDataString(f.Value)}"))}#preview";

    private static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Distinct());

    private static string SiteOf(string url) => !Uri.TryCreate(url, UriKind.Absolute, out var address) ? "" : !address.IsDefaultPort ? address.Authority
        : address.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? address.IdnHost[4..] : address.IdnHost;
}
