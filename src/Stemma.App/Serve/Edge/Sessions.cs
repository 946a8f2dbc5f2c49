using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stemma.App.Store.Reading;

namespace Stemma.App.Serve.Edge;

/// <summary>Who is signed in: a cookie that only this site reads holds a secret, of which the store has the hash.</summary>
internal static class Sessions
{
    /// <summary>The cookie's name.</summary>
    public const string Cookie = "stemma-editor";

    /// <summary>What whoever signed in without an account is called where his name stands.</summary>
    public const string Nameless = "editor";

    private const string AccountClaim = "account", SessionClaim = "session";

    /// <summary>Adds what sessions need.</summary>
    /// <param name="services">The site's parts.</param>
    /// <param name="keys">The folder of the keys that forms and notices are sealed with; null to forget them with the process.</param>
    public static void Add(IServiceCollection services, string? keys)
    {
        var protection = services.AddDataProtection().SetApplicationName("stemma");
        if (keys is null) protection.UseEphemeralDataProtectionProvider();
        else protection.PersistKeysToFileSystem(Folder(keys));
        services.AddSingleton<Notices>().AddSingleton<Once>();
        services.AddAuthentication(SessionHandler.Name).AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Name, static _ => { });
    }

    /// <summary>Whether somebody is signed in.</summary>
    public static bool IsSignedIn(HttpContext http) => http.User.Identity?.IsAuthenticated == true;

    /// <summary>Whether an editor asks: one who works at the desk.</summary>
    public static bool IsEditor(HttpContext http) => http.User.IsInRole(nameof(Role.Editor)) || IsAdmin(http);

    /// <summary>Whether an admin asks.</summary>
    public static bool IsAdmin(HttpContext http) => http.User.IsInRole(nameof(Role.Admin));

    /// <summary>Whether somebody asks who judges comments.</summary>
    public static bool IsModerator(HttpContext http) => http.User.IsInRole(nameof(Role.Moderator)) || IsAdmin(http);

    /// <summary>The account that asks; null for guests, and for whoever has none.</summary>
    public static int? Account(HttpContext? http) => Number(http, AccountClaim);

    /// <summary>The number of the session that asks, or null.</summary>
    public static int? Session(HttpContext http) => Number(http, SessionClaim);

    /// <summary>Whose name stands by what is done.</summary>
    public static string Name(HttpContext http) => http.User.Identity?.Name is { Length: > 0 } name ? name : Nameless;

    /// <summary>Whether whoever asks may keep a text that he pasted: an editor, and where the site is for this machine alone anyone. To take something down wants an editor everywhere.</summary>
    public static bool MayKeep(HttpContext http, Exposure exposure) => exposure.Loopback || IsEditor(http);

    /// <summary>Whether anyone at this machine may become an editor by a button: in a demo, and there alone.</summary>
    public static bool AreOpen(SiteParts parts, Exposure exposure) => parts.AnyoneEdits && exposure.Loopback;

    /// <summary>Who asks, as the site knows him. The session's number is among what its forms' tokens are bound to.</summary>
    public static ClaimsPrincipal Principal(Role role, int? account, string name, int? session)
    {
        var claims = new List<Claim> { new(ClaimTypes.Name, name), new(ClaimTypes.Role, role.ToString()) };
        if (account is { } number) claims.Add(new Claim(AccountClaim, number.ToString(CultureInfo.InvariantCulture)));
        if (session is { } held) claims.Add(new Claim(SessionClaim, held.ToString(CultureInfo.InvariantCulture)));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, SessionHandler.Name));
    }

    /// <summary>Signs in by a link or a button, without an account.</summary>
    public static async Task SignIn(HttpContext http, Accounts.People people, Role role) => await Change(http, people, await people.Logins.Begin(role, Device(http), http.RequestAborted), role);

    /// <summary>Signs an account in.</summary>
    public static async Task SignIn(HttpContext http, Accounts.People people, Person person) => await Change(http, people, await people.Logins.Begin(person, Device(http), http.RequestAborted), person.Role);

    /// <summary>Signs out, for good.</summary>
    public static async Task SignOut(HttpContext http, Accounts.People? people)
    {
        if (people is not null && http.Request.Cookies[Cookie] is { } secret) await people.Logins.End(secret, http.RequestAborted);
        http.Response.Cookies.Delete(Cookie);
    }

    // A secret that the browser held before is worth nothing afterwards, whoever put it there.
    private static async Task Change(HttpContext http, Accounts.People people, string secret, Role role)
    {
        if (http.Request.Cookies[Cookie] is { } before) await people.Logins.End(before, http.RequestAborted);
        http.Response.Cookies.Append(Cookie, secret, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
            MaxAge = role == Role.Reader ? Accounts.Logins.ReadersLast : null,
            IsEssential = true,
        });
    }

    // What a person knows his browsers by.
    private static string Device(HttpContext http)
    {
        string agent = http.Request.Headers.UserAgent.ToString();
        string browser = new[] { ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari") }.FirstOrDefault(b => agent.Contains(b.Item1, StringComparison.Ordinal)).Item2 ?? "A browser";
        string? system = new[] { ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux") }.FirstOrDefault(s => agent.Contains(s.Item1, StringComparison.Ordinal)).Item2;
        return system is null ? browser : $"{browser} on {system}";
    }

    private static int? Number(HttpContext? http, string claim) => int.TryParse(http?.User.FindFirst(claim)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static DirectoryInfo Folder(string path)
    {
        var folder = Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows()) folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return folder;
    }
}
