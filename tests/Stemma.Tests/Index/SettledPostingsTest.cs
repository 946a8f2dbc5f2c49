using Stemma.Core.Index;

namespace Stemma.Tests.Index;

/// <summary>Postings that settle answer as those do that never settle.</summary>
public sealed class SettledPostingsTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(100_000)]
    public void What_has_settled_and_what_is_new_are_found_together_in_the_order_of_ids(int mostFresh)
    {
        var random = new Random(mostFresh);
        int[] ids = [.. Enumerable.Range(0, 400).OrderBy(_ => random.Next())];
        var plain = new Postings();
        var settled = new SettledPostings(mostFresh);
        foreach (int document in Enumerable.Range(0, 400))
        {
            foreach (uint key in Enumerable.Range(0, 12).Select(_ => (uint)random.Next(500) << 20 | (uint)random.Next(3)).Distinct())
            {
                plain.Add(key, document, ids);
                settled.Add(key, document, ids);
            }
        }
        Same(plain, settled, ids);
        int[] renumber = [.. Enumerable.Range(0, 400).Select(d => d / 2)];
        int[] fewer = [.. Enumerable.Range(0, 200).Select(d => ids[2 * d])];
        Same(plain.Without(d => d % 2 == 1, renumber, fewer), settled.Without(d => d % 2 == 1, renumber, fewer), fewer);
    }

    private static void Same(Postings plain, SettledPostings settled, int[] ids)
    {
        var one = new int[1];
        for (uint high = 0; high < 500; high++)
        {
            for (uint low = 0; low < 4; low++)
            {
                var found = new List<int>();
                foreach (var stretch in settled.Of(high << 20 | low, ids)) found.AddRange(stretch);
                Assert.Equal(plain.Of(high << 20 | low, one), found);
            }
        }
        uint[] many = [.. Enumerable.Range(0, 700).Select(i => (uint)(i * 7 % 600) << 20 | (uint)i % 4)];
        var together = many.Select(_ => new List<int>()).ToList();
        foreach (var (key, documents) in settled.Find(many)) together[key].AddRange(documents);
        for (int i = 0; i < many.Length; i++) Assert.Equal(plain.Of(many[i], one).Order(), together[i].Order());
    }
}
