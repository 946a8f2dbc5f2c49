using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Rebuilds what is kept in memory from the store, so that a new process answers as the one before.</summary>
internal static class Warmup
{
    private const int Page = 128; // a start is not to need more memory than the work after it

    /// <summary>Enters every placed telling into an empty index.</summary>
    public static async ValueTask Fill(ICandidates candidates, IDerived derived, CancellationToken ct)
    {
        var through = await derived.Placed(ct);
        var after = new TellingId(0);
        while (await derived.KeysBetween(after, through, Page, ct) is { Count: > 0 } page)
        {
            foreach (var (id, keys, at) in page) await candidates.Hold(id, keys, at, ct);
            after = page[^1].Id;
        }
    }
}
