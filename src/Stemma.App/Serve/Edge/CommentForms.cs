using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stemma.App.Comments;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Serve.Edge;

/// <summary>What readers send: comments, changes of them, appeals, reports. Whose a comment is is told by the session, or by the secret that a guest's browser or private page holds.</summary>
internal static class CommentForms
{
    private const string Cookie = "stemma-guest", Mine = "/comments/mine";
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        Forms.Post(app, "/comments/write", Open(Write));
        Forms.Post(app, "/comments/edit", Open(Edit));
        Forms.Post(app, "/comments/erase", Open(Erase));
        Forms.Post(app, "/comments/appeal", Open(Appeal));
        Forms.Post(app, "/comments/report", Open(Report));
        app.MapGet("/comments/of/{Token}/export.json", Export);
    }

    /// <summary>Who asks, as a writer of comments.</summary>
    /// <param name="http">The request.</param>
    /// <param name="token">What the address of a private page holds; null for none.</param>
    public static Sender Sender(HttpContext http, string? token = null) => token is { Length: > 0 } ? new Sender(null, token, Doorman.Network(http))
        : Sessions.Account(http) is { } account ? new Sender(account, null, Doorman.Network(http))
        : new Sender(null, http.Request.Cookies[Cookie] is { Length: > 20 and < 100 } held ? held : null, Doorman.Network(http));

    /// <summary>Where somebody's comments stand.</summary>
    public static string Place(Sender by) => by.Account is not null ? "/me/comments" : $"/comments/of/{by.Secret}";

    private static Forms.Handler Open(Func<HttpContext, SiteParts, Talk, IFormCollection, Task<IResult>> act) => async (http, parts, form) =>
        parts.Comments is { } talk ? await act(http, parts, talk, form) : Results.NotFound();

    private static async Task<IResult> Write(HttpContext http, SiteParts parts, Talk talk, IFormCollection form)
    {
        var ct = http.RequestAborted;
        int number = Forms.Number(form, "story"), parent = Forms.Number(form, "reply");
        if (await StoryOf(parts, number, ct) is not { } story) return Results.NotFound();
        var by = Sender(http);
        var cites = CitedPassage.Read(story, http.RequestServices.GetRequiredService<Exposure>(), Forms.Number(form, "report"), Forms.Number(form, "place"), Forms.Number(form, "letters"));
        var sent = await talk.Write(new Written(story.Id.Value, parent > 0 ? parent : null, by, Forms.Line(form, "name"), Forms.Line(form, "mail"), form["text"].ToString().Trim(), form["terms"] == "1")
        {
            Cites = cites,
            Mode = await talk.Mode(story.Id, OnlyHere(http), ct),
            Languages = Languages(story),
        }, ct);
        if (sent.Problem is { } problem)
        {
            string cite = cites is null ? "" : $"&report={cites.Telling}&place={cites.At.Start}&letters={cites.At.Length}";
            return Results.Redirect($"/story/{story.Id}/comment?wrong={problem.Code}&not={Seal(http, problem.Message)}&again={Refilled.Keep(http, form, "name", "mail", "text", "terms")}{(parent > 0 ? $"&reply={parent}" : "")}{cite}");
        }
        if (sent.Secret is { } secret) Keep(http, secret);
        string told = sent.State == CommentState.Published ? "Your comment is published." : "Your comment is kept, and waits for a moderator.";
        return Results.Redirect($"{(by.Account is null ? Mine : Place(by))}?done={Seal(http, told)}#comment-{sent.Number}");
    }

    private static async Task<IResult> Edit(HttpContext http, SiteParts parts, Talk talk, IFormCollection form)
    {
        var ct = http.RequestAborted;
        int number = Forms.Number(form, "number");
        var by = Sender(http, form["token"]);
        var own = await talk.One(number, ct);
        var story = own is null ? null : await StoryOf(parts, own.Telling.Value, ct);
        if (story is null) return Told(http, form, new Problem("gone", "The story is not there any more."), "");
        var sent = await talk.Edit(number, by, form["text"].ToString(), await talk.Mode(story.Id, OnlyHere(http), ct), Languages(story), ct);
        return Told(http, form, sent.Problem, sent.State == CommentState.Published ? "Your comment is changed." : "Your comment is changed, and waits for a moderator.");
    }

    private static async Task<IResult> Erase(HttpContext http, SiteParts parts, Talk talk, IFormCollection form)
    {
        var by = Sender(http, form["token"]);
        bool all = form["all"] == "1";
        if (all && form["sure"] != "1") return Told(http, form, new Problem("sure", "Say that you are sure: tick the box before the button."), "");
        int erased = await talk.Erase(by, all ? null : Forms.Number(form, "number"), http.RequestAborted);
        if (all) http.Response.Cookies.Delete(Cookie);
        return Told(http, form, erased == 0 ? new Problem("gone", "Nothing of yours was there to be erased.") : null, erased == 1 ? "One comment is erased." : $"{erased} comments are erased.");
    }

    private static async Task<IResult> Appeal(HttpContext http, SiteParts parts, Talk talk, IFormCollection form)
    {
        var by = Sender(http, form["token"]);
        return Told(http, form, await talk.Appeal(Forms.Number(form, "number"), by, form["words"].ToString(), http.RequestAborted), "Your appeal is kept. A moderator answers it here.");
    }

    private static async Task<IResult> Report(HttpContext http, SiteParts parts, Talk talk, IFormCollection form)
    {
        int number = Forms.Number(form, "number");
        var (token, problem) = await talk.Report(
            number, Reasons.Of(form["kind"], Reasons.Reports), form["words"].ToString(), Forms.Line(form, "who"), Forms.Line(form, "contact"), form["faith"] == "1", Doorman.Network(http), http.RequestAborted);
        return token is not null ? Results.Redirect($"/comments/reported/{token}")
            : Results.Redirect($"/comments/{number}/report?wrong={problem!.Code}&not={Seal(http, problem.Message)}&again={Refilled.Keep(http, form, "kind", "words", "who", "contact", "faith")}");
    }

    private static async Task<IResult> Export(HttpContext http, SiteParts parts, string token)
    {
        if (parts.Comments is not { } talk || await talk.Of(Sender(http, token), http.RequestAborted) is not { Count: > 0 } all) return Results.NotFound();
        http.Response.Headers.ContentDisposition = "attachment; filename=\"stemma-comments.json\"";
        return Results.Json(OwnData.Comments(all), Api.Answers.Json);
    }

    // A guest's secret stands in an address only where it stood there before.
    private static IResult Told(HttpContext http, IFormCollection form, Problem? problem, string done)
    {
        var by = Sender(http, form["token"]);
        string place = by.Account is not null || (by.Secret is { } secret && secret == form["token"].ToString()) ? Place(by) : Mine;
        return Results.Redirect($"{place}?{(problem is null ? "done" : "not")}={Seal(http, problem?.Message ?? done)}");
    }

    private static string Seal(HttpContext http, string words) => http.RequestServices.GetRequiredService<Notices>().Seal(Excerpt.Cut(words, 80));

    private static void Keep(HttpContext http, string secret) => http.Response.Cookies.Append(Cookie, secret, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        MaxAge = Lasts,
        IsEssential = true,
    });

    private static bool OnlyHere(HttpContext http) => http.RequestServices.GetRequiredService<Exposure>().OwnNamesOnly;

    private static string[] Languages(Story story) => [.. story.Tellings.Select(t => t.Article.Language).OfType<string>().Select(l => l.Split('-')[0].ToLowerInvariant()).Distinct(StringComparer.Ordinal)];

    private static async Task<Story?> StoryOf(SiteParts parts, int number, CancellationToken ct) =>
        await parts.Reading.StoryOf(new TellingId(number), ct) is { } id ? await parts.Reading.Story(id, ct) : null;
}
