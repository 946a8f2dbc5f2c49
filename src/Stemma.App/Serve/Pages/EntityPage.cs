using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;
using Stemma.Core.Search;

namespace Stemma.App.Serve.Pages;

/// <summary>What a page about somebody or something says: its stories, what it said, what others said of it, what happened when. Of whoever may have none there is none.</summary>
public sealed record EntityPage
{
    internal const int PerPage = 12;

    /// <summary>Most statements of one report that others are shown.</summary>
    public const int MostOfReport = 3;

    private const int MostDays = 60;

    /// <summary>Who or what it is.</summary>
    public required EntityRow Row { get; init; }

    /// <summary>Its stories, the one that named it last first, each with the reports that name it.</summary>
    public required FoundStories Stories { get; init; }

    /// <summary>What it said, newest first: it stands by name in the sentence.</summary>
    public required IReadOnlyList<EntityQuote> By { get; init; }

    /// <summary>What it is inferred to have said.</summary>
    public required IReadOnlyList<EntityQuote> Inferred { get; init; }

    /// <summary>What others said in which it is named.</summary>
    public required IReadOnlyList<EntityQuote> About { get; init; }

    /// <summary>What is dated and names it, newest first.</summary>
    public required IReadOnlyList<TimelineDay> Days { get; init; }

    /// <summary>Whether a further page holds more.</summary>
    public required bool More { get; init; }

    /// <summary>Its own address.</summary>
    public string Path => Place(Row.Key);

    /// <summary>A search for the reports that name it.</summary>
    public string Search => $"/search?q={Uri.EscapeDataString($"entity:\"{Row.Name}\"")}";

    /// <summary>Where whoever it is asks that nothing be found by the name.</summary>
    public string Delist => $"/takedown?kind=dispute&about={Uri.EscapeDataString(EntityRow.Subject(Row.Key))}";

    /// <summary>What it is, in a word.</summary>
    public string Kind => Word(Row.Kind);

    /// <summary>The address of the page about whatever has a key.</summary>
    public static string Place(string key) => $"/entities/{Uri.EscapeDataString(key)}";

    /// <summary>A kind in a word; "name" where it is not known.</summary>
    public static string Word(NameKind kind) => kind == NameKind.Unknown ? "name" : PlainWords.Json(kind);

    /// <summary>Lays a page out.</summary>
    /// <param name="reading">The store.</param>
    /// <param name="row">Who or what it is.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="exposure">Who will read it.</param>
    /// <param name="ct">Stops it.</param>
    public static async ValueTask<EntityPage> Of(IReading reading, EntityRow row, int page, Exposure exposure, CancellationToken ct)
    {
        int skip = (page - 1) * PerPage;
        var looked = new Looked(reading, row.Key, ct);
        var stories = await reading.SearchStories(exposure.Search(new FieldQuery(QueryField.Entity, row.Name)), skip, PerPage, ct);
        var (speaking, moreSaid) = await looked.Newest(exposure.Search(new FieldQuery(QueryField.Saying, row.Name)), skip);
        var (naming, moreNamed) = await looked.Newest(exposure.Search(new FieldQuery(QueryField.Entity, row.Name)), skip);
        var said = speaking.SelectMany(p => Quoted(p, p.By, exposure)).ToList();
        return new EntityPage
        {
            Row = row,
            Stories = stories,
            By = Once(said.Where(s => !s.Inferred)),
            Inferred = Once(said.Where(s => s.Inferred)),
            About = Once(naming.SelectMany(p => Quoted(p, [.. p.About.Where(s => !s.Inferred)], exposure))),
            Days = await Timeline(looked, [.. naming.SelectMany(p => p.Forms).Distinct(StringComparer.Ordinal)], stories, exposure),
            More = stories.More || moreSaid || moreNamed,
        };
    }

    // Of one report a few: to others excerpts must not add up to it.
    private static IEnumerable<EntityQuote> Quoted(Portrait report, IReadOnlyList<Statement> statements, Exposure exposure)
    {
        var places = new Places(Alone([report.Telling], []), exposure);
        return statements.Where(s => SaidLine.Reads(s, report.Telling.Article)).Take(MostOfReport)
            .Select(s => new EntityQuote(Quoting.Said(s, report.Telling, places, 0), report.Telling.At, s.Inferred)).Where(q => q.Quote.Text.Length > 0);
    }

    // The same words in several reports: the newest, with how many more there are.
    private static IReadOnlyList<EntityQuote> Once(IEnumerable<EntityQuote> quotes) =>
        [.. quotes.GroupBy(q => q.Quote.Text, StringComparer.OrdinalIgnoreCase).Select(g => g.First() with { Quote = g.First().Quote with { More = g.Count() - 1 } })];

    // What is dated in these stories and names it; to others nothing whose owner wants no excerpts.
    private static async ValueTask<IReadOnlyList<TimelineDay>> Timeline(Looked looked, IReadOnlyList<string> forms, FoundStories stories, Exposure exposure)
    {
        var dated = new List<TimelineEntry>();
        var entries = new List<TimelineEntry>();
        foreach (var story in stories.Stories) entries.AddRange((await looked.Reading.Timeline(story.Story, looked.Stop)).Where(e => forms.Any(f => e.Text.Contains(f, StringComparison.Ordinal))));
        foreach (var entry in entries.OrderByDescending(e => e.When, StringComparer.Ordinal).Take(MostDays))
            if (await looked.At(entry.Telling) is { } report && report.IsNamedIn(entry.At) && exposure.Passage("x", report.Telling.Article).Length > 0) dated.Add(entry);
        var told = Alone([.. looked.All], dated);
        return TimelineDays.Of(told, new Places(told, exposure));
    }

    private static Story Alone(IReadOnlyList<Telling> tellings, IReadOnlyList<TimelineEntry> timeline) => new() { Id = default, Title = "", Tellings = tellings, Timeline = timeline };
}

/// <summary>Words with the time of their report.</summary>
/// <param name="Quote">The words.</param>
/// <param name="At">The report's time, or null.</param>
/// <param name="Inferred">Whether the speaker is inferred, which the words then say.</param>
public sealed record EntityQuote(Quoting Quote, DateTimeOffset? At, bool Inferred);

/// <summary>The reports that one page looks at, each read once.</summary>
internal sealed class Looked(IReading reading, string key, CancellationToken stop)
{
    private readonly Dictionary<TellingId, Portrait?> _seen = [];

    public IReading Reading => reading;

    public CancellationToken Stop => stop;

    public IEnumerable<Telling> All => _seen.Values.OfType<Portrait>().Select(p => p.Telling);

    public async ValueTask<Portrait?> At(TellingId id)
    {
        if (!_seen.TryGetValue(id, out var known)) _seen[id] = known = await reading.Telling(id, stop) is { } telling ? new Portrait(telling, key) : null;
        return known;
    }

    /// <summary>A page of the reports found, newest first, and whether there are more.</summary>
    public async ValueTask<(IReadOnlyList<Portrait> Reports, bool More)> Newest(Query query, int skip)
    {
        var found = await reading.Newest(query, skip, EntityPage.PerPage + 1, stop);
        var reports = new List<Portrait>();
        foreach (var match in found.Take(EntityPage.PerPage)) if (await At(match.Telling) is { } report) reports.Add(report);
        return (reports, found.Count > EntityPage.PerPage);
    }
}
