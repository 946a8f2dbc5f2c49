using Stemma.Core.News;

namespace Stemma.App.Gather;

/// <summary>Feed documents as captures: an item is one.</summary>
internal static class Feeds
{
    /// <summary>Its items.</summary>
    public static IEnumerable<(Capture?, Problem?)> Of(string path, byte[] bytes) =>
        [(null, new Problem("feed", $"feeds are not read ({bytes.Length} bytes)", path))];
}
