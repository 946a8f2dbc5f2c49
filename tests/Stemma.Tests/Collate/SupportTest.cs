using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.Tests.Collate;

public sealed class SupportTest
{
    [Fact]
    public void A_story_has_the_witnesses_of_its_best_witnessed_claim_and_not_all_who_speak_in_it()
    {
        Assert.Equal(2, Support.Witnesses([Claim(Verdict.Agree, 1), Claim(Verdict.Differ, 2), Claim(Verdict.Series, 1)]));
        Assert.Equal(1, Support.Witnesses([Claim(Verdict.Agree, 1), Claim(Verdict.Denied, 2), Claim(Verdict.Possible, 4) with { Open = false }]));
        Assert.Equal(0, Support.Witnesses([Claim(Verdict.Agree, 0)]));
        Assert.Equal(0, Support.Witnesses([]));
    }

    [Theory]
    [InlineData(14, 3, 1, "14 reports, 3 texts, 1 witness")]
    [InlineData(5, 1, 2, "5 reports, 1 text, 2 witnesses")]
    [InlineData(5, 3, 0, "5 reports, 3 texts")]
    [InlineData(5, 0, 0, "5 reports")]
    [InlineData(1, 1, 1, "1 report")]
    public void What_is_not_known_is_left_out_of_the_funnel(int reports, int texts, int witnesses, string words) => Assert.Equal(words, PlainWords.Funnel(reports, texts, witnesses));

    private static Claim Claim(Verdict verdict, int witnesses) => new("The ferry ran onto rocks", verdict, 5, 3, witnesses, [], true);
}
