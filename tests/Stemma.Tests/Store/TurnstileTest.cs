using Microsoft.Data.Sqlite;
using Stemma.App.Store.Sqlite;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Store;

/// <summary>What waits to be written is written together, and each still by itself.</summary>
public sealed class TurnstileTest : IDisposable
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private readonly TestFolder _folder = new();
    private readonly Sql _sql;
    private readonly Turnstile _turnstile;

    public TurnstileTest()
    {
        _sql = new Sql(_folder.At("t.db"), SqliteOpenMode.ReadWriteCreate);
        _sql.Now("PRAGMA journal_mode = WAL");
        _sql.Now("CREATE TABLE t (n INTEGER PRIMARY KEY, batch INTEGER)");
        _turnstile = new Turnstile(_sql);
    }

    public void Dispose()
    {
        _turnstile.Dispose();
        _sql.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_waits_while_another_writes_goes_into_one_transaction_and_stands_for_all_to_read_when_each_returns()
    {
        using var reader = new Sql(_folder.At("t.db"), SqliteOpenMode.ReadWrite);
        int commits = 0;
        await Behind(async () =>
        {
            await Task.WhenAll(Enumerable.Range(1, 50).Select(async n =>
            {
                await _turnstile.Write(sql => sql.Run("INSERT INTO t VALUES ($1, 0)", n), Ct);
                lock (reader) Assert.Equal(1, reader.Number("SELECT count(*) FROM t WHERE n = $1", n));
            }));
        }, () => commits = reader.Number("PRAGMA data_version"));
        Assert.Equal(50, _sql.Number("SELECT count(*) FROM t"));
        Assert.InRange(reader.Number("PRAGMA data_version") - commits, 1, 10);
    }

    [Fact]
    public async Task One_that_fails_takes_nothing_else_with_it_and_is_told_why()
    {
        var failed = new List<int>();
        await Behind(() => Task.WhenAll(Enumerable.Range(1, 9).Select(async n =>
        {
            try
            {
                await _turnstile.Write(sql =>
                {
                    sql.Run("INSERT INTO t VALUES ($1, 0)", n);
                    if (n % 3 == 0) throw new InvalidOperationException($"no {n}");
                }, Ct);
            }
            catch (InvalidOperationException no) when (no.Message == $"no {n}")
            {
                lock (failed) failed.Add(n);
            }
        })));
        Assert.Equal([3, 6, 9], failed.Order());
        Assert.Equal([1, 2, 4, 5, 7, 8], _sql.Rows("SELECT n FROM t ORDER BY n", static r => r.GetInt32(0)));
    }

    [Fact]
    public async Task What_is_given_up_before_it_began_is_not_written()
    {
        using var patience = new CancellationTokenSource();
        Task? given = null;
        await Behind(async () =>
        {
            given = _turnstile.Write(sql => sql.Run("INSERT INTO t VALUES (1, 0)"), patience.Token).AsTask();
            var kept = _turnstile.Write(sql => sql.Run("INSERT INTO t VALUES (2, 0)"), Ct);
            await patience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
            await kept;
        });
        Assert.Equal([2], _sql.Rows("SELECT n FROM t", static r => r.GetInt32(0)));
    }

    // Runs something while another's work holds the turn.
    private async Task Behind(Func<Task> others, Action? first = null)
    {
        using var held = new ManualResetEventSlim();
        using var holds = new ManualResetEventSlim();
        var holder = Task.Run(() => _turnstile.Bare(_ =>
        {
            holds.Set();
            held.Wait(Ct);
        }, Ct).AsTask(), Ct);
        holds.Wait(Ct);
        first?.Invoke();
        var running = others();
        await Task.Delay(50, Ct);
        held.Set();
        await Task.WhenAll(running, holder);
    }
}
