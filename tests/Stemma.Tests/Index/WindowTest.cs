using Stemma.Core.Index;

namespace Stemma.Tests.Index;

public sealed class WindowTest
{
    private const int Noon = 490_000;

    [Theory]
    [InlineData(Noon, true)]
    [InlineData(Noon - 48, true)]
    [InlineData(Noon + 48, true)]
    [InlineData(Noon - 49, false)]
    [InlineData(Noon + 49, false)]
    [InlineData(Entries.Timeless, true)]
    [InlineData(Entries.Removed, false)]
    public void It_has_what_lies_near_in_time_and_what_has_none_but_nothing_removed(int hours, bool expected) =>
        Assert.Equal(expected, new Window(Noon, 2, int.MaxValue).Has(hours));

    [Theory]
    [InlineData(0, true)]
    [InlineData(Noon, true)]
    [InlineData(Entries.Timeless, true)]
    [InlineData(Entries.Removed - 1, true)]
    [InlineData(Entries.Removed, false)]
    public void Without_a_time_it_has_all_that_live(int hours, bool expected) =>
        Assert.Equal(expected, new Window(Entries.Timeless, 2, int.MaxValue).Has(hours));
}
