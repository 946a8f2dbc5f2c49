using System.CommandLine;
using Stemma.App.Serve;

namespace Stemma.Verbs;

/// <summary>serve: the site over the data folder.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "where it listens; several are divided by semicolons",
            DefaultValueFactory = static _ => "http://127.0.0.1:8080",
        };
        var command = new Command("serve", """
            Gathers what is due and serves the site.

            Example: stemma serve --urls http://127.0.0.1:8080
            """) { urls };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(data, parsed, parsed.GetRequiredValue(urls), ct));
        return command;
    }

    private static async Task<int> Run(DataOptions data, ParseResult parsed, string urls, CancellationToken ct)
    {
        await using var app = await data.Hold(parsed, "serve", ct);
        using (var fold = await app.OpenFold(ct)) await fold.Finish(ct);
        await using var site = Site.Build(new SiteParts(app.Store.Reading, TimeProvider.System), urls);
        await site.StartAsync(ct);
        foreach (string address in Site.Addresses(site)) Console.Error.WriteLine($"Stemma is at {address}");
        try
        {
            await Task.Delay(Timeout.Infinite, ct);
        }
        catch (OperationCanceledException)
        {
            // SIGTERM or Ctrl-C: requests under way are answered first.
        }
        await site.StopAsync(CancellationToken.None);
        return Outcome.Done;
    }
}
