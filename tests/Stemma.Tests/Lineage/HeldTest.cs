using CsCheck;
using Stemma.Core.Lineage;
using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

/// <summary>Which of two earlier texts lies nearer to a later one.</summary>
public sealed class HeldTest
{
    private static readonly Telling Earlier = Texts.Telling(1, Texts.Flood);
    private static readonly Gen<int> Few = Gen.OneOf(new[] { 0, 0, 0, 1, 3, 4, 5, 11, 12, 13, 24, 25, 60 }.Select(n => Gen.Const(n)).ToArray());
    private static readonly Gen<Held> Any = Gen.Select(Few.Array[8], Gen.Bool.Array[6]).Select((n, covered) => new Held(Earlier, covered, n[0], n[1], n[2], n[3], 1, n[5], n[6], n[7]));

    [Fact]
    public void Of_two_texts_at_most_one_is_nearer() =>
        Gen.Select(Any, Any).Sample((a, b) => !(a.IsNearerThan(b) && b.IsNearerThan(a)), iter: 100_000);

    [Fact]
    public void No_text_is_nearer_than_itself() => Any.Sample(a => !a.IsNearerThan(a));

    [Fact]
    public void The_same_text_is_nearer_than_one_that_is_not() =>
        Gen.Select(Any, Any).Sample((a, b) =>
        {
            var same = a with { Added = 0, Dropped = 0, Breaks = 0, Left = 0, Unsaid = 0, Omitted = 0, Moved = 0 };
            return b.IsSame ? !same.IsNearerThan(b) && !b.IsNearerThan(same) : same.IsNearerThan(b) && !b.IsNearerThan(same);
        }, iter: 100_000);

    [Fact]
    public void A_text_that_is_nearer_by_one_sign_and_further_by_another_is_not_nearer() =>
        Assert.False(Changed(omitted: 20, moved: 0).IsNearerThan(Changed(omitted: 0, moved: 1)));

    [Fact]
    public void A_text_that_is_nearer_by_one_sign_and_no_further_by_another_is_nearer() =>
        Assert.True(Changed(omitted: 0, moved: 0).IsNearerThan(Changed(omitted: 0, moved: 1)));

    [Fact]
    public void A_text_that_lacks_a_quotation_of_the_later_one_is_not_nearer_for_a_few_words_less_changed() =>
        Assert.False((Changed(omitted: 0, moved: 0) with { Unsaid = 26 }).IsNearerThan(Changed(omitted: 0, moved: 0) with { Added = 20 }));

    [Fact]
    public void A_text_that_ends_with_the_later_one_is_nearer_than_one_that_goes_on_with_a_few_words_less_changed() =>
        Assert.True((Changed(omitted: 0, moved: 0) with { Added = 10 }).IsNearerThan(Changed(omitted: 0, moved: 0) with { Left = 100 }));

    [Fact]
    public void Neither_ends_with_the_later_text_where_both_go_on() =>
        Assert.False((Changed(omitted: 0, moved: 0) with { Left = 30 }).IsNearerThan(Changed(omitted: 0, moved: 0) with { Left = 100 }));

    [Fact]
    public void A_text_with_words_of_the_later_one_that_another_has_not_is_nearer_though_it_has_more_that_was_dropped()
    {
        bool[] all = [true, true, true, true, true, true], some = [true, true, false, false, false, false];
        var (nearer, original) = (Changed(omitted: 17, moved: 0) with { Covered = all, Added = 25, Dropped = 42 }, Changed(omitted: 0, moved: 0) with { Covered = some, Added = 31, Dropped = 31 });
        Assert.True(nearer.IsNearerThan(original));
        Assert.False(nearer.IsNearerThan(original with { Covered = [true, true, false, false, true, false] })); // three words may be chance
        Assert.False((nearer with { Covered = [true, false, true, true, true, true] }).IsNearerThan(original)); // each has what the other has not
    }

    private static Held Changed(int omitted, int moved) => new(Earlier, [true], 3, 3, 0, 0, 1, 0, omitted, moved);
}
