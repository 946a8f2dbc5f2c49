using Stemma.App.Gather;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.Demo;

/// <summary>Where the reports of the press stand, and under what number they are kept. They are looked up by their address, as a reader's link would be.</summary>
internal sealed class PressAddresses(Press press, PressServer server)
{
    /// <summary>The ids of all reports by their addresses.</summary>
    public IReadOnlyDictionary<string, string> Ids { get; } = press.Reports.ToDictionary(server.UrlOf, static r => r.Id, StringComparer.Ordinal);

    /// <summary>The address of a report.</summary>
    public string Of(string report) => server.UrlOf(press.Reports.First(r => r.Id == report));

    /// <summary>A report's number here; null where it is not here yet.</summary>
    public async Task<TellingId?> Find(string report, IReading reading, CancellationToken ct) => await reading.Find(Of(report), Identity.OfUrl(Of(report)), ct);
}
