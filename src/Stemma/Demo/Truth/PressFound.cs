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
    /// <summary>Reads it from composed stories; reports that are none of the press are left out.</summary>
    /// <param name="stories">The stories.</param>
    /// <param name="byUrl">The ids of the press's reports by their addresses.</param>
    public static PressFound Of(IReadOnlyList<Story> stories, IReadOnlyDictionary<string, string> byUrl)
    {
        var ids = stories.SelectMany(static s => s.Tellings).Where(t => byUrl.ContainsKey(t.Url ?? t.Name)).ToDictionary(static t => t.Id, t => byUrl[t.Url ?? t.Name]);
        bool Ours(NodeId node) => node.Telling is not { } telling || ids.ContainsKey(telling);
        string Node(Story story, NodeId node) => node.Telling is { } telling ? ids[telling] : $"*{story.Id}{node.Original}";
        return new PressFound(
            [.. stories.Select(s => s.Tellings.Where(t => ids.ContainsKey(t.Id)).Select(t => ids[t.Id]).ToList()).Where(static s => s.Count > 0)],
            [.. stories.SelectMany(s => s.Tree.Provenances).Where(p => ids.ContainsKey(p.Telling)).Select(p => new FoundReport(ids[p.Telling], p.Source.Name, p.Source.Own, p.Source.Reason))],
            stories.SelectMany(s => s.Tree.Originals.Select(o => (Id: Node(s, NodeId.Of(o.Id)), o.Wire))).ToDictionary(static o => o.Id, static o => o.Wire, StringComparer.Ordinal),
            [.. stories.SelectMany(s => s.Tree.Links.Where(l => Ours(l.Child) && Ours(l.Parent)).Select(l => new FoundLink(Node(s, l.Child), Node(s, l.Parent), l.Kind, l.Undirected, l.Decided is not null)))],
            [.. stories.SelectMany(s => s.Claims).Select(c => new FoundClaim(c.Verdict, c.Open, c.About, c.Reports, c.Texts, c.Witnesses, [.. c.Positions.Where(p => ids.ContainsKey(p.Telling)).Select(p => Position(p, ids))], c.Rule))]);
    }

    private static FoundPosition Position(Position p, Dictionary<TellingId, string> ids) => new(ids[p.Telling], p.Value, $"{p.Text} {p.Value} {p.AttributedTo} {p.Witness}");
}

/// <summary>A report with its primary source: itself (Own), a name, or unknown (null); and the reason given.</summary>
internal sealed record FoundReport(string Id, string? Source, bool Own, string Reason = "")
{
    public override string ToString() => (Own ? "its own people" : Source ?? "unknown") + (Reason.Length > 0 ? $" ({Reason})" : "");
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
