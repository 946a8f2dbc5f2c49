namespace Stemma.Core.News;

/// <summary>A telling was placed beside the earlier one whose story it most likely tells.</summary>
/// <param name="Later">The later in the log.</param>
/// <param name="Earlier">The earlier in the log.</param>
/// <param name="Score">How sure, 0..1.</param>
/// <param name="Why">What shows it.</param>
/// <param name="Stamp">What made it.</param>
public sealed record Join(TellingId Later, TellingId Earlier, double Score, IReadOnlyList<Evidence> Why, Stamp Stamp)
{
    /// <summary>All earlier tellings whose story it may tell, this one too, by their ids; empty where nothing but this one is known.</summary>
    public IReadOnlyList<Tie> Ties { get; init; } = [];
}

/// <summary>How likely a telling tells the story of an earlier one.</summary>
/// <param name="Earlier">The earlier in the log.</param>
/// <param name="Score">How sure, 0..1.</param>
/// <param name="IsBare">True where both have hardly more than a headline.</param>
public readonly record struct Tie(TellingId Earlier, double Score, bool IsBare);

/// <summary>Where a telling was put: at most one join and the texts it shares.</summary>
public sealed record Placement(TellingId Telling, Join? Join, IReadOnlyList<Alignment> Alignments, TellingId? BarredBy, Stamp Stamp);

/// <summary>A day that had reports of a story.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Heat">How high the story stood when that day ended.</param>
public sealed record StoryDay(DateOnly Day, double Heat);

/// <summary>All tellings of one event, laid out for readers.</summary>
public sealed record Story
{
    /// <summary>Its earliest surviving telling.</summary>
    public required StoryId Id { get; init; }

    /// <summary>The headline that stands for it, taken from one telling.</summary>
    public required string Title { get; init; }

    /// <summary>Its tellings, in log order.</summary>
    public required IReadOnlyList<Telling> Tellings { get; init; }

    /// <summary>Who carries whose text.</summary>
    public FamilyTree Tree { get; init; } = FamilyTree.Empty;

    /// <summary>The texts that its tellings share.</summary>
    public IReadOnlyList<Alignment> Alignments { get; init; } = [];

    /// <summary>What is claimed, how often, by whom, and where reports part.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>What reports say is not known, said or confirmed.</summary>
    public IReadOnlyList<StillUnknown> Unknown { get; init; } = [];

    /// <summary>What its reports rest on that others can look at.</summary>
    public IReadOnlyList<Exhibit> Exhibits { get; init; } = [];

    /// <summary>Whom a last name that stands alone means, where its reports leave no doubt: full name by last name.</summary>
    public IReadOnlyDictionary<string, string> LastNames { get; init; } = System.Collections.Frozen.FrozenDictionary<string, string>.Empty;

    /// <summary>Tracks that editors attached to it, in the order attached.</summary>
    public IReadOnlyList<AttachedTrack> Tracks { get; init; } = [];

    /// <summary>Reports of it that were taken down at their owners' request, in log order.</summary>
    public IReadOnlyList<RemovedReport> Removed { get; init; } = [];

    /// <summary>The family tree as it is drawn: removed reports stand in it where they stood, and those that carried their text hang on them as before. What is counted (texts, witnesses) is counted without them.</summary>
    public FamilyTree Drawn => Removed.Count == 0 ? Tree : Tree.With(Removed, Tellings);

    /// <summary>Those of the removed that stand in the tree as it is drawn: one that carried a text which nobody gave us does where something hangs there still.</summary>
    public IEnumerable<RemovedReport> RemovedDrawn(FamilyTree drawn) =>
        Removed.Where(r => !r.Ties.Any(t => t.Beside) || drawn.Links.Any(l => l.Child == NodeId.Of(r.Telling) || l.Parent == NodeId.Of(r.Telling)));

    /// <summary>Reports of it that were withdrawn, in log order.</summary>
    public IReadOnlyList<Retraction> Retractions { get; init; } = [];

    /// <summary>What happened when.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>The report to read if one reads only one.</summary>
    public TellingId? ReadThis { get; init; }

    /// <summary>Why that one, in plain words.</summary>
    public string? ReadThisReason { get; init; }

    /// <summary>How high it stands on the front page; higher is higher. Comparable between stories composed at different times.</summary>
    public double Heat { get; init; }

    /// <summary>The days that had reports of it, in order.</summary>
    public IReadOnlyList<StoryDay> Days { get; init; } = [];

    /// <summary>The section that its outlets file it under; null where none says any.</summary>
    public Section? Section { get; init; }

    /// <summary>Whether it is told here by one report alone, which shows that it is the outlet's own reporting. Never where the origin is unknown.</summary>
    public bool OnlyHere => Tellings.Count == 1 && Retractions.Count == 0 && Tree.Provenances is [{ OriginKnown: true, Source: { Own: true, Sure: true, Evidence.Count: > 0 } }];

    /// <summary>Its reports that are videos or galleries, in log order.</summary>
    public IEnumerable<Telling> ToSee => Tellings.Where(t => t.Article.Kind is PageKind.Video or PageKind.Gallery);

    /// <summary>How many finally answer for its best-witnessed claim: support is counted claim by claim, and those who speak of different things do not add up. 0 where no claim names anybody.</summary>
    public int Witnesses { get; init; }

    /// <summary>Texts behind its reports, counted as behind a claim (<see cref="FamilyTree.Texts"/>).</summary>
    public int Texts => Tree.Texts().Values.Distinct().Count();

    /// <summary>The latest time of its reports, or null where none has one.</summary>
    public DateTimeOffset? Latest => Tellings.Max(t => t.Told);

    /// <summary>The report that stands for it.</summary>
    public Telling Lead => Tellings.FirstOrDefault(t => t.Id == ReadThis) ?? Tellings[0];
}
