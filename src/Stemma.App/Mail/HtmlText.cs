using System.Text;
using MimeKit.Text;

namespace Stemma.App.Mail;

/// <summary>What is seen of a mail in HTML, as plain text: lines where blocks end, quoted parts behind "&gt;", and where its links lead. Nothing of it is shown as markup.</summary>
internal static class HtmlText
{
    private const int MostLinks = 200;

    /// <summary>Reads it.</summary>
    public static (string Text, IReadOnlyList<string> Links) Of(string html)
    {
        var text = new StringBuilder();
        var links = new List<string>();
        int quoted = 0, hidden = 0;
        bool lineBegins = true;
        var tokens = new HtmlTokenizer(new StringReader(html));
        while (tokens.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
            {
                int step = tag.IsEndTag ? -1 : tag.IsEmptyElement ? 0 : 1;
                if (tag.Id == HtmlTagId.BlockQuote) quoted = Math.Max(0, quoted + step);
                if (tag.Id is HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title) hidden = Math.Max(0, hidden + step);
                if (tag.Id == HtmlTagId.A && quoted == 0 && !tag.IsEndTag && links.Count < MostLinks && tag.Attributes.FirstOrDefault(static a => a.Id == HtmlAttributeId.Href)?.Value is { Length: > 0 } link) links.Add(link.Trim());
                if (Breaks(tag.Id) && !lineBegins) Break();
            }
            else if (token is HtmlDataToken { Kind: HtmlTokenKind.Data or HtmlTokenKind.CData } data && hidden == 0)
            {
                Say(data.Data);
            }
        }
        return (text.ToString().Trim(), links);

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

    private static bool Breaks(HtmlTagId id) => id is HtmlTagId.Br or HtmlTagId.P or HtmlTagId.Div or HtmlTagId.TR or HtmlTagId.LI or HtmlTagId.UL or HtmlTagId.OL or HtmlTagId.Table
        or HtmlTagId.BlockQuote or HtmlTagId.HR or HtmlTagId.Pre or HtmlTagId.H1 or HtmlTagId.H2 or HtmlTagId.H3 or HtmlTagId.H4 or HtmlTagId.H5 or HtmlTagId.H6;
}
