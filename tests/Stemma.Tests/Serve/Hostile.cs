using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>Reports whose every field was written to break whatever shows it.</summary>
internal static class Hostile
{
    /// <summary>Strings for titles, names, texts.</summary>
    public static readonly string[] Strings =
    [
        "Depot \u0001\u0002\u0008\u000B\u001F burns \u007F\u0085\u009F again",
        "]]> ends <![CDATA[ and begins ]]>",
        "<script>alert(1)</script> & <b>bold</b> &amp; &lt;i&gt; &#0; &#x1F;",
        "\U0001F525 fire \U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466 family \U0001F1E9\U0001F1EA flag",
        "\u202Egnihton si sihT\u202C override \u2066isolate\u2069",
        "\u05E9\u05DC\u05D5\u05DD \u0627\u0644\u0639\u0627\u0644\u0645 stays as it is \u200F",
        "lone \uD800 surrogate \uDC00 halves",
        "noncharacters \uFFFE \uFFFF \uFDD0 \uFEFF",
        new string('W', 20_000),
        string.Concat(Enumerable.Repeat("Ein sehr langes Wort ", 3000)),
        "line\r\nbreaks\u2028and\u2029others\ttabs\0nul",
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>",
        "-- > --!> <!-- comment",
        "'\"`=<>/",
        "\u0301\u0301\u0301 Z\u0351\u036B\u0343a\u0321\u034Al\u0322g\u0321o\u034F",
        " ",
    ];

    private static readonly string[] Links =
    [
        "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "https://a.example/a b?c=<d>&e=\"f\"", "https://user:secret@b.example/x", "https://\u0661.example/\u202E", "//c.example/x",
        "ftp://d.example/x", "https://e.example/%zz%", "https://f.example/" + new string('a', 5000), "http://[::1", "https://g.example/]]>", "HTTPS://H.EXAMPLE/\u00E9#frag", "not a link",
    ];

    /// <summary>A report for each string, with it in every field.</summary>
    public static IEnumerable<Capture> Captures() => Strings.Select((s, i) => Of($"hostile-{i}", s, Links[i % Links.Length], i));

    /// <summary>A report with one string in its title, byline, outlet, and text, and with that link.</summary>
    public static Capture Of(string id, string s, string? link, int number) => Reports.Item(new WireItem
    {
        Id = id,
        Url = link,
        Title = s,
        Text = string.Join("\n\n", Reports.Paragraphs(500 + number, 3).Append(s)),
        Outlet = s,
        Byline = "By " + s,
        Language = number % 3 == 0 ? "en" : number % 3 == 1 ? "<x>" : "ar",
        Published = new DateTimeOffset(2031, 4, 1, 6, 0, 0, TimeSpan.Zero).AddMinutes(number),
    });
}
