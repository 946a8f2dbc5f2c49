using Stemma.App.Store.Sqlite;

namespace Stemma.Tests.Store;

public sealed class NameRowsTest
{
    private static readonly DateTimeOffset Noon = new(2031, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Rows_run_from_the_oldest_report_to_the_newest_and_by_number_where_the_second_is_the_same()
    {
        long[] rows = [NameRows.Row(1, 9, null), NameRows.Row(1, 3, Noon), NameRows.Row(1, 4, Noon), NameRows.Row(1, 1, Noon.AddSeconds(1)), NameRows.Row(1, 2, DateTimeOffset.MaxValue)];
        Assert.Equal(rows.Order(), rows);
        Assert.True(rows[0] > 0);
        Assert.Equal([9, 3, 4, 1, 2], rows.Select(r => r & 1073741823));
    }

    [Fact]
    public void Two_generations_side_by_side_have_rows_of_their_own() => Assert.NotEqual(NameRows.Row(1, 3, Noon), NameRows.Row(2, 3, Noon));
}
