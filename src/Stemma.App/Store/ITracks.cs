using Stemma.Core.News;

namespace Stemma.App.Store;

/// <summary>Tracks that editors attached to stories: ground state. They take no part in the fold; a story has those of its reports when it is read.</summary>
public interface ITracks
{
    /// <summary>Attaches a track to the story that a report stands in.</summary>
    ValueTask<TrackEntry> Add(TellingId telling, Track track, TrackCredit credit, string by, CancellationToken ct);

    /// <summary>Takes one back: its places are erased, and what was said of it.</summary>
    /// <returns>It; null where none of that number stands.</returns>
    ValueTask<TrackEntry?> Undo(int number, CancellationToken ct);

    /// <summary>All, those taken back too, by number.</summary>
    ValueTask<IReadOnlyList<TrackEntry>> All(CancellationToken ct);
}
