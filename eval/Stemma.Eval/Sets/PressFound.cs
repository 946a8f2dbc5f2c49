using Stemma.Core.News;

namespace Stemma.Eval.Sets;

/// <summary>What the program made of the sample press, in the ids of its reports. A text that nobody gave us has an id that begins with "*".</summary>
/// <param name="Stories">The reports of each story.</param>
/// <param name="Reports">Every report with its source.</param>
/// <param name="Originals">Who wrote each text that nobody gave us; null where that is not said.</param>
/// <param name="Links">Who carries whose text.</param>
/// <param name="Claims">What is claimed.</param>
internal sealed record PressFound(
    IReadOnlyList<IReadOnlyList<string>> Stories, IReadOnlyList<FoundReport> Reports, IReadOnlyDictionary<string, string?> Originals, IReadOnlyList<FoundLink> Links, IReadOnlyList<FoundClaim> Claims);

/// <summary>A report with its primary source: itself (Own), a name, or unknown (null); and the reason given.</summary>
internal sealed record FoundReport(string Id, string? Source, bool Own, string Reason = "")
{
    public override string ToString() => $"{(Own ? "own" : Source ?? "unknown")} ({Reason})";
}

/// <summary>A link as shown.</summary>
internal sealed record FoundLink(string Child, string Parent, LinkKind Kind, bool Undirected = false);

/// <summary>A claim as shown.</summary>
internal sealed record FoundClaim(Verdict Verdict, bool Open, string About, int Reports, int Texts, int Witnesses, IReadOnlyList<FoundPosition> Positions, string Rule = "")
{
    public bool IsDifference => Verdict is not (Verdict.Agree or Verdict.Possible);

    public override string ToString() => $"{Verdict} ({(Open ? "open" : "folded")}{(Rule.Length > 0 ? ", " + Rule : "")}) {About}: {string.Join(" / ", Positions.Select(p => $"{p.Report} “{p.Value}”").Distinct())}";
}

/// <summary>A position: the report, the value, and all that is shown of it (the span, the value, who says so).</summary>
internal sealed record FoundPosition(string Report, string Value, string Said);
