using Stemma.Core.Lineage;

namespace Stemma.Tests.Lineage;

/// <summary>Which runs of equal words stand together, and which words each keeps.</summary>
public sealed class ChainsTest
{
    [Fact]
    public void A_run_of_which_another_chain_holds_words_in_the_middle_keeps_the_longest_of_its_rest()
    {
        Run[] runs = [new(0, 0, 20, 20), new(20, 20, 3, 3), new(24, 24, 2, 2), new(20, 100, 15, 15)];
        var chains = Chains.Of([.. runs], 40, 120, Chains.OfWords);
        Assert.Equal([(0, 0, 20), (20, 20, 3), (24, 24, 2)], chains[0].Select(r => (r.A, r.B, r.Length)));
        Assert.Equal([(26, 106, 9)], chains[1].Select(r => (r.A, r.B, r.Length)));
    }
}
