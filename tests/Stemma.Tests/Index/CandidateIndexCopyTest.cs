using Stemma.Core.Index;
using Stemma.Core.News;
using Stemma.Tests.Lineage;

namespace Stemma.Tests.Index;

public sealed class CandidateIndexCopyTest
{
    private static readonly DateTimeOffset Day = new(2026, 3, 5, 8, 0, 0, TimeSpan.Zero);

    private static CandidateKeys Keys(int i) => Texts.Telling(1, $"Number {i % 700} of {i * 7} and {i * 13} went past {i * 17} trees near the {i % 50} mills on the road to town.").Keys with
    {
        Terms = [.. Enumerable.Range(0, 12).Select(t => new TermKey((ulong)(i * 31 + t * t) % 977 + 1, 0.3f))],
        Names = [.. Enumerable.Range(0, 4).Select(n => new TermKey((ulong)((i * 11 + n) % 401) << 3 | (uint)(i % 3), 0.5f))],
    };

    private static CandidateIndex Filled(int count)
    {
        var index = new CandidateIndex();
        for (int i = 1; i <= count; i++) index.Enter(new(i), Keys(i), i % 9 == 0 ? null : Day.AddHours(i));
        for (int i = 5; i <= count; i += 13) index.Remove(new(i));
        for (int i = 7; i <= count; i += 29) index.Enter(new(i), Keys(i + 1), Day.AddHours(i));
        return index;
    }

    private static CandidateIndex Copied(CandidateIndex index)
    {
        using var copy = new MemoryStream();
        index.Save(copy);
        copy.Position = 0;
        return CandidateIndex.Load(copy, copy.Length);
    }

    private static string Answer(CandidateIndex index, int i)
    {
        var found = index.Look(new(int.MaxValue), Keys(i), Day.AddHours(i));
        return string.Join(' ', found.Texts.Concat(found.Stories).Select(h => $"{h.Id.Value}:{h.Score}")) + "|" + string.Join(' ', index.After(new(i), Keys(i), Day).Select(t => t.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(6000)]
    public void A_copy_answers_as_the_index_did(int count)
    {
        var index = Filled(count);
        var copy = Copied(index);
        Assert.Equal(index.Count, copy.Count);
        for (int i = 1; i < 200; i++) Assert.Equal(Answer(index, i), Answer(copy, i));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4000)]
    public void What_is_entered_and_removed_after_it_was_copied_is_answered_alike(int count)
    {
        var index = Filled(count);
        var copy = Copied(index);
        foreach (var one in new[] { index, copy })
        {
            for (int i = count + 1; i <= count + 3000; i++) one.Enter(new(i), Keys(i), Day.AddHours(i));
            for (int i = 1; i <= count + 3000; i += 2) one.Remove(new(i));
        }
        Assert.Equal(index.Count, copy.Count);
        for (int i = 1; i < 200; i++) Assert.Equal(Answer(index, i), Answer(copy, i));
    }

    [Fact]
    public void A_copy_of_a_refilled_index_answers_as_it_does()
    {
        var index = new CandidateIndex();
        for (int i = 1; i <= 3000; i++) index.Hold(new(i), Keys(i), Day);
        var copy = Copied(index);
        for (int i = 1; i < 100; i++) Assert.Equal(Answer(index, i), Answer(copy, i));
    }

    [Fact]
    public void A_copy_that_was_changed_or_cut_anywhere_is_refused()
    {
        using var copy = new MemoryStream();
        Filled(120).Save(copy);
        byte[] whole = copy.ToArray();
        var random = new Random(5);
        for (int tries = 0; tries < 300; tries++)
        {
            byte[] broken = [.. whole];
            int at = tries < 40 ? tries : random.Next(whole.Length);
            if (tries % 2 == 0) broken[at] ^= (byte)(1 << random.Next(8));
            else broken = broken[..at];
            Exception? thrown = Record.Exception(() => CandidateIndex.Load(new MemoryStream(broken), broken.Length));
            Assert.True(thrown is InvalidDataException || thrown is null && tries % 2 == 0 && at is >= 4 and < 16, $"at {at}: {thrown}");
        }
    }
}
