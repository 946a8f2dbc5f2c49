using System.Text.RegularExpressions;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.Demo.Truth;

/// <summary>Counts where reports of the press part, and the funnels.</summary>
internal static partial class PressDifferences
{
    public const string Required = "differences-required", Seen = "differences-found", Explained = "differences-explained", Funnels = "funnels-right";

    public static void Count(PressTruth truth, PressFound found, PressCount count)
    {
        foreach (var difference in truth.Stories.SelectMany(s => s.Differences).Where(d => d.Required))
        {
            bool right = found.Claims.Any(c => c.Open && c.Verdict == VerdictOf(difference.Heading) && IsOf(difference, c));
            var got = found.Claims.Where(c => c.IsDifference && IsOf(difference, c)).ToList();
            count.Add(Seen, got.Exists(c => c.Verdict == VerdictOf(difference.Heading)) ? 1 : 0, 1); // folded or open: what is not yet proven is folded
            count.Add(Required, right, [.. difference.Positions.SelectMany(p => p.Values.Keys).Distinct(StringComparer.Ordinal)], $"{difference.About} ({string.Join(" / ", difference.Positions.Select(p => p.Values.Values.First()))}): {Called(difference.Heading)}; found: {(got.Count == 0 ? "nothing" : string.Join("; ", got.Select(c => Words(c, count))))}");
        }
        foreach (var claim in found.Claims.Where(c => c.Open && c.IsDifference))
            count.Add(Explained, truth.Stories.SelectMany(s => s.Differences).Any(d => Family(VerdictOf(d.Heading)) == Family(claim.Verdict) && IsOf(d, claim)), [.. claim.Positions.Select(p => p.Report).Distinct(StringComparer.Ordinal)], $"there is no such difference; found: {Words(claim, count)}");
        foreach (var story in truth.Stories)
            foreach (var funnel in story.Funnels) Funnel(funnel, story, found, count);
    }

    private static void Funnel(TrueFunnel funnel, TrueStory story, PressFound found, PressCount count)
    {
        var ids = story.Reports.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var speaking = found.Claims.Where(c => c.Positions.Any(p => ids.Contains(p.Report)) && (Holds(funnel.About, c.About) || c.Positions.Any(p => Holds(funnel.About, p.Said)))).ToList();
        count.Add(Funnels, speaking.Exists(c => (c.Reports, c.Texts, c.Witnesses) == (funnel.Reports, funnel.Texts, funnel.Witnesses)), [story.Reports[0].Id],
            $"{funnel.About}: {funnel.Reports} → {funnel.Texts} → {funnel.Witnesses}; found: {(speaking.Count == 0 ? "no claim" : string.Join("; ", speaking.OrderByDescending(c => c.Reports).Take(3).Select(c => $"{c.Reports} → {c.Texts} → {c.Witnesses} ({c.About})")))}");
    }

    private static string Words(FoundClaim claim, PressCount count) =>
        $"{claim.About} ({PlainWords.Heading(claim.Verdict)}{(claim.Open ? "" : ", folded")}: {string.Join(" / ", claim.Positions.Select(p => $"{count.Name(p.Report)} “{p.Value}”").Distinct(StringComparer.Ordinal))})";

    private static string Called(string heading) => heading == "unknown" ? "Still unknown" : PlainWords.Heading(VerdictOf(heading)!.Value);

    /// <summary>Whether a claim sets two sides of a difference against each other, each in a span of a report that has it.</summary>
    internal static bool IsOf(TrueDifference difference, FoundClaim claim) =>
        difference.Positions.Count(side => claim.Positions.Any(p => side.Values.TryGetValue(p.Report, out string? value) && Holds(value, p.Said))) >= 2;

    /// <summary>Whether a text holds a value: all of its numbers, and at least half of its longer words by how they begin.</summary>
    internal static bool Holds(string value, string text)
    {
        var numbers = Number().Matches(value).Select(m => m.Value).ToList();
        var words = Word().Matches(value).Select(m => m.Value[..Math.Min(5, m.Length)]).ToList();
        if (numbers.Count + words.Count == 0) return text.Contains(value, StringComparison.OrdinalIgnoreCase);
        return numbers.TrueForAll(n => Number().Matches(text).Any(m => m.Value == n)) && words.Count(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)) * 2 >= words.Count;
    }

    private static Verdict? VerdictOf(string heading) => heading switch
    {
        "disputed" or "denied" => Verdict.Denied, // both stand under "Disputed by those named"
        "unknown" => null, // no difference between reports
        _ => Enum.Parse<Verdict>(heading, ignoreCase: true),
    };

    // What is said of a difference under a neighbouring heading is still true.
    private static int Family(Verdict? verdict) => verdict switch
    {
        Verdict.Differ or Verdict.Denied => 0,
        Verdict.Updated or Verdict.Series or Verdict.Both => 1,
        Verdict.Altered or Verdict.Wording => 2,
        _ => -1,
    };

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"\p{L}{4,}")]
    private static partial Regex Word();
}
