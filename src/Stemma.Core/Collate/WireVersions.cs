using System.Globalization;
using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>Which of two versions of an agency's report stands: agencies' files come late and twice, and their ids are not theirs alone.</summary>
public static class WireVersions
{
    /// <summary>Why a version does not take the place of the one that stands; null where it does, and for all that is no agency's item.</summary>
    /// <param name="next">The version that came.</param>
    /// <param name="standing">The one that stands.</param>
    public static Problem? Late(Telling next, Telling standing)
    {
        if (!Has(next) || !Has(standing)) return null;
        if (Fact(next, "wire:provider") is { } other && Fact(standing, "wire:provider") is { } own && !other.Equals(own, StringComparison.OrdinalIgnoreCase))
            return new Problem("other-supplier", $"it is {other}'s, and the item of this uri that is held is another supplier's ({own}); it changes nothing of that");
        int? order = Order(next, standing);
        if (order > 0 || Back(next) > Back(standing) && order is null or 0) return null; // a notice need not count as a version
        bool released = Fact(next, "wire:embargoed") is { } until && until == Fact(standing, "wire:embargoed") && Back(next) == 0 && Back(standing) == 1;
        if (released && order is null or 0 || order is null && Back(standing) == 0) return null; // what waited for the end of its embargo comes back as it was
        if (order is null) return new Problem("taken-back", "its agency took it back, and nothing says that this version is newer than that");
        string version = Fact(standing, "wire:version") is { } number ? $"version {number}" : $"the version of {Made(standing)?.ToUniversalTime():yyyy-MM-dd HH:mm} UTC";
        return new Problem("older-version", $"{version} of it stands already, and this one is {(order == 0 ? "the same version" : "older")}");
    }

    /// <summary>Whether a telling is an agency's item, which has versions.</summary>
    public static bool Has(Telling telling) => Fact(telling, "wire:uri") is not null;

    // How far it is taken back: not at all, for now, for good.
    private static int Back(Telling t) => t.Article.Withdrawal is not { Kind: WithdrawalKind.Notice } ? 0 : Fact(t, "wire:status") == "withheld" ? 1 : 2;

    // By version where both are numbers and differ, else by the time at which they were made; null where neither tells.
    private static int? Order(Telling a, Telling b)
    {
        if (Number(a) is { } va && Number(b) is { } vb && va != vb) return va.CompareTo(vb);
        return Made(a) is { } ta && Made(b) is { } tb ? ta.CompareTo(tb) : Number(a) is { } same && Number(b) == same ? 0 : null;
    }

    private static long? Number(Telling t) => long.TryParse(Fact(t, "wire:version"), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static DateTimeOffset? Made(Telling t) => DateTimeOffset.TryParse(Fact(t, "wire:versionCreated"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static string? Fact(Telling t, string name) => t.Article.Meta.GetValueOrDefault(name);
}
