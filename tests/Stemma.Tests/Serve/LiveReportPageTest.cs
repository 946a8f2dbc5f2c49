using System.Text;
using Stemma.Core.News;
using Stemma.Tests.Extract.Live;
using Capture = Stemma.Core.News.Capture;

namespace Stemma.Tests.Serve;

/// <summary>The report page of a live blog: each entry under its time.</summary>
public sealed class LiveReportPageTest
{
    private static readonly string[] Times = ["14:10", "12:45", "09:10"];

    private static readonly string[] Told =
    [
        "14:10 The second valve of the dam is closed, and the lower bridge will open again tonight.",
        "12.45 Uhr: Police have asked the people of two streets to leave their homes at once.",
        "9:10 was the hour at which a guard found water below the dam, the board said.",
    ];

    /// <summary>Three entries, each with a heading.</summary>
    internal static Capture Dam => new()
    {
        Name = "dam",
        Url = "https://dam.example/live",
        Form = CaptureForm.Html,
        ContentType = "text/html; charset=utf-8",
        Body = Encoding.UTF8.GetBytes(LivePages.Page("Dam leak live", LivePages.Published("2031-09-12T06:00:00Z"),
            "<div>" + string.Concat(Told.Zip(Times, (t, at) => $"<section class=\"entry\"><time datetime=\"2031-09-12T{at}:00Z\">{at}</time><h2>News of the dam's {t.Split(' ')[2]}</h2><p>{t}</p></section>")) + "</div>")),
        Fetched = LivePages.Fetched,
    };

    [Fact]
    public async Task Each_entry_stands_under_its_time_the_day_is_said_once_and_an_hour_that_opens_its_words_is_not_said_again()
    {
        await using var site = await TestSite.Open(Dam);
        string html = await site.Get("/report/1");
        Assert.Contains("<p class=\"entry\" lang=\"en\" dir=\"ltr\"><time datetime=\"2031-09-12T14:10:00&#x2B;00:00\">Friday 12 September 2031, 14:10 (UTC)</time></p>", html, StringComparison.Ordinal);
        Assert.Contains("12:45</time></p>", html, StringComparison.Ordinal);
        Assert.Contains(">The second valve of the dam", html, StringComparison.Ordinal);
        Assert.Contains(">Police have asked", html, StringComparison.Ordinal);
        Assert.Contains(">9:10 was the hour", html, StringComparison.Ordinal);
    }
}
