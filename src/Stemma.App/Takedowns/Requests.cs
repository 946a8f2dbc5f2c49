using Stemma.App.Gather;
using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Takedowns;

/// <summary>What a takedown would erase.</summary>
/// <param name="Tellings">The tellings, with the hash of the address each is known by.</param>
/// <param name="Tombstones">What bars the address or domain itself.</param>
public sealed record TakedownPlan(IReadOnlyList<(Telling Telling, string? UrlHash)> Tellings, IReadOnlyList<Tombstone> Tombstones);

/// <summary>Owners' requests: decides what goes. Pipeline carries it out.</summary>
public sealed class Requests(IStore store)
{
    /// <summary>What goes for an address.</summary>
    /// <returns>Null where it is no address.</returns>
    public async ValueTask<TakedownPlan?> ForUrl(string url, string reason, CancellationToken ct)
    {
        if (Identity.OfUrl(url) is not { } hash) return null;
        var ids = new SortedSet<TellingId>(await store.Ground.AtUrl(hash, ct));
        // A page that was imported as a file has no address but the one it gives itself.
        ids.UnionWith((await store.Derived.Addresses(ct)).Where(a => Identity.OfUrl(a.Url) == hash).Select(a => a.Telling));
        var itself = new Tombstone { Telling = ids.FirstOrDefault(), At = await store.Ground.Clock(ct), Reason = reason, UrlHash = hash };
        return await Plan(ids, [itself], ct);
    }

    /// <summary>What goes for a domain and its subdomains.</summary>
    /// <returns>Null where it is no domain.</returns>
    public async ValueTask<TakedownPlan?> ForDomain(string domain, string reason, CancellationToken ct)
    {
        if (Identity.OfDomain(domain) is not { } host) return null;
        var ids = new SortedSet<TellingId>(await store.Ground.AtDomain(host, ct));
        ids.UnionWith((await store.Derived.Addresses(ct)).Where(a => Identity.IsOfDomain(a.Url, host)).Select(a => a.Telling));
        return await Plan(ids, [new Tombstone { Telling = default, At = await store.Ground.Clock(ct), Reason = reason, Domain = host }], ct);
    }

    /// <summary>The copies elsewhere of what a plan would erase, for a person to decide.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="at">When.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<IReadOnlyList<Store.Reading.Petition>> Copies(TakedownPlan plan, DateTimeOffset at, CancellationToken ct)
    {
        var going = plan.Tellings.Select(t => t.Telling.Id).ToHashSet();
        var copies = new List<Store.Reading.Petition>();
        foreach (var (telling, _) in plan.Tellings)
            if (await store.Reading.StoryOf(telling.Id, ct) is { } holder && await store.Reading.Story(holder, ct) is { } story) copies.AddRange(Takedowns.Copies.Of(story, telling, going, at));
        return [.. copies.DistinctBy(c => c.Url)];
    }

    private async ValueTask<TakedownPlan> Plan(SortedSet<TellingId> ids, IReadOnlyList<Tombstone> tombstones, CancellationToken ct)
    {
        var tellings = await store.Derived.Tellings([.. ids], ct);
        var unread = ids.Except(tellings.Select(t => t.Id)).Select(id => new Telling { Id = id, Name = "", Article = new Article() });
        return new TakedownPlan([.. tellings.Concat(unread).OrderBy(t => t.Id).Select(t => (t, Identity.OfUrl(t.Url)))], tombstones);
    }
}
