using Stemma.Core.Web;

namespace Stemma.Core.Formats.Robots;

/// <summary>A rule of a robots.txt.</summary>
/// <param name="Allow">True for Allow, false for Disallow.</param>
/// <param name="Pattern">The path pattern in its one form ("*" any characters, "$" at the end the end).</param>
/// <param name="Line">Its line, from 1.</param>
public sealed record RobotsRule(bool Allow, string Pattern, int Line)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Allow ? "Allow" : "Disallow")}: {Pattern}";
}

/// <summary>The rules for some agents, groups for the same agent merged.</summary>
/// <param name="Agents">Product tokens in lower case; "*" for all.</param>
/// <param name="Rules">Its rules, in order.</param>
/// <param name="CrawlDelay">Seconds between two requests, or null.</param>
public sealed record RobotsGroup(IReadOnlyList<string> Agents, IReadOnlyList<RobotsRule> Rules, double? CrawlDelay)
{
    /// <summary>What its Content-Usage and Content-Signal lines want of pages.</summary>
    public IReadOnlyList<RobotsUsage> Usage { get; init; } = [];
}

/// <summary>What a robots.txt wants done with pages.</summary>
/// <param name="Pattern">The path pattern, as in a <see cref="RobotsRule"/>.</param>
/// <param name="Wishes">The preferences that say no, as <see cref="OwnerWishes.OfUsage"/> gives them; empty where all is allowed.</param>
public sealed record RobotsUsage(string Pattern, IReadOnlyList<string> Wishes);

/// <summary>What a robots.txt answers.</summary>
/// <param name="Allowed">Whether the page may be fetched.</param>
/// <param name="Rule">The rule that says so; null where none applies.</param>
public readonly record struct RobotsAnswer(bool Allowed, RobotsRule? Rule);

/// <summary>A robots.txt, after RFC 9309 and Google's matching: groups merged, the longest pattern wins, Allow wins a tie.</summary>
/// <param name="Groups">All groups, in order.</param>
/// <param name="Sitemaps">The sitemaps it names, in order.</param>
public sealed record RobotsRules(IReadOnlyList<RobotsGroup> Groups, IReadOnlyList<string> Sitemaps)
{
    /// <summary>So many bytes are read; the rest is ignored (RFC 9309, 2.5).</summary>
    public const int Cap = 512_000;

    /// <summary>Reads a robots.txt; nothing in it is an error.</summary>
    public static RobotsRules Of(ReadOnlySpan<byte> bytes) => RobotsParser.Read(Charset.Decode(bytes[..Math.Min(bytes.Length, Cap)], null, Cap).Text);

    /// <summary>What the rules of a site that could not be read are (RFC 9309, 2.3.1): 4xx but 429 allow all, all else forbids all.</summary>
    /// <param name="status">The HTTP status; 0 where there was no answer.</param>
    public static RobotsRules OfStatus(int status) =>
        status is >= 400 and < 500 and not 429 ? new RobotsRules([], []) : new RobotsRules([new RobotsGroup(["*"], [new RobotsRule(false, "/", 0)], null)], []);

    /// <summary>Whether an agent may fetch a page.</summary>
    /// <param name="agent">Its name or User-Agent ("ExampleBot/1.0"): compared up to the first character that no product token has.</param>
    /// <param name="url">The page's address or path.</param>
    public RobotsAnswer Ask(string agent, string url)
    {
        var path = RobotsPath.Of(url);
        if (path == "/robots.txt") return new RobotsAnswer(true, null);
        RobotsRule? best = null;
        foreach (var rule in RulesFor(agent))
        {
            if (best is not null && (rule.Pattern.Length < best.Pattern.Length || (rule.Pattern.Length == best.Pattern.Length && !rule.Allow))) continue;
            if (RobotsPath.Matches(rule, path)) best = rule;
        }
        return new RobotsAnswer(best?.Allow ?? true, best);
    }

    /// <summary>What the site wants done with a page: by the line whose pattern is the longest that fits it.</summary>
    /// <param name="agent">The asking program's name or User-Agent.</param>
    /// <param name="url">The page's address or path.</param>
    public IReadOnlyList<string> Wishes(string agent, string url)
    {
        var lines = GroupsFor(agent).SelectMany(g => g.Usage).ToList();
        if (lines.Count == 0) return [];
        var path = RobotsPath.Of(url);
        var fitting = lines.Where(u => RobotsPath.Matches(new RobotsRule(true, u.Pattern, 0), path)).ToList();
        int longest = fitting.Select(u => u.Pattern.Length).DefaultIfEmpty().Max();
        return [.. fitting.Where(u => u.Pattern.Length == longest).SelectMany(u => u.Wishes).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The seconds an agent is asked to wait between two requests, or null.</summary>
    public double? CrawlDelay(string agent) => GroupsFor(agent).Select(g => g.CrawlDelay).FirstOrDefault(d => d is not null);

    /// <summary>Only what concerns an agent: its answers stay the same, the rest is left out.</summary>
    /// <param name="agent">Its name or User-Agent.</param>
    public RobotsRules For(string agent) => new(GroupsFor(agent), []);

    private IEnumerable<RobotsRule> RulesFor(string agent) => GroupsFor(agent).SelectMany(g => g.Rules);

    private List<RobotsGroup> GroupsFor(string agent)
    {
        var token = RobotsParser.Token(agent);
        var own = token.Length == 0 ? [] : Groups.Where(g => g.Agents.Contains(token)).ToList();
        return own.Count > 0 ? own : [.. Groups.Where(g => g.Agents.Contains("*"))];
    }
}
