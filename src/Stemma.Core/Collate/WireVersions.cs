using System.Globalization;
using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>Which of two versions of an agency's report is the newer: agencies' files come late and twice.</summary>
public static class WireVersions
{
    /// <summary>Why a version does not take the place of the one that stands; null where it does, and for all that is no agency's item.</summary>
    /// <param name="next">The version that came.</param>
    /// <param name="standing">The one that stands.</param>
    public static Problem? Late(Telling next, Telling standing)
    {
        if (Order(next, standing) is not { } order || order > 0) return null;
        bool takesBack = next.Article.Withdrawal is { Kind: WithdrawalKind.Notice } && standing.Article.Withdrawal is null;
        if (order == 0 && takesBack) return null; // a kill need not count as a version
        string version = Fact(standing, "wire:version") is { } number ? $"version {number}" : $"the version of {Made(standing)?.ToUniversalTime():yyyy-MM-dd HH:mm} UTC";
        return new Problem("older-version", $"{version} of it stands already, and this one is {(order == 0 ? "the same version" : "older")}");
    }

    /// <summary>Whether a telling is an agency's item, which has versions.</summary>
    public static bool Has(Telling telling) => Fact(telling, "wire:uri") is not null;

    // By version where both are numbers and differ, else by the time at which they were made; null where neither tells.
    private static int? Order(Telling a, Telling b)
    {
        if (!Has(a) || !Has(b)) return null;
        if (Number(a) is { } va && Number(b) is { } vb && va != vb) return va.CompareTo(vb);
        return Made(a) is { } ta && Made(b) is { } tb ? ta.CompareTo(tb) : Number(a) is { } same && Number(b) == same ? 0 : null;
    }

    private static long? Number(Telling t) => long.TryParse(Fact(t, "wire:version"), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static DateTimeOffset? Made(Telling t) => DateTimeOffset.TryParse(Fact(t, "wire:versionCreated"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static string? Fact(Telling t, string name) => t.Article.Meta.GetValueOrDefault(name);
}
