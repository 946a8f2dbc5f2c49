using System.Net;
using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Extract.Supplied;

/// <summary>A report as an agency's document, the way back of <see cref="SuppliedArticle"/>: what is written of it is read as the same article. One that came as a page, and not as its agency's own file, says so: it stays a page.</summary>
public static class SuppliedReport
{
    /// <summary>The document of a telling. It is known by the import's id, else by its address, else by its name.</summary>
    /// <param name="telling">The telling.</param>
    /// <param name="importId">The id that it was imported with, or null.</param>
    public static WireDocument Of(Telling telling, string? importId)
    {
        var article = telling.Article;
        List<string> notes = [.. article.Blocks.Where(b => b.Kind == BlockKind.CorrectionNote).Select(b => b.Text)];
        bool withdrawn = article.Withdrawal is { Kind: WithdrawalKind.Notice or WithdrawalKind.Removed };
        return new WireDocument
        {
            Type = "text",
            Uri = importId ?? telling.Url ?? telling.Name,
            Version = article.Meta.GetValueOrDefault("wire:version"),
            FirstCreated = article.Published?.At ?? telling.Fetched,
            VersionCreated = article.Updated?.At ?? article.Published?.At ?? telling.Fetched,
            Status = !withdrawn ? WireStatus.Usable : article.Meta.GetValueOrDefault("wire:status") == "withheld" ? WireStatus.Withheld : WireStatus.Canceled,
            Language = article.Language is "und" or "" ? null : article.Language,
            Headlines = article.Title.Length > 0 ? [new WireText(article.Title, "main")] : [],
            Byline = article.Byline,
            Slugline = article.Meta.GetValueOrDefault("wire:slugline"),
            CopyrightNotice = article.Meta.GetValueOrDefault("wire:copyright"),
            UsageTerms = article.Meta.GetValueOrDefault("wire:usageTerms"),
            CreditLine = article.Credits.Count == 0 || withdrawn ? null : string.Join('\n', article.Credits),
            Provider = telling.Outlet is { Length: > 0 } outlet ? new WireTerm(null, outlet) : null,
            Bodies = withdrawn || article.Text.Length == 0 ? [] : [new WireText(Html(article), "main", true), new WireText(article.Text, "text")],
            EdNotes = withdrawn ? [article.Text] : notes,
            Signals = withdrawn || notes.Count == 0 ? [] : ["correction"],
            AltIds = article.Meta.ContainsKey(SuppliedArticle.Provider) ? [] : [new WireTerm(telling.Url ?? "none", null, WireDocument.PageRole)],
            Related = [.. article.Pictures.Select((p, i) => new WireRelated { Key = $"picture{i + 1}", Type = "picture", Href = p.Url, Description = p.Caption, Credit = p.Credit })],
        };
    }

    // Blocks in a row that belong to one list or table stand in one.
    private static string Html(Article article)
    {
        var html = new StringBuilder();
        string? around = null;
        foreach (var block in article.Blocks.Where(b => b.At is not null))
        {
            string? needs = block.Kind switch { BlockKind.ListItem => "ul", BlockKind.TableRow => "table", _ => null };
            if (needs != around)
            {
                if (around is not null) html.Append($"</{around}>");
                if (needs is not null) html.Append($"<{needs}>");
                around = needs;
            }
            html.Append(One(block));
        }
        if (around is not null) html.Append($"</{around}>");
        return html.ToString();
    }

    private static string One(Block block) => block.Kind switch
    {
        BlockKind.Subheading => $"<h2>{Safe(block.Text)}</h2>",
        BlockKind.ListItem => $"<li>{Safe(block.Text)}</li>",
        BlockKind.Quote => $"<blockquote>{Safe(block.Text)}</blockquote>",
        BlockKind.TableRow => $"<tr>{string.Concat(block.Text.Split('\t').Select(c => $"<td>{Safe(c)}</td>"))}</tr>",
        _ => $"<p>{Safe(block.Text)}</p>",
    };

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
