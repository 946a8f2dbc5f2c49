using System.Reflection;

namespace Stemma.App.Gather.Fetching;

/// <summary>How the program behaves on the net.</summary>
public sealed record FetchOptions
{
    /// <summary>The product token that robots.txt files know it by.</summary>
    public const string Agent = "Stemma";

    /// <summary>The program's version.</summary>
    public static string Version { get; } = typeof(FetchOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>The User-Agent header: product, version, whom to ask.</summary>
    public string UserAgent { get; init; } = Named("");

    /// <summary>The least time between two requests to an origin (program time).</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest gap that a Crawl-delay may ask for (program time).</summary>
    public TimeSpan LongestGap { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait for an origin at rest before a fetch gives up (program time).</summary>
    public TimeSpan LongestRest { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The most time a fetch may spend on the net, all its redirects together, waiting for its turn not counted (real time).</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most time a connection may take, TLS included (real time).</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The most bytes of a body, packed or unpacked.</summary>
    public int MaxBytes { get; init; } = 16 << 20;

    /// <summary>The most redirects of one fetch.</summary>
    public int MaxRedirects { get; init; } = 10;

    /// <summary>The most bytes of an answer's headers, in KiB.</summary>
    public int MaxHeaderKilobytes { get; init; } = 64;

    /// <summary>The most bytes, about, that what is known of sites (their robots.txt) may take in memory: enough for some 100,000 of them, and taken only as they are met.</summary>
    public long KnownBytes { get; init; } = 96 << 20;

    /// <summary>The least bytes a second of a body, once it has come for <see cref="Patience"/>: one that trickles is given up.</summary>
    public int LeastRate { get; init; } = 256;

    /// <summary>How long a body may trickle (real time).</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>By the settings.</summary>
    public static FetchOptions Of(Settings settings) => new()
    {
        UserAgent = Named(settings[Settings.Contact]),
        Gap = TimeSpan.FromMilliseconds(settings[Settings.FetchGapMilliseconds]),
        LongestGap = TimeSpan.FromSeconds(settings[Settings.FetchLongestGapSeconds]),
        Deadline = TimeSpan.FromSeconds(settings[Settings.FetchSeconds]),
        ConnectTimeout = TimeSpan.FromSeconds(settings[Settings.FetchConnectSeconds]),
        MaxBytes = settings[Settings.FetchMaxMegabytes] << 20,
        MaxRedirects = settings[Settings.FetchMaxRedirects],
    };

    /// <summary>The headers of a request: who asks, what for, and how it may be packed.</summary>
    internal IReadOnlyList<(string Name, string Value)> Headers(string accept) => [("User-Agent", UserAgent), ("Accept", accept), ("Accept-Encoding", "gzip, br, zstd")];

    private static string Named(string contact) => $"{Agent}/{Version} ({(contact.Length == 0 ? "self-hosted news reader" : "+" + contact)})";
}
