using Stemma.Core.News;

namespace Stemma.Demo.Truth;

/// <summary>What the program made of the sample press, in the ids of its reports. A text that nobody gave us has an id that begins with "*".</summary>
/// <param name="Stories">The reports of each story.</param>
/// <param name="Reports">Every report with its source.</param>
/// <param name="Originals">Who wrote each text that nobody gave us; null where that is not said.</param>
/// <param name="Links">Who carries whose text.</param>
/// <param name="Claims">What is claimed.</param>
internal sealed record PressFound(
    IReadOnlyList<IReadOnlyList<string>> Stories, IReadOnlyList<FoundReport> Reports, IReadOnlyDictionary<string, string?> Originals, IReadOnlyList<FoundLink> Links, IReadOnlyList<FoundClaim> Claims)
{
    /// <summary>Reads it from composed stories. Left out is what is none of the press, and what was just being placed: a report that has no source yet, or that two stories hold because they were read one after the other.</summary>
    /// <param name="stories">The stories.</param>
    /// <param name="byUrl">The ids of the press's reports by their addresses.</param>
    public static PressFound Of(IReadOnlyList<Story> stories, IReadOnlyDictionary<string, string> byUrl)
    {
        var held = stories.SelectMany(static s => s.Tellings.Where(t => s.Tree.Provenances.Any(p => p.Telling == t.Id)).Select(t => (Story: s, Telling: t))).Where(h => byUrl.ContainsKey(h.Telling.Url ?? h.Telling.Name))
            .DistinctBy(static h => h.Telling.Id).DistinctBy(h => byUrl[h.Telling.Url ?? h.Telling.Name]).ToList();
        var ids = held.ToDictionary(static h => h.Telling.Id, h => byUrl[h.Telling.Url ?? h.Telling.Name]);
        bool Ours(NodeId node) => node.Telling is not { } telling || ids.ContainsKey(telling);
        string Node(Story story, NodeId node) => node.Telling is { } telling ? ids[telling] : $"*{story.Id}{node.Original}";
        return new PressFound(
            [.. held.GroupBy(static h => h.Story.Id, h => ids[h.Telling.Id]).Select(static g => g.ToList())],
            [.. stories.SelectMany(s => s.Tree.Provenances).Where(p => ids.ContainsKey(p.Telling)).DistinctBy(static p => p.Telling).Select(p => new FoundReport(ids[p.Telling], p.Source.Name, p.Source.Own, p.Source.Reason))],
            stories.DistinctBy(static s => s.Id).SelectMany(s => s.Tree.Originals.Select(o => (Id: Node(s, NodeId.Of(o.Id)), o.Wire))).ToDictionary(static o => o.Id, static o => o.Wire, StringComparer.Ordinal),
            [.. stories.SelectMany(s => s.Tree.Links.Where(l => Ours(l.Child) && Ours(l.Parent)).Select(l => new FoundLink(Node(s, l.Child), Node(s, l.Parent), l.Kind, l.Undirected, l.Decided is not null)))],
            [.. stories.SelectMany(s => s.Claims).Select(c => new FoundClaim(c.Verdict, c.Open, c.About, c.Reports, c.Texts, c.Witnesses, [.. c.Positions.Where(p => ids.ContainsKey(p.Telling)).Select(p => Position(p, ids))], c.Rule))]);
    }

    /// <summary>What was found without claims in which a report of a story speaks that is not here whole.</summary>
    public PressFound Of(PressTruth truth)
    {
        var whole = truth.Stories.Where(static s => s.Whole).SelectMany(static s => s.Reports).Select(static r => r.Id).ToHashSet(StringComparer.Ordinal);
        return this with { Claims = [.. Claims.Where(c => c.Positions.All(p => whole.Contains(p.Report)))] };
    }

    private static FoundPosition Position(Position p, Dictionary<TellingId, string> ids) => new(ids[p.Telling], p.Value, $"{p.Text} {p.Value} {p.AttributedTo} {p.Witness}");
}

/// <summary>A report with its primary source: itself (Own), a name, or unknown (null); and the reason given.</summary>
internal sealed record FoundReport(string Id, string? Source, bool Own, string Reason = "")
{
    public override string ToString() => (Own ? "own report" : Source ?? "unknown") + (Reason.Length > 0 ? $" ({Reason})" : "");
}

/// <summary>A link as shown.</summary>
internal sealed record FoundLink(string Child, string Parent, LinkKind Kind, bool Undirected = false, bool ByHand = false);

/// <summary>A claim as shown.</summary>
internal sealed record FoundClaim(Verdict Verdict, bool Open, string About, int Reports, int Texts, int Witnesses, IReadOnlyList<FoundPosition> Positions, string Rule = "")
{
    public bool IsDifference => Verdict is not (Verdict.Agree or Verdict.Possible);

    public override string ToString() => $"{Verdict} ({(Open ? "open" : "folded")}{(Rule.Length > 0 ? ", " + Rule : "")}) {About}: {string.Join(" / ", Positions.Select(p => $"{p.Report} “{p.Value}”").Distinct())}";
}

/// <summary>A position: the report, the value, and all that is shown of it (the span, the value, who says so).</summary>
internal sealed record FoundPosition(string Report, string Value, string Said);
