using System.Collections.Frozen;
using Stemma.Core.Formats.Xml;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Feeds;

/// <summary>An element that is no common part of a feed, whole.</summary>
/// <param name="Name">"prefix_name" in lower case, bare in the feed's own vocabulary; of an element inside another its bare name.</param>
/// <param name="Text">Its text, trimmed; "" where it holds elements.</param>
/// <param name="Attributes">By their names in lower case; addresses absolute, an href or rdf:resource under "url".</param>
/// <param name="Inside">The elements in it, in order.</param>
public sealed record FeedExtra(string Name, string Text, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<FeedExtra> Inside);

/// <summary>Keeps elements that are no common part of a feed: any vocabulary, known or not, by one rule.</summary>
internal static class FeedExtras
{
    private const int MostOfPart = 300, MostInside = 200, Deepest = 4;
    private static readonly FrozenSet<string> Addresses = Named("address");

    /// <summary>Those that may stand several times in one item.</summary>
    public static FrozenSet<string> Many { get; } = Named("many");

    /// <summary>The elements of a part, those of a Media RSS group as if they stood beside it.</summary>
    public static IReadOnlyList<FeedExtra> Of(FeedScope scope, XmlElement e) =>
        [.. e.Elements.SelectMany(c => scope.Key(c) == "media:group" ? c.Elements : [c]).Select(c => (Key: scope.Key(c), Element: c))
            .Where(c => c.Key is not ("item" or "entry" or "items" or "channel" or "itunes:keywords")).Take(MostOfPart)
            .Select(c => One(scope, c.Element, c.Key.Replace(':', '_').TrimStart('?').TrimStart('_'), 1))];

    private static FeedExtra One(FeedScope scope, XmlElement e, string name, int depth)
    {
        var inside = depth < Deepest ? e.Elements.Take(MostInside).Select(c => One(scope, c, c.Name.ToLowerInvariant(), depth + 1)).ToList() : [];
        var text = inside.Count > 0 ? "" : e.Text.Trim();
        return new FeedExtra(name, Addresses.Contains(name) ? FeedUrls.Absolute(text, scope.Base(e)) ?? text : text, Attributes(scope, e), inside);
    }

    private static Dictionary<string, string> Attributes(FeedScope scope, XmlElement e)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var a in e.Attributes.Where(a => a.Prefix is "" or "rdf" && a.Name != "xmlns").Take(50))
        {
            var name = a.Name.ToLowerInvariant();
            if (name is "href" or "resource") name = "url";
            var value = name is "url" or "src" ? FeedUrls.Absolute(a.Value, scope.Base(e)) : a.Value;
            if (value is not null) found.TryAdd(name, value);
        }
        return found;
    }

    private static FrozenSet<string> Named(string what) => DataFile.Rows(typeof(FormatSniffer), "feed-extras.tsv").First(c => c[0] == what)[1].Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
