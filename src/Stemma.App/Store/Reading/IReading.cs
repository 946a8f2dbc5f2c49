using Stemma.Core.News;
using Stemma.Core.Search;

namespace Stemma.App.Store.Reading;

/// <summary>A telling and the story it stands in.</summary>
/// <param name="Telling">Its id.</param>
/// <param name="Name">Its import id where it had one, else the name it goes by.</param>
/// <param name="Story">Its story.</param>
public sealed record Membership(TellingId Telling, string Name, StoryId Story);

/// <summary>A telling that a search found. NoSnippet: its owner wants no excerpt shown to others.</summary>
public sealed record Match(TellingId Telling, string Name, StoryId Story, string Title, string? Url, string? Outlet, DateTimeOffset? At, string Excerpt, bool NoSnippet = false)
{
    /// <summary>The most characters of an excerpt that its owner wants shown to others; null where he names no number.</summary>
    public int? MostShown { get; init; }
}

/// <summary>The bytes that a telling's standing text was read from.</summary>
/// <param name="Sha256">SHA-256 of them, lower-case hexadecimal; transfer and content encoding undone.</param>
/// <param name="Fetched">When they were fetched, or null.</param>
/// <param name="FirstFetched">When its first capture was fetched, or null.</param>
/// <param name="Captures">How many captures it has.</param>
public sealed record BytesRead(string Sha256, DateTimeOffset? Fetched, DateTimeOffset? FirstFetched, int Captures);

/// <summary>What the store holds, in numbers.</summary>
public sealed record Holdings(int Captures, int Tellings, int Stories, int Tombstones, int Decisions, int Pending, int Unread, int Generation, int Head);

/// <summary>A story on the front page.</summary>
/// <param name="Id">The story.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Reports">How many reports it has.</param>
/// <param name="Texts">Texts behind them; 0 where no origin is known.</param>
/// <param name="Latest">The time of its latest report, or null.</param>
/// <param name="Excerpt">The opening of the report that stands for it.</param>
/// <param name="Lead">That report.</param>
/// <param name="Outlets">Who carries it, each once, in the order they came.</param>
/// <param name="Newest">The log number of its latest capture: greater than a reader's mark means changed since.</param>
/// <param name="Changed">The latest time that one of its reports was fetched (or else published), or null where none has any.</param>
/// <param name="Url">The original page of the report that stands for it, or null.</param>
public sealed record StoryCard(
    StoryId Id, string Title, int Reports, int Texts, DateTimeOffset? Latest, string Excerpt, TellingId Lead, IReadOnlyList<string> Outlets, TellingId Newest,
    DateTimeOffset? Changed = null, string? Url = null)
{
    /// <summary>Who withdrew a report of it; null where nobody did.</summary>
    public string? Withdrawn { get; init; }

    /// <summary>Witnesses of its best-witnessed claim; 0 where none names anybody.</summary>
    public int Witnesses { get; init; }

    /// <summary>Its section; null where its outlets name none that is known.</summary>
    public Section? Section { get; init; }

    /// <summary>Whether one report alone tells it, which shows that it is the outlet's own.</summary>
    public bool OnlyHere { get; init; }

    /// <summary>Its first videos and galleries.</summary>
    public IReadOnlyList<ToSee> ToSee { get; init; } = [];

    /// <summary>The most characters of the excerpt that its owner wants shown to others; null where he names no number.</summary>
    public int? MostShown { get; init; }

    /// <summary>How high it stands on the front page.</summary>
    public double Heat { get; init; }
}

/// <summary>A page of the front page.</summary>
/// <param name="Cards">The stories, hottest first.</param>
/// <param name="More">Whether there are more.</param>
/// <param name="Head">The log's head: a reader's mark from now on.</param>
public sealed record FrontCards(IReadOnlyList<StoryCard> Cards, bool More, TellingId Head);

/// <summary>A place in a list that runs from the newest report to the oldest: the one reached last.</summary>
/// <param name="At">Its time; those without one stand last.</param>
/// <param name="Telling">It.</param>
public readonly record struct Reached(DateTimeOffset? At, TellingId Telling);

/// <summary>What readers ask for. Never waits for the writer, and sees one moment a call.</summary>
public interface IReading
{
    /// <summary>Every telling with its story, in log order.</summary>
    ValueTask<IReadOnlyList<Membership>> Memberships(CancellationToken ct);

    /// <summary>The name a telling goes by; null where there is none of this id.</summary>
    ValueTask<string?> NameOf(TellingId telling, CancellationToken ct);

    /// <summary>Ids of all stories, oldest first.</summary>
    ValueTask<IReadOnlyList<StoryId>> Stories(CancellationToken ct);

    /// <summary>One story with its tellings; null when there is none. Of the last asked for it is the very same object as long as nothing of it changes.</summary>
    ValueTask<Story?> Story(StoryId id, CancellationToken ct);

    /// <summary>The stories by heat, from a place on.</summary>
    ValueTask<FrontCards> Front(int skip, int count, CancellationToken ct) => Front(null, skip, count, ct);

    /// <summary>The stories of a section by heat, from a place on; of all where none is named.</summary>
    ValueTask<FrontCards> Front(Section? section, int skip, int count, CancellationToken ct);

    /// <summary>The sections that have stories.</summary>
    ValueTask<IReadOnlyList<Section>> Sections(CancellationToken ct);

    /// <summary>The stories that had reports on a day, from a place on.</summary>
    ValueTask<DayCards> Day(DateOnly day, int skip, int count, CancellationToken ct);

    /// <summary>The latest days that had reports, latest first.</summary>
    ValueTask<IReadOnlyList<DateOnly>> Days(int count, CancellationToken ct);

    /// <summary>Reports one by one, unread ones first, from a place on.</summary>
    ValueTask<ListedReports> Items(ItemsAsked asked, int skip, int count, CancellationToken ct);

    /// <summary>Stories of these of which every report is of a source that a reader muted.</summary>
    /// <param name="reader">His account.</param>
    /// <param name="stories">Those asked about.</param>
    /// <param name="ct">Stops it.</param>
    ValueTask<IReadOnlySet<StoryId>> Muted(int reader, IReadOnlyList<StoryId> stories, CancellationToken ct);

    /// <summary>The folders and outlets that reports can be chosen by.</summary>
    ValueTask<Shelves> Shelves(ItemsAsked asked, CancellationToken ct);

    /// <summary>The stories of a section by heat, of all where none is named, after one of this heat and number: what comes in meanwhile moves none of them to another page.</summary>
    ValueTask<IReadOnlyList<StoryCard>> FrontAfter(Section? section, double heat, StoryId story, int count, CancellationToken ct);

    /// <summary>The log's head.</summary>
    ValueTask<TellingId> Head(CancellationToken ct);

    /// <summary>How many stories there are, and how many reports stand in them.</summary>
    ValueTask<(int Stories, int Reports)> Sizes(CancellationToken ct);

    /// <summary>One story as the front page shows it; null when there is none.</summary>
    ValueTask<StoryCard?> Card(StoryId id, CancellationToken ct);

    /// <summary>The story that this telling stands in; of one that was removed, the story of what it was tied to; null where there is none.</summary>
    ValueTask<StoryId?> StoryOf(TellingId telling, CancellationToken ct);

    /// <summary>The telling of its story that a telling is tied to most strongly; null where it is tied to none of them: it stands alone, or an editor or others brought it there.</summary>
    ValueTask<TellingId?> NearestOf(TellingId telling, CancellationToken ct);

    /// <summary>One telling; null where there is none.</summary>
    ValueTask<Telling?> Telling(TellingId id, CancellationToken ct);

    /// <summary>The address of the subscribed feed that listed this telling, the first where several did; null where none did.</summary>
    ValueTask<string?> FeedOf(TellingId id, CancellationToken ct);

    /// <summary>The capture that a telling's standing text was read from, with what stands for its bytes where these went; null where there is no such telling.</summary>
    ValueTask<Capture?> CaptureOf(TellingId id, CancellationToken ct);

    /// <summary>The captures of a telling, the latest so many, oldest first; empty where it stands nowhere.</summary>
    ValueTask<IReadOnlyList<Capture>> CapturesOf(TellingId id, int most, CancellationToken ct);

    /// <summary>How many captures a telling has.</summary>
    ValueTask<int> CapturesHeld(TellingId id, CancellationToken ct);

    /// <summary>The bytes that these tellings were read from; those that have no capture any more are left out.</summary>
    ValueTask<IReadOnlyDictionary<TellingId, BytesRead>> BytesOf(IReadOnlyCollection<TellingId> tellings, CancellationToken ct);

    /// <summary>Tellings after an id, in order, with the import id each had.</summary>
    ValueTask<IReadOnlyList<(Telling Telling, string? ImportId)>> TellingsAfter(TellingId after, int count, CancellationToken ct);

    /// <summary>Tellings that match, best first; newest first where the query has no words.</summary>
    ValueTask<IReadOnlyList<Match>> Search(Query query, int count, CancellationToken ct);

    /// <summary>Tellings that match, newest first, from a place on.</summary>
    ValueTask<IReadOnlyList<Match>> Newest(Query query, int skip, int count, CancellationToken ct);

    /// <summary>Tellings that match, newest first, after the one reached; from the newest where that is null.</summary>
    ValueTask<IReadOnlyList<Match>> NewestAfter(Query query, Reached? reached, int count, CancellationToken ct);

    /// <summary>The log's own name: drawn once, when the store was made, and kept through backups.</summary>
    ValueTask<string> LogName(CancellationToken ct);

    /// <summary>When the log began: no report of it was taken in earlier. Null where that was not noted.</summary>
    ValueTask<DateTimeOffset?> Begun(CancellationToken ct);

    /// <summary>The stories whose reports match, best first, with the places found.</summary>
    ValueTask<FoundStories> SearchStories(Query query, int skip, int count, CancellationToken ct);

    /// <summary>What the reports call whatever has this key, and whether it may have a page; null where none names it.</summary>
    ValueTask<EntityRow?> Entity(string key, CancellationToken ct);

    /// <summary>Those of these keys whose bearers may have a page.</summary>
    ValueTask<IReadOnlySet<string>> WithPages(IReadOnlyCollection<string> keys, CancellationToken ct);

    /// <summary>A story's timeline; empty where there is none.</summary>
    ValueTask<IReadOnlyList<TimelineEntry>> Timeline(StoryId story, CancellationToken ct);

    /// <summary>What two tellings share, as it was found when the later one was placed; null where nothing is.</summary>
    ValueTask<Alignment?> AlignmentOf(TellingId earlier, TellingId later, CancellationToken ct);

    /// <summary>The sources, the one with most reports first.</summary>
    ValueTask<OutletRows> Outlets(int skip, int count, CancellationToken ct);

    /// <summary>One source with a page of its reports; null where it has none.</summary>
    ValueTask<OutletPage?> Outlet(string key, int skip, CancellationToken ct);

    /// <summary>What the proven owner of a host wants done with its reports; null where he set nothing.</summary>
    /// <param name="host">The host, without "www.".</param>
    /// <param name="ct">Stops it.</param>
    ValueTask<OutletSettings?> OutletSettings(string host, CancellationToken ct);

    /// <summary>What all owners want, by host.</summary>
    ValueTask<IReadOnlyList<OutletSettings>> OutletSettings(CancellationToken ct);

    /// <summary>The latest case by which a host was proven to be somebody's: it alone says what is wanted with the host's reports. Null where there is none.</summary>
    /// <param name="host">The host, without "www.".</param>
    /// <param name="ct">Stops it.</param>
    ValueTask<Petition?> OutletProof(string host, CancellationToken ct);

    /// <summary>Who is written to when texts of the host that a case proved are carried without credit; null for nobody.</summary>
    ValueTask<OutletAlert?> Alert(int request, CancellationToken ct);

    /// <summary>The sources after this key, by key.</summary>
    ValueTask<IReadOnlyList<OutletRow>> OutletsAfter(string key, int count, CancellationToken ct);

    /// <summary>A source's reports, newest first, after the one reached; from the newest where that is null.</summary>
    ValueTask<IReadOnlyList<ReportRow>> ReportsAfter(string key, Reached? reached, int count, CancellationToken ct);

    /// <summary>Requests that wait for an editor, oldest first.</summary>
    ValueTask<IReadOnlyList<Petition>> Petitions(int count, CancellationToken ct);

    /// <summary>Letters that wait to be posted, or were given up.</summary>
    /// <param name="count">The most of them that are given whole.</param>
    /// <param name="ct">Stops it.</param>
    ValueTask<WaitingLetters> Letters(int count, CancellationToken ct);

    /// <summary>The request whose token has this hash; null where there is none.</summary>
    /// <param name="token">SHA-256 of the token, lower-case hexadecimal.</param>
    /// <param name="ct">Stops it.</param>
    ValueTask<Petition?> Case(string token, CancellationToken ct);

    /// <summary>Answered requests against which something was said that waits for an editor, oldest first.</summary>
    ValueTask<IReadOnlyList<Petition>> Countered(int count, CancellationToken ct);

    /// <summary>The public log of requests, latest first, from a place on.</summary>
    ValueTask<RequestLog> RequestLog(int skip, int count, CancellationToken ct);

    /// <summary>The domains that are barred whole.</summary>
    ValueTask<IReadOnlyList<BarredDomain>> BarredDomains(CancellationToken ct);

    /// <summary>What stays of a report that was taken down from a story; null where none of this number was.</summary>
    ValueTask<RemovedReport?> Removed(TellingId telling, CancellationToken ct);

    /// <summary>What of a story is disputed, and waits for an editor or was granted, as <see cref="Petition.Subject"/> names it.</summary>
    ValueTask<IReadOnlyList<string>> Disputed(StoryId story, CancellationToken ct);

    /// <summary>Editors' decisions, undone ones too, latest first, with whether each stands.</summary>
    ValueTask<IReadOnlyList<(Decision Decision, bool Stands)>> Decisions(int count, CancellationToken ct);

    /// <summary>Tracks that editors attached, those taken back too, by number.</summary>
    ValueTask<IReadOnlyList<TrackEntry>> Tracks(CancellationToken ct);

    /// <summary>What editors know of sites, all versions, by number.</summary>
    ValueTask<IReadOnlyList<HintVersion>> Hints(CancellationToken ct);

    /// <summary>The telling with this import id, name or address, else of this number; null where there is none.</summary>
    /// <param name="name">What a person would call it.</param>
    /// <param name="urlHash">SHA-256 of its normalised address; null where it is none.</param>
    /// <param name="ct">Stops it.</param>
    ValueTask<TellingId?> Find(string name, string? urlHash, CancellationToken ct);

    /// <summary>How many rows of a step were made by an older version of its code.</summary>
    ValueTask<int> Older(Step step, int version, CancellationToken ct);

    /// <summary>How many tellings were placed with another sentence model than this one, or none; null for none.</summary>
    ValueTask<int> PlacedOtherwise(string? model, CancellationToken ct);

    /// <summary>Counts.</summary>
    ValueTask<Holdings> Holdings(CancellationToken ct);

    /// <summary>What is held of the captures' bytes.</summary>
    ValueTask<HeldPages> Held(CancellationToken ct);

    /// <summary>How each subscription fares, in the order subscribed.</summary>
    /// <param name="now">The moment up to which a day's items are counted.</param>
    /// <param name="ct">Stops it.</param>
    ValueTask<IReadOnlyList<SourceHealth>> Sources(DateTimeOffset now, CancellationToken ct);

    /// <summary>How the subscriptions of a host fare: those polled or at home there, and those that gave items of it.</summary>
    ValueTask<IReadOnlyList<SourceHealth>> Source(string host, DateTimeOffset now, CancellationToken ct);

    /// <summary>What does not fit together, each with what to do; empty when all is well.</summary>
    ValueTask<IReadOnlyList<Problem>> Check(CancellationToken ct);
}
