using Stemma.Core.Web;

namespace Stemma.App.Gather.Fetching;

/// <summary>What an answer says about when to ask again. Its own Date is the clock that its other dates are read by.</summary>
internal static class Freshness
{
    /// <summary>No server makes us wait longer than this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>How long a Retry-After (RFC 9110, 10.2.3: seconds or a date) asks to wait, clamped; null where it says nothing sensible.</summary>
    /// <param name="value">The header, or null.</param>
    /// <param name="date">The answer's Date header, or null.</param>
    /// <param name="real">The real time now.</param>
    public static TimeSpan? RetryAfter(string? value, string? date, DateTimeOffset real) =>
        Seconds(value) is { } seconds ? Clamped(TimeSpan.FromSeconds(seconds))
        : WebDate.Parse(value) is { } at && !IsNumber(value!) ? Clamped(at - (WebDate.Parse(date) ?? real)) : null;

    /// <summary>How long the answer is fresh (RFC 9111, 4.2): max-age, else Expires less Date; less Age; clamped; null where it says nothing.</summary>
    public static TimeSpan? MaxAge(IReadOnlyList<(string Name, string Value)> headers, DateTimeOffset real)
    {
        string? control = null, expires = null, date = null, age = null;
        foreach (var (name, value) in headers)
        {
            switch (name.ToLowerInvariant())
            {
                case "cache-control": control = control is null ? value : $"{control}, {value}"; break;
                case "expires": expires ??= value; break;
                case "date": date ??= value; break;
                case "age": age ??= value; break;
            }
        }
        TimeSpan? life = Directive(control, "max-age") is { } stated ? Seconds(stated) is { } seconds ? TimeSpan.FromSeconds(seconds) : null
            : WebDate.Parse(expires) is { } at && !IsNumber(expires!) ? at - (WebDate.Parse(date) ?? real) : null;
        return life is { } span ? Clamped(span - TimeSpan.FromSeconds(Seconds(age) ?? 0)) : null;
    }

    private static TimeSpan? Clamped(TimeSpan span) => span <= TimeSpan.Zero ? null : span < Longest ? span : Longest;

    private static string? Directive(string? control, string name) => control?.Split(',')
        .Select(d => d.Split('=', 2, StringSplitOptions.TrimEntries))
        .Where(d => d.Length == 2 && d[0].Equals(name, StringComparison.OrdinalIgnoreCase)).Select(d => d[1].Trim('"')).FirstOrDefault();

    private static bool IsNumber(string value) => value.Trim() is var v && v.Length > 0 && v.TrimStart('-', '+').All(c => char.IsAsciiDigit(c) || c == '.');

    private static double? Seconds(string? value)
    {
        var digits = value.AsSpan().Trim();
        if (digits.Length == 0 || digits.ContainsAnyExceptInRange('0', '9')) return null;
        return digits.Length > 9 ? Longest.TotalSeconds * 2 : double.Parse(digits);
    }
}
