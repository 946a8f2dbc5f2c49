using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stemma.App.Accounts;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Serve.Edge;

/// <summary>Forms of passkeys. passkeys.js asks for a challenge, has the browser answer it, and sends the form with that; the challenge stays here and is taken once.</summary>
internal static class Passkeys
{
    private static readonly Problem Wrong = new("passkey", "That passkey was not taken: try again, or sign in with the password.");

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        Forms.Post(app, "/account/passkey/options", static async (http, parts, form) =>
        {
            if (parts.People is not { } people) return Results.NotFound();
            var (options, state) = await people.AskPasskey(http);
            return Challenge(http, options, state, null);
        });
        Forms.Post(app, "/account/passkey", SignIn);
        Forms.Post(app, "/me/passkeys/options", AccountForms.Own(static async (http, people, me, form) =>
            await people.MakePasskey(me.Number, http) is var (options, state) ? Challenge(http, options, state, me.Number) : Results.NotFound()));
        Forms.Post(app, "/me/passkeys", AccountForms.Own(Add));
        Forms.Post(app, "/me/passkeys/remove", AccountForms.Own(Remove));
    }

    private static IResult Challenge(HttpContext http, string options, string state, int? account)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new JsonObject { ["key"] = http.RequestServices.GetRequiredService<Once>().Keep(state, account), ["options"] = JsonNode.Parse(options) });
    }

    private static async Task<IResult> SignIn(HttpContext http, SiteParts parts, IFormCollection form)
    {
        if (parts.People is not { } people) return Results.NotFound();
        var person = State(http, form, null) is { } state ? await people.ByPasskey(form["credential"].ToString(), state, http) : null;
        if (person is null) return AccountForms.Tell(http, "/sign-in", Wrong, "");
        await Sessions.SignIn(http, people, person);
        await AccountForms.Note(http, people, person, "signed in", "with a passkey");
        return Results.Redirect(Forms.Back(form) ?? "/");
    }

    private static async Task<IResult> Add(HttpContext http, People people, Person me, IFormCollection form)
    {
        if (State(http, form, me.Number) is not { } state) return AccountForms.Tell(http, "/me", Wrong, "");
        if (await AccountForms.Confirm(http, people, me, form) is { } wrong) return AccountForms.Tell(http, "/me", wrong, "");
        var problem = await people.AddPasskey(me.Number, Forms.Line(form, "name"), form["credential"].ToString(), state, http);
        if (problem is null) await AccountForms.Note(http, people, me, "added a passkey");
        return AccountForms.Tell(http, "/me", problem, "The passkey is added: you can sign in with it.");
    }

    private static async Task<IResult> Remove(HttpContext http, People people, Person me, IFormCollection form)
    {
        bool was = await people.RemovePasskey(me.Number, form["id"].ToString(), http.RequestAborted);
        if (was) await AccountForms.Note(http, people, me, "removed a passkey");
        return AccountForms.Tell(http, "/me", was ? null : new Problem("gone", "There is no such passkey any more."), "The passkey is removed.");
    }

    private static string? State(HttpContext http, IFormCollection form, int? account) => http.RequestServices.GetRequiredService<Once>().Take(form["key"], account);
}
