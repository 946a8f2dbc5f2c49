using Microsoft.Playwright;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Browser;

/// <summary>Takes the pictures of the README, when `./do screens` asks for them.</summary>
[Collection(BrowserTests.Name)]
public sealed class ScreensTest(Chromium chromium)
{
    private static readonly (string Name, string Path, int Width, int Height, bool Dark)[] Pictures =
    [
        ("front", "/", 1280, 800, false),
        ("story", "/story/1", 1280, 1000, false),
        ("story-dark", "/story/1", 390, 844, true),
    ];

    [Fact]
    public async Task Pictures_are_taken_when_asked_for()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SCREENS") == "take", "only `./do screens` takes pictures");
        await using var site = await TestSite.Open([.. Samples.First, .. FewReports.All()]);
        foreach (var (name, path, width, height, dark) in Pictures)
        {
            await using var window = await chromium.Open(site.Address, width, dark);
            await window.Page.SetViewportSizeAsync(width, height);
            await window.Go(path);
            await window.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Checkout.At("notes", "screens", name + ".png"), Type = ScreenshotType.Png });
        }
    }
}
