using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stemma.App.Accounts;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Serve.Edge;

/// <summary>Forms of one's own account. What a form says beyond its fields is not read; whose account it is about is told by the session alone.</summary>
internal static class AccountForms
{
    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        Forms.Post(app, "/account/sign-in", SignIn);
        Forms.Post(app, "/account/join", Join);
        Forms.Post(app, "/me/mail", Own(SetMail));
        Forms.Post(app, "/me/password", Own(SetPassword));
        Forms.Post(app, "/me/sessions/end", Own(EndSession));
        Forms.Post(app, "/me/sessions/end-all", Own(EndAll));
        Forms.Post(app, "/me/tokens", Own(MakeToken));
        Forms.Post(app, "/me/tokens/revoke", Own(Revoke));
        Forms.Post(app, "/me/erase", Own(Erase));
        app.MapGet("/me/export.json", Export);
    }

    /// <summary>What an account does for itself.</summary>
    public delegate Task<IResult> Act(HttpContext http, People people, Person me, IFormCollection form);

    /// <summary>Lets only somebody with an account do it.</summary>
    public static Forms.Handler Own(Act act) => async (http, parts, form) =>
        parts.People is { } people && Sessions.Account(http) is { } number && await people.Of(number, http.RequestAborted) is { } me
            ? await act(http, people, me, form) : Results.Text("Sign in with your account first.", statusCode: StatusCodes.Status403Forbidden);

    /// <summary>Back to a page, with words of ours.</summary>
    public static IResult Tell(HttpContext http, string page, Problem? problem, string done) => problem == People.Busy ? Busy(http)
        : Results.Redirect($"{page}?{(problem is null ? "done" : "not")}={http.RequestServices.GetRequiredService<Notices>().Seal(problem?.Message ?? done)}");

    /// <summary>Whether a form brings its account's password; wrong ones are counted by session, so that nobody elsewhere shuts the owner out here.</summary>
    public static Task<Problem?> Confirm(HttpContext http, People people, Person me, IFormCollection form) => people.Confirm(me, form["password"].ToString(), Session(http), http.RequestAborted);

    private static string Session(HttpContext http) => $"session {Sessions.Session(http)}";

    // What people with a role do with their accounts; of readers it is nobody's business.
    internal static async Task Note(HttpContext http, People people, Person me, string act, string about = "")
    {
        if (me.Role != Role.Reader) await people.Note(me.Number, act, about, http.RequestAborted);
    }

    private static IResult Busy(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "30";
        return Results.Text(People.Busy.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> SignIn(HttpContext http, SiteParts parts, IFormCollection form)
    {
        if (parts.People is not { } people) return Results.NotFound();
        string? back = Forms.Back(form);
        var (person, problem) = await people.Check(Forms.Line(form, "name"), form["password"].ToString(), Doorman.Network(http), http.RequestAborted);
        if (problem == People.Busy) return Busy(http);
        if (person is null) return Results.Redirect($"/sign-in?{(back is null ? "" : $"back={Uri.EscapeDataString(back)}&")}not={http.RequestServices.GetRequiredService<Notices>().Seal(problem!.Message)}&again={Refilled.Keep(http, form, "name")}");
        await Sessions.SignIn(http, people, person);
        await Note(http, people, person, "signed in");
        return Results.Redirect(back ?? "/");
    }

    private static async Task<IResult> Join(HttpContext http, SiteParts parts, IFormCollection form)
    {
        if (parts.People is not { } people) return Results.NotFound();
        string? invitation = form["invitation"].ToString() is { Length: > 0 } secret ? secret : null;
        string name = Forms.Line(form, "name"), mail = Forms.Line(form, "mail");
        var (person, problem) = await people.Join(name, mail, form["password"].ToString(), invitation, http.RequestAborted);
        if (problem == People.Busy) return Busy(http);
        if (person is null)
        {
            string key = http.RequestServices.GetRequiredService<Once>().Keep($"{problem!.Message}\n{name}\n{mail}", Sessions.Account(http));
            return Results.Redirect($"/join{(invitation is null ? "" : "/" + Uri.EscapeDataString(invitation))}?again={key}");
        }
        await people.Note(person.Number, "joined", person.Role.ToString().ToLowerInvariant(), http.RequestAborted);
        await Sessions.SignIn(http, people, person);
        return Results.Redirect("/me");
    }

    private static async Task<IResult> SetMail(HttpContext http, People people, Person me, IFormCollection form) =>
        Tell(http, "/me", await Confirm(http, people, me, form) ?? await people.SetMail(me.Number, Forms.Line(form, "mail"), http.RequestAborted), "Your mail address is changed.");

    private static async Task<IResult> SetPassword(HttpContext http, People people, Person me, IFormCollection form)
    {
        var problem = await people.SetPassword(me.Number, form["old"].ToString(), form["password"].ToString(), Session(http), http.RequestAborted);
        if (problem is not null) return Tell(http, "/me", problem, "");
        await Note(http, people, me, "changed the password", "all sessions ended");
        await Sessions.SignIn(http, people, me);
        return Tell(http, "/me", null, "Your password is changed. All other browsers are signed out.");
    }

    private static async Task<IResult> EndSession(HttpContext http, People people, Person me, IFormCollection form) =>
        Tell(http, "/me", await people.Logins.End(me.Number, Forms.Number(form, "number"), http.RequestAborted) == 0 ? new Problem("gone", "There is no such session any more.") : null, "It is signed out.");

    private static async Task<IResult> EndAll(HttpContext http, People people, Person me, IFormCollection form)
    {
        await people.Logins.End(me.Number, null, http.RequestAborted);
        await Sessions.SignOut(http, people);
        return Results.Redirect("/");
    }

    private static async Task<IResult> MakeToken(HttpContext http, People people, Person me, IFormCollection form)
    {
        var scopes = form["scope"].Aggregate(Scopes.None, static (all, said) => Enum.TryParse<Scopes>(said, ignoreCase: true, out var scope) && Enum.IsDefined(scope) ? all | scope : all);
        if (await Confirm(http, people, me, form) is { } wrong) return Tell(http, "/me", wrong, "");
        var (secret, problem) = await people.Tokens.Make(me, Forms.Line(form, "for"), scopes, Forms.Number(form, "days"), http.RequestAborted);
        if (secret is null) return Tell(http, "/me", problem, "");
        await Note(http, people, me, "made a token", scopes.ToString().ToLowerInvariant());
        return Results.Redirect($"/me?made={http.RequestServices.GetRequiredService<Once>().Keep(secret, me.Number)}");
    }

    private static async Task<IResult> Revoke(HttpContext http, People people, Person me, IFormCollection form)
    {
        bool was = await people.Tokens.Revoke(me.Number, Forms.Number(form, "number"), http.RequestAborted);
        if (was) await Note(http, people, me, $"revoked token {Forms.Number(form, "number")}");
        return Tell(http, "/me", was ? null : new Problem("gone", "There is no such token any more."), "The token is revoked.");
    }

    private static async Task<IResult> Erase(HttpContext http, People people, Person me, IFormCollection form)
    {
        if (await Confirm(http, people, me, form) is { } wrong) return Tell(http, "/me", wrong, "");
        if (await people.Erase(me.Number, http.RequestAborted) is { } problem) return Tell(http, "/me", problem, "");
        await people.Note(me.Number, "erased the account", "", http.RequestAborted);
        await Sessions.SignOut(http, people);
        return Results.Redirect("/sign-in?erased=yes");
    }

    private static async Task<IResult> Export(HttpContext http, SiteParts parts)
    {
        var ct = http.RequestAborted;
        if (parts.People is not { } people || Sessions.Account(http) is not { } number || await people.Of(number, ct) is not { } me) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"stemma-account.json\"";
        return Results.Json(OwnData.Of(me, await people.Logins.Of(number, ct), await people.Tokens.Of(number, ct), await people.PasskeysOf(number, ct), await people.Shelf.Of(number, ct), parts.Comments is { } talk ? await talk.Of(CommentForms.Sender(http), ct) : []), Api.Answers.Json);
    }
}
