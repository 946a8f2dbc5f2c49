using System.Net;
using Stemma.Core.News;

namespace Stemma.App.Gather.Fetching;

/// <summary>The way of one fetch through its redirects. Its cookies go back only to the origin that set them, and end with it.</summary>
internal sealed class Trip(WebAddress first)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CookieContainer> _jars = new(StringComparer.Ordinal);
    private bool _permanent = true;

    /// <summary>Where it began.</summary>
    public WebAddress From { get; } = first;

    /// <summary>Where it is.</summary>
    public WebAddress At { get; private set; } = first;

    /// <summary>How many redirects it followed.</summary>
    public int Hops { get; private set; }

    /// <summary>Where the leading run of permanent redirects ends; null where there is none.</summary>
    public string? MovedTo { get; private set; }

    /// <summary>That it was led from https to http; null where it was not.</summary>
    public Problem? Downgrade { get; private set; }

    /// <summary>The cookies for where it is.</summary>
    public string? Cookies => _jars.TryGetValue(At.Origin, out var jar) ? jar.GetCookieHeader(At.Uri) : null;

    /// <summary>Whether it was not yet here with these cookies.</summary>
    public bool IsNew() => _seen.Add($"{At.Url}\n{Cookies}");

    /// <summary>Follows a redirect. A permanent one from https to http is not kept: the next fetch tries https again.</summary>
    public void Follow(Answer answer, WebAddress next)
    {
        foreach (string cookie in answer.All("Set-Cookie")) Keep(cookie);
        bool down = At.Scheme == "https" && next.Scheme == "http";
        if (down) Downgrade = new Problem("downgraded", $"it was led from https to {next.Url}");
        _permanent &= answer.IsPermanent && !down;
        At = next;
        Hops++;
        if (_permanent) MovedTo = next.Url;
    }

    private void Keep(string cookie)
    {
        try
        {
            if (!_jars.TryGetValue(At.Origin, out var jar)) _jars.Add(At.Origin, jar = new CookieContainer());
            jar.SetCookies(At.Uri, cookie);
        }
        catch (CookieException)
        {
            // One that is none is not sent back.
        }
    }
}
