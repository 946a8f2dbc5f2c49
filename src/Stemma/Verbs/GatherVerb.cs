using System.CommandLine;
using Stemma.App;

namespace Stemma.Verbs;

/// <summary>`stemma gather`: polls feeds and fetches pages, without a site.</summary>
internal static class GatherVerb
{
    public static Command Create()
    {
        var once = new Option<bool>("--once") { Description = "poll what is due now, fetch the pages of what it brings, and end" };
        var command = new Command("gather", """
            Polls the subscribed feeds when they are due, fetches the pages behind their items and tells their stories; ends at SIGTERM or Ctrl-C.

            Example: stemma gather --once
            """) { once };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(data, parsed, parsed.GetValue(once), ct));
        return command;
    }

    private static async Task<int> Run(DataOptions data, ParseResult parsed, bool once, CancellationToken ct)
    {
        await using var app = await data.Hold(parsed, "gather", ct);
        if (await app.Store.Reading.Held(ct) is { Held: > 0 }) Console.Error.WriteLine(await app.Held(ct)); // before any goes
        using var keeper = await Keeper.Open(app, static refusal => Console.Error.WriteLine(refusal), ct);
        using (new GatherProgress(keeper.Tally))
        {
            if (once) await keeper.RunOnce(ct);
            else await keeper.Run(ct);
        }
        if (once && keeper.Tally.Polls == 0) Console.Error.WriteLine(await Why(app, ct));
        var holdings = await app.Store.Reading.Holdings(CancellationToken.None);
        Console.Out.WriteLine($"{keeper.Tally}; {holdings.Stories} stories");
        return keeper.Tally.Refused == 0 ? Outcome.Done : Outcome.Refused;
    }

    // A round that polled nothing says why.
    private static async Task<string> Why(StemmaApp app, CancellationToken ct)
    {
        if ((await app.Store.Feeds.All(ct)).Count == 0) return "no feeds yet: 'stemma add URL' subscribes to one";
        return await app.Store.Feeds.NextDue(ct) is { } next
            ? $"nothing is due yet; the next fetch is at {next.ToUniversalTime():yyyy-MM-dd HH:mm} UTC"
            : "no feed is polled any more: 'stemma add URL' subscribes to others";
    }
}
