using Stemma.Core.Collate;

namespace Stemma.Tests.Collate;

public sealed class EventsTest
{
    [Theory]
    [InlineData("The ferry ran aground on Monday.", true)]
    [InlineData("渡轮周一在塔恩岛附近的浓雾中搁浅。", true)]
    [InlineData("DATE : 27/09/2026", false)]
    [InlineData("— Harbour Watch (@harbourwatch) February 6, 2026", false)]
    [InlineData("9. September 2026 um 15:46 Uhr / Tilo Brandt", false)]
    [InlineData("", false)]
    public void A_line_that_only_carries_a_date_is_no_event(string line, bool tells) => Assert.Equal(tells, Events.Tells(line));
}
