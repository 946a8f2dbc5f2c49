using System.Globalization;
using System.Text;
using Stemma.Core.News;

namespace Stemma.App.Store.Reading;

/// <summary>What the proven owner of a host wants done with its reports.</summary>
/// <param name="Host">The host, without "www.".</param>
/// <param name="Request">The number of the case that proved it.</param>
/// <param name="Most">The most characters of an excerpt; 0 for the headline alone, null for as many as anybody's.</param>
/// <param name="NoArchive">Whether no copy is to be kept longer than it is needed, and no earlier version shown.</param>
/// <param name="Contact">How readers reach him, in one line; "" for nothing.</param>
/// <param name="At">When he said so.</param>
public sealed record OutletSettings(string Host, int Request, int? Most, bool NoArchive, string Contact, DateTimeOffset At)
{
    /// <summary>The most letters of the line for readers.</summary>
    public const int MostContact = 120;

    /// <summary>One line as others may be shown it: without characters that nobody sees or that turn others round (Unicode's controls and formats, what is set apart or no character), with a blank for whatever divides words or lines, and with two marks on a letter at most.</summary>
    /// <param name="said">What an owner wrote.</param>
    public static string Line(string said)
    {
        var line = new StringBuilder();
        int marks = 0;
        foreach (var rune in said.EnumerateRunes())
        {
            var sort = Rune.GetUnicodeCategory(rune);
            marks = sort is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (Rune.IsWhiteSpace(rune)) line.Append(line.Length > 0 && line[^1] != ' ' ? " " : "");
            else if (marks <= MostMarks && sort is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) && rune != Rune.ReplacementChar) line.Append(rune);
        }
        return line.ToString().TrimEnd();
    }

    private const int MostMarks = 2;

    /// <summary>The host that settings of an address's reports stand under; null where it is no web address.</summary>
    /// <param name="url">The address.</param>
    public static string? HostOf(string? url)
    {
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return null;
        string host = address.IdnHost.ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    /// <summary>An article with these wishes beside those of its page; both count.</summary>
    public Article In(Article article)
    {
        IEnumerable<string> wishes = [.. Most is { } most ? [$"{Article.MaxSnippet}{most}"] : Array.Empty<string>(), .. NoArchive ? ["noarchive"] : Array.Empty<string>()];
        return article with { OwnerSignals = [.. article.OwnerSignals.Union(wishes, StringComparer.Ordinal).Order(StringComparer.Ordinal)] };
    }
}

/// <summary>Who is written to when texts of a host are carried without credit.</summary>
/// <param name="Request">The number of the case that proved the host.</param>
/// <param name="Host">The host, without "www.".</param>
/// <param name="Mail">The address.</param>
/// <param name="Asked">When it was given.</param>
/// <param name="Proven">Whether a letter to it was answered by its link.</param>
/// <param name="Mark">Until it is looked at for the first time: of reports up to this one nothing is news.</param>
public sealed record OutletAlert(int Request, string Host, string Mail, DateTimeOffset Asked, bool Proven = false, TellingId Mark = default);

/// <summary>A report that carries the text of another.</summary>
/// <param name="Carrier">It.</param>
/// <param name="Original">The other.</param>
public readonly record struct CarriedPair(TellingId Carrier, TellingId Original)
{
    /// <summary>The later of the two to be taken in.</summary>
    public TellingId Later => Carrier.CompareTo(Original) > 0 ? Carrier : Original;
}
