using Microsoft.AspNetCore.Http;

namespace Stemma.App.Serve.Edge;

/// <summary>Which parts of the site want somebody who signed in, and as what. Pages ask once more, and say more.</summary>
internal static class Guard
{
    /// <summary>Lets on, shows the way to sign in, or turns away.</summary>
    public static RequestDelegate Before(RequestDelegate next) => http =>
    {
        bool sends = !HttpMethods.IsGet(http.Request.Method);
        if (Under(http, "/me"))
        {
            if (sends) return Sessions.Account(http) is null ? Refuse(http, "Sign in with your account first.") : next(http);
            return Sessions.IsSignedIn(http) ? next(http) : ToSignIn(http);
        }
        if (!sends || !Under(http, "/desk")) return next(http); // the desk's own pages say who may see them
        if (Under(http, "/desk/people") && !Sessions.IsAdmin(http)) return Refuse(http, "Only an admin does this.");
        if (Under(http, "/desk/comments")) return Sessions.IsModerator(http) ? next(http) : Refuse(http, "Only a moderator does this. Sign in with an account that has that role.");
        return Sessions.IsEditor(http) ? next(http) : Refuse(http, "Only an editor does this. Sign in, or use the link that the program prints when it starts.");
    };

    private static bool Under(HttpContext http, string path) => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase);

    private static Task Refuse(HttpContext http, string words) => Doorman.Say(http, StatusCodes.Status403Forbidden, words);

    private static Task ToSignIn(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = "/sign-in?back=" + Uri.EscapeDataString(http.Request.Path);
        return Task.CompletedTask;
    }
}
