namespace Stemma.App.Serve.Api;

/// <summary>Where everything begins.</summary>
/// <param name="Self">This answer's own address.</param>
/// <param name="Stories">The stories of the front page, hottest first.</param>
/// <param name="Sources">The sources.</param>
/// <param name="Search">Search: put your words after it.</param>
/// <param name="Description">The description of this API (OpenAPI).</param>
/// <param name="Help">How to use it, for people.</param>
/// <param name="FullText">Whether texts are given whole; where others can reach the site they are excerpts of at most 25 words.</param>
public sealed record Entrance(string Self, string Stories, string Sources, string Search, string Description, string Help, bool FullText);

/// <summary>A part of a list.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <param name="Self">This answer's own address.</param>
/// <param name="Next">Where the list goes on; null at its end.</param>
/// <param name="Items">The items.</param>
public sealed record Listed<T>(string Self, string? Next, IReadOnlyList<T> Items);

/// <summary>A story in a list.</summary>
/// <param name="Id">Its number. It resolves for ever: where the story was joined into another, to that one.</param>
/// <param name="Self">Its own address in this API.</param>
/// <param name="Page">Its page for people.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Excerpt">The opening of the report that stands for it; empty where its owner wants none shown.</param>
/// <param name="Original">The original page of that report, or null.</param>
/// <param name="Reports">How many reports it has.</param>
/// <param name="Texts">How many texts stand behind them; 0 where no origin is known.</param>
/// <param name="Witnesses">Witnesses of its best-witnessed claim; 0 where none names anybody.</param>
/// <param name="Outlets">Who carries it.</param>
/// <param name="Latest">The time of its latest report, or null.</param>
/// <param name="Changed">When it last gained a report, or null.</param>
/// <param name="WithdrawnBy">Who withdrew a report of it, or null.</param>
public sealed record StoryItem(
    int Id, string Self, string Page, string Title, string Excerpt, string? Original, int Reports, int Texts, int Witnesses, IReadOnlyList<string> Outlets, DateTimeOffset? Latest, DateTimeOffset? Changed, string? WithdrawnBy);

/// <summary>A report in a list.</summary>
/// <param name="Id">Its number, for good.</param>
/// <param name="Self">Its own address in this API.</param>
/// <param name="Page">Its page for people.</param>
/// <param name="Story">Its story's address in this API.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Original">Its original page, or null.</param>
/// <param name="Outlet">Who published it, or null.</param>
/// <param name="At">When it was fetched, else published; or null.</param>
/// <param name="Excerpt">The place found, or its opening; null where its owner wants none shown, and in lists without excerpts.</param>
public sealed record ReportItem(int Id, string Self, string Page, string Story, string Title, string? Original, string? Outlet, DateTimeOffset? At, string? Excerpt);

/// <summary>A source in a list.</summary>
/// <param name="Key">Its host without "www.", or the outlet's name where no address is known.</param>
/// <param name="Self">Its own address in this API.</param>
/// <param name="Page">Its page for people.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reports">How many reports it has here.</param>
/// <param name="Latest">The time of its latest report, or null.</param>
public sealed record SourceItem(string Key, string Self, string Page, string Name, int Reports, DateTimeOffset? Latest);

/// <summary>A source.</summary>
/// <param name="Key">Its host without "www.", or the outlet's name where no address is known.</param>
/// <param name="Self">Its own address in this API.</param>
/// <param name="Page">Its page for people.</param>
/// <param name="Feed">Its reports as an Atom feed.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reports">How many reports it has here.</param>
/// <param name="Latest">The time of its latest report, or null.</param>
/// <param name="Origins">Where the text of its reports comes from, most first.</param>
/// <param name="ReportList">Its reports' address in this API.</param>
public sealed record SourceAnswer(string Key, string Self, string Page, string Feed, string Name, int Reports, DateTimeOffset? Latest, IReadOnlyList<OriginShare> Origins, string ReportList);

/// <summary>How many of a source's reports stand by one origin.</summary>
/// <param name="Name">Whose text they carry; null where it is their own, or unknown.</param>
/// <param name="Own">Whether it is their own.</param>
/// <param name="Reports">How many.</param>
public sealed record OriginShare(string? Name, bool Own, int Reports);

/// <summary>The links of a report: whose text it carries, and who carries its text.</summary>
/// <param name="Self">This answer's own address.</param>
/// <param name="Report">The report's address in this API.</param>
/// <param name="Links">The links; none that is disputed.</param>
public sealed record LinksAnswer(string Self, string Report, IReadOnlyList<LinkItem> Links);

/// <summary>One text carried by another.</summary>
/// <param name="Child">Who carries the text.</param>
/// <param name="Parent">Whose text it is.</param>
/// <param name="Kind">How: verbatim, shortened, edited, paraphrase, translation, update, commonsource.</param>
/// <param name="Share">Share of the child's unquoted words that is carried, 0 to 1.</param>
/// <param name="Confidence">How sure, 0 to 1.</param>
/// <param name="Undirected">Whether it may be the other way round.</param>
/// <param name="Page">The page that says why it is drawn, or null.</param>
/// <param name="Evidence">What shows it.</param>
public sealed record LinkItem(LinkedText Child, LinkedText Parent, string Kind, double Share, double Confidence, bool Undirected, string? Page, IReadOnlyList<EvidenceShape> Evidence);

/// <summary>An end of a link: a report, or an original that nobody gave us.</summary>
/// <param name="Report">The report's number; null for an original not seen.</param>
/// <param name="Self">The report's address in this API; null for an original not seen.</param>
/// <param name="Original">The name of an original not seen, with a star; null for a report.</param>
/// <param name="Name">The outlet, or what the original is called.</param>
public sealed record LinkedText(int? Report, string? Self, string? Original, string Name);

/// <summary>Why there is no answer, and what to do (RFC 9457).</summary>
/// <param name="Type">The kind of problem: where it is explained.</param>
/// <param name="Title">What is wrong.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What to do next.</param>
public sealed record Refusal(string Type, string Title, int Status, string Detail);

/// <summary>What a search found.</summary>
/// <param name="Self">This answer's own address.</param>
/// <param name="Next">Where the list goes on; null at its end.</param>
/// <param name="Items">The reports, newest first.</param>
/// <param name="Problems">What of the search was not understood.</param>
public sealed record SearchAnswer(string Self, string? Next, IReadOnlyList<ReportItem> Items, IReadOnlyList<string> Problems);

/// <summary>Somebody or something that reports name.</summary>
/// <param name="Key">What it is followed by: the name without titles, accents, blanks and marks.</param>
/// <param name="Self">Its own address in this API.</param>
/// <param name="Page">Its page for people.</param>
/// <param name="Feed">The reports that name it as an Atom feed.</param>
/// <param name="Name">As most of the newest reports write it.</param>
/// <param name="Kind">What it is: person, organisation, place; "name" where reports do not show it.</param>
/// <param name="ReportList">The address in this API of the reports that name it.</param>
/// <param name="StatementList">The address in this API of what it said.</param>
public sealed record EntityAnswer(string Key, string Self, string Page, string Feed, string Name, string Kind, string ReportList, string StatementList);

/// <summary>What somebody says in one report.</summary>
/// <param name="Report">The report.</param>
/// <param name="Statements">What is said, first what is said by name.</param>
public sealed record ReportStatements(ReportItem Report, IReadOnlyList<StatementItem> Statements);

/// <summary>Something said.</summary>
/// <param name="Text">The words; "…" between stretches.</param>
/// <param name="Kind">How they are given: direct, indirect, mixed, observation.</param>
/// <param name="Status">How the speaker stands to them: said, denied, declined and so on.</param>
/// <param name="SpeakerMention">How the speaker is named there ("he", "the minister"), or null.</param>
/// <param name="Cue">The verb or phrase, or null.</param>
/// <param name="Inferred">Whether the speaker is inferred: not named in the sentence.</param>
public sealed record StatementItem(string Text, string Kind, string Status, string? SpeakerMention, string? Cue, bool Inferred);
