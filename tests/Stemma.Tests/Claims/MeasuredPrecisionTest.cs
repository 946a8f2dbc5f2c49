using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Tests.Claims;

/// <summary>What may be shown open.</summary>
public sealed class MeasuredPrecisionTest
{
    private static MeasuredPrecision Of(int judged, int right, bool kept = false) => new(Verdict.Wording, "quotation", judged, right, 0, 0, new DateOnly(2031, 5, 14), kept);

    [Theory]
    [InlineData(60, 57, true)]
    [InlineData(60, 56, false)] // .93
    [InlineData(59, 59, false)] // one too few
    [InlineData(0, 0, false)]
    public void A_kind_is_proven_from_60_cases_at_95_of_100(int judged, int right, bool proven) => Assert.Equal(proven, Of(judged, right).Proven);

    [Fact]
    public void Scripted_cases_prove_nothing() => Assert.False((Of(2, 2) with { ScriptedJudged = 500, ScriptedRight = 500 }).Proven);

    [Fact]
    public void The_interval_is_Wilsons()
    {
        var (low, high) = Of(60, 57).Interval;
        Assert.Equal(0.863, low, 3);
        Assert.Equal(0.983, high, 3);
        Assert.Equal((0, 1), Of(0, 0).Interval);
    }

    [Fact]
    public void What_is_neither_proven_nor_kept_is_folded()
    {
        Assert.All(MeasuredPrecision.All, m => Assert.Equal(m.Proven || m.Kept, MeasuredPrecision.Opens(m.Kind, m.Rule)));
        Assert.False(MeasuredPrecision.Opens(Verdict.Differ, "a rule without a measure"));
        Assert.False(MeasuredPrecision.Opens(Verdict.Possible, "event-time"));
    }

    [Fact]
    public void Each_row_counts_no_more_right_than_judged() => Assert.All(MeasuredPrecision.All, m =>
    {
        Assert.InRange(m.Right, 0, m.Judged);
        Assert.InRange(m.ScriptedRight, 0, m.ScriptedJudged);
        Assert.Equal(m, Assert.Single(MeasuredPrecision.All, o => o.Kind == m.Kind && o.Rule == m.Rule));
    });
}
