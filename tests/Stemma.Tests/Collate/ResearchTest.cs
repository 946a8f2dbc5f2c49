using CsCheck;
using Stemma.Core.Collate.Research;
using Stemma.Core.News;
using Stemma.Tests.Lineage;

namespace Stemma.Tests.Collate;

/// <summary>What researchers measure: figures of outlets, sheets of pairs to judge, what they show.</summary>
public sealed class ResearchTest
{
    private static readonly DateTimeOffset Morning = new(2031, 5, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_outlets_figures_tell_agencies_own_work_edits_and_lag()
    {
        var wire = Texts.Telling(1, Texts.Flood, "Reuters", url: "https://www.reuters.com/world/flood", byline: "By Bo Lind, Reuters", published: Morning);
        var copy = Texts.Telling(2, Texts.Flood, "Basin Post", byline: "Reuters", published: Morning.AddMinutes(40));
        var other = Texts.Telling(3, Texts.Strike, "Basin Post", published: Morning.AddHours(3));
        var figures = OutletFigures.Of([Story(wire, copy), Story(other)]);
        var basin = figures.Single(f => f.Outlet == "Basin Post");
        Assert.Equal(2, basin.Reports);
        Assert.Equal(new Proportion(1, 1), basin.Wire);
        Assert.Equal(new Proportion(0, 1), basin.Edited);
        Assert.Equal((1, TimeSpan.FromMinutes(40), null), (basin.Behind.Count, basin.Behind.Median, basin.Behind.Low));
        Assert.Equal(new Proportion(1, 1), figures.Single(f => f.Outlet == "Reuters").Own);
    }

    [Fact]
    public void A_median_lies_in_its_interval_and_of_few_there_is_none() =>
        Gen.Int[0, 100_000].Array[0, 60].Sample(minutes =>
        {
            var lag = Lag.Of(minutes.Select(m => TimeSpan.FromMinutes(m)));
            Assert.Equal(minutes.Length, lag.Count);
            Assert.Equal(minutes.Length < 6, lag.Low is null);
            if (lag.Low is not null) Assert.True(lag.Low <= lag.Median && lag.Median <= lag.High);
        });

    [Theory]
    [InlineData(6, 0, 5)]
    [InlineData(10, 1, 8)]
    public void The_interval_of_a_median_is_of_the_ranks_that_order_statistics_give(int count, int low, int high)
    {
        var lag = Lag.Of(Enumerable.Range(0, count).Select(m => TimeSpan.FromMinutes(m)));
        Assert.Equal((TimeSpan.FromMinutes(low), TimeSpan.FromMinutes(high)), (lag.Low, lag.High));
    }

    [Fact]
    public void A_sheet_has_shown_pairs_and_others_and_reads_back_with_its_verdicts()
    {
        var story = Story(
            Texts.Telling(1, Texts.Flood, "Quay Herald", byline: "By Bo Lind, Reuters"), Texts.Telling(2, Texts.Flood, "Basin Post", byline: "Reuters"),
            Texts.Telling(3, Texts.Strike + "\n\nMayor Ilka Brendt said that the dam above the town had held throughout the night.", "Hill Times"));
        var pairs = PairSheet.Draw([story], 10, 4);
        Assert.Contains(pairs, p => p is { Shown: true, Population: 1 });
        Assert.All(pairs, p => Assert.Equal(p.Shown, p.Stratum.StartsWith("shown", StringComparison.Ordinal)));
        var judged = pairs.Select((p, i) => p with { Judged = i % 2 == 0 }).ToList();
        var (read, problems) = PairSheet.Read(PairSheet.Write(judged));
        Assert.Empty(problems);
        Assert.Equal(judged, read);
        Assert.Equal(pairs, PairSheet.Draw([story], 10, 4));
    }

    [Fact]
    public void A_wrong_line_of_a_sheet_is_named_and_the_rest_is_read()
    {
        var (pairs, problems) = PairSheet.Read("# head\n1\tshown: verbatim\t3\tshown\t1\t2\ta b\tyes\n2\tx\n3\tshown: verbatim\t3\tshown\t1\t4\ta c\tmaybe\n");
        Assert.Equal([1], pairs.Select(p => p.Number));
        Assert.Equal(["line 3", "line 4"], problems.Select(p => p.Place));
    }

    [Fact]
    public void Any_text_is_read_as_a_sheet_without_falling_over() => Gen.String.Sample(text => PairSheet.Read(text).Problems.Count >= 0);

    [Fact]
    public void Strata_weigh_as_many_pairs_as_they_have()
    {
        var score = SheetScore.Of([.. Pairs("shown: verbatim", 90, true, true, true), .. Pairs("shown: edited", 10, true, true, false), .. Pairs("not shown: little in common", 100, false, false, false, false, true)]);
        Assert.Equal(0.95, score.Precision!.Value, 6);
        Assert.Equal(95.0 / 120, score.Recall!.Value, 6);
        Assert.Null(SheetScore.Of([.. Pairs("shown: verbatim", 90, true)]).Precision);
    }

    [Fact]
    public void Two_readers_agree_beyond_chance_as_kappa_tells()
    {
        bool?[] one = [true, true, true, true, false, false, false, false, null, true], other = [true, true, true, false, false, false, false, true, true, null];
        var agreed = Agreement.Of(Sheet(one), Sheet(other));
        Assert.Equal((8, 6), (agreed.Both, agreed.Same));
        Assert.Equal(0.5, agreed.Kappa!.Value, 6);
        Assert.Equal([4, 8], agreed.Parted);
        Assert.Null(Agreement.Of(Sheet(true, true), Sheet(true, true)).Kappa);
    }

    private static JudgedPair[] Sheet(params bool?[] verdicts) => [.. verdicts.Select((v, i) => new JudgedPair(i + 1, "shown: verbatim", 10, true, new TellingId(1), new TellingId(2), "a", "b", v))];

    private static IEnumerable<JudgedPair> Pairs(string stratum, int population, bool shown, params bool[] verdicts) =>
        verdicts.DefaultIfEmpty().Select((v, i) => new JudgedPair(i + 1, stratum, population, shown, new TellingId(1), new TellingId(2), "a", "b", verdicts.Length == 0 ? null : v));

    private static Story Story(params Telling[] tellings) => new() { Id = new StoryId(tellings[0].Id.Value), Title = "Flood", Tellings = tellings, Tree = Texts.Draw(tellings), Alignments = Texts.Align(tellings) };
}
