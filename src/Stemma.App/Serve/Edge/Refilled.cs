using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Stemma.App.Serve.Edge;

/// <summary>What somebody wrote into a form in which something was wrong: it stands in the form again, once. It is kept in memory, not in the address: addresses are written into logs.</summary>
internal sealed class Refilled
{
    private const int Longest = 4001; // one letter more than the longest field takes, so that what was too long is still seen to be

    private readonly Dictionary<string, string> _fields;

    private Refilled(Dictionary<string, string> fields) => _fields = fields;

    /// <summary>Keeps fields of a form.</summary>
    /// <param name="http">The request.</param>
    /// <param name="form">The form.</param>
    /// <param name="fields">Which; never a password.</param>
    /// <returns>The key that they are taken by.</returns>
    public static string Keep(HttpContext http, IFormCollection form, params ReadOnlySpan<string> fields)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string field in fields)
            if (form[field].ToString() is { Length: > 0 } value) kept[field] = value[..Math.Min(value.Length, Longest)];
        return http.RequestServices.GetRequiredService<Once>().Keep(JsonSerializer.Serialize(kept), Sessions.Account(http));
    }

    /// <summary>Takes them; there are none where the key is old, was used, or is another account's.</summary>
    public static Refilled Take(Once once, string? key, HttpContext? http) =>
        new(once.Take(key, Sessions.Account(http)) is { } kept ? JsonSerializer.Deserialize<Dictionary<string, string>>(kept) ?? [] : []);

    /// <summary>Whether nothing was kept.</summary>
    public bool IsEmpty => _fields.Count == 0;

    /// <summary>What stood in a field; null where nothing did.</summary>
    public string? this[string field] => _fields.GetValueOrDefault(field);
}
