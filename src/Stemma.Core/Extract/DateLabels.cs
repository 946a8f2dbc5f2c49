using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>How a page writes its dates.</summary>
/// <param name="ShortYears">Whether "8.5.12" may be a day.</param>
/// <param name="MonthFirst">Whether "11/8/2031" is the eighth of November.</param>
internal readonly record struct DateHabits(bool ShortYears = false, bool MonthFirst = false)
{
    private static readonly string[] DayFirst = ["gb", "uk", "au", "nz", "ie", "in", "za", "sg", "hk", "my", "ng", "ke", "pk"];

    /// <summary>The habits of a page, by its language, country and address.</summary>
    public static DateHabits Of(HtmlPage page)
    {
        var language = (page.Head.Language ?? page.JsonLd.Language ?? "").ToLowerInvariant();
        var country = page.Url?.Host is { } host ? host[(host.LastIndexOf('.') + 1)..] : "";
        bool english = language.StartsWith("en", StringComparison.Ordinal) && !DayFirst.Any(c => language.EndsWith("-" + c, StringComparison.Ordinal) || language.EndsWith("_" + c, StringComparison.Ordinal)) && !DayFirst.Contains(country);
        return new DateHabits(true, english && (country.Length != 2 || country == "us"));
    }
}

/// <summary>The words around dates (Data/date-labels.tsv).</summary>
internal static class DateLabels
{
    private const int Window = 90, Before = 24;
    private static readonly string[] Published = Of("published"), Updated = Of("updated");
    private static readonly PhraseSet AnyLabel = new([.. Published, .. Updated], anyCase: true);

    /// <summary>The words of a row.</summary>
    public static string[] Of(string kind) => [.. DataFile.Rows(typeof(DateLabels), "date-labels.tsv").Where(r => r[0] == kind).SelectMany(r => r[1].Split('|'))];

    /// <summary>Whether the line says that it gives the day of publication.</summary>
    public static bool SaysPublished(string line) => line.Length < 400 && Has(Published, line) >= 0;

    /// <summary>Whether the line's first date is that of a change: it says "updated", and no other date follows that word while one stands before it.</summary>
    public static bool SaysUpdated(string line)
    {
        int word = Has(Updated, line);
        if (word < 0) return false;
        int digit = line.AsSpan().IndexOfAnyInRange('0', '9');
        return digit > word || line[word..].Count(char.IsAsciiDigit) < 3;
    }

    /// <summary>What of a long line may be its date: where it opens with one, or where it says "published"; a short line whole.</summary>
    public static string Around(string line)
    {
        int digit = line.AsSpan().IndexOfAnyInRange('0', '9');
        if (line.Length <= Window || digit < 0) return line;
        if (digit <= 1) return Cut(line, 0, 36);
        return AnyLabel.IsIn(line) ? Cut(line, Math.Max(0, digit - Before), Math.Min(Before, digit) + 40) : line;
    }

    private static string Cut(string line, int from, int length) => line.Substring(from, Math.Min(length, line.Length - from));

    private static int Has(string[] words, string line)
    {
        if (!AnyLabel.IsIn(line)) return -1;
        foreach (var word in words)
            if (line.IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var at) return at;
        return -1;
    }
}
