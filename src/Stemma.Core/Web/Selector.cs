using System.Text;

namespace Stemma.Core.Web;

/// <summary>
/// Names elements of a page: a small part of CSS selectors (W3C Selectors 4): <c>tag</c>, <c>.class</c>, <c>#id</c>, <c>[attribute]</c>, <c>[attribute=value]</c>,
/// <c>[attribute*=part]</c>, joined; a space for "somewhere below", <c>&gt;</c> for "directly below".
/// </summary>
public sealed class Selector
{
    /// <summary>Longest selector, in UTF-16 code units.</summary>
    public const int MaxLength = 300;

    private const int MostSteps = 12;
    private readonly IReadOnlyList<SelectorStep> _steps;

    private Selector(string text, IReadOnlyList<SelectorStep> steps) => (Text, _steps) = (text, steps);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Reads one.</summary>
    /// <param name="text">The selector.</param>
    /// <returns>The selector, or null and the reason in words.</returns>
    public static (Selector? Selector, string? Reason) Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return (null, "it is empty");
        if (trimmed.Length > MaxLength) return (null, $"it is longer than {MaxLength} characters");
        var (steps, reason) = new SelectorReader(trimmed).Read();
        if (reason is null && steps.Count > MostSteps) reason = $"it has more than {MostSteps} steps";
        return reason is null ? (new Selector(trimmed, steps), null) : (null, reason);
    }

    /// <summary>Whether it names this element.</summary>
    public bool Matches(HtmlNode node)
    {
        if (node.IsText || node.Index == 0) return false;
        int step = _steps.Count - 1;
        for (HtmlNode? at = node; at is { Index: > 0 } element;)
        {
            if (Chain(element, step) is not { } chain)
            {
                if (step == _steps.Count - 1) return false; // the last must name the element itself
                at = element.Parent;
                continue;
            }
            if (chain.Before < 0) return true;
            (step, at) = (chain.Before, chain.Top.Parent);
        }
        return false;
    }

    /// <summary>All elements it names, in document order.</summary>
    public IEnumerable<HtmlNode> In(HtmlTree tree)
    {
        for (int i = 1; i < tree.Count; i++)
            if (Matches(tree[i])) yield return tree[i];
    }

    // Steps that stand directly below one another, from the lowest up. The nearest such chain leaves the most room above it, so that no other need be tried.
    private (HtmlNode Top, int Before)? Chain(HtmlNode node, int step)
    {
        while (_steps[step].Holds(node))
        {
            if (!_steps[step].Child) return (node, step - 1);
            if (node.Parent is not { Index: > 0 } parent) return null;
            (node, step) = (parent, step - 1);
        }
        return null;
    }

    /// <summary>A readable path to an element, itself a selector that names it: "main > article.story > div#text".</summary>
    /// <param name="node">The element.</param>
    /// <param name="steps">At most so many elements, from it upwards; an id ends the path.</param>
    public static string PathTo(HtmlNode node, int steps = 4)
    {
        var parts = new List<string>();
        for (HtmlNode? at = node; at is { Index: > 0 } element && parts.Count < steps; at = element.Parent)
        {
            if (element.Name is "html" or "body" && parts.Count > 0) break;
            var (part, unique) = Named(element);
            if (parts.Count > 0 && string.Join(" > ", parts).Length + part.Length + 3 > MaxLength) break;
            parts.Insert(0, part);
            if (unique) break;
        }
        return string.Join(" > ", parts);
    }

    /// <summary>Whether an element has a name of its own: an id, a class, an itemprop.</summary>
    public static bool HasName(HtmlNode node) => Named(node).Name.AsSpan().IndexOfAny('.', '#', '[') >= 0;

    private static (string Name, bool Unique) Named(HtmlNode node)
    {
        string tag = node.Name.Length <= 60 && node.Name.All(SelectorReader.IsNameChar) ? node.Name : "*";
        if (node["id"] is { Length: > 0 and <= 60 } id && id.All(SelectorReader.IsNameChar) && !id.Any(char.IsAsciiDigit)) return ($"{tag}#{id}", true);
        var name = new StringBuilder(tag);
        foreach (var word in Lasting(node["class"] ?? "").Take(2)) name.Append('.').Append(word);
        if (name.Length == tag.Length && node["itemprop"] is { Length: > 0 and <= 60 } prop && prop.All(SelectorReader.IsNameChar)) name.Append("[itemprop=").Append(prop).Append(']');
        return (name.ToString(), false);
    }

    // Class names that other pages of the site have too: one with a number in it is often this page's alone ("post-193992") or a build's ("css-1x2y3z").
    private static IEnumerable<string> Lasting(string classes)
    {
        var words = classes.Split(AttributeTest.Spaces, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length <= 60 && w.All(SelectorReader.IsNameChar)).ToList();
        var plain = words.Where(w => !w.Any(char.IsAsciiDigit)).ToList();
        return plain.Count > 0 ? plain : words.Where(w => w.Count(char.IsAsciiDigit) < 3);
    }
}

/// <summary>One element of a selector.</summary>
/// <param name="Tag">Its name; null for any.</param>
/// <param name="Tests">What its attributes say.</param>
/// <param name="Child">Whether it stands directly below the one before.</param>
internal sealed record SelectorStep(string? Tag, IReadOnlyList<AttributeTest> Tests, bool Child)
{
    /// <summary>Whether the element is as the step says.</summary>
    public bool Holds(HtmlNode node)
    {
        if (Tag is not null && node.Name != Tag || node.IsText) return false;
        foreach (var test in Tests) if (node[test.Attribute] is not { } value || !test.Holds(value)) return false;
        return true;
    }
}

/// <summary>How an attribute is compared.</summary>
internal enum AttributeMatch
{
    Exists,
    Equal,
    Part,
    Word,
}

/// <summary>What an attribute must say.</summary>
internal sealed record AttributeTest(string Attribute, AttributeMatch Match, string Value)
{
    /// <summary>What parts the words of an attribute.</summary>
    public static readonly char[] Spaces = [' ', '\t', '\n', '\r', '\f'];

    /// <summary>Whether it does.</summary>
    public bool Holds(string said) => Match switch
    {
        AttributeMatch.Exists => true,
        AttributeMatch.Equal => said == Value,
        AttributeMatch.Part => said.Contains(Value, StringComparison.Ordinal),
        _ => said.Contains(Value, StringComparison.Ordinal) && said.Split(AttributeTest.Spaces, StringSplitOptions.RemoveEmptyEntries).Contains(Value, StringComparer.Ordinal),
    };
}
