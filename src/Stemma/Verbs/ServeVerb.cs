using System.CommandLine;
using Stemma.App;
using Stemma.App.Serve;

namespace Stemma.Verbs;

/// <summary>serve: the site over the data folder.</summary>
internal static class ServeVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = $"where it listens; several are divided by semicolons; else the setting {Settings.SiteUrls.Key}, else {RunningSite.Usual}" };
        var command = new Command("serve", """
            Gathers what is due and serves the site. SIGTERM or Ctrl-C ends it: nothing new is taken, readers are answered for 5 more seconds, fetches end
            and what came is placed within 10 more; what is not is done at the next start.

            Example: stemma serve --urls http://127.0.0.1:8080
            """) { urls };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(data, parsed, parsed.GetValue(urls), ct));
        return command;
    }

    private static async Task<int> Run(DataOptions data, ParseResult parsed, string? given, CancellationToken ct)
    {
        var start = data.Start(parsed);
        string urls = given ?? RunningSite.Listening(start.Settings) ?? RunningSite.Usual;
        var reach = Reaching.Of(start.Settings);
        var texts = SiteTexts.Of(start.Settings, start.Data);
        // A site that may not open is refused before anything is made or written.
        var exposure = Site.Judged(texts, reach, urls);
        if (start.Settings[Settings.WebSubCallback] is { Length: > 0 } callback && exposure.OwnNamesOnly && !new Uri(callback).IsLoopback)
            Console.Error.WriteLine($"The setting {Settings.WebSubCallback.Key} says that hubs reach the site as {callback}, but it answers to this machine only: no hub will be able to confirm. Open it with --urls, or with {Settings.SiteBehindProxy.Key} where a proxy brings others.");
        // Another server does not end by itself: waiting for it would be waiting for ever.
        await using var app = DataLock.HolderVerb(start.Data) is "serve" or "demo" ? await data.HoldNow(parsed, "serve", ct) : await data.Hold(parsed, "serve", ct);
        if (await app.Store.Reading.Held(ct) is { Held: > 0 }) Console.Error.WriteLine(await app.Held(ct)); // before any goes
        using var keeper = await Keeper.Open(app, static refusal => Console.Error.WriteLine(refusal), ct, hears: true);
        using var people = Serving.People(app, keeper.Time);
        var parts = new SiteParts(app.Store.Reading, keeper.Time, keeper.Changed)
        {
            Acts = Serving.Acts(app, keeper),
            People = people,
            Comments = Serving.Comments(app, keeper.Time),
            Texts = texts,
            Limits = app.Limits,
            Reach = reach,
            Keys = Path.Combine(start.Data, "keys"),
            Patience = TimeSpan.FromSeconds(start.Settings[Settings.SiteSearchSeconds]),
        };
        await RunningSite.Run(keeper, parts, urls, addresses => { Tell(addresses, parts.Admin.Draw()); _ = TellWhenReady(keeper); }, ct);
        return Outcome.Done;
    }

    private static async Task TellWhenReady(Keeper keeper)
    {
        if (await Task.WhenAny(keeper.Ready, Task.Delay(Patience)) == keeper.Ready) return;
        Console.Error.WriteLine("What is held is read into memory; readers are answered, and what comes meanwhile is placed after that.");
        await keeper.Ready.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (keeper.Ready.IsCompletedSuccessfully) Console.Error.WriteLine("All that is held is read.");
    }

    private static void Tell(IReadOnlyCollection<string> addresses, string admin)
    {
        foreach (string address in addresses) Console.Error.WriteLine($"Stemma is at {address}");
        Console.Error.WriteLine($"To sign in as editor (once, within an hour): {addresses.First()}{admin}");
    }
}
