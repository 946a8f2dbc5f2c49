using System.Globalization;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>How often a kind of difference was right when its cases in real stories were read one by one.</summary>
/// <param name="Kind">The verdict that readers see.</param>
/// <param name="Rule">What was compared to find it (<see cref="Claim.Rule"/>).</param>
/// <param name="Judged">Cases of real reports that were read.</param>
/// <param name="Right">Those a careful reader accepts.</param>
/// <param name="ScriptedJudged">Cases planted by a script, counted apart: they prove nothing about real reports.</param>
/// <param name="ScriptedRight">The right ones among them.</param>
/// <param name="On">The day of the count.</param>
/// <param name="Kept">Shown open although too few cases are known; the site must say so.</param>
public sealed record MeasuredPrecision(Verdict Kind, string Rule, int Judged, int Right, int ScriptedJudged, int ScriptedRight, DateOnly On, bool Kept)
{
    /// <summary>The least precision of a kind that is shown open.</summary>
    public const double Least = 0.95;

    /// <summary>The fewest judged cases of a kind that is shown open.</summary>
    public const int FewestCases = 60;

    private const double Z = 1.959964; // 95 %, two sides

    /// <summary>Every kind and rule that was measured, from Data/opened.tsv; quality/judged/differences.tsv has the cases.</summary>
    public static IReadOnlyList<MeasuredPrecision> All { get; } = [.. DataFile.Rows(typeof(MeasuredPrecision), "opened.tsv").Select(Row)];

    /// <summary>Share of the judged cases that are right; null where none was judged.</summary>
    public double? Precision => Judged == 0 ? null : (double)Right / Judged;

    /// <summary>Wilson's 95 % interval of the precision (Wilson 1927), 0..1.</summary>
    public (double Low, double High) Interval => Wilson(Right, Judged);

    /// <summary>Whether the measure alone allows showing it open.</summary>
    public bool Proven => Judged >= FewestCases && Precision >= Least;

    /// <summary>Whether a difference of a kind, found by a rule, is shown open; the rest is folded under "Possible".</summary>
    public static bool Opens(Verdict kind, string rule) =>
        kind != Verdict.Possible && All.Any(m => m.Kind == kind && m.Rule == rule && (m.Proven || m.Kept));

    /// <summary>Wilson's score interval at 95 % for a share.</summary>
    /// <param name="right">Successes.</param>
    /// <param name="judged">Trials; the whole range where there are none.</param>
    public static (double Low, double High) Wilson(int right, int judged)
    {
        if (judged <= 0) return (0, 1);
        double p = (double)right / judged, z2 = Z * Z / judged;
        double centre = p + (z2 / 2), spread = Z * Math.Sqrt((p * (1 - p) / judged) + (z2 / judged / 4));
        return (Math.Max(0, (centre - spread) / (1 + z2)), Math.Min(1, (centre + spread) / (1 + z2)));
    }

    private static MeasuredPrecision Row(string[] r) => new(
        Enum.Parse<Verdict>(r[0], ignoreCase: true), r[1], Number(r[2]), Number(r[3]), Number(r[4]), Number(r[5]),
        DateOnly.Parse(r[6], CultureInfo.InvariantCulture), r[7] == "kept");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
