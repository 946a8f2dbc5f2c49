using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>Claims under one heading.</summary>
/// <param name="Heading">"Sources disagree".</param>
/// <param name="Claims">The claims.</param>
public sealed record ClaimGroup(string Heading, IReadOnlyList<ClaimLine> Claims);

/// <summary>A claim as it is shown.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Funnel">"4 reports → 2 texts → 2 witnesses".</param>
/// <param name="Href">Its own page.</param>
/// <param name="Dispute">Where a reader disputes it.</param>
/// <param name="Sides">Who says what, one side a value.</param>
/// <param name="Parted">For what reports agree on: the heading under which they part on something of it, or null.</param>
public sealed record ClaimLine(string About, string Funnel, string Href, string Dispute, IReadOnlyList<ClaimSide> Sides, string? Parted = null);

/// <summary>All who give one value.</summary>
/// <param name="Value">The value; "" where all agree.</param>
/// <param name="Voices">Who gives it.</param>
/// <param name="More">How many more voices there are.</param>
public sealed record ClaimSide(string Value, IReadOnlyList<ClaimVoice> Voices, int More);

/// <summary>One who gives it, in the words of the first report, with the others that carry him.</summary>
/// <param name="Voice">Who.</param>
/// <param name="Text">The words; "" where their owner wants none shown.</param>
/// <param name="At">The first report.</param>
/// <param name="Also">The others.</param>
public sealed record ClaimVoice(string Voice, string Text, PassageLink At, IReadOnlyList<PassageLink> Also);

/// <summary>Lays claims out.</summary>
internal static class ClaimLines
{
    private const int MostClaims = 40, MostSides = 6, MostVoices = 4;

    public static (IReadOnlyList<ClaimGroup> Parting, IReadOnlyList<ClaimLine> Agreed, IReadOnlyList<ClaimLine> Possible) Of(Story story, Places places)
    {
        var pages = new ClaimPlaces(story);
        var byVerdict = story.Claims.ToLookup(c => c.Open ? c.Verdict : Verdict.Possible);
        var parting = byVerdict.Where(g => g.Key is not (Verdict.Agree or Verdict.Possible)).OrderBy(g => PlainWords.Rank(g.Key));
        var groups = parting.Select(g => new ClaimGroup(PlainWords.Heading(g.Key), Lines(g))).ToList();
        var agreed = Lines(byVerdict[Verdict.Agree]).Select(a => a with { Parted = groups.FirstOrDefault(g => g.Claims.Any(c => c.About == a.About))?.Heading });
        return (groups, [.. agreed], Lines(byVerdict[Verdict.Possible]));

        IReadOnlyList<ClaimLine> Lines(IEnumerable<Claim> claims) => [.. claims.Take(MostClaims).Select(c => Line(c, ClaimPage.Address(pages[c]), story.Id.Value, places))];
    }

    private static ClaimLine Line(Claim claim, string href, int story, Places places) => new(
        Capital(claim.About),
        PlainWords.Funnel(claim).Replace(", ", " → ", StringComparison.Ordinal),
        href,
        OutLink.Dispute(story, claim.About),
        [.. Sides(claim).Take(MostSides).Select(s => Side(s.Value, s.Positions, places))]);

    internal static string Capital(string about) => about.Length > 0 && char.IsLower(about[0]) ? char.ToUpperInvariant(about[0]) + about[1..] : about;

    // One side a value; where all agree there is but one.
    private static IEnumerable<(string Value, IEnumerable<Position> Positions)> Sides(Claim claim) => claim.Verdict == Verdict.Agree
        ? [("", claim.Positions)]
        : claim.Positions.GroupBy(p => p.Value, StringComparer.OrdinalIgnoreCase).Select(g => (g.Key, g.AsEnumerable()));

    private static ClaimSide Side(string value, IEnumerable<Position> positions, Places places)
    {
        var voices = positions.GroupBy(PlainWords.Voice, StringComparer.OrdinalIgnoreCase).ToList();
        return new ClaimSide(value, [.. voices.Take(MostVoices).Select(v => Voice(v.Key, v, places))], Math.Max(0, voices.Count - MostVoices));
    }

    private static ClaimVoice Voice(string voice, IEnumerable<Position> positions, Places places)
    {
        var each = positions.DistinctBy(p => p.Telling).ToList();
        var first = each[0];
        return new ClaimVoice(
            voice,
            Words(places.Shown(first.Telling, SaidLine.WithoutThat(first.Text.ReplaceLineEndings(" ")))),
            places.At(first.Telling, first.At.Start),
            [.. each.Skip(1).Select(p => places.At(p.Telling, p.At.Start))]);
    }

    internal static string Words(string text) => text.Length == 0 ? "" : PlainWords.Quoted(text);
}
