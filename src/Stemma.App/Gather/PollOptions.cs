using Stemma.Core.News;

namespace Stemma.App.Gather;

/// <summary>How often feeds are polled, and how hard a page is tried for. All times are the program's.</summary>
public sealed record PollOptions
{
    /// <summary>The least time between two polls of a feed.</summary>
    public TimeSpan Floor { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The most time between two polls of a feed that answers.</summary>
    public TimeSpan Ceiling { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How often a page is tried for before the feed's own item enters in its place.</summary>
    public int PageTries { get; init; } = 5;

    /// <summary>By the settings.</summary>
    public static PollOptions Of(Settings settings) => new()
    {
        Floor = TimeSpan.FromMinutes(settings[Settings.GatherFloorMinutes]),
        Ceiling = TimeSpan.FromMinutes(Math.Max(settings[Settings.GatherFloorMinutes], settings[Settings.GatherCeilingMinutes])),
        PageTries = settings[Settings.GatherPageTries],
    };

    /// <summary>For a feed with settings of its own: they can make its polls rarer, never more frequent.</summary>
    public PollOptions For(FeedSettings settings)
    {
        var least = TimeSpan.FromMinutes(settings.LeastMinutes ?? 0);
        return least <= Floor ? this : this with { Floor = least, Ceiling = least > Ceiling ? least : Ceiling };
    }

    /// <summary>What no answer can make us wait longer than, and no failure.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(24);

    /// <summary>How long "too many requests" without a time is obeyed.</summary>
    public static TimeSpan TooMany { get; } = TimeSpan.FromHours(1);

    /// <summary>After so long of nothing but "not modified", a feed is asked for whole.</summary>
    public static TimeSpan WholeAfter { get; } = TimeSpan.FromDays(7);

    /// <summary>So often in a row a new address must give the same feed before it is kept.</summary>
    public const int MovesToBelieve = 3;
}
