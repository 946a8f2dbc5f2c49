using System.Net;
using System.Text;
using System.Text.Json;
using Stemma.Core.Extract.Live;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>What a page's JSON-LD says of its article (schema.org Article and its kinds).</summary>
internal sealed record JsonLdArticle
{
    public static JsonLdArticle None { get; } = new();

    public string Type { get; init; } = "";

    public string? Headline { get; init; }

    public string? Description { get; init; }

    public string? Body { get; init; }

    public string? Published { get; init; }

    public string? Modified { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Authors that are only referred to by @id.</summary>
    public IReadOnlyList<string> AuthorIds { get; init; } = [];

    public string? Section { get; init; }

    public string? Language { get; init; }

    public string? Publisher { get; init; }

    public string? Url { get; init; }

    public string? BasedOn { get; init; }

    public string? Image { get; init; }

    public bool? Free { get; init; }

    /// <summary>The entries of a live blog, as far as they are stated.</summary>
    public IReadOnlyList<LiveUpdate> Updates { get; init; } = [];
}

/// <summary>Reads JSON-LD, leniently: broken blocks are passed over.</summary>
internal static class JsonLd
{
    /// <summary>The type of a live blog.</summary>
    public const string LiveBlog = "LiveBlogPosting";

    private const int MostObjects = 3000;
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 60 };

    /// <summary>The page's article object: the one of an article type that says most; fields it leaves out are taken from lesser ones.</summary>
    public static JsonLdArticle Of(HtmlTree tree)
    {
        var found = new List<(int Rank, JsonLdArticle Article)>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        int left = MostObjects;
        foreach (var script in tree.Elements("script"))
        {
            if (script["type"]?.Contains("ld+json", StringComparison.OrdinalIgnoreCase) != true) continue;
            var source = string.Concat(script.Children.Select(c => c.Text));
            foreach (var piece in Parsed(source)) using (piece) Walk(piece.RootElement, found, names, ref left, 0);
        }
        return found.Count == 0 ? JsonLdArticle.None : found.OrderByDescending(f => f.Rank).Select(f => Referred(f.Article, names)).Aggregate(Merge);
    }

    private static IEnumerable<JsonDocument> Parsed(string source)
    {
        var text = source.Trim().TrimEnd(';');
        if (text.StartsWith("<!--", StringComparison.Ordinal)) text = text[4..].Replace("-->", "", StringComparison.Ordinal).Trim();
        if (text.StartsWith("//<![CDATA[", StringComparison.Ordinal)) text = text[11..].Replace("//]]>", "", StringComparison.Ordinal).Trim();
        text = Whole(text);
        if (Try(text) is { } whole) yield return whole;
        else if (Try(Mended(text)) is { } mended) yield return mended;
    }

    private static JsonDocument? Try(string text)
    {
        try { return text.Length is 0 or > 4_000_000 ? null : JsonDocument.Parse(text, Lenient); }
        catch (Exception bad) when (bad is JsonException or ArgumentException) { return null; }
    }

    // Raw line breaks and tabs inside strings are the commonest fault.
    private static string Mended(string text)
    {
        var mended = new StringBuilder(text.Length);
        foreach (char c in text) mended.Append(char.IsControl(c) ? ' ' : c);
        return mended.ToString();
    }

    // Half of a character, escaped ("\ud83d" alone), can be read neither as a name nor as a value.
    private static string Whole(string text)
    {
        if (!text.Contains("\\ud", StringComparison.OrdinalIgnoreCase)) return text;
        var whole = new StringBuilder(text);
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] != '\\') continue;
            if (IsHalf(text, i, "89ab") && IsHalf(text, i + 6, "cdef")) i += 11;
            else if (IsHalf(text, i, "89abcdef")) { for (int k = 2; k < 6; k++) whole[i + k] = "fffd"[k - 2]; }
            else i++;
        }
        return whole.ToString();
    }

    private static bool IsHalf(string text, int at, string kinds) =>
        at + 6 <= text.Length && text[at] == '\\' && text[at + 1] == 'u' && text[at + 2] is 'd' or 'D' && kinds.Contains(char.ToLowerInvariant(text[at + 3])) && char.IsAsciiHexDigit(text[at + 4]) && char.IsAsciiHexDigit(text[at + 5]);

    private static void Walk(JsonElement at, List<(int, JsonLdArticle)> found, Dictionary<string, string> names, ref int left, int depth)
    {
        if (--left < 0 || depth > 12) return;
        if (at.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in at.EnumerateArray()) Walk(item, found, names, ref left, depth + 1);
        }
        else if (at.ValueKind == JsonValueKind.Object)
        {
            if (Read(at) is { } article) found.Add(article);
            else if (Text(at, "@id") is { } id && at.TryGetProperty("name", out _) && Name(at).FirstOrDefault() is { } name) names.TryAdd(id, name);
            foreach (var name in (string[])["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"])
                if (name is not ("hasPart" or "itemListElement" or "item") || depth == 0)
                    if (at.TryGetProperty(name, out var inner)) Walk(inner, found, names, ref left, depth + 1);
        }
    }

    private static JsonLdArticle Referred(JsonLdArticle article, Dictionary<string, string> names) =>
        article.Authors.Count > 0 || article.AuthorIds.Count == 0 ? article : article with { Authors = [.. article.AuthorIds.Select(i => names.GetValueOrDefault(i)).OfType<string>()] };

    private static (int, JsonLdArticle)? Read(JsonElement at)
    {
        var type = Strings(at, "@type").Where(t => Rank(t) > 0).OrderByDescending(t => t == LiveBlog).FirstOrDefault();
        if (type is null) return null;
        var article = new JsonLdArticle
        {
            Type = type,
            Headline = Text(at, "headline") ?? (Rank(type) > 2 ? Text(at, "name") : null),
            Description = Text(at, "description"),
            Body = Text(at, "articleBody"),
            Published = Text(at, "datePublished") ?? Text(at, "dateCreated") ?? (type.Contains("Video") ? Text(at, "uploadDate") : null),
            Modified = Text(at, "dateModified"),
            Authors = [.. Names(at, "author").Concat(at.TryGetProperty("author", out _) ? [] : Names(at, "creator"))],
            AuthorIds = [.. Strings(at, "author")],
            Section = Strings(at, "articleSection").FirstOrDefault(),
            Language = Strings(at, "inLanguage").FirstOrDefault(),
            Publisher = Names(at, "publisher").FirstOrDefault(),
            Url = Text(at, "url") ?? Text(at, "mainEntityOfPage"),
            BasedOn = Text(at, "isBasedOn") ?? Text(at, "isBasedOnUrl"),
            Image = Urls(at, "image").FirstOrDefault(),
            Free = at.TryGetProperty("isAccessibleForFree", out var free) ? Truth(free) : null,
            Updates = type == LiveBlog ? LiveUpdate.Of(at) : [],
        };
        int said = (article.Headline is null ? 0 : 1) + (article.Published is null ? 0 : 1) + (article.Body is null ? 0 : 2) + (article.Authors.Count > 0 ? 1 : 0);
        return (Rank(type) * 10 + said, article);
    }

    private static int Rank(string type) => type switch
    {
        "NewsArticle" or "ReportageNewsArticle" or LiveBlog or "AnalysisNewsArticle" or "BackgroundNewsArticle" or "OpinionNewsArticle" or "ReviewNewsArticle" or "AskPublicNewsArticle" => 5,
        "Article" or "BlogPosting" or "Report" or "TechArticle" or "SocialMediaPosting" or "SatiricalArticle" or "AdvertiserContentArticle" or "ScholarlyArticle" or "Blog" => 4,
        "Review" or "Recipe" or "VideoObject" or "DiscussionForumPosting" or "ClaimReview" => 2,
        "WebPage" or "CreativeWork" or "MedicalWebPage" or "ItemPage" => 1,
        _ => type.EndsWith("Article", StringComparison.Ordinal) ? 4 : 0,
    };

    private static JsonLdArticle Merge(JsonLdArticle better, JsonLdArticle other)
    {
        bool kin = better.Headline is null || other.Headline is null || Phrases.Fold(better.Headline) == Phrases.Fold(other.Headline) || Rank(other.Type) <= 1;
        // Entries tell themselves whether they are this page's: by their words.
        var updates = better.Updates.Count > 0 ? better.Updates : other.Updates;
        if (!kin) return better with { Updates = updates };
        return better with
        {
            Type = other.Type == LiveBlog ? LiveBlog : better.Type,
            Updates = updates,
            Headline = better.Headline ?? (Rank(other.Type) > 1 ? other.Headline : null),
            Description = better.Description ?? other.Description,
            Body = better.Body ?? other.Body,
            Published = better.Published ?? other.Published,
            Modified = better.Modified ?? other.Modified,
            Authors = better.Authors.Count > 0 ? better.Authors : other.Authors,
            Section = better.Section ?? other.Section,
            Language = better.Language ?? other.Language,
            Publisher = better.Publisher ?? other.Publisher,
            Url = better.Url ?? other.Url,
            BasedOn = better.BasedOn ?? other.BasedOn,
            Image = better.Image ?? other.Image,
            Free = better.Free ?? other.Free,
        };
    }

    private static bool? Truth(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString() is { } s ? !s.Equals("false", StringComparison.OrdinalIgnoreCase) : null,
        _ => null,
    };

    /// <summary>The first text of a property; null where there is none.</summary>
    internal static string? Text(JsonElement at, string name) => Strings(at, name).FirstOrDefault();

    private static IEnumerable<string> Strings(JsonElement at, string name)
    {
        if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out var value)) return [];
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(One) : One(value);
    }

    private static IEnumerable<string> One(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && Said(value) is { Length: > 0 } text) return [text];
        if (value.ValueKind != JsonValueKind.Object) return [];
        foreach (var key in (string[])["@value", "@id", "name", "url"])
            if (value.TryGetProperty(key, out var inner) && inner.ValueKind == JsonValueKind.String && Said(inner) is { Length: > 0 } said) return [said];
        return [];
    }

    private static IEnumerable<string> Urls(JsonElement at, string name)
    {
        if (!at.TryGetProperty(name, out var value)) return [];
        return (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Repeat(value, 1)).SelectMany(v =>
            v.ValueKind == JsonValueKind.Object && v.TryGetProperty("url", out var url) && url.ValueKind == JsonValueKind.String ? [Said(url)!] : One(v));
    }

    private static IEnumerable<string> Names(JsonElement at, string name)
    {
        if (!at.TryGetProperty(name, out var value)) return [];
        return (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(v => v.ValueKind == JsonValueKind.Array ? v.EnumerateArray() : Enumerable.Repeat(v, 1)) : Enumerable.Repeat(value, 1)).SelectMany(Name);
    }

    private static IEnumerable<string> Name(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) return Said(value) is { Length: > 0 } s && !s.StartsWith("http", StringComparison.Ordinal) ? [s] : [];
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("name", out var name)) return [];
        return name.ValueKind == JsonValueKind.Array ? name.EnumerateArray().SelectMany(Name) : Name(name);
    }

    /// <summary>A text with its line breaks and markup; null where it is none.</summary>
    internal static string? Lines(JsonElement value)
    {
        try { return value.ValueKind == JsonValueKind.String ? value.GetString() : null; }
        catch (InvalidOperationException) { return null; }
    }

    // Many sites write HTML's entities into it. A lone surrogate cannot be read as a string.
    private static string? Said(JsonElement value)
    {
        try { return value.GetString() is { } said ? WhiteSpace.Fold(WebUtility.HtmlDecode(said)) : null; }
        catch (InvalidOperationException) { return null; }
    }
}
