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
        var awaited = new SettledPostings(mostFresh, 1000);
        foreach (int document in Enumerable.Range(0, 400))
        {
            uint[] keys = [.. Enumerable.Range(0, 12).Select(_ => (uint)random.Next(500) << 20 | (uint)random.Next(3)).Distinct()];
            foreach (uint key in keys)
            {
                plain.Add(key, document, ids);
                settled.Add(key, document, ids);
            }
            awaited.Await(keys, document, ids);
        }
        Same(plain, settled, ids);
        Same(plain, awaited, ids);
        int[] renumber = [.. Enumerable.Range(0, 400).Select(d => d / 2)];
        int[] fewer = [.. Enumerable.Range(0, 200).Select(d => ids[2 * d])];
        Same(plain.Without(d => d % 2 == 1, renumber, fewer), settled.Without(d => d % 2 == 1, renumber, ids, fewer), fewer);
    }

    [Fact]
    public void What_waits_is_found_as_soon_as_anybody_looks_and_stays_when_others_are_left_out()
    {
        int[] ids = [7, 3, 5];
        var postings = new SettledPostings(2);
        postings.Await([1, 1u << 31, 1 << 12], 0, ids);
        postings.Await([1, 2], 1, ids);
        postings.AddAll([1], 2, ids);
        var kept = postings.Without(d => d == 0, [0, 0, 1], ids, [3, 5]);
        Assert.Equal([1, 2, 0], Documents(postings, 1, ids));
        Assert.Equal([0], Documents(postings, 1u << 31, ids));
        Assert.Equal([0, 1], Documents(kept, 1, [3, 5]));
        Assert.Empty(Documents(kept, 1 << 12, [3, 5]));
    }

    private static List<int> Documents(SettledPostings postings, uint key, int[] ids)
    {
        var found = new List<int>();
        foreach (var stretch in postings.Of(key, ids)) found.AddRange(stretch);
        return found;
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
        foreach (var (key, documents) in settled.Find(many, ids)) together[key].AddRange(documents);
        for (int i = 0; i < many.Length; i++) Assert.Equal(plain.Of(many[i], one).Order(), together[i].Order());
    }
}
