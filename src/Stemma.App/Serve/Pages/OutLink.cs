namespace Stemma.App.Serve.Pages;

/// <summary>Addresses that lead out of the site.</summary>
public static class OutLink
{
    /// <summary>The address where a page may link it: an absolute http or https one; null otherwise ("javascript:" and the like never become a link).</summary>
    public static string? Safe(string? url) =>
        url is not null && Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address.AbsoluteUri
            : null;

    /// <summary>Where a reader disputes something of a story.</summary>
    /// <param name="story">The story.</param>
    /// <param name="about">What is disputed, in words.</param>
    public static string Dispute(int story, string about) =>
        $"/takedown?kind=dispute&story={story}&about={Uri.EscapeDataString(about.Length > 160 ? about[..(char.IsHighSurrogate(about[159]) ? 159 : 160)] : about)}";
}
