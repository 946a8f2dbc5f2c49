using System.Globalization;
using System.Net;
using System.Text;

namespace Stemma.Core.Render;

/// <summary>A stretch of one text joined to a stretch of another, in letters from the beginning of each.</summary>
/// <param name="A">Where it begins and ends in the first.</param>
/// <param name="B">Where it begins and ends in the second.</param>
/// <param name="Look">The class that colours it ("edited").</param>
public readonly record struct Ribbon((double From, double To) A, (double From, double To) B, string Look);

/// <summary>Draws what joins two texts as ribbons in SVG. The drawing is stretched to where it stands, so it holds shapes and no words.</summary>
public static class RibbonDrawing
{
    private const int Across = 1000, High = 100, Bar = 16;

    /// <summary>A whole text above, another below, a bar each, cut where stretches begin and end.</summary>
    /// <param name="longA">Letters of the first.</param>
    /// <param name="longB">Letters of the second.</param>
    /// <param name="ribbons">What they share.</param>
    /// <param name="loneA">Stretches of the first that the second has not, with their look.</param>
    /// <param name="loneB">The same of the second.</param>
    /// <param name="label">What the drawing shows, for those who do not see it.</param>
    public static string Map(
        double longA, double longB, IReadOnlyList<Ribbon> ribbons, IEnumerable<(double From, double To, string Look)> loneA, IEnumerable<(double From, double To, string Look)> loneB, string label)
    {
        double a = Across / Math.Max(1, longA), b = Across / Math.Max(1, longB);
        var svg = new StringBuilder($"<svg class=\"ribbons\" viewBox=\"0 0 {Across} {High}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(label)}\">");
        foreach (var r in ribbons)
        {
            const int mid = High / 2, low = High - Bar;
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{r.Look}\" d=\"M{At(r.A.From * a)},{Bar}C{At(r.A.From * a)},{mid} {At(r.B.From * b)},{mid} {At(r.B.From * b)},{low}H{At(r.B.To * b)}C{At(r.B.To * b)},{mid} {At(r.A.To * a)},{mid} {At(r.A.To * a)},{Bar}Z\"/>");
            Cut(svg, r.A.From * a, r.A.To * a, 0, r.Look);
            Cut(svg, r.B.From * b, r.B.To * b, High - Bar, r.Look);
        }
        foreach (var (from, to, look) in loneA) Cut(svg, from * a, to * a, 0, look);
        foreach (var (from, to, look) in loneB) Cut(svg, from * b, to * b, High - Bar, look);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>The ribbons between two texts that stand left and right, as tall as the longer of them.</summary>
    /// <param name="tall">Letters of the longer.</param>
    /// <param name="ribbons">What joins them.</param>
    public static string Between(double tall, IReadOnlyList<Ribbon> ribbons)
    {
        if (ribbons.Count == 0) return "";
        double y = High / Math.Max(1, tall);
        var svg = new StringBuilder($"<svg class=\"ribbons\" viewBox=\"0 0 {High} {High}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        foreach (var r in ribbons)
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{r.Look}\" d=\"M0,{At(r.A.From * y)}C50,{At(r.A.From * y)} 50,{At(r.B.From * y)} {High},{At(r.B.From * y)}V{At(r.B.To * y)}C50,{At(r.B.To * y)} 50,{At(r.A.To * y)} 0,{At(r.A.To * y)}Z\"/>");
        return svg.Append("</svg>").ToString();
    }

    private static void Cut(StringBuilder svg, double from, double to, int top, string look) =>
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"cut {look}\" d=\"M{At(from)},{top}H{At(to)}V{top + Bar}H{At(from)}Z\"/>");

    private static string At(double place) => Math.Round(place, 1).ToString(CultureInfo.InvariantCulture);
}
