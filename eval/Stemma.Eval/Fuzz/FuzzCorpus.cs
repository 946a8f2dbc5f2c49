using System.IO.Compression;
using System.Text;
using Stemma.Demo;

namespace Stemma.Eval.Fuzz;

/// <summary>The pages that cases are made from: those of the sample press, some that hold what the press does not, and the dev pages where they are present.</summary>
internal static class FuzzCorpus
{
    private const int LargestPage = 400_000;

    /// <summary>All pages, the same order each time.</summary>
    public static List<string> Pages(string? folder)
    {
        var pages = new List<string>(Invented);
        var press = Press.Of(1, new DateTimeOffset(2031, 9, 8, 0, 0, 0, TimeSpan.Zero));
        foreach (var report in press.Reports) pages.Add(PressPages.Of(report, report.Versions[^1], $"https://{report.Outlet.Id}.example", _ => null));
        if (folder is null || Path.Combine(folder, "extraction", "dev") is var dev && !Directory.Exists(dev)) return pages;
        foreach (string file in Directory.GetFiles(Path.Combine(folder, "extraction", "dev"), "*.html.gz").Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), Encoding.UTF8);
            if (reader.ReadToEnd() is { Length: < LargestPage } page) pages.Add(page);
        }
        return pages;
    }

    private static readonly string[] Invented =
    [
        """
        <!doctype html><html lang="en"><head><title>Harbour fire live | Kellmouth Gazette</title><meta property="og:type" content="article">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"LiveBlogPosting","headline":"Harbour fire: latest","datePublished":"2031-09-12T06:00:00Z","coverageStartTime":"2031-09-12T06:00:00Z","isAccessibleForFree":"False",
        "liveBlogUpdate":[{"@type":"BlogPosting","headline":"Fire is out","datePublished":"2031-09-12T14:32:00+02:00","articleBody":"The fire in the harbour is out, the brigade said.","author":[{"@type":"Person","name":"Ida Brandt"}]},
        {"@type":"BlogPosting","headline":"Ferry stays in port","datePublished":"2031-09-12T12:05:00+02:00","articleBody":"The ferry to Testa stays in port until the evening."}]}]}</script></head>
        <body><h1>Harbour fire: latest</h1><main class="live-blog"><h2>Friday 12 September</h2>
        <article id="e2"><time datetime="2031-09-12T14:32:00+02:00">2.32pm</time><h3>Fire is out</h3><p>The fire in the harbour is out, the brigade said.</p><blockquote>We are tired and glad.</blockquote></article>
        <article id="e1"><time>12:05</time><h3>Ferry stays in port</h3><p>The ferry to Testa stays in port until the evening.</p><ul><li>Buses go every hour</li><li>Tickets stay valid</li></ul></article>
        <article><span data-timestamp="1947045600">il y a 3 heures</span><p>Les pompiers sont sur place depuis le matin.</p></article>
        </main><button>Load more</button></body></html>
        """,
        "<html><head><meta charset=\"shift_jis\"><title>港の火事</title></head><body><article><h1>港の火事</h1><p>14時32分</p><p>消防によると、港の火事は午後に消し止められた。けが人はいない。</p><table><tr><td>船<td>3<tr><td>家<td>2</table></article></body></html>",
        "<html><head><title>Search results</title></head><body><ul>" + "<li><a href=\"/a\">A headline that is a link</a> <time>12:00</time></li><li><a href=\"/b\">Another one beside it</a></li>" + "</ul><form><input><select><option>a</select></form></body></html>",
    ];
}
