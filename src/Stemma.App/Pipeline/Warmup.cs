using Stemma.App.Store;
using Stemma.Core.Index;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Rebuilds what is kept in memory from the store, so that a new process answers as the one before.</summary>
internal static class Warmup
{
    private const int Page = 128; // a start is not to need more memory than the work after it

    /// <summary>The index of every placed telling: the copy that was kept and what changed since, or else one telling after the other.</summary>
    public static async ValueTask<LocalCandidates> Candidates(IDerived derived, CancellationToken ct) => await Copied(derived, ct) ?? await Filled(derived, ct);

    private static async ValueTask<LocalCandidates?> Copied(IDerived derived, CancellationToken ct)
    {
        if (await derived.KeptIndex(Load, ct) is not { } index) return null;
        var candidates = new LocalCandidates(index);
        var after = new TellingId(0);
        while (await derived.KeysChanged(after, Page, ct) is { Count: > 0 } page)
        {
            foreach (var (id, keys, at) in page)
            {
                if (keys is null) await candidates.Remove(id, ct);
                else await candidates.Hold(id, keys, at, ct);
            }
            after = page[^1].Id;
        }
        return candidates;
    }

    private static CandidateIndex? Load(Stream copy, long length)
    {
        try
        {
            return CandidateIndex.Load(copy, length);
        }
        catch (InvalidDataException)
        {
            return null; // it is made anew from the store, which has all that it held
        }
    }

    /// <summary>The index made from the rows, one telling after the other.</summary>
    public static async ValueTask<LocalCandidates> Filled(IDerived derived, CancellationToken ct)
    {
        var candidates = new LocalCandidates(new CandidateIndex());
        var through = await derived.Placed(ct);
        var after = new TellingId(0);
        while (await derived.KeysBetween(after, through, Page, ct) is { Count: > 0 } page)
        {
            foreach (var (id, keys, at) in page) await candidates.Hold(id, keys, at, ct);
            after = page[^1].Id;
        }
        return candidates;
    }
}
