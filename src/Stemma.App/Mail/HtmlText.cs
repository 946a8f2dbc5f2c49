using System.Text;
using MimeKit.Text;

namespace Stemma.App.Mail;

/// <summary>What is seen of a mail in HTML, as plain text: lines where blocks end, quoted parts behind "&gt;", and where its links outside those lead. Nothing of it is shown as markup.</summary>
internal static class HtmlText
{
    private const int MostLinks = 200;

    // What mail programs mark a quoted mail with: an element that holds it, and one that it follows.
    private static readonly string[] Holds = ["gmail_quote", "yahoo_quoted", "moz-cite-prefix"], Follows = ["divRplyFwdMsg", "appendonsend"];

    /// <summary>Reads it.</summary>
    public static (string Text, IReadOnlyList<string> Links) Of(string html)
    {
        var text = new StringBuilder();
        var links = new List<(string Url, int At)>();
        int quoted = 0, hidden = 0, depth = 0;
        HtmlTagId? holds = null;
        bool lineBegins = true;
        var tokens = new HtmlTokenizer(new StringReader(html));
        while (tokens.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
            {
                int step = tag.IsEndTag ? -1 : tag.IsEmptyElement ? 0 : 1;
                if (tag.Id == HtmlTagId.BlockQuote) quoted = Math.Max(0, quoted + step);
                if (holds is null && Marks(tag, Follows)) quoted++; // to the end
                if (tag.Id == HtmlTagId.HR && quoted == 0 && text.Length > 0) quoted++;
                if (holds is null && step > 0 && Marks(tag, Holds)) (holds, quoted) = (tag.Id, quoted + 1);
                if (tag.Id == holds && (depth += step) == 0) (holds, quoted) = (null, Math.Max(0, quoted - 1));
                if (tag.Id is HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title) hidden = Math.Max(0, hidden + step);
                if (tag.Id == HtmlTagId.A && quoted == 0 && !tag.IsEndTag && links.Count < MostLinks && tag.Attributes.FirstOrDefault(static a => a.Id == HtmlAttributeId.Href)?.Value is { Length: > 0 } link) links.Add((link.Trim(), text.Length));
                if (Breaks(tag.Id) && !lineBegins) Break();
            }
            else if (token is HtmlDataToken { Kind: HtmlTokenKind.Data or HtmlTokenKind.CData } data && hidden == 0)
            {
                Say(data.Data);
            }
        }
        string all = text.ToString();
        string[] lines = all.Split('\n');
        int own = lines.Take(QuotedMail.Begins(lines)).Sum(static l => l.Length + 1);
        return (all.Trim(), [.. links.Where(l => l.At < own).Select(static l => l.Url)]);

        void Break()
        {
            text.Append('\n');
            lineBegins = true;
        }

        void Say(string words)
        {
            foreach (char c in words)
            {
                bool blank = char.IsWhiteSpace(c);
                if (blank && (lineBegins || text[^1] == ' ')) continue;
                if (lineBegins && quoted > 0) text.Append("> ");
                lineBegins = false;
                text.Append(blank ? ' ' : c);
            }
        }
    }

    private static bool Marks(HtmlTagToken tag, string[] marks) => !tag.IsEndTag
        && tag.Attributes.Any(a => a.Id is HtmlAttributeId.Id or HtmlAttributeId.Class && a.Value is { } value && value.Split(' ', '\t', '\n').Any(v => marks.Contains(v, StringComparer.OrdinalIgnoreCase)));

    private static bool Breaks(HtmlTagId id) => id is HtmlTagId.Br or HtmlTagId.P or HtmlTagId.Div or HtmlTagId.TR or HtmlTagId.LI or HtmlTagId.UL or HtmlTagId.OL or HtmlTagId.Table
        or HtmlTagId.BlockQuote or HtmlTagId.HR or HtmlTagId.Pre or HtmlTagId.H1 or HtmlTagId.H2 or HtmlTagId.H3 or HtmlTagId.H4 or HtmlTagId.H5 or HtmlTagId.H6;
}
