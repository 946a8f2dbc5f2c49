using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Desk;

/// <summary>Where editors attach tracks to stories as evidence, and take them back.</summary>
public sealed class TrackDesk(ITracks tracks, IReading reading)
{
    /// <summary>So many tracks stand in a story at most.</summary>
    public const int MostStanding = 10;

    private const int LongestName = 100, LongestUrl = 2000, LongestCaption = 500, LongestNote = 300;

    /// <summary>Attaches a track.</summary>
    /// <param name="story">The story's number, or that of one of its reports.</param>
    /// <param name="track">The track.</param>
    /// <param name="credit">What is said of it; see <see cref="Checked"/>.</param>
    /// <param name="by">Who attaches it.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>It, or why there is none.</returns>
    public async ValueTask<(TrackEntry? Entry, Problem? Problem)> Attach(TellingId story, Track track, TrackCredit credit, string by, CancellationToken ct)
    {
        var (said, problem) = Checked(credit);
        if (said is null) return (null, problem);
        if (track.Lines.Count == 0) return (null, new Problem("no-track", "the track has no places"));
        if (await reading.StoryOf(story, ct) is not { } at) return (null, new Problem("no-story", $"there is no story {story}"));
        if ((await reading.Story(at, ct))?.Tracks.Count >= MostStanding) return (null, new Problem("many-tracks", $"{MostStanding} tracks stand in this story, which is the most: take one back first"));
        return (await tracks.Add(story, track, said, by, ct), null);
    }

    /// <summary>Takes one back.</summary>
    public async ValueTask<(TrackEntry? Entry, Problem? Problem)> Undo(int number, CancellationToken ct) =>
        await tracks.Undo(number, ct) is { } undone ? (undone, null) : (null, new Problem("no-track", $"there is no track {number} that stands"));

    /// <summary>What an editor says of a track, in order; or what is wrong with it.</summary>
    public static (TrackCredit? Credit, Problem? Problem) Checked(TrackCredit credit)
    {
        var said = new TrackCredit(Line(credit.Provider), Line(credit.Url), Line(credit.Caption), Line(credit.Checked));
        if (said.Url!.Length == 0) said = said with { Url = null };
        if (said.Checked.Length == 0) said = said with { Checked = TrackCredit.NotChecked };
        return said switch
        {
            { Provider.Length: 0 } => (null, new Problem("no-provider", "say who gave the track")),
            { Provider.Length: > LongestName } => (null, new Problem("long", $"the provider's name has more than {LongestName} letters")),
            { Caption.Length: > LongestCaption } => (null, new Problem("long", $"the caption has more than {LongestCaption} letters")),
            { Checked.Length: > LongestNote } => (null, new Problem("long", $"the note on its checking has more than {LongestNote} letters")),
            { Url: { } url } when url.Length > LongestUrl || !IsWeb(url) => (null, new Problem("no-address", "the link is no web address: it begins with http:// or https://")),
            _ => (said, null),
        };
    }

    private static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.Host.Length > 0 && address.UserInfo.Length == 0;

    // What turns the direction of writing could turn the words around it too.
    private static string Line(string? said) => string.Join(' ', string.Concat((said ?? "").Where(static c => c is not ('\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
