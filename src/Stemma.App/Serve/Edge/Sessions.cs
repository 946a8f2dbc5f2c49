using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Stemma.App.Serve.Edge;

/// <summary>Editors' sessions: a cookie that only this site reads, sealed with keys in the data folder.</summary>
internal static class Sessions
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>Adds what sessions need.</summary>
    /// <param name="services">The site's parts.</param>
    /// <param name="keys">The folder of the keys; null to forget them with the process.</param>
    /// <param name="wall">The clock by which they end.</param>
    public static void Add(IServiceCollection services, string? keys, TimeProvider wall)
    {
        var protection = services.AddDataProtection().SetApplicationName("stemma");
        if (keys is null) protection.UseEphemeralDataProtectionProvider();
        else protection.PersistKeysToFileSystem(Folder(keys));
        services.AddSingleton<Notices>();
        services.AddAuthentication(Scheme).AddCookie(Scheme, o =>
        {
            o.Cookie.Name = "stemma-editor";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.ExpireTimeSpan = TimeSpan.FromHours(12);
            o.SlidingExpiration = true;
            o.TimeProvider = wall;
        });
    }

    /// <summary>Whether an editor asks.</summary>
    public static bool IsEditor(HttpContext http) => http.User.Identity?.IsAuthenticated == true;

    /// <summary>Lets what is sent to the desk through to an editor's session only.</summary>
    public static RequestDelegate GuardDesk(RequestDelegate next) => http =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.Path.StartsWithSegments("/desk", StringComparison.OrdinalIgnoreCase) && !IsEditor(http)
            ? Doorman.Say(http, StatusCodes.Status403Forbidden, "Only an editor does this. Sign in by the link that the program prints when it starts.")
            : next(http);

    /// <summary>Whether whoever asks may write: an editor, or anyone at this machine alone.</summary>
    public static bool MayWrite(HttpContext http, Exposure exposure) => exposure.Loopback || IsEditor(http);

    /// <summary>Whether anyone at this machine may become an editor by a button: in a demo, and there alone.</summary>
    public static bool AreOpen(SiteParts parts, Exposure exposure) => parts.AnyoneEdits && exposure.Loopback;

    /// <summary>Signs an editor in.</summary>
    public static Task SignIn(HttpContext http) => http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "editor")], Scheme)));

    /// <summary>Signs out.</summary>
    public static Task SignOut(HttpContext http) => http.SignOutAsync(Scheme);

    private static DirectoryInfo Folder(string path)
    {
        var folder = Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows()) folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return folder;
    }
}
