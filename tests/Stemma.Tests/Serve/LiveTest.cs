using Stemma.App.Serve;
using Stemma.App.Store.Reading;
using Stemma.Tests.Contracts;
using Stemma.Tests.Pipeline;

namespace Stemma.Tests.Serve;

public sealed class LiveTest
{
    [Fact]
    public async Task A_page_hears_how_many_reports_came_and_its_stream_ends_with_the_site()
    {
        await using var fold = await TestFold.Open();
        await fold.Take(Reports.Capture(1));
        var changed = new ChangeSignal();
        await using var app = Site.Build(new SiteParts(fold.Store.Reading, TimeProvider.System, changed), "http://127.0.0.1:0");
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(Site.Addresses(app).First()) };
        using var front = new StreamReader(await client.GetStreamAsync("/live?since=1"));
        using var story = new StreamReader(await client.GetStreamAsync("/live?story=1&since=1&reports=1"));
        await fold.Take(Reports.Capture(1, 1), Reports.Chess("chess"));
        changed.Raise();
        Assert.Equal("data: 2", await Next(front));
        Assert.Equal("data: 1", await Next(story));
        await app.StopAsync().WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Null(await Next(front));
    }

    private static async Task<string?> Next(StreamReader stream)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            string? line = await stream.ReadLineAsync(enough.Token);
            if (line is null || line.StartsWith("data:", StringComparison.Ordinal)) return line;
        }
    }
}
