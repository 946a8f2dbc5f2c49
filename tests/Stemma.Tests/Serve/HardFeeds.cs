using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>Reports that are true to life and hard on a feed: marks of HTML in plain text, broken letters, dates that cannot be, languages that are none, owners who want no excerpts.</summary>
internal static class HardFeeds
{
    /// <summary>When the site is looked at.</summary>
    public static readonly DateTimeOffset Now = new(2031, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Titles =
    [
        "Why </b> and </script> still break pages", "AT&amp;T &lt;i&gt; buys Q&A &pi and &#38; more", "Caf\uFFFD Vesper opens \u0085 again", "He wrote <b>No</b>; she wrote <a href=\"/x\">yes</a>", "R&D &1 of 2 &copy; AT&T",
        "\u05E8\u05D0\u05E9 \u05D4\u05E2\u05D9\u05E8 \u05E2\u05DC \u05D4\u05DE\u05E2\u05D1\u05D5\u05E8\u05EA (AT&T)", "\u0639\u0627\u062C\u0644: \u0627\u0644\u0645\u064A\u0646\u0627\u0621 \u064A\u0641\u062A\u062D", "\u6E2F\u53E3\u306E\u88C5\u7F6E\u304C\u518D\u958B \U0001F6A2",
        "]]> & <!-- & -->", "Mail <desk@quillan.example> for the list", "Prices &nbsp; rise", "&lt;/p&gt; is a tag",
    ];

    private static readonly string?[] Languages = ["en", "english", "xx", "he-IL", "ar", "ja", "zh-Hant-TW", "x-klingon", "q", null, "de_AT", "EN-us"];

    private static readonly string?[] Links =
    [
        "https://marks.example/a?list[0]=1&b=[x]#f[1]", "https://MARKS.example:443/b", "http://b\u00FCcher.example/\u00E4?\u00F6=\u00FC", "https://user:key@marks.example/c", "https://marks.example/d e", "https://marks.example/%zz", null,
        "https://marks.example/" + new string('x', 3000), "https://marks.example/a'(b)*~!$,;:@", "ftp://marks.example/a", "https://marks.example", "https://marks.example/?q=\uFFFD",
    ];

    /// <summary>The reports.</summary>
    public static IReadOnlyList<Capture> Captures { get; } = [.. Enumerable.Range(0, 36).Select(Of), .. SameMinute(), Silent(1), Silent(2), Bare()];

    /// <summary>A report from before feeds: its date is right, and no validator believes it.</summary>
    public static Capture Old { get; } = Reports.Item(Told(90) with { Published = new DateTimeOffset(1974, 8, 9, 0, 0, 0, TimeSpan.Zero), Fetched = Now.AddDays(-9) });

    private static Capture Of(int n)
    {
        string title = Titles[n % Titles.Length];
        return Reports.Item(Told(n) with
        {
            Url = Links[n % Links.Length] is { } link ? n < Links.Length ? link : $"https://hard{n}.example/{n}" : null,
            Title = title,
            Text = string.Join("\n\n", Reports.Paragraphs(700 + n, 3).Append(title).Append("A </p> stands here & there, &amp; there \uFFFD.")),
            Outlet = n % 4 == 0 ? null : n % 4 == 1 ? "The <b>Bold</b> & Brash Post" : "Quillan &amp; Sons <desk@quillan.example>",
            Byline = n % 3 == 0 ? null : n % 3 == 1 ? "By Ilse Norrgard <ilse@quillan.example>" : "By </a>Greta &amp; Lunde",
            Language = Languages[n / 3 % Languages.Length],
            // None, one ahead of its fetch, one that was changed in the year 2099.
            Published = n % 5 == 0 ? null : n % 5 == 1 ? Now.AddYears(3) : Now.AddDays(-n),
            Updated = n % 5 == 2 ? Now.AddYears(60) : null,
            Fetched = n % 5 == 0 ? null : Now.AddDays(-n).AddHours(2),
        });
    }

    private static IEnumerable<Capture> SameMinute() => Enumerable.Range(40, 6).Select(n => Reports.Item(Told(n) with { Outlet = "Day Post", Url = $"https://day.example/{n}", Published = new DateTimeOffset(Now.Date, TimeSpan.Zero).AddDays(-20), Fetched = null }));

    private static Capture Silent(int n) => Reports.Item(Told(60 + n) with { Text = null, Html = $"<html><head><meta name=robots content=nosnippet><title>Quiet page {n}</title></head><body><article><h1>Quiet page {n} of the barges</h1>{string.Concat(Reports.Paragraphs(760 + n, 5).Select(p => $"<p>{p}</p>"))}</article></body></html>" });

    // A headline and nothing under it.
    private static Capture Bare() => Reports.Item(Told(70) with { Text = null, Title = "Pictures of the harbour, nothing said" });

    private static WireItem Told(int n) => new()
    {
        Id = $"hard-{n}",
        Url = $"https://hard.example/{n}",
        Title = $"Harbour ledger {n} is found at the depot of district {n * 7 + 1000}",
        Text = string.Join("\n\n", Reports.Paragraphs(800 + n, 4)),
        Outlet = "Hard Post",
        Language = "en",
        Published = Now.AddDays(-n),
        Fetched = Now.AddDays(-n).AddHours(1),
    };
}
