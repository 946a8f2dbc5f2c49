using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Serve.Api;

/// <summary>Where a list goes on. A program hands it back as it got it: it names the item reached last, not how many there were, so that what comes in meanwhile moves nothing.</summary>
internal static class Cursor
{
    /// <summary>After this place of the front page.</summary>
    public static string Of(StoryCard last) => Sealed("heat", last.Heat.ToString("R", CultureInfo.InvariantCulture), last.Id.ToString());

    /// <summary>After this report in a list that runs from the newest to the oldest.</summary>
    public static string Of(Reached last) => Sealed("time", last.At?.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? "", last.Telling.ToString());

    /// <summary>After this source.</summary>
    public static string Of(OutletRow last) => Sealed("key", last.Key);

    /// <summary>The place of the front page; null where it is no cursor of it.</summary>
    public static (double Heat, StoryId Story)? Front(string cursor) =>
        Opened(cursor, "heat") is [var heat, var id] && double.TryParse(heat, NumberStyles.Float, CultureInfo.InvariantCulture, out double h) && !double.IsNaN(h) && Number(id) is { } story ? (h, new StoryId(story)) : null;

    /// <summary>The report reached; null where it is no cursor of a list of reports.</summary>
    public static Reached? Reports(string cursor) => Opened(cursor, "time") is [var at, var id] && Number(id) is { } telling
        ? at.Length == 0 ? new Reached(null, new TellingId(telling))
        : long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) && ticks <= DateTimeOffset.MaxValue.Ticks ? new Reached(new DateTimeOffset(ticks, TimeSpan.Zero), new TellingId(telling)) : null
        : null;

    /// <summary>The source's key; null where it is no cursor of the sources.</summary>
    public static string? Source(string cursor) => Opened(cursor, "key") is [var key] ? key : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string Sealed(params string[] parts) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\n', parts)));

    private static string[]? Opened(string cursor, string kind)
    {
        if (!Base64Url.IsValid(cursor)) return null;
        string[] parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('\n');
        return parts[0] == kind ? parts[1..] : null;
    }
}
