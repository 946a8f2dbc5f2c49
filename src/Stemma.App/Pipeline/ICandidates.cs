using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Candidate lookup. Its answer depends on what it holds as a set; it is rebuilt from the store when it is lost.</summary>
public interface ICandidates
{
    /// <summary>Door 3: looks a telling up and enters it, in one turn. A barred one is not entered.</summary>
    ValueTask<Found> Enter(TellingId id, CandidateKeys keys, DateTimeOffset? at, CancellationToken ct);

    /// <summary>Enters a telling that was let in before, looking nothing up: so an index is rebuilt.</summary>
    ValueTask Hold(TellingId id, CandidateKeys keys, DateTimeOffset? at, CancellationToken ct);

    /// <summary>Looks up the tellings before one as if those after it were not there, and it came now; enters nothing, and tombstones do not count.</summary>
    ValueTask<Found> Look(TellingId id, CandidateKeys keys, DateTimeOffset? at, CancellationToken ct);

    /// <summary>The tellings, earlier and later ones, whose stories are nearest to these keys, those of some left out.</summary>
    ValueTask<IReadOnlyList<Hit>> Beyond(IReadOnlySet<TellingId> but, CandidateKeys keys, DateTimeOffset? at, CancellationToken ct);

    /// <summary>The tellings after one that share anything with it: whoever might find it is among them.</summary>
    ValueTask<IReadOnlyList<TellingId>> After(TellingId id, CandidateKeys keys, DateTimeOffset? at, CancellationToken ct);

    /// <summary>Door 3 for the new text of a telling that is in: the tombstone that bars it, or null. Enters nothing.</summary>
    ValueTask<TellingId?> BarredBy(CandidateKeys keys, CancellationToken ct);

    /// <summary>Bars a text from now on.</summary>
    ValueTask Bar(TellingId tombstone, CandidateKeys keys, CancellationToken ct);

    /// <summary>Lets a text in again.</summary>
    ValueTask Unbar(TellingId tombstone, CancellationToken ct);

    /// <summary>Forgets a telling.</summary>
    ValueTask Remove(TellingId id, CancellationToken ct);
}
