using Microsoft.Data.Sqlite;
using Stemma.App.Store.Sqlite;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Store;

public sealed class UntilTest
{
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n WHERE i < 0";

    [Fact]
    public void What_runs_without_end_is_broken_off_when_it_is_no_longer_wanted_and_the_next_question_is_answered()
    {
        using var folder = new TestFolder();
        using var sql = new Sql(folder.At("t.db"), SqliteOpenMode.ReadWriteCreate);
        using var wanted = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.Throws<OperationCanceledException>(() => sql.Until(s => s.Number(Endless), wanted.Token));
        Assert.Equal(7, sql.Until(static s => s.Number("SELECT 7"), default));
    }

    [Fact]
    public void What_went_wrong_by_itself_is_not_taken_for_broken_off()
    {
        using var folder = new TestFolder();
        using var sql = new Sql(folder.At("t.db"), SqliteOpenMode.ReadWriteCreate);
        Assert.Throws<SqliteException>(() => sql.Until(static s => s.Number("SELECT nothing FROM nowhere"), default));
    }
}
