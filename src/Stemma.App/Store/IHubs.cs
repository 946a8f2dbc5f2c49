namespace Stemma.App.Store;

/// <summary>Hubs that were asked to tell what is new in feeds. Ground state; every method that writes is one transaction, on disk when it returns.</summary>
public interface IHubs
{
    /// <summary>Keeps a new one.</summary>
    /// <returns>False where its feed is polled no more, or feed or topic were taken down at their owner's request.</returns>
    ValueTask<bool> Add(HubLease lease, CancellationToken ct);

    /// <summary>The one of this token; null where there is none.</summary>
    ValueTask<HubLease?> Of(string token, CancellationToken ct);

    /// <summary>The one that a feed has now; null where it has none but such as are to tell no more.</summary>
    ValueTask<HubLease?> OfFeed(int feed, CancellationToken ct);

    /// <summary>All, those that are to tell no more too.</summary>
    ValueTask<IReadOnlyList<HubLease>> All(CancellationToken ct);

    /// <summary>Those whose hub is to be asked something at a time, and those whose feed is polled no more and that still tell; the longest due first.</summary>
    ValueTask<IReadOnlyList<HubLease>> Due(DateTimeOffset now, int count, CancellationToken ct);

    /// <summary>Changes one as it stands now, in one transaction: hubs call while they are being asked.</summary>
    /// <param name="token">Its token.</param>
    /// <param name="change">What becomes of it; null to drop it. Feed and token stay.</param>
    /// <param name="ct">Stops it before it began.</param>
    /// <returns>It after that; null where there is none, or none any more.</returns>
    ValueTask<HubLease?> Change(string token, Func<HubLease, HubLease?> change, CancellationToken ct);
}
