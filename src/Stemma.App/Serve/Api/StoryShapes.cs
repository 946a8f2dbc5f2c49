namespace Stemma.App.Serve.Api;

// What Core/Render/StoryJson writes, for the API's description alone: a test holds each answer against it.

/// <summary>A story, as `stemma trace --format json` tells it. Offsets are Unicode code points of the whole field, ends exclusive; a report is named by its import id, address or file; where others can reach the site, by its address, else its number.</summary>
public sealed record StoryShape
{
    /// <summary>Its number.</summary>
    public required int Id { get; init; }

    /// <summary>Its own address in this API.</summary>
    public required string Self { get; init; }

    /// <summary>Its page for people.</summary>
    public required string Page { get; init; }

    /// <summary>Its reports as an Atom feed.</summary>
    public required string Feed { get; init; }

    /// <summary>Its reports as a list.</summary>
    public required string ReportList { get; init; }

    /// <summary>Its headline.</summary>
    public required string Title { get; init; }

    /// <summary>Its reports, in the order they came.</summary>
    public required IReadOnlyList<TellingShape> Tellings { get; init; }

    /// <summary>Texts that nobody gave us, known from those that carry them.</summary>
    public required IReadOnlyList<OriginalShape> Originals { get; init; }

    /// <summary>What two reports share.</summary>
    public required IReadOnlyList<AlignmentShape> Alignments { get; init; }

    /// <summary>Who carries whose text.</summary>
    public required IReadOnlyList<LinkShape> Links { get; init; }

    /// <summary>Who said what.</summary>
    public required IReadOnlyList<StatementShape> Statements { get; init; }

    /// <summary>What is claimed, by how many, and where reports part.</summary>
    public required IReadOnlyList<ClaimShape> Claims { get; init; }

    /// <summary>What reports say is not known.</summary>
    public required IReadOnlyList<MarkShape> Unknown { get; init; }

    /// <summary>What its reports rest on that others can look at.</summary>
    public required IReadOnlyList<ExhibitShape> Exhibits { get; init; }

    /// <summary>What happened when.</summary>
    public required IReadOnlyList<TimelineShape> Timeline { get; init; }

    /// <summary>Tracks that editors attached to it; left out where none was.</summary>
    public IReadOnlyList<TrackShape> Tracks { get; init; } = [];

    /// <summary>Reports that were taken down at their owners' request: numbers alone; left out where none was.</summary>
    public IReadOnlyList<RemovedShape> Removed { get; init; } = [];

    /// <summary>Reports that were withdrawn; left out where none was.</summary>
    public IReadOnlyList<RetractionShape> Retractions { get; init; } = [];

    /// <summary>The report to read if one reads only one.</summary>
    public string? ReadThis { get; init; }

    /// <summary>Why that one.</summary>
    public string? ReadThisReason { get; init; }
}

/// <summary>A report of a story.</summary>
public record TellingShape
{
    /// <summary>Its number, for good.</summary>
    public required int Id { get; init; }

    /// <summary>Its own address in this API.</summary>
    public required string Self { get; init; }

    /// <summary>Its page for people.</summary>
    public required string Page { get; init; }

    /// <summary>Its original page, or null.</summary>
    public required string? Original { get; init; }

    /// <summary>The name that evidence and links give it: its import id, address or file.</summary>
    public required string File { get; init; }

    /// <summary>Its headline.</summary>
    public required string Title { get; init; }

    /// <summary>Who published it.</summary>
    public required string? Outlet { get; init; }

    /// <summary>The agency that supplied its text.</summary>
    public required string? Wire { get; init; }

    /// <summary>Its language (BCP 47), "und" where it cannot be told.</summary>
    public required string Language { get; init; }

    /// <summary>When it was published: a day, or a moment with its zone.</summary>
    public required string? Published { get; init; }

    /// <summary>article, liveBlog, gallery, video, listPage or notAnArticle.</summary>
    public required string Kind { get; init; }

    /// <summary>free, metered, paywalledStub or subscription.</summary>
    public required string Access { get; init; }

    /// <summary>How sure its text is, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The entries of a live blog.</summary>
    public IReadOnlyList<EntryShape> Entries { get; init; } = [];

    /// <summary>The root text of its lineage: a report's name, or an original's.</summary>
    public required string Origin { get; init; }

    /// <summary>Its fields, which offsets count in. Where others can reach the site each is an excerpt of at most 25 words.</summary>
    public required FieldsShape Fields { get; init; }

    /// <summary>Where its text comes from.</summary>
    public SourceShape? PrimarySource { get; init; }

    /// <summary>Whom it cites.</summary>
    public IReadOnlyList<CitationShape> Cites { get; init; } = [];
}

/// <summary>One report, with who said what in it.</summary>
public sealed record ReportShape : TellingShape
{
    /// <summary>Its story's address in this API; the story may be another one day.</summary>
    public required string Story { get; init; }

    /// <summary>The address of its links in this API.</summary>
    public required string LinkList { get; init; }

    /// <summary>The report of its story that it is most like; not there where it is like none of them.</summary>
    public NearestShape? Nearest { get; init; }

    /// <summary>Who said what in it.</summary>
    public required IReadOnlyList<StatementShape> Statements { get; init; }
}

/// <summary>The report of its story that one is most like, and what both have: spans of the later one.</summary>
public sealed record NearestShape(int Report, string Self, string Name, IReadOnlyList<EvidenceShape> Evidence);

/// <summary>An entry of a live blog.</summary>
public sealed record EntryShape(string Time, int Start, int End);

/// <summary>A report's fields.</summary>
public sealed record FieldsShape(string Text, string Title, string? Byline, string? Dateline, IReadOnlyList<string> Credits, IReadOnlyList<string> Captions, IReadOnlyList<string> Links, IReadOnlyDictionary<string, string> Meta);

/// <summary>A photo, video, recording, document or data that a report rests on: who gave it (null where nobody is named), the sentence that tells of it, what the report says of its checking, and where its own link leads.</summary>
public sealed record ExhibitShape(string Kind, string? Provider, EvidenceShape Said, EvidenceShape? Note, string? Url, IReadOnlyList<string> Also);

/// <summary>A track that an editor attached: who gave it, what is known of its checking, its length along the great circle, and its lines as they are drawn, each broken where the file has no places: [longitude, latitude] as in GeoJSON, and the time of each place.</summary>
public sealed record TrackShape(
    int Number, string Provider, string? Url, string Caption, string Checked, double Metres, double GapMetres, string? Begins, string? Ends, int Places,
    IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> Coordinates, IReadOnlyList<IReadOnlyList<string?>> Times);

/// <summary>A report that was taken down at its owner's request: its number, when, and whose text it carried or who carried its.</summary>
public sealed record RemovedShape(int Number, bool Removed, string At, string Words, IReadOnlyList<RemovedTieShape> Carried, IReadOnlyList<RemovedTieShape> CarriedBy);

/// <summary>A report that a removed one was tied to; its name is null where it stands here no more.</summary>
public sealed record RemovedTieShape(int Number, string? Telling, string Kind);

/// <summary>Where a report's text comes from; the name is null where that is unknown.</summary>
public sealed record SourceShape(string? Name, string? Url, bool Own, bool Sure, string? Reason, IReadOnlyList<EvidenceShape> Evidence, IReadOnlyList<EvidenceShape> Hints);

/// <summary>Somebody whom a report names as where a fact comes from.</summary>
public sealed record CitationShape(string Name, IReadOnlyList<EvidenceShape> Evidence);

/// <summary>What shows something: a stretch of one field of one report.</summary>
public sealed record EvidenceShape(string Telling, string Field, int Index, int Start, int End, string Text, string Why);

/// <summary>A text that nobody gave us.</summary>
public sealed record OriginalShape(string Id, string? Wire, int Version, string? After, IReadOnlyList<EvidenceShape> Evidence);

/// <summary>What two reports share.</summary>
public sealed record AlignmentShape(string A, string B, IReadOnlyList<PassageShape> Passages);

/// <summary>A stretch that both have: verbatim, edited, reworded, translated, samestatement or common.</summary>
public sealed record PassageShape(IReadOnlyList<int> A, IReadOnlyList<int> B, string Kind);

/// <summary>One text carried by another.</summary>
public sealed record LinkShape(string Child, string Parent, string Kind, double Share, double Confidence, bool Hypothetical, bool Undirected, IReadOnlyList<EvidenceShape> Evidence);

/// <summary>Something attributed.</summary>
public sealed record StatementShape(
    string Telling, IReadOnlyList<IReadOnlyList<int>> Spans, string? Speaker, string? SpeakerMention, IReadOnlyList<int>? SpeakerSpan, string? Cue, string Type, string Status, IReadOnlyList<string> Chain, bool Inferred = false, bool Doubtful = false);

/// <summary>Statements about the same thing. Verdicts: agree, differ, series, updated, altered, wording, both, denied, possible; only open ones are measured to be right nearly always.</summary>
public sealed record ClaimShape(string Self, string Page, string About, string Verdict, bool Open, int Reports, int Texts, int Witnesses, IReadOnlyList<PositionShape> Positions);

/// <summary>One report's position on a claim.</summary>
public sealed record PositionShape(string Telling, string? Witness, string Value, string? AttributedTo, int Start, int End, string Text);

/// <summary>A stretch of a report's text.</summary>
public sealed record MarkShape(string Telling, int Start, int End, string Text);

/// <summary>A dated event: ISO 8601 to the precision known.</summary>
public sealed record TimelineShape(string When, string Label, string Text, string Telling, int Start, int End, string? AttributedTo, IReadOnlyList<string> Also);

/// <summary>A report that was withdrawn, and who carries its text.</summary>
public sealed record RetractionShape(string Telling, string? At, string Text, bool Known, int StillShow, IReadOnlyList<CarrierShape> Carriers);

/// <summary>A report that carries a withdrawn one's text: shows, noted, removed or gone.</summary>
public sealed record CarrierShape(string Telling, string State, string? Seen);
