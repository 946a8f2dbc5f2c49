using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Core.Formats.Atom;
using Stemma.Core.News;
using Stemma.Core.Search;

namespace Stemma.App.Serve.Feeds;

/// <summary>The site's Atom feeds: of the front page, of a story, of a search.</summary>
internal static class AtomFeeds
{
    private const int PerPage = 40;
    private const int MostPages = 50;

    private static readonly AtomPerson Us = new("Stemma");

    public static void Map(WebApplication app)
    {
        var kept = new Freshness();
        app.MapGet("/feed.atom", (IReading reading, Exposure exposure, TimeProvider time, HttpContext context, int? page) =>
            Answer(context, kept, time, () => Front(reading, exposure, context, Page(page))));
        app.MapGet("/story/{id:int}/feed.atom", (int id, IReading reading, Exposure exposure, TimeProvider time, HttpContext context, int? page) =>
            Answer(context, kept, time, () => OneStory(reading, exposure, context, new StoryId(id), Page(page))));
        app.MapGet("/search.atom", (string? q, IReading reading, Exposure exposure, TimeProvider time, HttpContext context, int? page) =>
            string.IsNullOrWhiteSpace(q) ? Task.FromResult(Results.Text("Say what to look for: /search.atom?q=ferry", statusCode: StatusCodes.Status404NotFound))
                : Answer(context, kept, time, () => Search(reading, exposure, context, q.Trim(), Page(page))));
    }

    private static async Task<Written> Front(IReading reading, Exposure exposure, HttpContext context, int page)
    {
        var entries = await EntriesFor(reading, exposure, context);
        var front = await reading.Front((page - 1) * PerPage, PerPage, context.RequestAborted);
        return Written.Of(entries.Undated,
            new AtomHead(AtomId.Of(entries.Log, "front"), "Stemma: every story once", default, Us) { Subtitle = "The news, each story once, hottest first", Links = Links(entries, "/feed.atom", "/", page, front.More) },
            front.Cards.Select(entries.Of));
    }

    private static async Task<Written> OneStory(IReading reading, Exposure exposure, HttpContext context, StoryId id, int page)
    {
        var entries = await EntriesFor(reading, exposure, context);
        // Every member's number leads to its story, and a reader program that subscribed before a merge stays with it.
        var found = await Reviewed.Story(reading, id, exposure, context.RequestAborted);
        if (found is null)
            return await reading.StoryOf(new TellingId(id.Value), context.RequestAborted) is { } moved ? Written.Moved($"/story/{moved}/feed.atom") : Written.Nothing;
        var origins = found.Tree.Provenances.ToDictionary(p => p.Telling, p => p.Source);
        var reports = found.Tellings.Reverse().Skip((page - 1) * PerPage).Take(PerPage).ToList();
        return Written.Of(entries.Undated,
            new AtomHead(AtomId.Of(entries.Log, $"story/{found.Id}/reports"), found.Title, default, Us)
            {
                Subtitle = "The reports of one story, latest first",
                Links = Links(entries, $"/story/{found.Id}/feed.atom", $"/story/{found.Id}", page, found.Tellings.Count > page * PerPage),
            },
            reports.Select(t => entries.Of(t, origins.GetValueOrDefault(t.Id))));
    }

    private static async Task<Written> Search(IReading reading, Exposure exposure, HttpContext context, string words, int page)
    {
        var entries = await EntriesFor(reading, exposure, context);
        var (query, _) = QueryParser.Parse(words);
        var found = await reading.Newest(query, (page - 1) * PerPage, PerPage + 1, context.RequestAborted);
        string asked = "?q=" + Uri.EscapeDataString(words);
        return Written.Of(entries.Undated,
            new AtomHead(AtomId.Of(entries.Log, "search/" + words), $"Stemma: {words}", default, Us) { Subtitle = "Reports that match a search, newest first", Links = Links(entries, "/search.atom" + asked, "/search" + asked, page, found.Count > PerPage) },
            found.Take(PerPage).Select(entries.Of));
    }

    private static async ValueTask<Entries> EntriesFor(IReading reading, Exposure exposure, HttpContext context) =>
        new(await reading.LogName(context.RequestAborted), $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}", exposure)
        {
            Undated = await reading.Begun(context.RequestAborted) ?? DateTimeOffset.UnixEpoch,
        };

    private static IReadOnlyList<AtomLink> Links(Entries entries, string feed, string page, int number, bool more)
    {
        string Paged(int n) => entries.Site + feed + (n == 1 ? "" : (feed.Contains('?', StringComparison.Ordinal) ? "&" : "?") + $"page={n}");
        var links = new List<AtomLink> { new("self", Paged(number), "application/atom+xml"), new("alternate", entries.Site + page, "text/html"), new("first", Paged(1), "application/atom+xml") };
        if (number > 1) links.Add(new AtomLink("previous", Paged(number - 1), "application/atom+xml"));
        if (more && number < MostPages) links.Add(new AtomLink("next", Paged(number + 1), "application/atom+xml"));
        return links;
    }

    private static int Page(int? page) => Math.Clamp(page ?? 1, 1, MostPages);

    private static async Task<IResult> Answer(HttpContext context, Freshness kept, TimeProvider time, Func<Task<Written>> write)
    {
        var written = await write();
        if (written.Elsewhere is { } place) return Results.Redirect(place, permanent: false);
        if (written.Bytes is not { } bytes) return Results.NotFound();
        var (tag, since) = kept.Of(context.Request.Host + context.Request.Path + context.Request.QueryString, bytes, time.GetUtcNow());
        context.Response.Headers.CacheControl = "public, max-age=300";
        // The framework answers If-None-Match and If-Modified-Since with 304, the first before the second.
        return Results.Bytes(bytes, "application/atom+xml; charset=utf-8", lastModified: since, entityTag: tag);
    }
}
