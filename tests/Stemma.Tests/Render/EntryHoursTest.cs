using Stemma.Core.Render;

namespace Stemma.Tests.Render;

public sealed class EntryHoursTest
{
    private static readonly DateTimeOffset Time = new(2031, 9, 12, 14, 32, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("14:32 The gate is open.")]
    [InlineData("14.32 Uhr: The gate is open.")]
    [InlineData("2.32pm: The gate is open.")]
    [InlineData("2:32 p.m. The gate is open.")]
    [InlineData("14h32 – The gate is open.")]
    public void An_entrys_own_hour_before_its_first_sentence_goes(string text) => Assert.Equal("The gate is open.", EntryHours.Without(text, Time));

    [Theory]
    [InlineData("14:33 The gate is open.")]
    [InlineData("2:32 The gate is open.")]
    [InlineData("14:32 was the hour at which it opened.")]
    [InlineData("14:32")]
    [InlineData("At 14:32 the gate was open.")]
    [InlineData("14.325 Tons were moved.")]
    public void Another_hour_and_one_that_belongs_to_its_sentence_stay(string text) => Assert.Equal(text, EntryHours.Without(text, Time));
}
