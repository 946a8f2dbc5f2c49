using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store;

/// <summary>A capture on its way into the log, with what it is told apart and barred by.</summary>
/// <param name="Capture">The capture; its id is not yet set.</param>
/// <param name="Identity">What makes it the same telling: "id:" and an import's id, "url:" and the normalised address, or "bytes:" and the hash.</param>
/// <param name="UrlHash">SHA-256 of the normalised address, lower-case hexadecimal; null without one.</param>
/// <param name="Host">The address's host, lower case; null without one.</param>
/// <param name="BodyHash">SHA-256 of the bytes, lower-case hexadecimal.</param>
public sealed record Entry(Capture Capture, string Identity, string? UrlHash, string? Host, string BodyHash);

/// <summary>What became of an entry.</summary>
public enum Receipt
{
    /// <summary>It stands in the log under a new number.</summary>
    Accepted,

    /// <summary>The same bytes of the same telling stand there already.</summary>
    Known,

    /// <summary>A tombstone bars its address, domain or bytes.</summary>
    Barred,
}

/// <summary>A capture as it stands in the log.</summary>
/// <param name="Capture">The capture with its number; with its Article in the place of its bytes where retention let those go.</param>
/// <param name="Telling">The telling it is a version of: the first capture of the same identity.</param>
public sealed record Logged(Capture Capture, TellingId Telling)
{
    /// <summary>Whether it is a later version of a telling that came before.</summary>
    public bool IsRevision => Capture.Id != Telling;
}

/// <summary>A decision with the stretch of the log it holds for.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="After">It holds for captures after this one.</param>
/// <param name="Undone">The last capture it holds for; null while it stands.</param>
public sealed record Ruling(Decision Decision, TellingId After, TellingId? Undone)
{
    /// <summary>Whether it held when this capture was placed.</summary>
    public bool HoldsFor(TellingId capture) => capture.Value > After.Value && (Undone is null || capture.Value <= Undone.Value.Value);
}

/// <summary>A tombstone with its place in the log.</summary>
/// <param name="Tombstone">The tombstone.</param>
/// <param name="After">It bars captures after this one; copies that came before are neighbours, and stay.</param>
public sealed record Buried(Tombstone Tombstone, TellingId After)
{
    /// <summary>The request that it is of, or null.</summary>
    public int? Request { get; init; }

    /// <summary>When it was lifted; null while it bars.</summary>
    public DateTimeOffset? Lifted { get; init; }
}

/// <summary>What goes into the books with an erasure.</summary>
/// <param name="Request">The number of the request that is carried out; null where nobody asked by the site.</param>
/// <param name="Logged">What stands in the public log where nobody asked: an answered request of the operator's; else null.</param>
/// <param name="Copies">Copies of the text elsewhere, for a person to decide.</param>
public sealed record Removal(int? Request, Petition? Logged, IReadOnlyList<Petition> Copies)
{
    /// <summary>How it was proven that whoever asked owns the page's domain.</summary>
    public ProofKind Proof { get; init; }
}

/// <summary>What is erased together, in one transaction.</summary>
/// <param name="Tellings">The tellings that go, with all their captures and all that was derived from them.</param>
/// <param name="Tombstones">What stays of them.</param>
public sealed record Erasing(IReadOnlyList<TellingId> Tellings, IReadOnlyList<Tombstone> Tombstones)
{
    /// <summary>Other tellings that were placed with these in sight, and are to be placed anew without them; those that were joined to or aligned with them need not be named.</summary>
    public IReadOnlyList<TellingId> InSight { get; init; } = [];

    /// <summary>What goes into the books; null where nothing does.</summary>
    public Removal? Removal { get; init; }

    /// <summary>What stays of the tellings in their stories: that they were there, and whom they were tied to.</summary>
    public IReadOnlyList<RemovedReport> Removed { get; init; } = [];
}

/// <summary>The log. Every method that writes is one transaction, on disk when it returns.</summary>
public interface IGround
{
    /// <summary>Door 1: appends what is neither known nor barred, in the order given.</summary>
    /// <returns>One receipt an entry, with the log number of an accepted or known one.</returns>
    ValueTask<IReadOnlyList<(Receipt Receipt, TellingId? Id)>> AddCaptures(IReadOnlyList<Entry> entries, CancellationToken ct);

    /// <summary>Captures after a place in the log, in its order.</summary>
    ValueTask<IReadOnlyList<Logged>> Captures(TellingId after, int count, CancellationToken ct);

    /// <summary>All captures of a telling, in the log's order.</summary>
    ValueTask<IReadOnlyList<Logged>> CapturesOf(TellingId telling, CancellationToken ct);

    /// <summary>The last number the log has given.</summary>
    ValueTask<TellingId> Head(CancellationToken ct);

    /// <summary>The event clock: the greatest fetch time seen; the epoch before the first.</summary>
    ValueTask<DateTimeOffset> Clock(CancellationToken ct);

    /// <summary>Adds an editor's decision at the head of the log.</summary>
    ValueTask<Decision> Decide(DecisionKind kind, TellingId a, TellingId b, string by, CancellationToken ct);

    /// <summary>Takes a decision back from here on.</summary>
    /// <returns>The decision; null when there is none of that number in force.</returns>
    ValueTask<Decision?> Undo(int number, CancellationToken ct);

    /// <summary>All decisions, undone ones too, by number.</summary>
    ValueTask<IReadOnlyList<Ruling>> Decisions(CancellationToken ct);

    /// <summary>All tombstones, oldest first.</summary>
    ValueTask<IReadOnlyList<Buried>> Tombstones(CancellationToken ct);

    /// <summary>The telling with this import id, name, or hash of its normalised address; else of this number.</summary>
    ValueTask<TellingId?> Find(string name, string? urlHash, CancellationToken ct);

    /// <summary>The tellings one of whose captures came from this address.</summary>
    ValueTask<IReadOnlyList<TellingId>> AtUrl(string urlHash, CancellationToken ct);

    /// <summary>The tellings of this domain and its subdomains.</summary>
    ValueTask<IReadOnlyList<TellingId>> AtDomain(string domain, CancellationToken ct);

    /// <summary>Hashes of a telling's address and of its captures' bytes.</summary>
    ValueTask<(string? UrlHash, IReadOnlyList<string> BodyHashes)> HashesOf(TellingId telling, CancellationToken ct);

    /// <summary>Captures whose bytes are to go, the oldest of the log first, each with whether the standing report was made of it. Those stay whose report stands in a dispute or in the story of
    /// a withdrawn one, is not placed yet or is to be read anew.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="aged">For those older than the limit of days: the program's time; they age by the smaller of it and the event clock. Null for as many as are beyond the limit of bytes.</param>
    /// <param name="after">Of the old ones, those after this capture.</param>
    /// <param name="count">The most that are asked for.</param>
    /// <param name="ct">Stops it.</param>
    ValueTask<IReadOnlyList<(Logged Logged, bool Stands)>> Surplus(HoldLimits limits, DateTimeOffset? aged, TellingId after, int count, CancellationToken ct);

    /// <summary>Captures whose outlet's owner wants no copy kept, of the next stretch of the log; those stay that <see cref="Surplus"/> leaves, and those of which nothing could be read.</summary>
    /// <param name="from">Up to where it was looked, and by what; the log is looked through anew where owners want something else now.</param>
    /// <param name="count">The most that are asked for.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The captures, and up to where it was looked; the same as before where there is nothing more to look at.</returns>
    ValueTask<(IReadOnlyList<(Logged Logged, bool Stands)> Going, UnwantedLook Reached)> Unwanted(UnwantedLook from, int count, CancellationToken ct);

    /// <summary>Lets the bytes of captures go; all else of them stays, and the Article stands for them. Those stay that may not go any more, and those whose Article was made with other hints than stand.</summary>
    /// <param name="captures">Which.</param>
    /// <param name="hinted">How often hints had changed when the Articles were made (<see cref="HintVersion.Changes"/>).</param>
    /// <param name="ct">Stops it.</param>
    ValueTask LetGo(IReadOnlyList<LetGo> captures, int hinted, CancellationToken ct);

    /// <summary>Erases one capture that a tombstone bars, and nothing else.</summary>
    ValueTask Refuse(TellingId capture, CancellationToken ct);

    /// <summary>Erases tellings and all that came of them in every generation, and puts the work this makes for their neighbours down.</summary>
    ValueTask Erase(Erasing erasing, CancellationToken ct);

    /// <summary>Lifts the tombstones of a request, or of a domain that is barred whole. What was erased does not come back by that; what is given again enters.</summary>
    /// <returns>The lifted tombstones' tellings, each once; empty where none stood.</returns>
    ValueTask<IReadOnlyList<TellingId>> Lift(int? request, string? domain, CancellationToken ct);
}
