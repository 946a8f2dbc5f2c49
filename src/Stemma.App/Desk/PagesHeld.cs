using System.Globalization;
using Stemma.App.Store.Reading;

namespace Stemma.App.Desk;

/// <summary>What is told of the captured pages that are held: from four fifths of a limit on also when the oldest go, so that nobody learns of it afterwards.</summary>
public static class PagesHeld
{
    private const double Near = 0.8;

    /// <summary>One line of plain words ("captures: 2100 held, 82 of 100 MB; from about 2026-05-04 on the oldest go (captures.megabytes); 0 erased").</summary>
    /// <param name="pages">What is held.</param>
    /// <param name="limits">The limits.</param>
    public static string Told(HeldPages pages, HoldLimits limits) => string.Create(CultureInfo.InvariantCulture,
        $"captures: {pages.Held} held, {Megabytes(pages.Bytes)} of {Megabytes(limits.Bytes)} MB; {string.Concat(Going(pages, limits).Select(static g => g + "; "))}{pages.LetGo} erased");

    private static IEnumerable<string> Going(HeldPages pages, HoldLimits limits)
    {
        if (pages.Bytes >= Near * limits.Bytes) yield return pages.Bytes > limits.Bytes ? "the oldest go while gather or serve runs (captures.megabytes)" : $"{Full(pages, limits)} the oldest go (captures.megabytes)";
        if (pages.Oldest is { } oldest && (pages.Clock - oldest).TotalDays >= Near * limits.Days) yield return $"on {Day(oldest.AddDays(limits.Days))} the oldest go (captures.days)";
    }

    // At the pace at which what is held came in.
    private static string Full(HeldPages pages, HoldLimits limits)
    {
        if (pages.LetGo > 0 || pages.Oldest is not { } oldest || (pages.Clock - oldest).TotalDays is var days && days < 1) return "as new ones come,";
        return $"from about {Day(pages.Clock.AddDays(Math.Min(days * (limits.Bytes - pages.Bytes) / pages.Bytes, limits.Days)))} on";
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString(bytes < 10_000_000 ? "0.#" : "0", CultureInfo.InvariantCulture);
}
