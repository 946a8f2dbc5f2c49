using System.Buffers;
using System.Text;

namespace Stemma.Core.Web;

/// <summary>Parts the pre elements of a page that stand directly in one another: the parser descends into each on its stack, and some thousands of them would end the process.</summary>
public static class PreRuns
{
    private const int Unparted = 100;
    private static readonly SearchValues<string> Tags = SearchValues.Create(["<pre", "<listing"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The page with a line break before each such tag, from the hundredth on, that stands directly behind another: a first line break in a pre element says nothing (WHATWG HTML, 13.2.6.4.7).</summary>
    public static string Parted(string html)
    {
        StringBuilder? parted = null;
        int seen = 0, copied = 0;
        for (int at = Next(html, 0); at >= 0; at = Next(html, at + 4))
        {
            if (++seen <= Unparted || html[at - 1] != '>') continue;
            (parted ??= new StringBuilder(html.Length + 1024)).Append(html, copied, at - copied).Append('\n');
            copied = at;
        }
        return parted is null ? html : parted.Append(html, copied, html.Length - copied).ToString();
    }

    private static int Next(string html, int from)
    {
        int at = html.AsSpan(from).IndexOfAny(Tags);
        return at < 0 ? -1 : from + at;
    }
}
