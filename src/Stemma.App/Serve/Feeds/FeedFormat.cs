using Stemma.Core.Formats.Atom;
using Stemma.Core.Formats.JsonFeed;
using Stemma.Core.Formats.Out;
using Stemma.Core.Formats.Rss;

namespace Stemma.App.Serve.Feeds;

/// <summary>A format that feeds go out in.</summary>
/// <param name="Ending">How its addresses end ("atom").</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Begin">Begins to write a feed.</param>
internal sealed record FeedFormat(string Ending, string Name, string MediaType, Func<Stream, OutFeed, IFeedWriter> Begin)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FeedFormat> All { get; } =
    [
        new("atom", "Atom", AtomWriter.MediaType, static (into, head) => new AtomWriter(into, head)),
        new("rss", "RSS", RssWriter.MediaType, static (into, head) => new RssWriter(into, head)),
        new("json", "JSON Feed", JsonFeedWriter.MediaType, static (into, head) => new JsonFeedWriter(into, head)),
    ];
}
