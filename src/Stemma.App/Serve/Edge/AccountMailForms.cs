using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Stemma.App.Accounts;
using Stemma.App.Store.Reading;

namespace Stemma.App.Serve.Edge;

/// <summary>Forms round the mail address of an account: proving it, and setting a forgotten password anew by it. What a link does, its button does; opening it changes nothing.</summary>
internal static class AccountMailForms
{
    // As long at least takes an answer to whoever asks for a letter: by its time nobody learns whether one was written.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(400);

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        Forms.Post(app, "/me/mail/prove", AccountForms.Own(SendProof));
        Forms.Post(app, "/account/mail", Prove);
        Forms.Post(app, "/account/forgot", Forgot);
        Forms.Post(app, "/account/renew", Renew);
    }

    private static async Task<IResult> SendProof(HttpContext http, People people, Person me, IFormCollection form) =>
        AccountForms.Tell(http, "/me", await people.SendProof(me.Number, http.RequestAborted), "A letter goes to your address: open the link that stands in it.");

    private static async Task<IResult> Prove(HttpContext http, SiteParts parts, IFormCollection form)
    {
        if (parts.People is not { } people || await people.ProveMail(form["secret"].ToString(), http.RequestAborted) is not { } person) return Results.NotFound();
        await AccountForms.Note(http, people, person, "proved the mail address");
        return AccountForms.Tell(http, Sessions.Account(http) == person.Number ? "/me" : "/sign-in", null, "Your mail address is proven.");
    }

    private static async Task<IResult> Forgot(HttpContext http, SiteParts parts, IFormCollection form)
    {
        if (parts.People is not { Writes: true } people) return Results.NotFound();
        await Task.WhenAll(people.Forgot(Forms.Line(form, "mail"), Doorman.Network(http), http.RequestAborted), Task.Delay(Least, http.RequestAborted));
        return AccountForms.Tell(http, "/sign-in", null, "If an account has this address, and it was proven, a letter goes there: open the link in it within an hour.");
    }

    private static async Task<IResult> Renew(HttpContext http, SiteParts parts, IFormCollection form)
    {
        if (parts.People is not { } people) return Results.NotFound();
        string secret = form["secret"].ToString();
        bool withoutPasskeys = form["passkeys"] == "remove";
        var (person, problem) = await people.Renew(secret, form["password"].ToString(), withoutPasskeys, http.RequestAborted);
        if (person is null) return AccountForms.Tell(http, problem!.Code == "password" ? $"/renew/{Uri.EscapeDataString(secret)}" : "/sign-in", problem, "");
        await people.Note(person.Number, "set a forgotten password anew", $"by a letter; sessions ended, tokens revoked{(withoutPasskeys ? ", passkeys removed" : "")}", http.RequestAborted);
        return AccountForms.Tell(http, "/sign-in", null, "Your password is set. Sign in with it; all browsers were signed out, and tokens for programs work no more.");
    }
}
