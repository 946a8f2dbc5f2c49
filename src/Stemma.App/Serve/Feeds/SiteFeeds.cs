using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stemma.App.Serve.Edge;
using Stemma.App.Serve.Pages;
using Stemma.App.Store.Reading;
using Stemma.Core.Formats.Out;
using Stemma.Core.News;
using Stemma.Core.Render;
using Stemma.Core.Search;

namespace Stemma.App.Serve.Feeds;

/// <summary>The site's feeds: of the front page, of a section, of a story, of a source, of a name, of a search; each as Atom, RSS and JSON Feed.</summary>
internal static class SiteFeeds
{
    internal const int PerPage = 40; // of a source, as many as the store gives at once
    private const int MostPages = 50;

    internal static readonly OutPerson Us = new("Stemma");

    public static void Map(WebApplication app)
    {
        foreach (var format in FeedFormat.All)
        {
            Get("/feed", Front);
            Get("/section/{Name}/feed", OneSection);
            Get("/story/{Id:int}/feed", OneStory);
            Get("/story/{Id:int}/comments", CommentFeeds.OfStory);
            Get("/source/{Key}/feed", Source);
            Get("/entities/{Name}/feed", Entity);
            Get("/search", Search);
            Get("/case/{Token}/carried", Carried);
            Get("/takedowns/feed", Takedowns);
            void Get(string path, Func<Asked, Task<Written>> write) => app.MapGet($"{path}.{format.Ending}", async http => await (await Answer(new Asked(http, format), write)).ExecuteAsync(http)).ReadByPrograms();
        }
    }

    private static Task<Written> Front(Asked asked) => Stories(asked, null, "front", "Stemma: every story once", "The news, each story once, hottest first", "", "/");

    private static async Task<Written> OneSection(Asked asked)
    {
        if (Sections.At(asked.Named("Name")) is not { } section) return Written.Nothing with { Words = $"There is no such section. There are: {string.Join(", ", Sections.All.Select(Sections.Name))}" };
        string name = Sections.Name(section), page = $"/section/{name}";
        return await Stories(asked, section, "section/" + name, $"Stemma: {section}", $"The stories of one section ({name}), each once, hottest first", page, page);
    }

    private static async Task<Written> Stories(Asked asked, Section? section, string id, string title, string subtitle, string path, string page)
    {
        var entries = await asked.Entries();
        var front = await asked.Reading.Front(section, (asked.Page - 1) * PerPage, PerPage, asked.Stop);
        var head = new OutFeed(OutId.Of(entries.Log, id), title, default, Us) { Subtitle = subtitle };
        return Written.Of(entries.Undated, asked.Linked(head, entries, path + "/feed", "", page, front.More), front.Cards.Select(entries.Of));
    }

    private static async Task<Written> OneStory(Asked asked)
    {
        var id = new StoryId(int.Parse(asked.Named("Id"), CultureInfo.InvariantCulture));
        var entries = await asked.Entries();
        // Every member's number leads to its story, and a reader program that subscribed before a merge stays with it.
        var found = await Reviewed.Story(asked.Reading, id, asked.Exposure, asked.Stop);
        if (found is null) return await asked.Reading.StoryOf(new TellingId(id.Value), asked.Stop) is { } moved ? Written.Moved($"/story/{moved}/feed") : Written.Nothing;
        var origins = found.Tree.Provenances.ToDictionary(p => p.Telling, p => PlainWords.Of(p.Source));
        var reports = new List<OutEntry>();
        foreach (var report in found.Tellings.Reverse().Skip((asked.Page - 1) * PerPage).Take(PerPage))
            reports.Add(entries.Of(report, origins.GetValueOrDefault(report.Id), await asked.Reading.FeedOf(report.Id, asked.Stop)));
        var head = new OutFeed(OutId.Of(entries.Log, $"story/{found.Id}/reports"), found.Title, default, Us) { Subtitle = "The reports of one story, latest first" };
        return Written.Of(entries.Undated, asked.Linked(head, entries, $"/story/{found.Id}/feed", "", $"/story/{found.Id}", found.Tellings.Count > asked.Page * PerPage), reports);
    }

    private static async Task<Written> Source(Asked asked)
    {
        string key = SourceKey.Of(asked.Named("Key"));
        var entries = await asked.Entries();
        if (await asked.Reading.Outlet(key, (asked.Page - 1) * PerPage, asked.Stop) is not { } outlet) return Written.Nothing;
        var reports = new List<OutEntry>();
        foreach (var row in outlet.Latest)
        {
            if (await asked.Reading.Telling(row.Telling, asked.Stop) is not { } report) continue;
            // Of a story in dispute no report's source is told here: which one is meant, its own feed knows.
            bool disputed = (await asked.Reading.Disputed(row.Story, asked.Stop)).Count > 0;
            reports.Add(entries.Of(report, disputed ? null : row.Origin, await asked.Reading.FeedOf(row.Telling, asked.Stop)));
        }
        string page = $"/source/{Uri.EscapeDataString(key)}";
        var head = new OutFeed(OutId.Of(entries.Log, "source/" + key), $"Stemma: {outlet.Row.Name}", default, Us) { Subtitle = $"Reports of {outlet.Row.Name}, latest first" };
        return Written.Of(entries.Undated, asked.Linked(head, entries, page + "/feed", "", page, outlet.More), reports);
    }

    private static async Task<Written> Search(Asked asked)
    {
        string words = asked.Http.Request.Query["q"].ToString().Trim();
        if (words.Length == 0) return Written.Nothing with { Words = $"Say what to look for: {asked.Http.Request.Path}?q=ferry" };
        var entries = await asked.Entries();
        var (matches, more) = await Newest(asked, entries, QueryParser.Parse(words).Query);
        string asking = "?q=" + Uri.EscapeDataString(words);
        var head = new OutFeed(OutId.Of(entries.Log, "search/" + words), $"Stemma: {words}", default, Us) { Subtitle = "Reports that match a search, newest first" };
        return Written.Of(entries.Undated, asked.Linked(head, entries, "/search", asking, "/search" + asking, more), matches);
    }

    private static async Task<Written> Entity(Asked asked)
    {
        if (await asked.Reading.Entity(EntityTerms.Key(asked.Named("Name")), asked.Stop) is not { HasPage: true } row) return Written.Nothing;
        var entries = await asked.Entries();
        var (matches, more) = await Newest(asked, entries, new FieldQuery(QueryField.Entity, row.Name));
        string page = EntityPage.Place(row.Key);
        var head = new OutFeed(OutId.Of(entries.Log, "entities/" + row.Key), $"Stemma: {row.Name}", default, Us) { Subtitle = $"Reports that name {row.Name}, newest first" };
        return Written.Of(entries.Undated, asked.Linked(head, entries, page + "/feed", "", page, more), matches);
    }

    // For who holds the token of a site that was proven: the reports that carry its texts.
    private static async Task<Written> Carried(Asked asked)
    {
        if (await CarriedList.Site(asked.Reading, asked.Named("Token"), asked.Stop) is not { } site) return Written.Nothing;
        var entries = await asked.Entries();
        var list = await CarriedList.Of(asked.Reading, site, asked.Exposure, asked.Stop);
        var reports = new List<OutEntry>();
        foreach (var (text, _) in list.Rows.Skip((asked.Page - 1) * PerPage).Take(PerPage)) reports.Add(entries.Of(text.By, null, await asked.Reading.FeedOf(text.By.Id, asked.Stop)));
        string page = $"/case/{asked.Named("Token")}/carried";
        var head = new OutFeed(OutId.Of(entries.Log, "carried/" + site), $"Stemma: who carries {site}", default, Us) { Subtitle = list.Summary };
        return Written.Of(entries.Undated, asked.Linked(head, entries, page, "", page, list.Rows.Count > asked.Page * PerPage), reports);
    }

    // What the page of the log says, and no more: a day for the moment, no names, no paths.
    private static async Task<Written> Takedowns(Asked asked)
    {
        var entries = await asked.Entries();
        var log = await asked.Reading.RequestLog((asked.Page - 1) * PerPage, PerPage, asked.Stop);
        var head = new OutFeed(OutId.Of(entries.Log, "takedowns"), "Stemma: takedowns", default, Us) { Subtitle = "What owners of pages, and people named in them, asked for, and what became of it" };
        return Written.Of(entries.Undated, asked.Linked(head, entries, "/takedowns/feed", "", "/takedowns", log.More), log.Requests.Select(entries.Of));
    }

    private static async Task<(List<OutEntry> Matches, bool More)> Newest(Asked asked, Entries entries, Query query)
    {
        var found = await asked.Reading.Newest(asked.Exposure.Search(query), (asked.Page - 1) * PerPage, PerPage + 1, asked.Stop);
        var matches = new List<OutEntry>();
        foreach (var match in found.Take(PerPage)) matches.Add(entries.Of(match, await asked.Reading.FeedOf(match.Telling, asked.Stop)));
        return (matches, found.Count > PerPage);
    }

    private static async Task<IResult> Answer(Asked asked, Func<Asked, Task<Written>> write)
    {
        var written = await write(asked);
        if (written.Elsewhere is { } place) return Results.Redirect($"{place}.{asked.Format.Ending}", permanent: false); // stories can part again: not for good
        if (written.Words is { } words) return Results.Text(words, statusCode: StatusCodes.Status404NotFound);
        return written.Head is null ? Results.NotFound() : Freshness.Answer(asked.Http, written.As(asked.Format), asked.Format.MediaType + "; charset=utf-8");
    }

    // What one request is for.
    internal sealed record Asked(HttpContext Http, FeedFormat Format)
    {
        public IReading Reading { get; } = Http.RequestServices.GetRequiredService<IReading>();

        public SiteParts Parts { get; } = Http.RequestServices.GetRequiredService<SiteParts>();

        public Exposure Exposure { get; } = Http.RequestServices.GetRequiredService<Exposure>();

        // What is no number was turned away before (Edge/Queries.cs).
        public int Page { get; } = int.TryParse(Http.Request.Query["page"], CultureInfo.InvariantCulture, out int page) ? Math.Clamp(page, 1, MostPages) : 1;

        public CancellationToken Stop => Http.RequestAborted;

        public string Named(string part) => (string)Http.Request.RouteValues[part]!;

        public async ValueTask<Entries> Entries() => new(await Reading.LogName(Stop), SiteAddress.Of(Http), Exposure) { Undated = await Reading.Begun(Stop) ?? DateTimeOffset.UnixEpoch };

        public OutFeed Linked(OutFeed head, Entries entries, string feed, string query, string page, bool more)
        {
            string Paged(int n) => $"{entries.Site}{feed}.{Format.Ending}{query}" + (n == 1 ? "" : $"{(query.Length > 0 ? "&" : "?")}page={n}");
            return head with
            {
                Page = entries.Site + page,
                Self = Paged(Page),
                First = Paged(1),
                Previous = Page > 1 ? Paged(Page - 1) : null,
                Next = more && Page < MostPages ? Paged(Page + 1) : null,
            };
        }
    }
}
