using System.Text.RegularExpressions;

namespace Stemma.Tests.Serve;

/// <summary>What the W3C's feed validator takes the values of a feed for.</summary>
internal static partial class ValidatorValues
{
    // Its "htmltags" that may stand in a text, and of those what it holds for safe.
    private static readonly HashSet<string> Safe =
    [
        "a", "abbr", "acronym", "address", "article", "aside", "audio", "b", "bdi", "big", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "dir", "div", "dl", "dt", "em",
        "figcaption", "figure", "footer", "font", "header", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "picture", "pre", "q", "s", "samp", "section", "small", "span",
        "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "time", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "video", "wbr",
    ];

    private static readonly HashSet<string> Unsafe = ["script", "style", "iframe", "object", "embed", "link", "meta", "base", "applet", "frame", "frameset", "html", "head", "body", "title", "xmp", "plaintext", "form", "input"];
    private static readonly HashSet<string> Attributes = ["href", "lang", "dir", "title", "datetime", "colspan", "rowspan", "start", "rel", "src", "alt", "width", "height", "class", "id"];
    private static readonly HashSet<string> Void = ["br", "hr", "img", "wbr", "col"];
    private static readonly HashSet<string> Entities = ["amp", "lt", "gt", "quot", "apos", "nbsp", "pi", "copy", "reg", "euro", "hellip", "mdash", "ndash", "deg", "para", "sect", "not", "times", "uml", "eacute"];

    // ISO 639-1; of three letters any.
    private static readonly HashSet<string> Languages =
        [.. ("aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu iw "
            + "ja jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm "
            + "sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu").Split(' ')];

    /// <summary>Whether its first part is the code of a language.</summary>
    public static bool IsLanguage(string tag) => tag.Split('-')[0].ToLowerInvariant() is var code && (code.Length == 3 && code.All(char.IsAsciiLetter) || Languages.Contains(code));

    /// <summary>An address with its scheme, of the characters of RFC 2396 alone.</summary>
    public static bool IsFullAddress(string value) => Full().IsMatch(value) && (!value.StartsWith("http", StringComparison.OrdinalIgnoreCase) || Served().IsMatch(value));

    /// <summary>A urn:uuid: as it must be, or any other name.</summary>
    public static bool IsName(string value) => value.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase) ? Uuid().IsMatch(value) : Urn().IsMatch(value);

    /// <summary>Lower-case scheme and host, no port that goes without saying, a path at least.</summary>
    public static bool IsCanonical(string value) => value.StartsWith("urn:uuid:", StringComparison.Ordinal) || Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.AbsoluteUri == value;

    /// <summary>The first end tag of HTML in a text, or null.</summary>
    public static string? EndTag(string text) => EndTags().Matches(text).Select(m => m.Groups[1].Value).FirstOrDefault(t => Safe.Contains(t.ToLowerInvariant()) || Unsafe.Contains(t.ToLowerInvariant()));

    /// <summary>The first entity of HTML in a text, or null.</summary>
    public static string? Entity(string text) => EntityMarks().Matches(text).Select(m => m.Groups[1].Value).FirstOrDefault(n => Entities.Contains(n) || !n.All(char.IsLetter));

    /// <summary>Whether an e-mail address stands in it between angle brackets.</summary>
    public static bool HoldsMail(string text) => Mail().IsMatch(text);

    /// <summary>What is wrong with a fragment of HTML: unknown or unsafe tags and attributes, tags that do not close, bare ampersands, relative addresses.</summary>
    public static IEnumerable<string> Html(string html, string where)
    {
        var open = new Stack<string>();
        int end = 0;
        foreach (Match tag in Tag().Matches(html))
        {
            if (html.AsSpan(end, tag.Index - end).Contains('<')) yield return $"NotHtml: {where} has a bare <";
            end = tag.Index + tag.Length;
            string name = tag.Groups["name"].Value.ToLowerInvariant();
            if (Unsafe.Contains(name)) yield return $"SecurityRisk: {where} has <{name}>";
            else if (!Safe.Contains(name)) yield return $"NotHtml: {where} has <{name}>";
            foreach (Match a in Attribute().Matches(tag.Groups["rest"].Value))
            {
                string attribute = a.Groups[1].Value.ToLowerInvariant();
                if (!Attributes.Contains(attribute)) yield return $"SecurityRiskAttr: {where} has {attribute}";
                if (attribute is "href" or "src" && !Absolute().IsMatch(a.Groups[2].Value)) yield return $"ContainsRelRef: {where} has {a.Groups[2].Value}";
            }
            if (tag.Value[1] == '/') { if (open.Count == 0 || open.Pop() != name) yield return $"NotHtml: {where} closes <{name}>"; }
            else if (!Void.Contains(name)) open.Push(name);
        }
        if (html.AsSpan(end).Contains('<')) yield return $"NotHtml: {where} has a bare <";
        if (open.Count > 0) yield return $"NotHtml: {where} leaves <{open.Peek()}> open";
        if (BareAmpersand().IsMatch(html)) yield return $"NotHtml: {where} has a bare &";
    }

    [GeneratedRegex(@"^[a-zA-Z][0-9a-zA-Z+\-.]*:(//)?[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#]+$")]
    private static partial Regex Full();

    [GeneratedRegex("^https?://[^/].*", RegexOptions.IgnoreCase)]
    private static partial Regex Served();

    [GeneratedRegex("^urn:uuid:[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$", RegexOptions.IgnoreCase)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^urn:[a-z0-9][a-z0-9-]{0,31}:([a-z0-9()+,.:=@;$_!*'\-]|%[0-9a-f]{2})+$", RegexOptions.IgnoreCase)]
    private static partial Regex Urn();

    [GeneratedRegex(@"</(\w+)>")]
    private static partial Regex EndTags();

    [GeneratedRegex(@"&(#?\w+)")]
    private static partial Regex EntityMarks();

    [GeneratedRegex(@"<[a-z0-9_\-+.']+@([a-z0-9-]+\.)+[a-z0-9][a-z0-9-]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Mail();

    [GeneratedRegex("</?(?<name>[A-Za-z][A-Za-z0-9]*)(?<rest>(?:\"[^\"]*\"|'[^']*'|[^'\"<>])*)>")]
    private static partial Regex Tag();

    [GeneratedRegex("([A-Za-z:-]+)\\s*=\\s*[\"']([^\"']*)[\"']")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^\w+:")]
    private static partial Regex Absolute();

    [GeneratedRegex("&(?!(#[0-9]+|#x[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);)")]
    private static partial Regex BareAmpersand();
}
