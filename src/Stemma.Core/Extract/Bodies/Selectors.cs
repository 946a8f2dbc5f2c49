using System.Collections.Frozen;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Bodies;

/// <summary>Knows where outlets and publishing systems keep the running text (Data/body-selectors.tsv).</summary>
internal static class Selectors
{
    private static readonly (double Weight, string Attribute, string Value, bool Part)[] Rules =
        [.. DataFile.Rows(typeof(ArticleExtractor), "body-selectors.tsv").Select(r => Parse(double.Parse(r[0]), r[1]))];

    private static readonly FrozenDictionary<string, double> Names = Whole(""), Ids = Whole("id"), Classes = Whole("class");
    private static readonly (double Weight, string Attribute, string Value, bool Part)[] Others = [.. Rules.Where(r => r.Part || r.Attribute is not ("" or "id" or "class"))];

    /// <summary>How strongly the element is known as a body, 0 where it is not.</summary>
    public static double Weight(HtmlNode node)
    {
        double best = Names.GetValueOrDefault(node.Name);
        if (node["id"] is { } id) best = Math.Max(best, Ids.GetValueOrDefault(id));
        if (node["class"] is { } classes) best = Math.Max(best, OfClasses(classes));
        foreach (var (weight, attribute, value, part) in Others)
            if (weight > best && node[attribute] is { } said && (part ? said.Contains(value, StringComparison.Ordinal) : said == value)) best = weight;
        return best;
    }

    private static double OfClasses(string classes)
    {
        double best = 0;
        var known = Classes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int start = 0, i = 0; i <= classes.Length; i++)
        {
            if (i < classes.Length && !char.IsWhiteSpace(classes[i])) continue;
            if (i > start && known.TryGetValue(classes.AsSpan(start, i - start), out double weight)) best = Math.Max(best, weight);
            start = i + 1;
        }
        return best;
    }

    // The rules that ask for one whole name, id or class, by what they ask for.
    private static FrozenDictionary<string, double> Whole(string attribute) =>
        Rules.Where(r => !r.Part && r.Attribute == attribute).GroupBy(r => r.Value, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => Math.Max(0, g.Max(r => r.Weight)), StringComparer.Ordinal);

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
