using System.Text;
using Stemma.Core.Web;

namespace Stemma.Eval.Sets;

/// <summary>Saves a page as plain text the way simple tools do: its title, then all visible text from the headline on, a line a block.</summary>
internal static class PageAsText
{
    public static string Of(string html)
    {
        var tree = HtmlTreeBuilder.Parse(html);
        var title = tree.Elements("title").Select(t => t.InnerText()).FirstOrDefault() ?? "";
        int from = tree.Elements("h1").Select(h => h.Index).FirstOrDefault(tree.Elements("body").Select(b => b.Index).FirstOrDefault());
        var lines = new List<string>();
        var line = new StringBuilder();
        for (int i = from; i < tree.Count; i++)
        {
            var node = tree[i];
            if (node.Name is "script" or "style" or "noscript" or "template" or "svg" or "iframe" or "select" or "head") { i = node.End - 1; continue; }
            if (node.IsText) line.Append(node.Text);
            else if (node.Name is not ("a" or "b" or "i" or "em" or "strong" or "span" or "u" or "small" or "sup" or "sub" or "mark" or "abbr" or "cite" or "code" or "time" or "font")) Close(lines, line);
        }
        Close(lines, line);
        return title + "\n\n" + string.Join("\n\n", lines);
    }

    private static void Close(List<string> lines, StringBuilder line)
    {
        var text = WhiteSpace.Fold(line.ToString());
        if (text.Length > 0) lines.Add(text);
        line.Clear();
    }
}
