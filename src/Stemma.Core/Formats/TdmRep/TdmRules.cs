using System.Text.Json;
using Stemma.Core.Formats.Robots;
using Stemma.Core.Web;

namespace Stemma.Core.Formats.TdmRep;

/// <summary>A rule of a tdmrep.json.</summary>
/// <param name="Pattern">The path pattern in its one form, as in a <see cref="RobotsRule"/>.</param>
/// <param name="Reserved">Whether text and data mining is reserved.</param>
/// <param name="Policy">Where it stands how it may be allowed, or null.</param>
public sealed record TdmRule(string Pattern, bool Reserved, string? Policy);

/// <summary>
/// A site's /.well-known/tdmrep.json (TDM Reservation Protocol, W3C Community Group report): of which pages text and data mining is reserved. Patterns are matched as those of robots.txt; the first rule that fits counts.
/// </summary>
/// <param name="Rules">Its rules, in order.</param>
public sealed record TdmRules(IReadOnlyList<TdmRule> Rules)
{
    /// <summary>So many bytes are read, as of a robots.txt; a longer file is none.</summary>
    public const int Cap = RobotsRules.Cap;

    /// <summary>Where it stands at an origin.</summary>
    public const string Path = "/.well-known/tdmrep.json";

    private const int MostRules = 1000, LongestText = 2000;

    /// <summary>Those of a site that reserves nothing.</summary>
    public static TdmRules None { get; } = new([]);

    /// <summary>Reads a file; what is no rule in it is passed over, and what is no JSON reserves nothing.</summary>
    public static TdmRules Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Cap) return None;
        try
        {
            using var json = JsonDocument.Parse(Charset.Decode(bytes, "application/json; charset=utf-8", Cap).Text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            List<TdmRule> rules = json.RootElement.ValueKind switch
            {
                JsonValueKind.Array => json.RootElement.EnumerateArray().Take(MostRules).Select(Rule).OfType<TdmRule>().ToList(),
                JsonValueKind.Object => Rule(json.RootElement) is { } only ? [only] : [],
                _ => [],
            };
            return rules.Exists(static r => r.Reserved) ? new TdmRules(rules) : None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    /// <summary>What is reserved of a page, as directives; empty where nothing is.</summary>
    /// <param name="url">Its address or path.</param>
    public IReadOnlyList<string> Wishes(string url)
    {
        if (Rules.Count == 0) return [];
        string path = RobotsPath.Of(url);
        return Rules.FirstOrDefault(r => RobotsPath.Matches(new RobotsRule(false, r.Pattern, 0), path)) is { Reserved: true } rule ? [.. OwnerWishes.OfReservation("1", rule.Policy)] : [];
    }

    private static TdmRule? Rule(JsonElement rule) =>
        rule.ValueKind == JsonValueKind.Object && Text(rule, "location", numbers: false) is { Length: > 0 and <= LongestText } location && Text(rule, "tdm-reservation") is ("0" or "1") and var reservation
            ? new TdmRule(RobotsParser.Pattern(location), reservation == "1", Text(rule, "tdm-policy", numbers: false) is { Length: <= LongestText } policy ? policy : null)
            : null;

    private static string? Text(JsonElement rule, string name, bool numbers = true) => !rule.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => Said(value).Trim(),
        JsonValueKind.Number when numbers => value.GetRawText(),
        _ => null,
    };

    // Half of a pair that is escaped alone ("\ud800") is no text.
    private static string Said(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
