namespace Stemma.App.Store;

/// <summary>All state. Ground state is a log that only a takedown or retention erases from; derived state is a fold over it. One writer, readers beside it.</summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>Captures, decisions, tombstones.</summary>
    IGround Ground { get; }

    /// <summary>Subscriptions, and the items of their feeds.</summary>
    IFeeds Feeds { get; }

    /// <summary>Hubs that tell what is new in feeds.</summary>
    IHubs Hubs { get; }

    /// <summary>What other processes ask of the one that writes.</summary>
    IRequests Requests { get; }

    /// <summary>What people asked for by the site's form.</summary>
    IPetitions Petitions { get; }

    /// <summary>Letters that wait to be posted.</summary>
    ILetters Letters { get; }

    /// <summary>Requests that came by mail.</summary>
    ICorrespondence Correspondence { get; }

    /// <summary>What owners of outlets want.</summary>
    IOutlets Outlets { get; }

    /// <summary>People's accounts.</summary>
    IAccounts Accounts { get; }

    /// <summary>What signs in, and what was done with rights.</summary>
    ISessions Sessions { get; }

    /// <summary>What readers keep for themselves.</summary>
    IShelf Shelf { get; }

    /// <summary>Readers' comments.</summary>
    IComments Comments { get; }

    /// <summary>What editors know of sites.</summary>
    IHints Hints { get; }

    /// <summary>Tracks that editors attached to stories.</summary>
    ITracks Tracks { get; }

    /// <summary>Tellings, joins, alignments, stories of the generation that readers see.</summary>
    IDerived Derived { get; }

    /// <summary>What is still to be done in that generation.</summary>
    IWork Work { get; }

    /// <summary>What readers ask for.</summary>
    Reading.IReading Reading { get; }

    /// <summary>An empty next generation of derived state over the same log. A half-made one is dropped first.</summary>
    ValueTask<IStore> NextGeneration(CancellationToken ct);

    /// <summary>Makes the generation that this store was opened for the one that readers see, and drops the others, in one transaction.</summary>
    ValueTask SwapIn(CancellationToken ct);

    /// <summary>Leaves no erased byte behind in files beside the database (a write-ahead log).</summary>
    ValueTask Scrub(CancellationToken ct);

    /// <summary>Writes a copy that holds exactly what stands now.</summary>
    /// <param name="file">A path where no file stands.</param>
    /// <param name="ct">Stops it.</param>
    ValueTask Backup(string file, CancellationToken ct);
}
