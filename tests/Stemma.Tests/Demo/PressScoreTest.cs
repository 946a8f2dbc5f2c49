using Stemma.Core.News;
using Stemma.Demo;
using Stemma.Demo.Truth;

namespace Stemma.Tests.Demo;

/// <summary>The scorer of the press against answers that are known to be right or wrong.</summary>
public sealed class PressScoreTest
{
    private static readonly string[] Figures =
    [
        PressScore.Pairs, PressScore.Source, PressScore.NoWrongName, PressLinks.Recall, PressLinks.Kinds, PressLinks.Precision, PressLinks.Innocents,
        PressDifferences.Seen, PressDifferences.Required, PressDifferences.Explained, PressDifferences.Funnels,
    ];

    private static readonly PressTruth Truth = PressTruth.Of(Press.Of(5, new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void The_truth_itself_is_right_in_every_figure()
    {
        var count = PressScore.Of(Truth, Perfect());
        Assert.Empty(count.Misses);
        Assert.Equal(Figures.Order(StringComparer.Ordinal), count.Figures);
        Assert.All(Figures, f => Assert.Equal(1, count.Share(f)));
        Assert.Equal(80, count[PressScore.Source].All);
    }

    [Fact]
    public void All_wrong_is_nothing_in_every_figure()
    {
        var right = Perfect();
        var links = Truth.Stories.SelectMany(s => s.Innocents).Select(p => new FoundLink(p.A, p.B, LinkKind.Verbatim)).ToList();
        var claims = right.Claims.Where(c => c.IsDifference).Select(c => c with { Verdict = Verdict.Differ, Positions = [.. c.Positions.Select(p => p with { Said = "nobody knows" })] }).ToList();
        var count = PressScore.Of(Truth, right with
        {
            Stories = [.. right.Stories.SelectMany(s => s).Select(r => (IReadOnlyList<string>)[r])],
            Reports = [.. right.Reports.Select(r => new FoundReport(r.Id, "Somebody Else", false))],
            Originals = new Dictionary<string, string?>(),
            Links = links,
            Claims = claims,
        });
        Assert.All(Figures.Except([PressLinks.Kinds]), f => Assert.Equal(0, count.Share(f)));
        Assert.Equal(0, count[PressLinks.Kinds].All);
    }

    [Fact]
    public void An_unknown_source_is_not_right_and_no_wrong_name()
    {
        var right = Perfect();
        var count = PressScore.Of(Truth, right with { Reports = [.. right.Reports.Select(r => new FoundReport(r.Id, null, false))] });
        Assert.Equal((4, 80), count[PressScore.Source]); // the releases
        Assert.Equal(1, count.Share(PressScore.NoWrongName));
    }

    [Fact]
    public void A_link_without_direction_or_reversed_is_not_found_but_between_related_reports()
    {
        var right = Perfect();
        foreach (var broken in (IEnumerable<IReadOnlyList<FoundLink>>)[[.. right.Links.Select(l => l with { Undirected = true })], [.. right.Links.Select(l => l.Parent[0] == '*' ? l : l with { Child = l.Parent, Parent = l.Child })]])
        {
            var count = PressScore.Of(Truth, right with { Links = broken });
            Assert.Equal(8, count[PressLinks.Recall].Right); // an unseen text can only be the parent
            Assert.Equal(1, count.Share(PressLinks.Precision));
            Assert.Equal(1, count.Share(PressLinks.Innocents));
        }
    }

    [Fact]
    public void A_parent_that_hangs_under_the_same_unseen_text_is_found_and_innocents_under_one_are_linked()
    {
        var right = Perfect();
        FoundLink[] links = [new("ferry-courier", "*1", LinkKind.Verbatim), new("ferry-wire-1", "*1", LinkKind.Verbatim), new("ferry-beacon", "*1", LinkKind.Edited)];
        var count = PressScore.Of(Truth, right with { Links = links, Originals = new Dictionary<string, string?> { ["*1"] = null } });
        Assert.Equal(1, count[PressLinks.Recall].Right);
        Assert.Equal((1, 1), count[PressLinks.Kinds]);
        Assert.Equal((1, 3), count[PressLinks.Precision]);
        Assert.Equal(1, count[PressLinks.Innocents].All - count[PressLinks.Innocents].Right);
    }

    [Fact]
    public void A_folded_difference_and_one_under_another_heading_are_not_found()
    {
        var right = Perfect();
        Assert.Equal(0, PressScore.Of(Truth, right with { Claims = [.. right.Claims.Select(c => c with { Open = false })] })[PressDifferences.Required].Right);
        Assert.Equal(0, PressScore.Of(Truth, right with { Claims = [.. right.Claims.Select(c => c with { Verdict = Verdict.Wording })] })[PressDifferences.Required].Right);
    }

    [Theory]
    [InlineData("12", "12 people were hurt", true)]
    [InlineData("12", "112 people were hurt", false)]
    [InlineData("2 a.m.", "The levee broke at 2 a.m.", true)]
    [InlineData("2 a.m.", "The levee broke at 4 a.m.", false)]
    [InlineData("Skarnevike", "taken to the hospital of Skarnevike", true)]
    [InlineData("she offered her resignation", "She has offered to resign", true)]
    [InlineData("she offered her resignation", "She met the prime minister", false)]
    public void A_span_holds_a_value_by_its_numbers_and_half_of_its_words(string value, string text, bool holds) => Assert.Equal(holds, PressDifferences.Holds(value, text));

    // What the program would have to find.
    private static PressFound Perfect()
    {
        var links = Truth.Stories.SelectMany(s => s.Links.Select(l => new FoundLink(l.Child, l.Parent[0] == '*' ? $"*{s.Id}" : l.Parent, l.Kind))).ToList();
        var differences = Truth.Stories.SelectMany(s => s.Differences).Where(d => d.Heading != "unknown").Select(d => new FoundClaim(
            d.Heading == "disputed" ? Verdict.Denied : Enum.Parse<Verdict>(d.Heading, true), true, d.About, 2, 2, 2, [.. d.Positions.SelectMany(p => p.Values.Select(v => new FoundPosition(v.Key, v.Value, v.Value)))]));
        var funnels = Truth.Stories.SelectMany(s => s.Funnels.Select(f => new FoundClaim(Verdict.Agree, true, f.About, f.Reports, f.Texts, f.Witnesses, [new FoundPosition(s.Reports[0].Id, f.About, f.About)])));
        return new PressFound(
            [.. Truth.Stories.Select(s => s.Reports.Select(r => r.Id).ToList())],
            [.. Truth.Stories.SelectMany(s => s.Reports).Select(r => new FoundReport(r.Id, r.Unknown ? null : r.Names[0], r.Own))],
            links.Where(l => l.Parent[0] == '*').Select(l => l.Parent).Distinct().ToDictionary(p => p, p => (string?)null),
            links,
            [.. differences, .. funnels]);
    }
}
