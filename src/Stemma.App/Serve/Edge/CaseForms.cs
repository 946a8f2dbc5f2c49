using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Takedowns;
using Stemma.Core.News;

namespace Stemma.App.Serve.Edge;

/// <summary>What whoever holds a case's token, or a letter's link, sends; and what editors do with cases. A wrong token is told as a page that is not there.</summary>
internal static class CaseForms
{
    /// <summary>A form of a case's page: the case is found by the token in the form.</summary>
    /// <param name="act">What is done.</param>
    public static Func<HttpContext, SiteParts, IFormCollection, Task<IResult>> OfCase(Func<Cases, Petition, IFormCollection, CancellationToken, Task<Answer>> act) => async (http, parts, form) =>
    {
        string token = form["token"].ToString();
        if (parts.Acts is not { } acts || await parts.Reading.Case(Inbox.Hash(token), http.RequestAborted) is not { } asked) return Results.NotFound();
        var done = await act(acts.Cases, asked, form, http.RequestAborted);
        return Results.Redirect($"/case/{token}?{(done.Refused ? "not" : "done")}={Sealed(http, done)}");
    };

    /// <summary>Looks for a file or a record.</summary>
    public static Task<Answer> Prove(Cases cases, Petition asked, IFormCollection form, CancellationToken ct) =>
        cases.Prove(asked, form["kind"] == "dns" ? ProofKind.Dns : ProofKind.File, form["host"].ToString(), ct);

    /// <summary>The button behind a letter's link.</summary>
    public static async Task<IResult> Confirm(HttpContext http, SiteParts parts, IFormCollection form)
    {
        int number = int.TryParse(form["number"], out int given) ? given : 0;
        var (host, secret) = (form["host"].ToString(), form["secret"].ToString());
        if (parts.Acts is not { } acts || await acts.Cases.ByLink(number, host, secret, http.RequestAborted) is not { } asked || await acts.Cases.Confirm(number, host, secret, http.RequestAborted) is not { } done) return Results.NotFound();
        return Results.Redirect(done.Refused ? "/takedown?wrong=refused" : asked.Kind == PetitionKind.Outlet ? "/takedown?kind=outlet&done=1" : "/takedown?done=1");
    }

    /// <summary>What an editor's act on a case tells.</summary>
    public static async Task<Done> Told(Task<Answer> act)
    {
        var answer = await act;
        return new Done(answer.Refused, string.Join("; ", answer.Lines));
    }

    /// <summary>What became of it, for the page that tells it.</summary>
    public static string Sealed(HttpContext http, Answer done) => http.RequestServices.GetRequiredService<Notices>().Seal(Excerpt.Cut(string.Join("; ", done.Lines), 60));
}
