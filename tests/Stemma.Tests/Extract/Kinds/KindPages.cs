using Stemma.Core.News;

namespace Stemma.Tests.Extract.Kinds;

/// <summary>A page with what it is.</summary>
internal sealed record KindPage(string Name, string Url, string Html, PageKind Kind, Access Access = Access.Free);

/// <summary>Pages of every kind in six languages, dressed as sites dress them: navigation, cookie notice, related reports, footer, structured data or none.</summary>
internal static class KindPages
{
    public static IEnumerable<KindPage> All => KindWords.All.SelectMany((w, i) => Of(w, i));

    private static IEnumerable<KindPage> Of(KindWords w, int dress)
    {
        string host = $"https://www.outlet-{w.Language}.example";
        string meta = "<meta property=\"og:type\" content=\"article\"><meta property=\"article:published_time\" content=\"2031-09-12T08:00:00+02:00\">";
        string json(string type, string more = "") => "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"" + type + "\",\"headline\":\"" + w.Title + "\",\"datePublished\":\"2031-09-12T08:00:00+02:00\"" + more + "}</script>";
        string stated = dress % 2 == 0 ? json("NewsArticle") : meta;
        string paragraphs = string.Concat(w.Sentences.Select(s => $"<p>{s}</p>"));
        string related = "<aside class=\"related\"><ul>" + string.Concat(w.Sections.Select((s, n) => $"<li><a href=\"/{n}\">{s}: {w.Title}</a></li>")) + "</ul></aside>";
        string path = host + "/2031/09/12/bridge";
        yield return new("article", path, Page(w, w.Title, stated, $"<article><h1>{w.Title}</h1>{paragraphs}</article>{related}"), PageKind.Article);
        yield return new("article without a word for machines", path, Page(w, w.Title, "", $"<div class=\"c{dress}\"><h1>{w.Title}</h1><time datetime=\"2031-09-12T08:00:00+02:00\">12.09.2031</time>{paragraphs}</div>{related}", 100), PageKind.Article);
        string whole = $"<article><h1>{w.Title}</h1>{paragraphs}{paragraphs.Replace("<p>", "<p>„", StringComparison.Ordinal)}</article>{related}";
        yield return new("metered", path, Page(w, w.Title, json("NewsArticle", ",\"isAccessibleForFree\":false") + "<meta property=\"article:content_tier\" content=\"metered\">", whole), PageKind.Article, Access.Metered);
        yield return new("for subscribers, whole", path, Page(w, w.Title, json("NewsArticle", ",\"isAccessibleForFree\":false"), whole), PageKind.Article, Access.Subscription);
        yield return new("locked, whole", path, Page(w, w.Title, stated + "<meta property=\"article:content_tier\" content=\"locked\">", whole), PageKind.Article, Access.Subscription);
        yield return new("free by its own word", path, Page(w, w.Title, json("NewsArticle", ",\"isAccessibleForFree\":true"), whole), PageKind.Article);
        yield return new("article whose body is not there", path, Page(w, w.Title, stated, $"<main><h1>{w.Title}</h1><div id=\"app\"></div></main>{related}", 80, banner: false), PageKind.Article);
        yield return new("page of links without text or headlines", host + "/app", Page(w, w.Title, "", $"<main><h1>{w.Title}</h1><div id=\"app\"></div></main>{related}", 80, banner: false), PageKind.NotAnArticle);
        yield return new("list of headlines alone", host + "/tag/bridge", Page(w, w.Sections[0], "", $"<main><h1>{w.Sections[0]}</h1>" + string.Concat(Enumerable.Range(0, 12).Select(n => $"<h2><a href=\"/2031/{n}\">{w.Sections[n % 6]}: {w.Title}, {n}</a></h2>")) + "</main>", banner: false), PageKind.ListPage);
        yield return new("stub, stated", path, Page(w, w.Title, json("NewsArticle", ",\"isAccessibleForFree\":\"False\""), $"<article><h1>{w.Title}</h1><p>{w.Sentences[0]}</p><p>{w.Sentences[1]}</p></article>{related}"), PageKind.Article, Access.PaywalledStub);
        yield return new("stub, shown", path, Page(w, w.Title, stated, $"<article><h1>{w.Title}</h1><p>{w.Sentences[0]}</p><p>{w.Sentences[1]}</p><div class=\"offer\"><h3>{w.Paywall}</h3><button>OK</button></div></article>{related}"), PageKind.Article, Access.PaywalledStub);
        string entries = string.Concat(w.Sentences.Select((s, n) => dress % 2 == 0 ? $"<div class=\"e\"><time datetime=\"2031-09-12T1{6 - n}:10:00+02:00\">1{6 - n}:10</time><p>{s}</p></div>" : $"<section><b>1{6 - n}:10</b><p>{s}</p></section>"));
        yield return new("live blog, stated", path, Page(w, w.Title, json("LiveBlogPosting"), $"<main><h1>{w.Title}</h1><div class=\"posts\">{entries}</div></main>{related}"), PageKind.LiveBlog);
        yield return new("live blog, shown", path, Page(w, w.Title, meta, $"<main><h1>{w.Title}</h1><div class=\"posts\">{entries}</div></main>{related}"), PageKind.LiveBlog);
        yield return new("gallery", path, Page(w, w.Title, meta, $"<main><h1>{w.Title}</h1><p>{w.Sentences[0]}</p>" + string.Concat(Enumerable.Range(0, 9).Select(n => $"<figure><img src=\"/{n}.jpg\"><figcaption>{w.Sections[n % 6]} {n}: {w.Title}</figcaption></figure>")) + "</main>"), PageKind.Gallery);
        yield return new("video", path, Page(w, w.Title, dress % 2 == 0 ? json("VideoObject", ",\"uploadDate\":\"2031-09-12\"") : "<meta property=\"og:type\" content=\"video.other\">", $"<main><h1>{w.Title}</h1><video src=\"/v.mp4\"></video><p>{w.Sentences[0]}</p></main>{related}"), PageKind.Video);
        string teasers = string.Concat(Enumerable.Range(0, 12).Select(n => $"<article><h2><a href=\"/2031/{n}\">{w.Sections[n % 6]}: {w.Title}, {n}</a></h2><p>{w.Sentences[n % 6]}</p></article>"));
        yield return new("tag index", host + "/tag/bridge", Page(w, w.Sections[0], "<meta property=\"og:type\" content=\"website\">", $"<main><h1>{w.Sections[0]}</h1>{teasers}</main>", 60), PageKind.ListPage);
        yield return new("timed tag index", host + "/tag/bridge", Page(w, w.Sections[0], "", "<main>" + teasers.Replace("<h2>", "<time datetime=\"2031-09-12T08:00:00+02:00\">08:00</time><h2>", StringComparison.Ordinal) + "</main>", 60), PageKind.ListPage);
        yield return new("home page", host + "/", Page(w, w.Outlet, "", $"<main>{teasers}</main>", 60), PageKind.ListPage);
        yield return new("search", host + "/search?q=bridge", Page(w, w.Search, "", $"<main><h1>{w.Search}</h1>{teasers}</main>"), PageKind.ListPage);
        yield return new("login", host + "/login", Page(w, w.Login, "", $"<main><h1>{w.Login}</h1><p>{w.LoginText}</p><form><input name=\"e\"><input type=\"password\"><button>{w.Login}</button></form></main>"), PageKind.NotAnArticle);
        yield return new("404", host + "/gone", Page(w, w.Missing, "", $"<main><h1>{w.Missing}</h1><p>{w.MissingText}</p></main>"), PageKind.NotAnArticle);
        yield return new("consent wall", path, Page(w, w.Consent, "", $"<main><h1>{w.Consent}</h1><p>{w.ConsentText}</p><button>OK</button></main>", 0), PageKind.NotAnArticle);
        yield return new("privacy policy", host + "/privacy", Page(w, w.Policy, "", $"<main><h1>{w.Policy}</h1>{string.Concat(w.PolicyText.Select(s => $"<p>{s}</p>"))}</main>"), PageKind.NotAnArticle);
    }

    private static string Page(KindWords w, string title, string head, string main, int links = 12, bool banner = true) =>
        $"<!doctype html><html lang=\"{w.Language}\"><head><meta charset=\"utf-8\"><title>{title} | {w.Outlet}</title>{head}<meta property=\"og:site_name\" content=\"{w.Outlet}\"></head><body><header><a href=\"/\">{w.Outlet}</a><nav><ul>"
        + string.Concat(Enumerable.Range(0, links).Select(n => $"<li><a href=\"/{n}\">{w.Sections[n % 6]} {n}</a></li>"))
        + $"</ul></nav></header>{main}{(banner ? $"<div id=\"cookie-banner\">{w.ConsentText}</div>" : "")}<footer><ul>{string.Concat(w.Sections.Select(s => $"<li><a href=\"/{s}\">{s}</a></li>"))}</ul><p>© 2031 {w.Outlet}</p></footer></body></html>";
}
