using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Bodies;

/// <summary>Knows where outlets and publishing systems keep the running text (Data/body-selectors.tsv).</summary>
internal static class Selectors
{
    private static readonly (double Weight, string Attribute, string Value, bool Part)[] Rules =
        [.. DataFile.Rows(typeof(ArticleExtractor), "body-selectors.tsv").Select(r => Parse(double.Parse(r[0]), r[1]))];

    /// <summary>How strongly the element is known as a body, 0 where it is not.</summary>
    public static double Weight(HtmlNode node)
    {
        double best = 0;
        foreach (var (weight, attribute, value, part) in Rules)
        {
            if (weight <= best) continue;
            bool holds = attribute.Length == 0 ? node.Name == value
                : node[attribute] is { } said && (part ? said.Contains(value, StringComparison.Ordinal) : attribute == "class" ? HasToken(said, value) : said == value);
            if (holds) best = weight;
        }
        return best;
    }

    private static bool HasToken(string classes, string token)
    {
        for (int at = classes.IndexOf(token, StringComparison.Ordinal); at >= 0; at = classes.IndexOf(token, at + 1, StringComparison.Ordinal))
        {
            int end = at + token.Length;
            if ((at == 0 || char.IsWhiteSpace(classes[at - 1])) && (end == classes.Length || char.IsWhiteSpace(classes[end]))) return true;
        }
        return false;
    }

    private static (double, string, string, bool) Parse(double weight, string selector)
    {
        if (selector[0] == '.') return (weight, "class", selector[1..], false);
        if (selector[0] == '#') return (weight, "id", selector[1..], false);
        if (selector[0] != '[') return (weight, "", selector, false);
        int equals = selector.IndexOf('=');
        bool part = selector[equals - 1] == '*';
        return (weight, selector[1..(part ? equals - 1 : equals)], selector[(equals + 1)..^1], part);
    }
}
