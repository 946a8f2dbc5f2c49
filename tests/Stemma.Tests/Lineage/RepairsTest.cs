using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

public sealed class RepairsTest
{
    private static Alignment? Between(string a, string b) => Alignments.Between(Texts.Telling(1, a), Texts.Telling(2, b), StreamTables.Shipped);

    private static Compared Read(int id, string text) => Compared.Of(Texts.Telling(id, text), StreamTables.Shipped);

    // As scanning does: letters read as others, spaces lost, marks in the midst of words.
    private static string Scanned(string text, int every)
    {
        var letters = new System.Text.StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            ulong chance = MinHash.Mix((ulong)i + 1);
            if (text[i] is '\n' or '.' || chance % (ulong)every != 0) letters.Append(text[i]);
            else if (chance / 64 % 3 == 0) letters.Append('o');
            else if (chance / 64 % 3 == 1) letters.Append(text[i]).Append(',');
            else if (chance / 256 % 2 == 0) letters.Append('1');
        }
        return letters.ToString();
    }

    [Fact]
    public void A_text_that_stands_twice_in_the_other_and_once_damaged_costs_no_table_of_its_length()
    {
        string middle = string.Concat(Enumerable.Range(0, 3000).Select(i => $"wird{MinHash.Mix((ulong)i + 1) % 100_000_000:x} ")), ends = Texts.Strike;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Between($"{Texts.Flood}\n\n{middle}\n\n{ends}", $"{middle}\n\n{Texts.Flood}\n\n{Scanned(middle, 40)}\n\n{ends}");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 400_000_000);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(9)]
    [InlineData(14)]
    public void A_text_that_was_scanned_badly_is_linked_to_its_original_whole(int every)
    {
        string scanned = Scanned(Texts.Flood, every);
        var found = Between(Texts.Flood, scanned)!;
        Assert.True(LinkKinds.Linked(Texts.Telling(1, Texts.Flood), Texts.Telling(2, scanned), found));
        Assert.True(found.ShareOfA > 0.6, $"{found.ShareOfA}");
        Assert.True(found.Passages.Where(p => p.Kind == PassageKind.Edited).Sum(p => p.B.Length) > 0.9 * scanned.Length);
    }

    [Fact]
    public void A_damaged_passage_is_never_called_word_for_word()
    {
        var found = Between(Texts.Flood, Scanned(Texts.Flood, 9))!;
        Assert.DoesNotContain(found.Passages, p => p.Kind == PassageKind.Verbatim);
    }

    [Fact]
    public void It_does_not_matter_which_of_the_two_was_damaged()
    {
        string scanned = Scanned(Texts.Flood, 9);
        Assert.Equal(Between(Texts.Flood, scanned)!.Sentences, Between(scanned, Texts.Flood)!.Sentences, 1.0);
    }

    [Fact]
    public void A_damaged_text_shares_nothing_with_another_text() =>
        Assert.True(Between(Texts.Strike, Scanned(Texts.Flood, 9)) is null or { Sentences: 0 });

    [Fact]
    public void Words_that_differ_by_a_letter_stay_apart_where_no_text_is_damaged()
    {
        const string a = "The house on the hill was painted by masters from the coast.", b = "The horse on the mill was printed by matters from the coach.";
        Assert.Null(Repairs.Of(Read(1, a), Read(2, b)));
    }

    [Fact]
    public void A_damaged_word_is_read_as_the_one_in_its_place_and_keeps_its_own_span()
    {
        string scanned = Scanned(Texts.Flood, 9);
        var (a, b) = (Words.Of(Texts.Flood), Words.Of(scanned));
        var read = Repairs.Of(Read(1, Texts.Flood), Read(2, scanned))!;
        Assert.Equal(b.All.Select(w => (w.Start, w.End, w.Sentence)), read.All.Select(w => (w.Start, w.End, w.Sentence)));
        int known = a.All.Select(w => w.Hash).ToHashSet().Count, before = b.All.Select(w => w.Hash).Intersect(a.All.Select(w => w.Hash)).Count(), after = read.All.Select(w => w.Hash).Intersect(a.All.Select(w => w.Hash)).Count();
        Assert.True(before < 0.75 * known && after > 0.85 * known, $"{before} {after} of {known}");
    }
}
