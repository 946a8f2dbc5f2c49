namespace Stemma.Core.Render;

/// <summary>Lines of fewer points that look the same (Douglas and Peucker, 1973).</summary>
internal static class LineThinning
{
    private const int Stretch = 1000; // the worst case costs the square of it

    /// <summary>The points that are kept: the ends, and all those without which a kept line would lie farther than so much from what it leaves out.</summary>
    /// <param name="points">The line.</param>
    /// <param name="most">How far that may be, in the unit of the points.</param>
    /// <returns>Their numbers, in order.</returns>
    public static IReadOnlyList<int> Of(IReadOnlyList<(double X, double Y)> points, double most)
    {
        var kept = new bool[points.Count];
        for (int from = 0; from < points.Count; from += Stretch) Keep(points, from, Math.Min(from + Stretch, points.Count - 1), most, kept);
        return [.. Enumerable.Range(0, points.Count).Where(i => kept[i])];
    }

    private static void Keep(IReadOnlyList<(double X, double Y)> points, int first, int last, double most, bool[] kept)
    {
        (kept[first], kept[last]) = (true, true);
        var open = new Stack<(int From, int To)>([(first, last)]);
        while (open.TryPop(out var part))
        {
            var (farthest, at) = (most, -1);
            for (int i = part.From + 1; i < part.To; i++)
            {
                double away = Away(points[i], points[part.From], points[part.To]);
                if (away > farthest) (farthest, at) = (away, i);
            }
            if (at < 0) continue;
            kept[at] = true;
            open.Push((part.From, at));
            open.Push((at, part.To));
        }
    }

    private static double Away((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y, length = (dx * dx) + (dy * dy);
        double along = length == 0 ? 0 : Math.Clamp((((p.X - a.X) * dx) + ((p.Y - a.Y) * dy)) / length, 0, 1);
        return Math.Sqrt(Math.Pow(p.X - a.X - (along * dx), 2) + Math.Pow(p.Y - a.Y - (along * dy), 2));
    }
}
