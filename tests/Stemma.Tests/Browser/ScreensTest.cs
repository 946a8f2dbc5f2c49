using Microsoft.Playwright;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Browser;

/// <summary>Takes the pictures of the README, when `./do screens` asks for them.</summary>
[Collection(BrowserTests.Name)]
public sealed class ScreensTest(Chromium chromium)
{
    // Part: the element shown; null for what the window shows.
    private static readonly (string Name, string Path, int Width, int Height, bool Dark, string? Part)[] Pictures =
    [
        ("front", "/", 1280, 800, false, null),
        ("story", "/story/1", 1280, 1000, false, null),
        ("story-dark", "/story/1", 390, 844, true, null),
        ("tree", "/story/1", 1280, 1000, false, "svg.tree"),
    ];

    [Fact]
    public async Task Pictures_are_taken_when_asked_for()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SCREENS") == "take", "only `./do screens` takes pictures");
        await using var site = await TestSite.Open([.. Samples.First, .. FewReports.All()]);
        foreach (var (name, path, width, height, dark, part) in Pictures)
        {
            await using var window = await chromium.Open(site.Address, width, dark);
            await window.Page.SetViewportSizeAsync(width, height);
            await window.Go(path);
            string file = Checkout.At("notes", "screens", name + ".png");
            if (part is null) await window.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file, Type = ScreenshotType.Png });
            else await window.Page.Locator(part).First.ScreenshotAsync(new LocatorScreenshotOptions { Path = file, Type = ScreenshotType.Png });
        }
    }
}
