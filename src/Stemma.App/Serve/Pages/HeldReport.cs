using Stemma.App.Gather;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Serve.Pages;

/// <summary>The report that a request is about.</summary>
internal static class HeldReport
{
    /// <summary>Looks for it.</summary>
    /// <returns>Whether the request waits and names a page, and the report that stands here of it; null where none does.</returns>
    public static async ValueTask<(bool Asked, TellingId? Report)> Of(Petition asked, IReading reading, CancellationToken ct) =>
        asked is { State: PetitionState.Waiting, Kind: PetitionKind.Takedown or PetitionKind.Correction, Url.Length: > 0 }
            ? (true, await reading.Find(asked.Url, Identity.OfUrl(asked.Url), ct)) : (false, null);
}
