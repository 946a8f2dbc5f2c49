using Deque.AxeCore.Commons;

namespace Stemma.Tests.Browser;

/// <summary>axe, from Deque's package, loaded with the page: what its wrapper for Playwright does around it takes longer than the check.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript() + ";0";

    private const string Check = """
        async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }))
            .violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
            .map(v => `${v.impact} ${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')} ${v.nodes[0].failureSummary}`)
        """;

    /// <summary>The serious and critical findings on the page that stands open, as it looks now.</summary>
    public static async Task<IEnumerable<string>> Serious(Watched window, string where)
    {
        if (await window.Page.EvaluateAsync<bool>("() => !window.axe")) await window.Page.EvaluateAsync(Script);
        return (await window.Page.EvaluateAsync<string[]>(Check)).Select(v => $"{where}: {v}");
    }
}
