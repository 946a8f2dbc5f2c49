using System.Globalization;
using System.Text;
using Stemma.Core.News;

namespace Stemma.Eval.Fuzz;

/// <summary>Makes cases of pages: cuts, splices, repeats, nests, swells and mislabels them. The same number gives the same case.</summary>
internal sealed class FuzzMaker(IReadOnlyList<string> pages)
{
    private static readonly string[] Charsets =
        ["utf-8", "utf-16", "utf-16BE", "utf-32", "shift_jis", "gb18030", "gb2312", "big5", "euc-kr", "euc-jp", "iso-2022-jp", "windows-1251", "koi8-r", "windows-1252", "windows-1256", "iso-8859-8", "us-ascii"];

    private static readonly string[] Scraps =
    [
        "<", ">", "</", "<!--", "-->", "<![CDATA[", "]]>", "<!doctype html>", "<?xml version='1.0'?>", "\0", "\uFEFF", "\u202E", "\uD800", "\uDC00", "&", "&#x110000;", "&#0;", "&#xD800;", "&lt;p&gt;", "&notit;", "&amp;amp;",
        "<p>", "</p>", "<b>", "</b>", "<a href=x>", "</a>", "<table>", "<tr>", "<td>", "</table>", "<li>", "<ul>", "</ul>", "<br><br>", "<div class=\"", "<div style='display:none'>", "</div>", "<form>", "<select><option>", "<svg><title>", "</svg>", "<math><mi>", "<template>", "</template>", "<noscript>", "</noscript>",
        "<script>", "</script>", "<script type=\"application/ld+json\">", "<style>", "</style>", "<title>", "</title>", "<textarea>", "</textarea>", "<plaintext>", "<xmp>", "</xmp>", "<iframe>", "<frameset>", "<body>", "</body>", "</html>", "<head>", "<base href=\"//\">",
        "{\"@type\":\"NewsArticle\",", "\"liveBlogUpdate\":[", "\"datePublished\":\"", "\"articleBody\":", "[[[[[[[[", "{\"@graph\":[", "\\u", "\\ud800", "1e999", "null",
        "<time datetime=\"", "<time>14:32</time>", "<time datetime=2031-09-12T14:32:00Z>", "data-timestamp=\"99999999999999999999\"", "<meta charset=utf-7>", "<meta charset=gb18030>", "<meta property=\"og:title\" content=\"", "<link rel=canonical href=\"http://[::1\">",
        "14:32", "9999-12-31", "0000-00-00", "32.13.2031", "2031-02-30T25:61:61+99:99", "vor 99999999999 Stunden", "٣:٤٥", "１４時３２分", "(AP) —", "By ", "©", "“", "”", " said.", "\u00AD", "\u200B", "\u2028", "e\u0301\u0301\u0301", "🙂", "新",
    ];

    private static readonly string[] Nests = ["<div>", "<b>", "<i><p>", "<table><tr><td>", "<ul><li>", "<blockquote>", "<a href=x>", "<font><div>", "<section><article>", "<svg><g>", "<select>", "<template>", "<nobr>", "<h2><span>", "<dl><dd>", "<object>"];

    static FuzzMaker() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The case of a number.</summary>
    public FuzzCase Make(int number)
    {
        var random = new Random(number);
        if (random.Next(60) == 0) return Noise(random);
        var text = new StringBuilder(pages[random.Next(4) == 0 ? random.Next(Math.Min(40, pages.Count)) : random.Next(pages.Count)]);
        for (int n = random.Next(1, 9); n > 0 && text.Length > 4; n--) Change(text, random);
        if (text.Length > 3_000_000) text.Length = 3_000_000;
        return random.Next(8) switch
        {
            0 => new FuzzCase(CaptureForm.Text, null, Encoded(text.ToString(), random)),
            1 when random.Next(3) == 0 => Item(text.ToString()),
            _ => new FuzzCase(CaptureForm.Html, Label(random), Encoded(text.ToString(), random)),
        };
    }

    private void Change(StringBuilder text, Random random)
    {
        int at = random.Next(text.Length), length = Math.Min(random.Next(1, random.Next(4) == 0 ? 5000 : 80), text.Length - at);
        switch (random.Next(12))
        {
            case 0: text.Remove(at, length); break;
            case 1: text.Insert(at, Scraps[random.Next(Scraps.Length)]); break;
            case 2: for (int n = random.Next(1, 60); n > 0; n--) text.Insert(random.Next(text.Length), Scraps[random.Next(Scraps.Length)]); break;
            case 3: text[at] = (char)random.Next(0x10000); break;
            case 4: text.Insert(at, text.ToString(at, length)); break;
            case 5: text.Insert(at, Times(text.ToString(at, Math.Min(length, 2000)), random.Next(2, 1 << random.Next(1, 10)))); break;
            case 6: Splice(text, at, random); break;
            case 7: text.Insert(at, Times(Nests[random.Next(Nests.Length)], 1 << random.Next(1, 15))); break;
            case 8: text.Insert(at, $"<{(random.Next(2) == 0 ? "div" : "time")} class=\"{Times("live ticker ", 1 << random.Next(1, 15))}\" data-timestamp='{Times("9", random.Next(1, 400))}'>"); break;
            case 9: text.Insert(at, $"<p {string.Concat(Enumerable.Range(0, 1 << random.Next(1, 11)).Select(n => $"a{n}=\"{n}\" "))}>"); break;
            case 10: text.Length = at; break;
            default: text.Replace(Scraps[random.Next(Scraps.Length)], Scraps[random.Next(Scraps.Length)]); break;
        }
        if (text.Length > 4_000_000) text.Length = 4_000_000;
    }

    private void Splice(StringBuilder text, int at, Random random)
    {
        string other = pages[random.Next(pages.Count)];
        int from = random.Next(other.Length), length = Math.Min(random.Next(1, 40_000), other.Length - from);
        text.Insert(at, other.AsSpan(from, length));
    }

    private static string Times(string part, int times) => part.Length * (long)times > 1_000_000 ? part : new StringBuilder(part.Length * times).Insert(0, part, times).ToString();

    private static FuzzCase Noise(Random random)
    {
        var bytes = new byte[random.Next(1, 60_000)];
        random.NextBytes(bytes);
        if (random.Next(2) == 0) for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)(bytes[i] % 96 + 32);
        return new FuzzCase((CaptureForm)random.Next(3), Label(random), bytes);
    }

    private static FuzzCase Item(string page) =>
        new(CaptureForm.Item, null, Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["id"] = "1", ["title"] = "Harbour fire", ["html"] = page })));

    private static string? Label(Random random) => random.Next(3) switch
    {
        0 => null,
        1 => "text/html",
        _ => string.Create(CultureInfo.InvariantCulture, $"text/html; charset={Charsets[random.Next(Charsets.Length)]}"),
    };

    private static byte[] Encoded(string text, Random random)
    {
        var encoding = random.Next(3) > 0 ? Encoding.UTF8 : Encoding.GetEncoding(Charsets[random.Next(Charsets.Length)]);
        byte[] bytes = encoding.GetBytes(text);
        if (random.Next(4) > 0 || bytes.Length < 4) return bytes;
        for (int n = random.Next(1, 200); n > 0; n--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(3) == 0 ? bytes[random.Next(4)..] : bytes;
    }
}
