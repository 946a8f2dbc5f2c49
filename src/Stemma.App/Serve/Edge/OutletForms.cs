using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Takedowns;

namespace Stemma.App.Serve.Edge;

/// <summary>What the owner of an outlet sends from the page of his case, and what the links of letters to him do.</summary>
internal static class OutletForms
{
    /// <summary>The part of an owner's page where he sets how his reports are shown.</summary>
    public const string Settings = "settings";

    /// <summary>The part where he sets whether he is written to.</summary>
    public const string Letters = "alert";

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        Forms.Post(app, "/case/outlet", Own(Settings, static (outlets, asked, form, ct) => outlets.Set(asked, Forms.Line(form, "most"), form["noarchive"] == "1", Forms.Line(form, "contact"), ct)));
        Forms.Post(app, "/case/outlet/clear", Own(Settings, static (outlets, asked, _, ct) => outlets.Clear(asked, ct)));
        Forms.Post(app, "/case/alert", Own(Letters, static (outlets, asked, form, ct) => outlets.Alert(asked, Forms.Line(form, "mail"), ct)));
        Forms.Post(app, "/case/alert/stop", Own(Letters, static (outlets, asked, _, ct) => outlets.Quiet(asked, ct)));
        Forms.Post(app, "/alert/do", Followed);
        // By a mail program, which has neither our cookie nor our token (RFC 8058): the address alone says whom it stops.
        app.MapPost("/alert/{Number:int}/{Value}", static (int number, string value, HttpContext http, SiteParts parts) => OneClick(http, parts, number, value)).DisableAntiforgery().WithOrder(-1); // before the page of this address
    }

    // What became of it stands in the part of the page that the form stands in; what was refused stands in the form again.
    private static Forms.Handler Own(string part, Func<OwnOutlet, Petition, IFormCollection, CancellationToken, Task<Answer>> act) => async (http, parts, form) =>
    {
        string token = form["token"].ToString();
        if (parts.Acts is not { } acts || await parts.Reading.Case(Inbox.Hash(token), http.RequestAborted) is not { } asked) return Results.NotFound();
        var done = await act(acts.Cases.Outlets, asked, form, http.RequestAborted);
        string told = $"?{(done.Refused ? "not" : "done")}={CaseForms.Sealed(http, done)}";
        return Results.Redirect(OwnOutlet.HostOf(asked) is null ? $"/case/{token}{told}"
            : $"/case/{token}/carried{told}&part={part}{(done.Refused ? $"&again={Refilled.Keep(http, form, "most", "noarchive", "contact", "mail")}" : "")}#{part}");
    };

    private static async Task<IResult> Followed(HttpContext http, SiteParts parts, IFormCollection form) =>
        parts.Acts is { } acts && await acts.Cases.Outlets.Follow(Forms.Number(form, "number"), form["value"].ToString(), http.RequestAborted) is { } done
            ? Results.Redirect($"/alert?{(done.Refused ? "not" : "done")}={CaseForms.Sealed(http, done)}") : Results.NotFound();

    // A link that confirms is followed by a person alone.
    private static async Task<IResult> OneClick(HttpContext http, SiteParts parts, int number, string value)
    {
        if (parts.Acts is not { } acts || await acts.Cases.Outlets.ByLink(number, value, http.RequestAborted) is not (_, false)) return Results.Text("This address stops nothing.", statusCode: StatusCodes.Status404NotFound);
        await acts.Cases.Outlets.Follow(number, value, http.RequestAborted);
        return Results.Text("No more of these letters are sent.");
    }
}
