namespace Stemma.Core.News;

/// <summary>What stays in a story of a report that was taken down: that it was there, and whose text it carried or who carried its. No words of it.</summary>
/// <param name="Telling">Its number.</param>
/// <param name="At">When it was taken down, by the program's time.</param>
/// <param name="Ties">Whom it was tied to, the nearest first.</param>
public sealed record RemovedReport(TellingId Telling, DateTimeOffset At, IReadOnlyList<RemovedTie> Ties)
{
    /// <summary>At whose wish.</summary>
    public RemovedBy By { get; init; } = RemovedBy.Operator;
}

/// <summary>One that a removed report was tied to.</summary>
/// <param name="Other">The other report.</param>
/// <param name="Kind">How the one carried the other's text; null where only the story tied them.</param>
/// <param name="Above">True where the removed one carried the other's text.</param>
/// <param name="Share">Share of the carrier's text that came from the other, 0..1.</param>
/// <param name="Loose">True where it was not known which of the two carried the other's.</param>
/// <param name="Beside">True where both carried one text that nobody gave us; kind and share are then those of the removed one's link to it. The first of these ties is to itself.</param>
public readonly record struct RemovedTie(TellingId Other, LinkKind? Kind, bool Above, double Share = 0, bool Loose = false, bool Beside = false);

/// <summary>At whose wish a report was taken down.</summary>
public enum RemovedBy
{
    /// <summary>Somebody asked, and an editor granted it.</summary>
    Request,

    /// <summary>Its owner: he proved its domain, or asked as the owner and an editor granted it.</summary>
    Owner,

    /// <summary>The operator by himself.</summary>
    Operator,
}
