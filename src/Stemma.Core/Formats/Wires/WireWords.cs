using System.Globalization;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Wires;

/// <summary>Words that all formats of agencies share.</summary>
internal static class WireWords
{
    /// <summary>The status that a word means, with or without the alias of its scheme ("stat:canceled", "Usable", "cancelled"): IPTC NewsCodes pubstatus and NewsML 1 Status.</summary>
    public static WireStatus Status(string? word) => Bare(word) switch
    {
        "canceled" or "cancelled" or "kill" or "killed" => WireStatus.Canceled,
        "withheld" or "embargoed" => WireStatus.Withheld,
        _ => WireStatus.Usable,
    };

    /// <summary>A code without the alias of its scheme, in lower case; "" for nothing.</summary>
    public static string Bare(string? code) => code is null ? "" : code[(code.LastIndexOfAny([':', '/']) + 1)..].Trim().ToLowerInvariant();

    /// <summary>A whole number; null for anything else.</summary>
    public static int? Number(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>Words with their white space folded; null for blank ones.</summary>
    public static string? Folded(string? text) => text is null || Web.WhiteSpace.Fold(text) is not { Length: > 0 } folded ? null : folded;
}
