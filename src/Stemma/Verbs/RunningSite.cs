using Microsoft.AspNetCore.Builder;
using Stemma.App;
using Stemma.App.Serve;

namespace Stemma.Verbs;

/// <summary>The site beside the keeper of its data, until it is told to end: what `serve` and `demo` do.</summary>
internal static class RunningSite
{
    /// <summary>Where a site listens when nothing says where.</summary>
    public const string Usual = "http://127.0.0.1:8080";

    /// <summary>Where the settings let it listen; null where they do not say.</summary>
    public static string? Listening(Settings settings) => settings[Settings.SiteUrls] is { Length: > 0 } urls ? urls : null;

    /// <summary>Runs both.</summary>
    /// <param name="keeper">The keeper.</param>
    /// <param name="parts">The site.</param>
    /// <param name="urls">Where it listens.</param>
    /// <param name="opened">Told the addresses once it listens.</param>
    /// <param name="ct">Ends it: requests under way are answered first, for some of them wait for the keeper.</param>
    /// <param name="otherwise">Where it listens if that is taken; null for nowhere.</param>
    /// <exception cref="IOException">An address is taken.</exception>
    public static async Task Run(Keeper keeper, SiteParts parts, string urls, Action<IReadOnlyCollection<string>> opened, CancellationToken ct, string? otherwise = null)
    {
        if (parts.People is { } people) await people.Logins.EndNameless(null, ct); // whoever signed in by an older link of the program signs in anew
        await using var site = await Open(parts, urls, otherwise, ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var keeping = Task.Run(() => keeper.Run(stop.Token), CancellationToken.None);
        opened(Site.Addresses(site, parts.Reach));
        await Task.WhenAny(keeping, Task.Delay(Timeout.Infinite, ct)); // SIGTERM or Ctrl-C, or a failure of ours
        await site.StopAsync(CancellationToken.None);
        await stop.CancelAsync();
        await keeping;
    }

    private static async Task<WebApplication> Open(SiteParts parts, string urls, string? otherwise, CancellationToken ct)
    {
        var site = Site.Build(parts, urls);
        try
        {
            await site.StartAsync(ct);
            return site;
        }
        catch (IOException taken)
        {
            await site.DisposeAsync();
            if (otherwise is not null) return await Open(parts, otherwise, null, ct);
            throw new IOException($"{taken.Message.TrimEnd('.')}: end the program that listens there, or choose another address with --urls", taken);
        }
    }
}
