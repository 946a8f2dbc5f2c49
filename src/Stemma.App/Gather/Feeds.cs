using Stemma.Core.Formats.Feeds;
using Stemma.Core.News;

namespace Stemma.App.Gather;

/// <summary>Feed documents as captures: an item is one.</summary>
internal static class Feeds
{
    /// <summary>Its items, in the order of the document. An id is unique in its feed only, so an item with an address goes by that.</summary>
    public static IEnumerable<(Capture?, Problem?)> Of(string path, byte[] bytes)
    {
        var document = FeedReader.Read(bytes, FeedOrigin.Unknown);
        var items = FeedReader.Items(document).Where(i => i.Title is not null || i.Html is not null).ToList();
        var captures = items.Select((item, i) => ((Capture?)Contents.OfItem(item.Url is null ? item : item with { Id = null }, $"{path}#{i + 1}"), (Problem?)null));
        if (document.EndsInItem) return captures.Append((null, new Problem("feed-cut", $"The feed ends inside its item {document.Items.Count}, which is left out.", path)));
        if (items.Count > 0) return captures;
        var why = document.Problems.Count > 0 ? document.Problems[0] : new Problem("no-items", "The feed holds no item.");
        return [(null, why with { Place = path })];
    }
}
