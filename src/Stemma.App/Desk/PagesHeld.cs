using System.Globalization;
using Stemma.App.Store.Reading;

namespace Stemma.App.Desk;

/// <summary>What is told of the captured pages that are held: from four fifths of a limit on also when the oldest go, so that nobody learns of it afterwards.</summary>
public static class PagesHeld
{
    private const double Near = 0.8;

    /// <summary>One line of plain words ("captures: 2100 held, 82 of 100 MB; from about 2026-05-04 on the oldest go (captures.megabytes); 0 let go").</summary>
    /// <param name="pages">What is held.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="now">The program's time.</param>
    public static string Told(HeldPages pages, HoldLimits limits, DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture,
        $"captures: {pages.Held} held, {Megabytes(pages.Bytes)} of {Megabytes(limits.Bytes)} MB; {string.Concat(Parts(pages, limits, pages.Clock < now ? pages.Clock : now).Select(static g => g + "; "))}{pages.LetGo} let go");

    private static IEnumerable<string> Parts(HeldPages pages, HoldLimits limits, DateTimeOffset clock)
    {
        if (pages.Staying > 0) yield return $"{pages.Staying} stay (disputed or withdrawn)";
        if (pages.Unread > 0) yield return $"{pages.Unread} of which nothing could be read take {Megabytes(pages.UnreadBytes)} MB more";
        if (pages.OldPages && !limits.Set)
        {
            yield return "pages stood here before any were let go, so none goes until captures.megabytes or captures.days is set";
            yield break;
        }
        if (pages.Held > pages.Staying + pages.Unread && pages.Bytes >= Near * limits.Bytes) yield return pages.Bytes > limits.Bytes ? "the oldest go while gather or serve runs (captures.megabytes)" : $"{Full(pages, limits, clock)} the oldest go (captures.megabytes)";
        if (pages.Unread > 0 && pages.UnreadBytes >= Near * limits.Bytes) yield return "as new ones come, the oldest of which nothing could be read go (captures.megabytes)";
        if (pages.Oldest is { } oldest && (clock - oldest).TotalDays >= Near * limits.Days) yield return $"{(oldest.AddDays(limits.Days) is var day && day > clock ? $"on {Day(day)} the oldest go" : "the oldest go while gather or serve runs")} (captures.days)";
    }

    // At the pace at which what is held came in.
    private static string Full(HeldPages pages, HoldLimits limits, DateTimeOffset clock)
    {
        if (pages.LetGo > 0 || pages.Oldest is not { } oldest || (clock - oldest).TotalDays is var days && days < 1) return "as new ones come,";
        return $"from about {Day(clock.AddDays(Math.Min(days * (limits.Bytes - pages.Bytes) / pages.Bytes, limits.Days)))} on";
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString(bytes < 10_000_000 ? "0.#" : "0", CultureInfo.InvariantCulture);
}
