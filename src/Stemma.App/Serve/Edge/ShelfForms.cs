using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stemma.App.Accounts;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Serve.Edge;

/// <summary>What a reader with an account keeps: what he has read, stars, what he follows, whom he mutes.</summary>
internal static class ShelfForms
{
    private const string Page = "/me/shelf";
    private static readonly Problem Full = new("full", "That cannot be kept: the shelf is full, or there is no such thing.");

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        Forms.Post(app, Page + "/read", AccountForms.Own(Read));
        Forms.Post(app, Page + "/star", AccountForms.Own(Star));
        Forms.Post(app, Page + "/follow", AccountForms.Own(Follow));
        Forms.Post(app, Page + "/mute", AccountForms.Own(Mute));
    }

    // To read a story is to read its reports, as they stood when the page was loaded.
    private static async Task<IResult> Read(HttpContext http, People people, Person me, IFormCollection form)
    {
        var head = new TellingId(Forms.Number(form, "head"));
        if (Forms.Number(form, "report") is var report and > 0)
        {
            await people.Shelf.Read(me.Number, [new TellingId(report)], head, http.RequestAborted);
            return Results.Redirect($"/report/{report}");
        }
        if (await StoryOf(http, form) is not { } story) return Results.NotFound();
        await people.Shelf.Read(me.Number, [.. story.Tellings.Select(t => t.Id)], head, http.RequestAborted);
        return Results.Redirect($"/story/{story.Id}");
    }

    private static async Task<IResult> Star(HttpContext http, People people, Person me, IFormCollection form)
    {
        int number = Forms.Number(form, "story");
        bool on = form["on"] == "1";
        if (on && await StoryOf(http, form) is null) return Results.NotFound();
        return To(http, form, $"/story/{number}", await people.Shelf.Star(me.Number, new TellingId(number), on, http.RequestAborted));
    }

    private static async Task<IResult> Follow(HttpContext http, People people, Person me, IFormCollection form)
    {
        string what = Forms.Line(form, "what");
        if (!Enum.TryParse<FollowKind>(form["kind"], ignoreCase: true, out var kind) || !Enum.IsDefined(kind)) return Results.NotFound();
        string page = kind switch { FollowKind.Story => $"/story/{Uri.EscapeDataString(what)}", FollowKind.Entity => $"/entities/{Uri.EscapeDataString(what)}", _ => $"/search?q={Uri.EscapeDataString(what)}" };
        return To(http, form, page, await people.Shelf.Follow(me.Number, kind, what, form["on"] == "1", http.RequestAborted));
    }

    private static async Task<IResult> Mute(HttpContext http, People people, Person me, IFormCollection form)
    {
        string source = SourceKey.Of(Forms.Line(form, "source"));
        return To(http, form, $"/source/{Uri.EscapeDataString(source)}", await people.Shelf.Mute(me.Number, source, form["on"] == "1", http.RequestAborted));
    }

    private static IResult To(HttpContext http, IFormCollection form, string page, bool kept) => !kept ? AccountForms.Tell(http, Page, Full, "") : Results.Redirect(form["back"] == Page ? Page : page);

    private static async Task<Story?> StoryOf(HttpContext http, IFormCollection form)
    {
        var reading = http.RequestServices.GetRequiredService<IReading>();
        return await reading.StoryOf(new TellingId(Forms.Number(form, "story")), http.RequestAborted) is { } story ? await reading.Story(story, http.RequestAborted) : null;
    }
}
