using Stemma.App.Desk;
using Stemma.App.Pipeline;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App;

/// <summary>Carries out what was asked of the one that writes: takedowns, decisions, hints, tracks.</summary>
public static class Carrying
{
    private const int ReadAtOnce = 200;

    /// <summary>Carries out every request that stands open.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="ct">Stops between two requests.</param>
    /// <returns>How many.</returns>
    public static async ValueTask<int> Out(Fold fold, CancellationToken ct)
    {
        var open = await fold.Store.Requests.Open(ct);
        foreach (var request in open) await fold.Store.Requests.Answer(request.Number, await Out(fold, request, ct), CancellationToken.None);
        return open.Count;
    }

    private static async ValueTask<Answer> Out(Fold fold, Request request, CancellationToken ct)
    {
        if (request.As<TakedownAsked>() is { } takedown) return await Takedown(fold, takedown, ct);
        if (request.As<LiftAsked>() is { } lift) return await Lifted(fold, lift, ct);
        if (request.As<DecisionAsked>() is { } decision)
            return await Decided(fold, await new StoryDesk(fold.Store.Ground).Decide(decision.Kind, decision.A, decision.B, decision.By, ct), "decided", ct);
        if (request.As<UndoAsked>() is { } undo) return await Decided(fold, await new StoryDesk(fold.Store.Ground).Undo(undo.Number, ct), "undone", ct);
        if (request.As<HintsAsked>() is { } hints) return await Hinted(fold, hints, ct);
        if (request.As<HintUndoAsked>() is { } unhint) return await Unhinted(fold, unhint, ct);
        if (request.As<TrackAsked>() is { } track) return Tracked(await Tracks(fold).Attach(new TellingId(track.Story), track.Track, track.Credit, track.By, ct), "attached");
        if (request.As<TrackUndoAsked>() is { } untrack) return Tracked(await Tracks(fold).Undo(untrack.Number, ct), "taken back");
        return new Answer(true, [$"this program does not know how to do \"{request.Kind}\": a newer one asked for it"]);
    }

    private static TrackDesk Tracks(Fold fold) => new(fold.Store.Tracks, fold.Store.Reading);

    private static Answer Tracked((TrackEntry? Entry, Problem? Problem) made, string done) => made.Entry is { } entry ? new Answer(false, [$"track {entry.Number} is {done}"]) : new Answer(true, [made.Problem!.Message]);

    private static async ValueTask<Answer> Hinted(Fold fold, HintsAsked asked, CancellationToken ct)
    {
        var (kept, problems) = await new HintDesk(fold.Store.Hints).Keep(asked.Hints, asked.By, ct);
        await Reread(fold, kept.Sum(k => k.Reports), ct);
        return new Answer(kept.Count == 0 && problems.Count > 0, [.. kept.Select(k => $"{k.Hint.Hint.Site}{k.Hint.Hint.Path}: version {k.Hint.Version} saved; {Reports(k.Reports)}"), .. problems.Select(p => p.ToString())]);
    }

    private static async ValueTask<Answer> Unhinted(Fold fold, HintUndoAsked asked, CancellationToken ct)
    {
        var (undone, problem) = await new HintDesk(fold.Store.Hints).Undo(asked.Number, ct);
        if (undone is not { } back) return new Answer(true, [problem!.Message]);
        await Reread(fold, back.Reports, ct);
        return new Answer(false, [$"{back.Hint.Hint.Site}{back.Hint.Hint.Path}: version {back.Hint.Version} taken back; {Reports(back.Reports)}"]);
    }

    // Few are read at once, so that whoever asked sees them; many are read a little at every turn.
    private static async ValueTask Reread(Fold fold, int reports, CancellationToken ct)
    {
        await fold.Renew(ct);
        if (reports is > 0 and <= ReadAtOnce) await fold.Finish(ct);
    }

    private static string Reports(int count) => count == 1 ? "1 report is read anew" : $"{count} reports are read anew";

    private static async ValueTask<Answer> Takedown(Fold fold, TakedownAsked asked, CancellationToken ct)
    {
        await fold.Finish(ct);
        var requests = new Takedowns.Requests(fold.Store);
        var plan = asked.Url is { } url ? await requests.ForUrl(url, asked.Reason, ct) : await requests.ForDomain(asked.Domain ?? "", asked.Reason, ct);
        if (plan is null) return new Answer(true, [$"{asked.Url ?? asked.Domain} is no {(asked.Url is null ? "domain" : "address of a page")}"]);
        foreach (var track in asked.Domain is null ? [] : await fold.Store.Tracks.All(ct))
            if (!track.Undone && track.Credit.Url is { } at && Gather.Identity.IsOfDomain(at, plan.Tombstones[0].Domain!)) await fold.Store.Tracks.Undo(track.Number, ct);
        var when = asked.At ?? await fold.Store.Ground.Clock(ct);
        var copies = await requests.Copies(plan, when, ct);
        var removal = new Removal(asked.Request, asked.Request is null ? Logged(asked, when) : null, asked.Copy || asked.Domain is not null ? [] : copies) { Proof = asked.Proof };
        string? only = asked.Proof == ProofKind.None ? null : Gather.Identity.OfDomain(asked.Url ?? "");
        await Erasure.Erase(fold, [.. plan.Tellings.Select(t => (t.Telling.Id, t.UrlHash))], plan.Tombstones, asked.Reason, ct, removal, only, when);
        var told = new List<string>
        {
            plan.Tellings.Count == 0
                ? "nothing was stored under it; it is barred from now on"
                : $"{plan.Tellings.Count} erased and barred; older backups still hold them: make a new one and delete those",
        };
        if (removal.Copies.Count > 0) told.Add(removal.Copies.Count == 1 ? "1 copy elsewhere waits for an editor" : $"{removal.Copies.Count} copies elsewhere wait for an editor");
        return new Answer(false, told);
    }

    // What the operator does by himself stands in the public log as well.
    private static Petition Logged(TakedownAsked asked, DateTimeOffset at) => new()
    {
        Kind = PetitionKind.Takedown,
        Type = PetitionType.Operator,
        Host = Gather.Identity.OfDomain(asked.Url ?? asked.Domain ?? "") ?? "",
        At = at,
        State = PetitionState.Granted,
        Answer = asked.Reason,
        Answered = at,
    };

    private static async ValueTask<Answer> Lifted(Fold fold, LiftAsked asked, CancellationToken ct) => await fold.Lift(asked.Request, asked.Domain, ct)
        ? new Answer(false, ["it is barred no more; the text comes back when its site gives it again"])
        : new Answer(true, ["nothing of it is barred"]);

    private static async ValueTask<Answer> Decided(Fold fold, (Decision? Decision, Problem? Problem) made, string done, CancellationToken ct)
    {
        if (made.Decision is null) return new Answer(true, [made.Problem!.Message]);
        await fold.Renew(ct);
        await fold.Finish(ct);
        return new Answer(false, [$"{done}: {made.Decision.Number}"]);
    }
}
