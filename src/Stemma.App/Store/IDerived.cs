using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.App.Store;

/// <summary>What reading made of a capture.</summary>
/// <param name="Capture">The capture's number in the log.</param>
/// <param name="Telling">The telling; null where there is none to be had.</param>
/// <param name="Reason">Why there is none; null where there is one.</param>
/// <param name="Barred">True where door 3 refused its text before its row was written.</param>
public sealed record ReadCapture(TellingId Capture, Telling? Telling, Problem? Reason, bool Barred = false);

/// <summary>What became of a reading.</summary>
public enum Entrance
{
    /// <summary>It stands as a telling, new or revised, and wants a place.</summary>
    Entered,

    /// <summary>The same text as its telling had before.</summary>
    Unchanged,

    /// <summary>No telling came of it; the reason is kept.</summary>
    Unread,

    /// <summary>A tombstone bars its text.</summary>
    Barred,
}

/// <summary>What one turn of the fold writes, in one transaction.</summary>
/// <param name="Placements">Each replaces the join and the alignments (as the later one) of its telling.</param>
/// <param name="Members">Tellings with the story each belongs to from now on.</param>
/// <param name="Gone">Stories that are no more.</param>
/// <param name="Work">What is to be done after it.</param>
/// <param name="Done">What was asked for and is done with it.</param>
/// <param name="Through">All captures up to here are placed; null leaves the mark.</param>
public sealed record Turn(
    IReadOnlyList<Placement> Placements,
    IReadOnlyList<(TellingId Telling, StoryId Story)> Members,
    IReadOnlyList<StoryId> Gone,
    IReadOnlyList<Chore> Work,
    IReadOnlyList<Chore> Done,
    TellingId? Through);

/// <summary>One generation of derived state. Every method that writes is one transaction, on disk when it returns.</summary>
public interface IDerived
{
    /// <summary>The last capture that is placed.</summary>
    ValueTask<TellingId> Placed(CancellationToken ct);

    /// <summary>Door 2: stores what was read, in log order. The captures of barred texts are erased with it.</summary>
    ValueTask<IReadOnlyList<Entrance>> AddTellings(IReadOnlyList<ReadCapture> read, CancellationToken ct);

    /// <summary>Door 2 for a telling that is read anew: what its captures give now, in log order, takes the place of what they gave before, in one transaction with the work that this makes.</summary>
    /// <param name="telling">The telling.</param>
    /// <param name="read">What reading each of its captures gave.</param>
    /// <param name="work">What is to be done after it.</param>
    /// <param name="done">What asked for it.</param>
    /// <param name="ct">Stops it before it began.</param>
    /// <returns>Whether a telling stands; where none does, what was derived from it is gone, and its neighbours are to be placed anew.</returns>
    ValueTask<bool> Replace(TellingId telling, IReadOnlyList<ReadCapture> read, IReadOnlyList<Chore> work, IReadOnlyList<Chore> done, CancellationToken ct);

    /// <summary>Tellings by id, in the order asked for; absent ones are left out.</summary>
    ValueTask<IReadOnlyList<Telling>> Tellings(IReadOnlyList<TellingId> ids, CancellationToken ct);

    /// <summary>Tellings after an id, in order.</summary>
    ValueTask<IReadOnlyList<Telling>> TellingsAfter(TellingId after, int count, CancellationToken ct);

    /// <summary>What the candidate index is rebuilt from: tellings after an id and up to another, in order.</summary>
    ValueTask<IReadOnlyList<(TellingId Id, CandidateKeys Keys, DateTimeOffset? At)>> KeysBetween(TellingId after, TellingId through, int count, CancellationToken ct);

    /// <summary>Keeps a copy of the candidate index, so that a start need not rebuild it.</summary>
    /// <param name="write">Writes the copy: of all that is placed, and nothing else.</param>
    /// <param name="ct">Stops it before it began.</param>
    ValueTask KeepIndex(Action<Stream> write, CancellationToken ct);

    /// <summary>Reads the copy that was kept last; null where none stands.</summary>
    /// <param name="read">Reads it, from a stream of so many bytes; null where it cannot.</param>
    /// <param name="ct">Stops it before it began.</param>
    ValueTask<T?> KeptIndex<T>(Func<Stream, long, T?> read, CancellationToken ct) where T : class;

    /// <summary>What is not in the copy as it stands: tellings that came or changed since, after an id, in order; without keys those that went.</summary>
    ValueTask<IReadOnlyList<(TellingId Id, CandidateKeys? Keys, DateTimeOffset? At)>> KeysChanged(TellingId after, int count, CancellationToken ct);

    /// <summary>Drops the copy: something in it is to be nowhere any more.</summary>
    ValueTask DropIndex(CancellationToken ct);

    /// <summary>The telling that stands for a capture already, if this very capture made it; null otherwise.</summary>
    ValueTask<Telling?> MadeOf(TellingId capture, CancellationToken ct);

    /// <summary>A telling's place in the log: the capture that its standing text came with.</summary>
    ValueTask<TellingId> PlaceOf(TellingId telling, CancellationToken ct);

    /// <summary>Tellings whose standing text came with a capture after <paramref name="after"/> and up to <paramref name="through"/>.</summary>
    ValueTask<IReadOnlyList<Telling>> CapturedBetween(TellingId after, TellingId through, CancellationToken ct);

    /// <summary>Every telling's address, where it has one.</summary>
    ValueTask<IReadOnlyList<(TellingId Telling, string Url)>> Addresses(CancellationToken ct);

    /// <summary>Why no telling came of a capture; null where one did.</summary>
    ValueTask<Problem?> UnreadReason(TellingId capture, CancellationToken ct);

    /// <summary>Writes a turn.</summary>
    ValueTask Write(Turn turn, CancellationToken ct);

    /// <summary>Notes which sentence model helps to place what comes from now on; nothing where it is the one before.</summary>
    /// <param name="model">Its name; null for none.</param>
    /// <param name="ct">Stops it before it began.</param>
    ValueTask NoteModel(string? model, CancellationToken ct);

    /// <summary>The joins of later tellings than one, in log order; their evidence is left out.</summary>
    ValueTask<IReadOnlyList<Join>> Joins(TellingId after, int count, CancellationToken ct);

    /// <summary>All memberships.</summary>
    ValueTask<IReadOnlyList<(TellingId Telling, StoryId Story)>> Members(CancellationToken ct);

    /// <summary>The alignments whose two tellings are both among these.</summary>
    ValueTask<IReadOnlyList<Alignment>> AlignmentsAmong(IReadOnlyList<TellingId> tellings, CancellationToken ct);

    /// <summary>The later tellings that were joined to or aligned with this one.</summary>
    ValueTask<IReadOnlyList<TellingId>> PlacedBeside(TellingId earlier, CancellationToken ct);

    /// <summary>The tellings of a story, in log order.</summary>
    ValueTask<IReadOnlyList<TellingId>> MembersOf(StoryId story, CancellationToken ct);

    /// <summary>When the pages of these were last looked at, and whether they were gone then; as far as that is known.</summary>
    ValueTask<IReadOnlyList<Sighting>> Sightings(IReadOnlyList<TellingId> tellings, CancellationToken ct);

    /// <summary>Writes composed stories and strikes the work that asked for them; one that has no members is dropped. Pages that carry a withdrawn text and were not looked at since are to be visited.</summary>
    ValueTask WriteStories(IReadOnlyList<(StoryId Id, Story? Story, Stamp Stamp)> stories, CancellationToken ct);

    /// <summary>Keeps an edition that closed after <paramref name="at"/>; one of the same number is replaced.</summary>
    ValueTask Publish(StreamTables tables, TellingId at, CancellationToken ct);

    /// <summary>The editions, oldest first.</summary>
    ValueTask<IReadOnlyList<(int Number, TellingId At)>> Editions(CancellationToken ct);

    /// <summary>One edition; null when there is none of that number.</summary>
    ValueTask<StreamTables?> Edition(int number, CancellationToken ct);
}
