using Stemma.App.Serve.Pages;
using Stemma.Core.News;

namespace Stemma.Tests.Serve;

public sealed class LinesTest
{
    // Units of ten letters each, one after the other.
    private static Span[] Units(int count) => [.. Enumerable.Range(0, count).Select(i => new Span(i * 12, i * 12 + 10))];

    private static Passage Shared(int a, int b, int letters = 8) => new(new Span(a * 12, a * 12 + letters), new Span(b * 12, b * 12 + letters), PassageKind.Verbatim);

    private static string Laid(int a, int b, bool stacked, params Passage[] passages) =>
        string.Join(' ', Lines.Of(Units(a), Units(b), passages, stacked).Select(l => $"{l.FromA}-{l.ToA}|{l.FromB}-{l.ToB}"));

    [Fact]
    public void What_both_have_stands_beside_each_other_and_the_rest_by_itself() =>
        Assert.Equal("0-1|0-1 1-2|1-1 2-2|1-2 2-3|2-3", Laid(3, 3, true, Shared(0, 0), Shared(2, 2)));

    [Fact]
    public void What_has_no_counterpart_stands_side_by_side_where_the_texts_are_not_one() =>
        Assert.Equal("0-1|0-1 1-2|1-2 2-3|2-3", Laid(3, 3, false, Shared(0, 0), Shared(2, 2)));

    [Fact]
    public void A_paragraph_that_was_split_stands_beside_all_its_parts() =>
        Assert.Equal("0-1|0-2 1-2|2-3", Laid(2, 3, true, Shared(0, 0), Shared(0, 1), Shared(1, 2)));

    [Fact]
    public void A_paragraph_that_moved_leaves_the_order_of_the_others() =>
        Assert.Equal("0-0|0-1 0-1|1-2 1-2|2-3 2-3|3-3", Laid(3, 3, true, Shared(0, 1), Shared(1, 2), Shared(2, 0)));

    [Fact]
    public void Every_unit_stands_in_exactly_one_line()
    {
        var random = new Random(11);
        for (int n = 0; n < 200; n++)
        {
            int a = random.Next(0, 9), b = random.Next(0, 9);
            Passage[] passages = a * b == 0 ? [] : [.. Enumerable.Range(0, random.Next(0, 12)).Select(_ => Shared(random.Next(a), random.Next(b), random.Next(1, 10)))];
            foreach (bool stacked in new[] { true, false })
            {
                var lines = Lines.Of(Units(a), Units(b), passages, stacked);
                Assert.Equal(Enumerable.Range(0, a), lines.SelectMany(l => Enumerable.Range(l.FromA, l.ToA - l.FromA)));
                Assert.Equal(Enumerable.Range(0, b), lines.SelectMany(l => Enumerable.Range(l.FromB, l.ToB - l.FromB)));
            }
        }
    }
}
