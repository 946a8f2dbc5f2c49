using Stemma.Core.Formats.Robots;
using Stemma.Core.News;

namespace Stemma.App.Gather.Fetching;

/// <summary>What is known of an origin: its robots.txt and for how long that counts, or why it cannot be had.</summary>
internal sealed class Origin(string name, TimeSpan gap)
{
    private const int Bare = 500, Rule = 64; // bytes, about, without their letters

    private Reservations? _reservations;
    private volatile State _now = new(new RobotsRules([], []), DateTimeOffset.MinValue, null, gap);

    /// <summary>Its name ("https://example.org").</summary>
    public string Name => name;

    /// <summary>Held by who asks for its robots.txt.</summary>
    public SemaphoreSlim Reading { get; } = new(1, 1);

    /// <summary>What its tdmrep.json reserves; made only for who fetches pages of it.</summary>
    public Reservations Reservations => LazyInitializer.EnsureInitialized(ref _reservations, static () => new Reservations());

    /// <summary>Its rules for us.</summary>
    public RobotsRules Rules => _now.Rules;

    /// <summary>Until when they count.</summary>
    public DateTimeOffset RulesUntil => _now.Until;

    /// <summary>Why nothing is asked of it; null where nothing speaks against it.</summary>
    public Problem? Trouble => _now.Trouble;

    /// <summary>The least time between two requests.</summary>
    public TimeSpan Gap => _now.Gap;

    /// <summary>What it takes of memory, bytes, about.</summary>
    public int Weight => Bare + (_reservations?.Weight ?? 0) + name.Length * 4 + (_now.Trouble?.Message.Length ?? 0) * 2 + _now.Rules.Groups.Sum(static g => g.Rules.Sum(static r => Rule + r.Pattern.Length * 2) + g.Usage.Sum(static u => Rule + u.Pattern.Length * 2));

    /// <summary>Its rules were read.</summary>
    public void Now(RobotsRules rules, DateTimeOffset until, FetchOptions options)
    {
        var asked = TimeSpan.FromSeconds(Math.Clamp(rules.CrawlDelay(FetchOptions.Agent) ?? 0, 0, options.LongestGap.TotalSeconds));
        _now = new State(rules, until, null, asked > options.Gap ? asked : options.Gap);
    }

    /// <summary>They cannot be had.</summary>
    public void Broken(Problem trouble, DateTimeOffset until) => _now = _now with { Trouble = trouble, Until = until };

    private sealed record State(RobotsRules Rules, DateTimeOffset Until, Problem? Trouble, TimeSpan Gap);
}
