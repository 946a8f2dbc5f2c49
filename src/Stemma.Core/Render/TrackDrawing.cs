using System.Globalization;
using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>
/// A track as SVG inside a page, with no map under it: classes instead of a style of its own, nothing from elsewhere. North is up and a kilometre is as long in every direction; where
/// the file has no places the line is broken.
/// </summary>
public static class TrackDrawing
{
    private const int Across = 400, Highest = 420, Lowest = 110, Pad = 36, Foot = 30, MarksBetween = 3, MostDrawn = 2000, MostShape = 20_000;
    private const double Letter = 6.6, LineHigh = 13, Thin = 0.3, SmallestMetres = 20;

    /// <summary>The drawing.</summary>
    /// <param name="track">The track.</param>
    public static string Of(Track track) => Of(TrackPath.Of(track));

    /// <summary>The drawing of a measured track.</summary>
    public static string Of(TrackPath path)
    {
        var plane = new TrackProjection(path.Fixes);
        var metres = path.Fixes.Select(plane.Of).ToList();
        double west = metres.Min(static m => m.East), east = metres.Max(static m => m.East), south = metres.Min(static m => m.North), north = metres.Max(static m => m.North);
        double wide = Math.Max(SmallestMetres, east - west), tall = Math.Max(SmallestMetres, north - south);
        double scale = Math.Min((Across - (2 * Pad)) / wide, (Highest - (2 * Pad)) / tall);
        double high = Math.Max(Lowest, ((north - south) * scale) + (2 * Pad));
        var points = metres.Select(m => (X: (Across / 2.0) + ((m.East - ((west + east) / 2)) * scale), Y: (high / 2) - ((m.North - ((south + north) / 2)) * scale))).ToList();

        var svg = new StringBuilder($"<svg class=\"track\" viewBox=\"0 0 {Across} {At(high + Foot)}\" role=\"img\" aria-label=\"{TrackWords.Alternative(path)}\">");
        var lines = Thinned(path, points, Thin);
        Lines(svg, path, points, lines);
        Marks(svg, path, points, Shape([.. lines.SelectMany(static l => l).Select(i => points[i])]), high);
        Bar(svg, scale, high + Foot);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>The lines as they are drawn, without the places that nobody would see: numbers of the track's places, a list for each stretch between two gaps, so many in all that a page can hold them.</summary>
    /// <param name="path">The track.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Drawn(TrackPath path)
    {
        var plane = new TrackProjection(path.Fixes);
        var metres = path.Fixes.Select(plane.Of).ToList();
        double size = Math.Max(metres.Max(static m => m.East) - metres.Min(static m => m.East), metres.Max(static m => m.North) - metres.Min(static m => m.North));
        return Thinned(path, metres, Math.Max(SmallestMetres, size) / Across * Thin);
    }

    private static IReadOnlyList<IReadOnlyList<int>> Thinned(TrackPath path, List<(double X, double Y)> points, double most)
    {
        var lines = Stretches(path).Select(s => LineThinning.Of(points.GetRange(s.From, s.To - s.From + 1), most).Select(i => i + s.From).ToList()).ToList();
        int each = (lines.Sum(static l => l.Count) + MostDrawn - 1) / MostDrawn | 1; // odd: of a zigzag both sides stay
        return [.. lines.Select(l => l.Where((_, n) => n % each == 0 || n == l.Count - 1).ToList())];
    }

    private static IEnumerable<(int From, int To)> Stretches(TrackPath path)
    {
        int from = 0;
        for (int i = 0; i < path.Legs.Count; i++)
        {
            if (path.Legs[i] is { IsGap: false, IsApart: false }) continue;
            yield return (from, i);
            from = i + 1;
        }
        yield return (from, path.Fixes.Count - 1);
    }

    private static void Lines(StringBuilder svg, TrackPath path, List<(double X, double Y)> points, IReadOnlyList<IReadOnlyList<int>> lines)
    {
        for (int i = 0; i < path.Legs.Count; i++)
            if (path.Legs[i].IsGap) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"gap\" d=\"M{At(points[i])}L{At(points[i + 1])}\"/>");
        foreach (var line in lines)
        {
            if (line is [var lone]) svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"lone\" cx=\"{At(points[lone].X)}\" cy=\"{At(points[lone].Y)}\" r=\"1.5\"/>");
            else svg.Append("<path class=\"way\" d=\"M").AppendJoin('L', line.Select(i => At(points[i]))).Append("\"/>");
        }
    }

    private static void Marks(StringBuilder svg, TrackPath path, List<(double X, double Y)> points, List<(double X, double Y)> shape, double high)
    {
        int last = points.Count - 1;
        var labels = new List<(double Left, double Top, double Right, double Bottom)>();
        // The ends first, then those of the longest gap: where there is no room for all, they have it.
        foreach (int i in TrackMarks.Of(path, 0).Concat(TrackMarks.LongestGap(path)).Concat(TrackMarks.Of(path, MarksBetween)).Distinct())
        {
            bool end = i == 0 || i == last;
            var (x, y) = points[i];
            string? clock = TrackWords.Clock(path.Fixes[i], path);
            if (!end && clock is null) continue;
            svg.Append(i == 0 ? $"<circle class=\"start\" cx=\"{At(x)}\" cy=\"{At(y)}\" r=\"5\"/>"
                : end ? $"<rect class=\"end\" x=\"{At(x - 4.5)}\" y=\"{At(y - 4.5)}\" width=\"9\" height=\"9\"/>"
                : $"<circle class=\"at\" cx=\"{At(x)}\" cy=\"{At(y)}\" r=\"2.5\"/>");
            string words = (i == 0 ? last == 0 ? "Place " : "Start " : end ? "End " : "") + clock;
            Label(svg, words.Trim(), x, y, high, labels, shape, end);
        }
    }

    // The line as points that lie closer than a letter, as long as there are not too many.
    private static List<(double X, double Y)> Shape(List<(double X, double Y)> points)
    {
        var shape = new List<(double X, double Y)>(points.Count);
        double step = Math.Max(4, points.Zip(points.Skip(1), Far).Sum() / MostShape);
        for (int i = 0; i < points.Count - 1; i++)
        {
            var (a, b) = (points[i], points[i + 1]);
            int steps = 1 + (int)(Far(a, b) / step);
            for (int n = 0; n < steps; n++) shape.Add((a.X + ((b.X - a.X) * n / steps), a.Y + ((b.Y - a.Y) * n / steps)));
        }
        return shape;

        static double Far((double X, double Y) a, (double X, double Y) b) => Math.Max(Math.Abs(b.X - a.X), Math.Abs(b.Y - a.Y));
    }

    // Of the places that are free of other labels, the one that covers least of the line.
    private static void Label(StringBuilder svg, string words, double x, double y, double high, List<(double Left, double Top, double Right, double Bottom)> labels, List<(double X, double Y)> shape, bool always)
    {
        double wide = words.Length * Letter;
        (double Left, double Baseline)[] places = [(x + 9, y + 4), (x - 9 - wide, y + 4), (x - (wide / 2), y - 9), (x - (wide / 2), y + 19), (x + 7, y - 7), (x - 7 - wide, y + 16)];
        var free = places.Where(p => p.Left >= 2 && p.Left + wide <= Across - 2 && p.Baseline >= LineHigh && p.Baseline <= high + 10).ToList();
        var open = free.Where(p => !labels.Any(l => p.Left < l.Right && p.Left + wide > l.Left && p.Baseline - LineHigh < l.Bottom && p.Baseline + 3 > l.Top)).ToList();
        if (open.Count == 0 && !always) return;
        var (left, baseline) = open.Count > 0 ? open.MinBy(p => shape.Count(s => s.X > p.Left && s.X < p.Left + wide && s.Y > p.Baseline - LineHigh && s.Y < p.Baseline + 3))
            : free.Count > 0 ? free[0] : (Math.Clamp(x - (wide / 2), 2, Math.Max(2, Across - 2 - wide)), y - 9);
        labels.Add((left, baseline - LineHigh, left + wide, baseline + 3));
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{At(left)}\" y=\"{At(baseline)}\">{words}</text>");
    }

    // The longest of 1, 2 or 5 times a power of ten that is no longer than a third of the drawing.
    private static void Bar(StringBuilder svg, double scale, double bottom)
    {
        double most = Across / 3.0 / scale, power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        double metres = most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
        double y = bottom - 8;
        string length = metres < 1000 ? string.Create(CultureInfo.InvariantCulture, $"{metres:0} m") : string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:#,0} km");
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"bar\" d=\"M8,{At(y - 4)}V{At(y)}H{At(8 + (metres * scale))}V{At(y - 4)}\"/><text class=\"scale\" x=\"{At(14 + (metres * scale))}\" y=\"{At(y)}\">{length}</text>");
    }

    private static string At((double X, double Y) point) => $"{At(point.X)},{At(point.Y)}";

    private static string At(double place) => Math.Round(place, 1).ToString(CultureInfo.InvariantCulture);
}
