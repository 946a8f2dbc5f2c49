using Stemma.Core.Index;

namespace Stemma.Tests.Index;

public sealed class KeyMarksTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void All_that_were_added_are_there_and_most_others_are_not(int count)
    {
        var random = new Random(count);
        var marks = new KeyMarks(count);
        uint[] keys = [.. Enumerable.Range(0, count).Select(_ => (uint)random.NextInt64(1L << 32))];
        foreach (uint key in keys) marks.Add(key);
        Assert.All(keys, k => Assert.Equal(1, marks.Has(k)));
        Assert.InRange(Enumerable.Range(0, 10_000).Sum(_ => marks.Has((uint)random.NextInt64(1L << 32))), 0, 2_500);
    }

    [Fact]
    public void There_is_room_for_as_many_as_it_was_made_for_and_not_for_many_more()
    {
        var marks = new KeyMarks(100_000);
        Assert.True(marks.Suits(100_000));
        Assert.False(marks.Suits(200_000));
    }

    [Fact]
    public void Keys_are_found_after_the_marks_have_grown()
    {
        var settled = new SettledPostings(mostFresh: 1000);
        int[] ids = [.. Enumerable.Range(0, 60_000)];
        foreach (int document in ids) settled.Add(CandidateIndex.Key((ulong)document), document, ids);
        uint[] sought = [.. ids.Where(d => d % 97 == 0).Select(d => CandidateIndex.Key((ulong)d))];
        var found = settled.Find(sought, ids).ToArray().OrderBy(f => f.Key).ToList();
        Assert.Equal(ids.Where(d => d % 97 == 0), found.Select(f => f.Documents.Single()));
    }
}
