using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Stemma.Tests.Browser;

/// <summary>What markup must not hold, by its shape alone (the rules of eval/tools/xss_oracle.mjs).</summary>
internal static class MarkupRules
{
    private static readonly HashSet<string> BadElements =
    [
        .. "script iframe frame frameset object embed applet style link meta base form input button textarea select option svg math template noscript xmp plaintext marquee isindex bgsound layer portal dialog slot img picture source video audio track".Split(' '),
    ];

    private static readonly HashSet<string> Addresses =
        [.. "href src srcset action formaction xlink:href background poster data cite longdesc dynsrc lowsrc ping manifest icon usemap profile codebase classid archive".Split(' ')];

    /// <summary>What is wrong with a fragment of somebody else's that was cleaned.</summary>
    public static IReadOnlyList<string> OfFragment(string html)
    {
        var parser = new HtmlParser();
        var body = parser.ParseDocument("<!doctype html><body>").Body!;
        var elements = parser.ParseFragment(html, body).SelectMany(n => n is IElement e ? e.QuerySelectorAll("*").Prepend(e) : []).ToList();
        return [.. elements.Where(e => BadElements.Contains(e.LocalName)).Select(e => $"<{e.LocalName}>"), .. elements.SelectMany(Attributes), .. elements.Where(e => e.LocalName == "a" && e.HasAttribute("href") && e.GetAttribute("rel") != "nofollow noopener ugc").Select(_ => "link without rel")];
    }

    /// <summary>What is wrong with a page of ours: script or style that is not a file of ours, a handler, an address that runs or loads something from elsewhere.</summary>
    public static IReadOnlyList<string> OfPage(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        var elements = document.All.ToList();
        var loading = elements.Where(e => e.LocalName is "script" or "link" or "img" or "iframe" or "object" or "embed" or "video" or "audio" or "source" or "style" or "base" or "meta");
        return
        [
            .. elements.SelectMany(Attributes),
            .. loading.Where(e => !IsOurs(e)).Select(e => e.OuterHtml.Length > 120 ? e.OuterHtml[..120] : e.OuterHtml),
            .. elements.Where(e => e.LocalName is "form" && !(e.GetAttribute("action") ?? "/").StartsWith('/')).Select(e => $"form to {e.GetAttribute("action")}"),
        ];
    }

    private static bool IsOurs(IElement e) => e.LocalName switch
    {
        "script" => e.TextContent.Trim().Length == 0 && e.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) == true,
        "link" => e.GetAttribute("rel") is "canonical" || e.GetAttribute("href")?.StartsWith('/') == true,
        "meta" => e.GetAttribute("http-equiv") is null,
        "base" => e.GetAttribute("href") == "/",
        _ => false,
    };

    private static IEnumerable<string> Attributes(IElement e)
    {
        foreach (var attribute in e.Attributes)
        {
            string name = attribute.Name.ToLowerInvariant(), value = string.Concat(attribute.Value.Where(c => c > ' ')).ToLowerInvariant();
            if (name.StartsWith("on", StringComparison.Ordinal) || name is "style" or "srcdoc") yield return $"{e.LocalName} {name}";
            if (Addresses.Contains(name) && value.Split(':') is [var scheme, _, ..] && scheme.Length > 0 && scheme.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.') && scheme is not ("http" or "https" or "mailto"))
                yield return $"{e.LocalName} {name}={attribute.Value[..Math.Min(40, attribute.Value.Length)]}";
        }
    }
}
