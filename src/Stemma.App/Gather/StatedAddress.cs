using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.App.Gather;

/// <summary>The address that a saved page gives as its own: its link "canonical" (RFC 6596).</summary>
public static class StatedAddress
{
    private const int HeadLength = 256 << 10; // characters

    /// <summary>The address, normalised; null for what is no page, names none in its head, or names a whole site ("https://example.org/") as many broken pages do.</summary>
    public static string? Of(Capture capture)
    {
        if (capture.Form != CaptureForm.Html) return null;
        var tree = HtmlTreeBuilder.Parse(Charset.Decode(capture.Body.Span, capture.ContentType, HeadLength).Text);
        foreach (var link in tree.Elements("link"))
        {
            if (link["rel"]?.Split(' ').Contains("canonical", StringComparer.OrdinalIgnoreCase) != true || link["href"] is not { Length: > 0 } href) continue;
            return PageUrl.Resolve(href, null) is { } whole && PageUrl.Normalise(whole, null) is { } url && !IsSite(url) ? url : null;
        }
        return null;
    }

    private static bool IsSite(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.AbsolutePath.Length <= 1 && uri.Query.Length <= 1;
}
