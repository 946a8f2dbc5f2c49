using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Stemma.App.Serve.Edge;
using Stemma.App.Serve.Pages;
using Stemma.App.Store.Reading;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;
using Stemma.Core.Search;

namespace Stemma.App.Serve.Api;

/// <summary>The site for programs: what its pages show, as JSON, to be read alone. What is disputed is hidden, and others get excerpts, as everywhere.</summary>
internal static class JsonApi
{
    /// <summary>Where it is.</summary>
    public const string Root = "/api/v1";

    private const string CursorWords = "Where the list goes on: from the \"next\" of the answer before. Left out, it begins.";
    private const string LimitWords = "How many items at most, 1 to 100; more counts as 100.";
    private const string NameWords = "The name in any spelling, or its key.";
    private const int Usual = 20, Most = 100;

    public static void Map(WebApplication app)
    {
        app.MapGet(Root, Entrance).Told<Entrance>("entrance", "Where everything begins");
        var api = app.MapGroup(Root);
        api.MapGet("/stories", Stories).Told<Listed<StoryItem>>("listStories", "The stories of the front page or of a section, hottest first", 400);
        api.MapGet("/stories/{id:int}", OneStory).Told<StoryShape>("getStory", "One story, with its reports, family tree, statements, claims and timeline", 302, 404);
        api.MapGet("/stories/{id:int}/reports", ReportsOfStory).Told<Listed<ReportItem>>("listReportsOfStory", "The reports of a story, latest first", 302, 400, 404);
        api.MapGet("/claims/{telling:int}/{place}", OneClaim).Told<ClaimAnswer>("getClaim", "One claim with its evidence: whose words, in which bytes, and a quotation's way from report to report", 302, 404);
        api.MapGet("/reports/{id:int}", OneReport).Told<ReportShape>("getReport", "One report, with where its text comes from and who said what in it", 404, 410);
        api.MapGet("/reports/{id:int}/links", LinksOfReport).Told<LinksAnswer>("listLinksOfReport", "Whose text a report carries, and who carries its text", 404, 410);
        api.MapGet("/sources", Sources).Told<Listed<SourceItem>>("listSources", "The sources, by key", 400);
        api.MapGet("/sources/{key}", OneSource).Told<SourceAnswer>("getSource", "One source, with where the text of its reports comes from", 404);
        api.MapGet("/sources/{key}/reports", ReportsOfSource).Told<Listed<ReportItem>>("listReportsOfSource", "The reports of a source, newest first", 400, 404);
        api.MapGet("/entities/{name}", OneEntity).Told<EntityAnswer>("getEntity", "Somebody or something that reports name", 404);
        api.MapGet("/entities/{name}/reports", ReportsOfEntity).Told<Listed<ReportItem>>("listReportsOfEntity", "The reports that name it, newest first", 400, 404);
        api.MapGet("/entities/{name}/statements", StatementsOfEntity).Told<Listed<ReportStatements>>("listStatementsOfEntity", "What it said, by report, newest first", 400, 404);
        api.MapGet("/search", Search).Told<SearchAnswer>("search", "Reports that match a search, newest first", 400, 404);
    }

    private static IResult Entrance(HttpContext http)
    {
        var call = new Call(http);
        return Answers.Of(http, new Entrance(call.Self, call.Api("stories"), call.Api("sources"), call.Api("search?q="), call.Site + "/openapi.json", call.Site + "/api", call.Exposure.FullText));
    }

    private static async Task<IResult> Stories(
        HttpContext http, [Description("Only those of this section: world, politics, business, science, culture, sport or local.")] string? section, [Description(CursorWords)] string? cursor, [Description(LimitWords)] int limit = Usual)
    {
        var call = new Call(http);
        var reached = cursor is null ? (double.PositiveInfinity, new StoryId(int.MaxValue)) : Cursor.Front(cursor);
        if (reached is not var (heat, story)) return Answers.BadCursor(http);
        if (section is not null && Sections.At(section) is null) return Answers.Refused(http, StatusCodes.Status400BadRequest, "bad-request", "There is no such section.", $"There are: {string.Join(", ", Sections.All.Select(Sections.Name))}. Or leave it out.");
        var cards = await call.Reading.FrontAfter(section is null ? null : Sections.At(section), heat, story, Bounded(limit) + 1, call.Stop);
        return Answers.Of(http, call.Listed(cards, Bounded(limit), Cursor.Of, call.Item));
    }

    private static async Task<IResult> OneStory(HttpContext http, [Description("The story's number, or that of one of its reports: then the answer leads to the story.")] int id)
    {
        var call = new Call(http);
        if (await call.Story(id) is { } story) return StoryAnswers.Of(call, story);
        return await call.Elsewhere(id, "") ?? NoStory(http, id);
    }

    private static async Task<IResult> ReportsOfStory(
        HttpContext http, [Description("The story's number, or that of one of its reports: then the answer leads to the story's.")] int id, [Description(CursorWords)] string? cursor, [Description(LimitWords)] int limit = Usual)
    {
        var call = new Call(http);
        if (await call.Story(id) is not { } story) return await call.Elsewhere(id, "/reports") ?? NoStory(http, id);
        Reached? reached = cursor is null ? new Reached(null, new TellingId(int.MaxValue)) : Cursor.Reports(cursor);
        if (reached is not { } last) return Answers.BadCursor(http);
        var reports = story.Tellings.Reverse().Where(t => t.Id.CompareTo(last.Telling) < 0).Take(Bounded(limit) + 1).ToList();
        return Answers.Of(http, call.Listed(reports, Bounded(limit), t => Cursor.Of(new Reached(null, t.Id)), t => call.Item(t, story.Id)));
    }

    private static async Task<IResult> OneClaim(
        HttpContext http, [Description("The number of the report that was the first to say it.")] int telling, [Description("Where in it, as a story's claims give it in \"self\": code points and a mark. Where it goes by another now, the answer leads there.")] string place)
    {
        var call = new Call(http);
        if (ClaimPlace.Read(new TellingId(telling), place) is not { } asked || await CitedClaim.Find(call.Reading, asked, call.Exposure, call.Stop) is not { } found)
            return Answers.Nothing(http, "There never was such a claim.", $"Take the address from the claims of a story: {Root}/stories");
        if (found.Claim is null)
        {
            var gone = ClaimGone.Of(found, call.Exposure);
            return Answers.Nothing(http, gone.Title + ".", gone.Now.Count == 0 ? gone.Why : $"{gone.Why} {string.Join(' ', gone.Now.Select(c => call.Site + Root + "/claims" + c.Href["/claim".Length..]))}");
        }
        return found.Place == asked ? await ClaimAnswers.Of(call, found) : Answers.Moved(http, $"{Root}/{ClaimAnswers.Path(found.Place)}");
    }

    private static async Task<IResult> OneReport(HttpContext http, [Description("The report's number.")] int id)
    {
        var call = new Call(http);
        return await call.Report(id) is var (story, telling) ? StoryAnswers.Of(call, story, telling, await call.Reading.NearestOf(telling.Id, call.Stop)) : await NoReport(call, id);
    }

    private static async Task<IResult> LinksOfReport(HttpContext http, [Description("The report's number.")] int id)
    {
        var call = new Call(http);
        return await call.Report(id) is var (story, telling) ? Answers.Of(http, StoryAnswers.Links(call, story, telling)) : await NoReport(call, id);
    }

    private static async Task<IResult> Sources(HttpContext http, [Description(CursorWords)] string? cursor, [Description(LimitWords)] int limit = Usual)
    {
        var call = new Call(http);
        if ((cursor is null ? "" : Cursor.Source(cursor)) is not { } after) return Answers.BadCursor(http);
        var rows = await call.Reading.OutletsAfter(after, Bounded(limit) + 1, call.Stop);
        return Answers.Of(http, call.Listed(rows, Bounded(limit), Cursor.Of, call.Item));
    }

    private static async Task<IResult> OneSource(HttpContext http, [Description("The source's key, from the list of sources: its host, or its name where no address is known.")] string key)
    {
        var call = new Call(http);
        if (await call.Reading.Outlet(SourceKey.Of(key), 0, call.Stop) is not { } outlet) return NoSource(http, key);
        var item = call.Item(outlet.Row);
        return Answers.Of(http, new SourceAnswer(item.Key, item.Self, item.Page, item.Page + "/feed.atom", item.Name, item.Reports, item.Latest, [.. outlet.Origins.Select(o => new OriginShare(o.Name, o.Own, o.Reports))], item.Self + "/reports"));
    }

    private static async Task<IResult> ReportsOfSource(
        HttpContext http, [Description("The source's key, from the list of sources.")] string key, [Description(CursorWords)] string? cursor, [Description(LimitWords)] int limit = Usual)
    {
        var call = new Call(http);
        Reached? reached = cursor is null ? null : Cursor.Reports(cursor);
        if (cursor is not null && reached is null) return Answers.BadCursor(http);
        var rows = await call.Reading.ReportsAfter(SourceKey.Of(key), reached, Bounded(limit) + 1, call.Stop);
        if (rows.Count == 0 && cursor is null) return NoSource(http, key);
        return Answers.Of(http, call.Listed(rows, Bounded(limit), r => Cursor.Of(new Reached(r.At, r.Telling)), call.Item));
    }

    private static async Task<IResult> OneEntity(HttpContext http, [Description(NameWords)] string name)
    {
        var call = new Call(http);
        return await EntityAnswers.Row(call, name) is { } row ? Answers.Of(http, EntityAnswers.Of(call, row)) : NoEntity(http, name);
    }

    private static Task<IResult> ReportsOfEntity(HttpContext http, [Description(NameWords)] string name, [Description(CursorWords)] string? cursor, [Description(LimitWords)] int limit = Usual) =>
        OfEntity(http, name, QueryField.Entity, cursor, limit, static (call, row, found) => Task.FromResult<IReadOnlyList<ReportItem>>([.. found.Select(call.Item)]));

    private static Task<IResult> StatementsOfEntity(HttpContext http, [Description(NameWords)] string name, [Description(CursorWords)] string? cursor, [Description(LimitWords)] int limit = Usual) =>
        OfEntity<ReportStatements>(http, name, QueryField.Saying, cursor, limit, static async (call, row, found) =>
        {
            var said = new List<ReportStatements>();
            foreach (var match in found) if (await call.Reading.Telling(match.Telling, call.Stop) is { } telling) said.Add(EntityAnswers.Said(call, row, telling, match.Story));
            return said;
        });

    private static async Task<IResult> OfEntity<T>(HttpContext http, string name, QueryField field, string? cursor, int limit, Func<Call, EntityRow, IEnumerable<Match>, Task<IReadOnlyList<T>>> items)
    {
        var call = new Call(http);
        Reached? reached = cursor is null ? null : Cursor.Reports(cursor);
        if (cursor is not null && reached is null) return Answers.BadCursor(http);
        if (await EntityAnswers.Row(call, name) is not { } row) return NoEntity(http, name);
        var found = call.Listed(await call.Reading.NewestAfter(call.Exposure.Search(new FieldQuery(field, row.Name)), reached, Bounded(limit) + 1, call.Stop), Bounded(limit), m => Cursor.Of(new Reached(m.At, m.Telling)), static m => m);
        return Answers.Of(http, new Listed<T>(found.Self, found.Next, await items(call, row, found.Items)));
    }

    private static async Task<IResult> Search(
        HttpContext http, [Description("What to look for, as on the search page: words, \"phrases\", -without, source: origin: said-by: entity: lang: after: before: story:")] string? q, [Description(CursorWords)] string? cursor,
        [Description(LimitWords)] int limit = Usual)
    {
        var call = new Call(http);
        if (string.IsNullOrWhiteSpace(q)) return Answers.Refused(http, StatusCodes.Status400BadRequest, "bad-request", "A search needs words.", $"Say what to look for: {Root}/search?q=ferry");
        Reached? reached = cursor is null ? null : Cursor.Reports(cursor);
        if (cursor is not null && reached is null) return Answers.BadCursor(http);
        var (query, problems) = QueryParser.Parse(q.Trim());
        var found = call.Listed(await call.Reading.NewestAfter(call.Exposure.Search(query), reached, Bounded(limit) + 1, call.Stop), Bounded(limit), m => Cursor.Of(new Reached(m.At, m.Telling)), call.Item);
        return Answers.Of(http, new SearchAnswer(found.Self, found.Next, found.Items, [.. problems.Select(p => p.Place is { } place ? $"“{place}”: {p.Message}" : p.Message)]));
    }

    private static int Bounded(int limit) => Math.Clamp(limit, 1, Most);

    private static IResult NoStory(HttpContext http, int id) => Answers.Nothing(http, $"There is no story {id}.", $"It never was, or all its reports were taken down. See the stories at {Root}/stories, or look for it at {Root}/search?q=");

    private static async Task<IResult> NoReport(Call call, int id) => await call.Reading.Removed(new TellingId(id), call.Stop) is { } removed
        ? Answers.Refused(call.Http, StatusCodes.Status410Gone, "removed", $"Report {id} was {PlainWords.Removed(removed)}.", $"It does not come back. What was taken down is told at {call.Site}/takedowns.json")
        : Answers.Nothing(call.Http, $"There is no report {id}.", $"It never was, or it was taken down at its owner's request. Look for it at {Root}/search?q=");

    private static IResult NoSource(HttpContext http, string key) => Answers.Nothing(http, $"There is no source “{key}”.", $"Take the key from {Root}/sources.");

    private static IResult NoEntity(HttpContext http, string name) => Answers.Nothing(http, $"There is no page about “{name}”.",
        $"No report names it, or it may be somebody private: a page wants {EntityRow.LeastStories} stories from {EntityRow.LeastOrigins} origins. Look for it at {Root}/search?q=entity:");

    // What it answers, for its description; and that programs read it.
    private static void Told<T>(this RouteHandlerBuilder route, string name, string summary, params int[] otherwise)
    {
        route.WithName(name).WithSummary(summary).ReadByPrograms().Produces<T>(200, "application/json").Produces(304);
        foreach (int status in otherwise)
            if (status == 302) route.Produces(302);
            else route.Produces<Refusal>(status, Answers.ProblemType);
    }
}
