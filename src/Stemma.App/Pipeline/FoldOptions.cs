using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>How the fold goes about it; none of it but the model changes what comes out.</summary>
/// <param name="Workers">Captures read at once; as many are placed meanwhile, or stories composed.</param>
/// <param name="Batch">Captures in one transaction at most.</param>
/// <param name="Shelf">Tellings kept at hand.</param>
public sealed record FoldOptions(int Workers, int Batch, int Shelf)
{
    /// <summary>Of how many tellings on a copy of the candidate index is kept beside the store: with fewer a start rebuilds it within seconds. A copy takes about 1,400 bytes a telling.</summary>
    public int KeepsIndexFrom { get; init; } = 200_000;

    /// <summary>Helps to see translations; null for none. Which one it was is noted (<see cref="IDerived.NoteModel"/>).</summary>
    public SentenceModel? Model { get; init; }

    /// <summary>A reading that stands already and is carried over; null where the capture is to be read.</summary>
    public Func<Logged, ReadCapture?> Carry { get; init; } = static _ => null;
}
