using System.Globalization;
using System.Text.RegularExpressions;

namespace Stemma.Core.Render;

/// <summary>Takes the hour off the words of a live blog's entry, where its time already stands above them.</summary>
public static partial class EntryHours
{
    private const int Noon = 12;

    /// <summary>The text without the hour it opens with, where that is the entry's own time and a sentence begins after it; else as it is.</summary>
    /// <param name="text">The words of a block of the entry.</param>
    /// <param name="time">When the entry was made, in the page's zone.</param>
    public static string Without(string text, DateTimeOffset time)
    {
        var opening = Opening().Match(text);
        if (!opening.Success || opening.Length == text.Length || char.IsLower(text[opening.Length])) return text;
        int hour = Number(opening, "hour"), minute = Number(opening, "minute");
        if (opening.Groups["half"] is { Success: true } half) hour = hour % Noon + (half.Value is "p" or "P" ? Noon : 0);
        return hour == time.Hour && minute == time.Minute ? text[opening.Length..] : text;
    }

    private static int Number(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // "12:30 ", "9.05am: ", "14h32 – ", "10.42 Uhr: "
    [GeneratedRegex(@"^(?<hour>[0-9]{1,2})[:.hH](?<minute>[0-9]{2})(?:\s?(?<half>[ap])\.?m\b\.?|\s(?:Uhr|uhr|h)\b)?(?:\s*[:|–—-]\s*|\s+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Opening();
}
