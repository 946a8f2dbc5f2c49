using System.Text;
using Stemma.Core.News;

namespace Stemma.App.Gather;

/// <summary>Feed documents as captures: an item is one.</summary>
internal static class Feeds
{
    /// <summary>Whether bytes begin a feed.</summary>
    public static bool IsFeed(ReadOnlySpan<byte> head)
    {
        string text = Encoding.Latin1.GetString(head[..Math.Min(head.Length, 2048)]);
        return new[] { "<rss", "<feed", "<rdf:RDF" }.Any(tag => text.Contains(tag, StringComparison.Ordinal));
    }

    /// <summary>Its items.</summary>
    public static IEnumerable<(Capture?, Problem?)> Of(string path, byte[] bytes) =>
        [(null, new Problem("feed", $"feeds are not read ({bytes.Length} bytes)", path))];
}
