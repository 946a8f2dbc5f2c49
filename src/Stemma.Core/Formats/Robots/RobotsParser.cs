using System.Globalization;
using Stemma.Core.Web;

namespace Stemma.Core.Formats.Robots;

/// <summary>Reads the lines of a robots.txt, misspelt keys and missing colons too.</summary>
internal static class RobotsParser
{
    private const int MaxLine = 16 * 1024;
    private const int MaxLines = 100_000;
    private const int MaxUsage = 1000; // of one group

    private enum Key
    {
        Other,
        Agent,
        Allow,
        Disallow,
        Delay,
        Sitemap,
        Usage,
    }

    /// <summary>All groups and sitemaps.</summary>
    public static RobotsRules Read(string text)
    {
        var groups = new List<RobotsGroup>();
        var sitemaps = new List<string>();
        List<string> agents = [];
        List<RobotsRule> rules = [];
        List<RobotsUsage> usage = [];
        double? delay = null;
        var open = false;
        var number = 0;
        foreach (var line in Lines(text).Take(MaxLines))
        {
            number++;
            var (key, value) = Parts(line);
            switch (key)
            {
                case Key.Agent:
                    if (open) Close();
                    agents.AddRange(Tokens(value));
                    break;
                case Key.Allow or Key.Disallow:
                    open = true;
                    // An empty value says nothing; it still ends the list of agents.
                    if (value.Length > 0) rules.Add(new RobotsRule(key == Key.Allow, Pattern(value), number));
                    break;
                case Key.Delay:
                    // Not of RFC 9309: it ends no list of agents.
                    if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds)) delay ??= seconds;
                    break;
                case Key.Usage when value.Length > 0 && usage.Count < MaxUsage:
                    // Not of RFC 9309 (draft-ietf-aipref-attach), but a rule of its group: a path may stand before the preferences.
                    open = true;
                    usage.Add(Wanted(value));
                    break;
                case Key.Sitemap when value.Length > 0:
                    sitemaps.Add(value);
                    break;
            }
        }
        Close();
        return new RobotsRules(groups, sitemaps);

        void Close()
        {
            if (agents.Count > 0) groups.Add(new RobotsGroup(agents, rules, delay) { Usage = usage });
            (agents, rules, usage, delay, open) = ([], [], [], null, false);
        }
    }

    /// <summary>The product token at the beginning of an agent's name, in lower case ("examplebot" of "ExampleBot/1.0").</summary>
    public static string Token(string agent)
    {
        var from = agent.AsSpan().Trim();
        var end = 0;
        while (end < from.Length && (char.IsAsciiLetterOrDigit(from[end]) || from[end] is '_' or '-')) end++;
        return from[..end].ToString().ToLowerInvariant();
    }

    private static IEnumerable<string> Tokens(string value)
    {
        if (value.StartsWith('*') && (value.Length == 1 || char.IsWhiteSpace(value[1]))) return ["*"];
        var token = Token(value);
        return token.Length == 0 ? [value.ToLowerInvariant()] : [token];
    }

    /// <summary>A pattern, not empty, in its one form.</summary>
    public static string Pattern(string value)
    {
        var pattern = RobotsPath.Normalised(value.Length > MaxLine ? value[..MaxLine] : value);
        if (pattern.IndexOf('$', StringComparison.Ordinal) is var dollar && dollar >= 0 && dollar < pattern.Length - 1) pattern = RobotsPath.Literal(pattern[..^1], "$") + pattern[^1];
        return pattern[0] is '/' or '*' ? pattern : $"/{pattern}";
    }

    private static RobotsUsage Wanted(string value)
    {
        int end = value.IndexOfAny([' ', '\t']);
        return value[0] == '/' ? new RobotsUsage(Pattern(end < 0 ? value : value[..end]), [.. OwnerWishes.OfUsage(end < 0 ? "" : value[end..])]) : new RobotsUsage("/", [.. OwnerWishes.OfUsage(value)]);
    }

    // A robots.txt that somebody saved as a web page.
    private static string WithoutTags(string line)
    {
        while (line.IndexOf('<', StringComparison.Ordinal) is var at && at >= 0 && line.IndexOf('>', at) is var end && end > 0) line = line[..at] + line[(end + 1)..];
        return line;
    }

    private static IEnumerable<string> Lines(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = text.AsSpan(at).IndexOfAny('\r', '\n');
            var stop = end < 0 ? text.Length : at + end;
            yield return text[at..Math.Min(stop, at + MaxLine)];
            at = stop + 1 < text.Length && text[stop] == '\r' && text[stop + 1] == '\n' ? stop + 2 : stop + 1;
        }
    }

    private static (Key Key, string Value) Parts(string line)
    {
        var hash = line.IndexOf('#', StringComparison.Ordinal);
        var plain = WithoutTags(hash < 0 ? line : line[..hash]).Trim().Trim('\uFEFF').Trim();
        var colon = plain.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            // "disallow /x": two words without a colon.
            var words = plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return words.Length == 2 ? (Named(words[0]), words[1]) : (Key.Other, "");
        }
        return (Named(plain[..colon].Trim()), plain[(colon + 1)..].Trim());
    }

    // The misspellings are those that Google's and Common Crawl's parsers accept.
    private static Key Named(string key) => key.ToLowerInvariant() switch
    {
        "user-agent" or "useragent" or "user agent" or "ser-agent" or "usr-agent" or "use-agent" => Key.Agent,
        "allow" or "alow" or "allaw" => Key.Allow,
        "disallow" or "dissallow" or "dissalow" or "disalow" or "diasllow" or "disallaw" or "desallow" => Key.Disallow,
        "crawl-delay" or "crawldelay" or "crawl delay" => Key.Delay,
        "content-usage" or "content-signal" => Key.Usage,
        "sitemap" or "site-map" or "sitemaps" => Key.Sitemap,
        _ => Key.Other,
    };
}
