namespace Stemma.Core.Formats.Out;

/// <summary>Writes a feed in one format, entry by entry; whoever disposes it ends the feed. What stands before the entries is given when it is made.</summary>
public interface IFeedWriter : IDisposable
{
    /// <summary>Adds an entry.</summary>
    void Add(OutEntry entry);
}
