namespace Stemma.App.Gather.Hubs;

/// <summary>What hubs told and nobody has looked at yet; in memory, for what is lost comes with the next poll.</summary>
public sealed class HubInbox
{
    private const int MostNews = 256;
    private const long MostBytes = 64 << 20;

    private readonly Lock _state = new();
    private readonly List<HubNews> _waiting = [];
    private long _bytes;

    /// <summary>Takes one in; false where too much waits. One alone is always taken.</summary>
    public bool Offer(HubNews news)
    {
        lock (_state)
        {
            if (_waiting.Count >= MostNews || (_waiting.Count > 0 && _bytes + news.Body.Length > MostBytes)) return false;
            _waiting.Add(news);
            _bytes += news.Body.Length;
            return true;
        }
    }

    /// <summary>What waits, oldest first.</summary>
    public IReadOnlyList<HubNews> Waiting
    {
        get
        {
            lock (_state) return [.. _waiting];
        }
    }

    /// <summary>One is being looked at: it waits no more.</summary>
    public void Take(HubNews news)
    {
        lock (_state)
            if (_waiting.Remove(news)) _bytes -= news.Body.Length;
    }
}
