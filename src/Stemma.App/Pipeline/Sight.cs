using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Who sees whom: the later tellings that find a telling when they look.</summary>
internal sealed class Sight(IDerived derived, ICandidates candidates)
{
    /// <summary>Where this telling goes or changes, these are to be placed anew.</summary>
    public async ValueTask<IReadOnlyList<TellingId>> Of(Telling telling, CancellationToken ct)
    {
        var seeing = new SortedSet<TellingId>();
        foreach (var later in await candidates.After(telling.Id, telling.Keys, telling.At, ct))
        {
            if (await derived.KeysBetween(new TellingId(later.Value - 1), later, 1, ct) is not [var (id, keys, at)]) continue;
            var found = await candidates.Look(id, keys, at, ct);
            if (found.Texts.Concat(found.Stories).Any(h => h.Id == telling.Id)) seeing.Add(later);
        }
        return [.. seeing];
    }
}
