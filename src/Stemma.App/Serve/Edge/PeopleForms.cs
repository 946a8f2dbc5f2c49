using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stemma.App.Accounts;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Serve.Edge;

/// <summary>What admins do with accounts; all of it is written down.</summary>
internal static class PeopleForms
{
    private const string Page = "/desk/people";

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        Forms.Post(app, Page + "/invite", Admins(Invite));
        Forms.Post(app, Page + "/role", Admins(SetRole));
        Forms.Post(app, Page + "/lock", Admins(Lock));
        Forms.Post(app, Page + "/end", Admins(End));
        Forms.Post(app, Page + "/withdraw", Admins(Withdraw));
        Forms.Post(app, Page + "/end-session", Admins(EndSession));
    }

    private static Forms.Handler Admins(Func<HttpContext, People, IFormCollection, Task<IResult>> act) => async (http, parts, form) =>
        parts.People is { } people && Sessions.IsAdmin(http) ? await act(http, people, form) : Results.Text("Only an admin does this.", statusCode: StatusCodes.Status403Forbidden);

    private static async Task<IResult> Invite(HttpContext http, People people, IFormCollection form)
    {
        if (RoleOf(form) is not { } role) return AccountForms.Tell(http, Page, NoRole, "");
        string path = await people.Invite(role, Sessions.Account(http), http.RequestAborted);
        // Whoever asks says by which name he reached us: where nobody checked it, it goes into no link.
        string site = people.Home ?? (http.RequestServices.GetRequiredService<Exposure>().OwnNamesOnly ? SiteAddress.Of(http) : "");
        await Note(http, people, $"invited {(role is Role.Editor or Role.Admin ? "an" : "a")} {Word(role)}", "");
        return Results.Redirect($"{Page}?made={http.RequestServices.GetRequiredService<Once>().Keep(site + path, Sessions.Account(http))}");
    }

    private static async Task<IResult> SetRole(HttpContext http, People people, IFormCollection form)
    {
        if (RoleOf(form) is not { } role) return AccountForms.Tell(http, Page, NoRole, "");
        int number = Forms.Number(form, "number");
        var problem = await people.SetRole(number, role, http.RequestAborted);
        await Note(http, people, "set a role", $"account {number}: {Word(role)}{Refused(problem)}");
        return Ended(http, number, problem, "The role is changed; whoever has the account signs in again.");
    }

    private static async Task<IResult> Lock(HttpContext http, People people, IFormCollection form)
    {
        int number = Forms.Number(form, "number");
        bool locked = form["lock"] == "1";
        var problem = await people.Lock(number, locked, http.RequestAborted);
        await Note(http, people, locked ? "locked an account" : "opened an account", $"account {number}{Refused(problem)}");
        return Ended(http, number, problem, locked ? "The account is locked, and signed out everywhere." : "The account is open again.");
    }

    private static async Task<IResult> End(HttpContext http, People people, IFormCollection form)
    {
        int number = Forms.Number(form, "number"), ended = await people.Logins.End(number, null, http.RequestAborted);
        await Note(http, people, "ended sessions", $"account {number}: {ended}");
        return Ended(http, number, null, $"{ended} sessions ended.");
    }

    private static async Task<IResult> Withdraw(HttpContext http, People people, IFormCollection form)
    {
        int number = Forms.Number(form, "number");
        bool was = await people.Withdraw(number, http.RequestAborted);
        if (was) await Note(http, people, $"withdrew invitation {number}", "");
        return AccountForms.Tell(http, Page, was ? null : new Problem("gone", "There is no such invitation any more."), "The invitation is withdrawn.");
    }

    // One of those without an account; one's own ends with that too.
    private static async Task<IResult> EndSession(HttpContext http, People people, IFormCollection form)
    {
        int number = Forms.Number(form, "number");
        bool was = await people.Logins.EndNameless(number, http.RequestAborted) > 0;
        if (was) await Note(http, people, $"ended session {number}", "of the link that the program prints");
        return was && Sessions.Session(http) == number ? Results.Redirect("/sign-in") : AccountForms.Tell(http, Page, was ? null : new Problem("gone", "There is no such session any more."), "It is signed out.");
    }

    // Whoever did it to himself is signed out with that.
    private static IResult Ended(HttpContext http, int number, Problem? problem, string done) =>
        problem is null && Sessions.Account(http) == number ? Results.Redirect("/sign-in") : AccountForms.Tell(http, Page, problem, done);

    private static Task Note(HttpContext http, People people, string act, string about) => people.Note(Sessions.Account(http), act, about, http.RequestAborted);

    private static string Refused(Problem? problem) => problem is null ? "" : $", refused ({problem.Code})";

    private static Role? RoleOf(IFormCollection form) => Enum.TryParse<Role>(form["role"], ignoreCase: true, out var role) && Enum.IsDefined(role) ? role : null;

    private static Problem NoRole => new("role", "Say which role: reader, editor, moderator or admin.");

    private static string Word(Role role) => role.ToString().ToLowerInvariant();
}
