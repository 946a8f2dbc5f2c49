using System.CommandLine;
using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;

namespace Stemma.Verbs;

/// <summary>Addresses where a verb also takes files: told apart, and fetched by the settings.</summary>
internal sealed class Addresses : IDisposable
{
    private readonly Lazy<Fetcher> _fetcher;

    /// <summary>For a verb; settings are read when the first address is fetched.</summary>
    public Addresses(DataOptions data, ParseResult parsed) => _fetcher = new Lazy<Fetcher>(() => Fetcher.Of(data.Start(parsed).Settings, new HostGate(TimeProvider.System), TimeProvider.System));

    /// <summary>Fetches.</summary>
    public Fetcher Fetcher => _fetcher.Value;

    /// <summary>Whether an argument is an address ("https://..."; another scheme is one too, and is refused when it is fetched).</summary>
    public static bool Is(string argument) => argument.IndexOf("://", StringComparison.Ordinal) is > 0 and < 16;

    /// <summary>Fetches one for its bytes; says on standard error why there are none.</summary>
    /// <param name="url">The address.</param>
    /// <param name="accept">The media types wanted.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Fetched?> Get(string url, string accept, CancellationToken ct)
    {
        var answer = await Fetcher.Fetch(new FetchRequest(url, Accept: accept), ct);
        if (answer.Problem is { } problem) await Console.Error.WriteLineAsync($"{url}: {problem.Message}");
        return answer.Outcome == FetchOutcome.Fetched ? answer : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_fetcher.IsValueCreated) _fetcher.Value.Dispose();
    }
}
