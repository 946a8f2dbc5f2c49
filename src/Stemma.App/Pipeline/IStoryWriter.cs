using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>The one that writes placements: in a story's turn, one transaction a call.</summary>
public interface IStoryWriter
{
    /// <summary>Writes placements in log order, groups their neighbourhoods anew and puts down the stories to compose.</summary>
    /// <param name="placements">Each replaces what stood for its telling.</param>
    /// <param name="regroup">Further tellings whose neighbourhood is grouped anew.</param>
    /// <param name="ask">Work to put down with it.</param>
    /// <param name="done">Work that is done with it.</param>
    /// <param name="through">All captures up to here are placed; null leaves the mark.</param>
    /// <param name="ct">Stops it before it began.</param>
    /// <returns>The story of each placement.</returns>
    ValueTask<IReadOnlyList<StoryId>> Write(
        IReadOnlyList<Placement> placements, IReadOnlyList<TellingId> regroup, IReadOnlyList<Chore> ask, IReadOnlyList<Chore> done, TellingId? through, CancellationToken ct);

    /// <summary>The later tellings that are joined or tied to one of these.</summary>
    ValueTask<IReadOnlyList<TellingId>> TiedTo(IReadOnlyList<TellingId> earlier, CancellationToken ct);

    /// <summary>Forgets tellings that were erased.</summary>
    ValueTask Forget(IReadOnlyList<TellingId> tellings, CancellationToken ct);
}
