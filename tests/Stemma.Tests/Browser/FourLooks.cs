using Microsoft.Playwright;

namespace Stemma.Tests.Browser;

/// <summary>A page narrow and wide, light and dark, with its folds shut and open. It is loaded once: style alone tells the looks apart.</summary>
internal static class FourLooks
{
    private static readonly (int Width, ColorScheme Scheme)[] Looks = [(1280, ColorScheme.Light), (1280, ColorScheme.Dark), (390, ColorScheme.Dark), (390, ColorScheme.Light)];

    private const string Unfold = "open => { const all = document.querySelectorAll('details'); all.forEach(d => d.open = open); return all.length }";

    private const string Over = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    // Words of the family tree that run past its edge are cut off without a sign.
    private const string Cut = """
        () => [...document.querySelectorAll('svg.tree text')].filter(t => t.getBoundingClientRect().right > t.ownerSVGElement.getBoundingClientRect().right + 1).map(t => t.textContent.slice(0, 80))
        """;

    /// <summary>What is wrong with the page that stands open: serious findings of axe, scrolling sideways, a tree that does not fit, what it complains of.</summary>
    public static async Task<IReadOnlyList<string>> Faults(Watched window, string page)
    {
        var faults = new List<string>();
        foreach (var (width, scheme) in Looks)
        {
            await window.Page.SetViewportSizeAsync(width, 900);
            await window.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            foreach (bool open in new[] { false, true })
            {
                int folds = await window.Page.EvaluateAsync<int>(Unfold, open);
                if (open && folds == 0) continue;
                string where = $"{page} at {width} {scheme}{(open ? ", unfolded" : "")}";
                if (await window.Page.EvaluateAsync<int>(Over) is > 0 and var over) faults.Add($"{where}: scrolls sideways by {over}");
                faults.AddRange((await window.Page.EvaluateAsync<string[]>(Cut)).Select(t => $"{where}: cut off in the tree: {t}"));
                faults.AddRange(await Axe.Serious(window, where));
                faults.AddRange(window.Faults().Select(f => $"{where}: {f}"));
            }
        }
        return faults;
    }
}
