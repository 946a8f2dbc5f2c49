using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stemma.App.Accounts;
using Stemma.App.Store.Reading;

namespace Stemma.App.Serve.Edge;

/// <summary>Tells the site who asks: by the session's cookie; at the API by a token instead, and by that alone where one is given.</summary>
internal sealed class SessionHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SiteParts parts) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string Name = "stemma";

    private const string Bearer = "Bearer ";

    /// <summary>Turns away whoever comes to the API with a token that is none, or that may not do what is asked.</summary>
    public static RequestDelegate Before(RequestDelegate next) => http =>
    {
        if (TokenOf(http.Request) is null) return next(http);
        bool known = Sessions.IsSignedIn(http);
        if (known && Granted(http, HttpMethods.IsGet(http.Request.Method) ? Scopes.Read : Scopes.None)) return next(http);
        http.Response.Headers.WWWAuthenticate = known ? "Bearer error=\"insufficient_scope\"" : "Bearer error=\"invalid_token\"";
        return known ? Doorman.Say(http, StatusCodes.Status403Forbidden, "This token may not do that: its scopes do not name it.")
            : Doorman.Say(http, StatusCodes.Status401Unauthorized, "This token is none, was revoked, or has ended.");
    };

    /// <summary>Whether a token was given that may do this.</summary>
    public static bool Granted(HttpContext http, Scopes scope) => http.Items[Name] is Scopes has && (has & scope) == scope;

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (parts.People is not { } people) return AuthenticateResult.NoResult();
        if (TokenOf(Request) is { } token) return await ByToken(people, token);
        if (!Request.Cookies.TryGetValue(Sessions.Cookie, out string? secret) || await people.Logins.Find(secret, Context.RequestAborted) is not { } session) return AuthenticateResult.NoResult();
        return AuthenticateResult.Success(new AuthenticationTicket(Sessions.Principal(session.Role, session.Account, session.Name, session.Number), Name));
    }

    private static string? TokenOf(HttpRequest request) =>
        Doorman.IsApi(request.HttpContext) && request.Headers.Authorization.ToString() is var said && said.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? said[Bearer.Length..].Trim() : null;

    private async Task<AuthenticateResult> ByToken(People people, string secret)
    {
        if (await people.Tokens.Find(secret, Context.RequestAborted) is not var (token, person)) return AuthenticateResult.NoResult();
        Context.Items[Name] = token.Scopes;
        return AuthenticateResult.Success(new AuthenticationTicket(Sessions.Principal(person.Role, person.Number, person.Name, null), Name));
    }
}
