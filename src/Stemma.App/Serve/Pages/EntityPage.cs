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
    private const int PerPage = 20, MostOfReport = 3, MostDays = 60;

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
        var stories = await reading.SearchStories(new FieldQuery(QueryField.Entity, row.Name), skip, PerPage, ct);
        var (speaking, moreSaid) = await Reports(reading, new FieldQuery(QueryField.Saying, row.Name), skip, ct);
        var (naming, moreNamed) = await Reports(reading, new FieldQuery(QueryField.Entity, row.Name), skip, ct);
        var said = speaking.SelectMany(t => Quoted(t, new Portrait(t, row.Key).By, exposure)).ToList();
        return new EntityPage
        {
            Row = row,
            Stories = stories,
            By = Once(said.Where(s => s.Inferred is null)),
            Inferred = Once(said.Where(s => s.Inferred is not null)),
            About = Once(naming.SelectMany(t => Quoted(t, new Portrait(t, row.Key).About, exposure))),
            Days = await Timeline(reading, row, stories, exposure, ct),
            More = stories.More || moreSaid || moreNamed,
        };
    }

    private static async ValueTask<(List<Telling> Reports, bool More)> Reports(IReading reading, Query query, int skip, CancellationToken ct)
    {
        var found = await reading.Newest(query, skip, PerPage + 1, ct);
        var reports = new List<Telling>();
        foreach (var match in found.Take(PerPage)) if (await reading.Telling(match.Telling, ct) is { } telling) reports.Add(telling);
        return (reports, found.Count > PerPage);
    }

    // Of one report a few: to others excerpts must not add up to it.
    private static IEnumerable<EntityQuote> Quoted(Telling telling, IReadOnlyList<Statement> statements, Exposure exposure)
    {
        var places = new Places(Alone([telling], []), exposure);
        return statements.Where(s => SaidLine.Reads(s, telling.Article)).Take(MostOfReport)
            .Select(s => new EntityQuote(Quoting.Said(s, telling, places, 0), telling.At, s.Inferred ? s.Mention ?? "the sentence before" : null)).Where(q => q.Quote.Text.Length > 0);
    }

    // The same words in several reports: the newest, with how many more there are.
    private static IReadOnlyList<EntityQuote> Once(IEnumerable<EntityQuote> quotes) =>
        [.. quotes.GroupBy(q => q.Quote.Text, StringComparer.OrdinalIgnoreCase).Select(g => g.First() with { Quote = g.First().Quote with { More = g.Count() - 1 } })];

    private static async ValueTask<IReadOnlyList<TimelineDay>> Timeline(IReading reading, EntityRow row, FoundStories stories, Exposure exposure, CancellationToken ct)
    {
        string last = row.Name[(row.Name.LastIndexOf(' ') + 1)..];
        var seen = new Dictionary<TellingId, (Telling Telling, Portrait Portrait)?>();
        var dated = new List<TimelineEntry>();
        foreach (var story in stories.Stories)
            foreach (var entry in await reading.Timeline(story.Story, ct))
            {
                if (!entry.Text.Contains(last, StringComparison.OrdinalIgnoreCase)) continue;
                if (!seen.TryGetValue(entry.Telling, out var known)) seen[entry.Telling] = known = await reading.Telling(entry.Telling, ct) is { } telling ? (telling, new Portrait(telling, row.Key)) : null;
                if (known is { } report && report.Portrait.IsNamedIn(entry.At) && exposure.Passage("x", report.Telling.Article).Length > 0) dated.Add(entry);
            }
        var told = Alone([.. seen.Values.OfType<(Telling Telling, Portrait)>().Select(r => r.Telling)], [.. dated.OrderByDescending(e => e.When, StringComparer.Ordinal).Take(MostDays)]);
        return TimelineDays.Of(told, new Places(told, exposure));
    }

    private static Story Alone(IReadOnlyList<Telling> tellings, IReadOnlyList<TimelineEntry> timeline) => new() { Id = default, Title = "", Tellings = tellings, Timeline = timeline };
}

/// <summary>Words with the time of their report.</summary>
/// <param name="Quote">The words.</param>
/// <param name="At">The report's time, or null.</param>
/// <param name="Inferred">What the speaker is inferred from; null where it stands there by name.</param>
public sealed record EntityQuote(Quoting Quote, DateTimeOffset? At, string? Inferred);
