using System.Diagnostics;

namespace Stemma.App.Store.Sqlite;

/// <summary>
/// The turnstile of the writing connection. Work that waits while another's is being written goes into one transaction with what waits beside it: the disk is waited for once.
/// Each is a savepoint, so that one that fails takes nothing else with it; and none is told that it is written before it is on disk.
/// </summary>
internal sealed class Turnstile(Sql sql) : IDisposable
{
    private const int MostTogether = 64;
    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(10); // beyond it nothing more joins, so that little work does not wait for much

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly LinkedList<Work> _waiting = new();

    /// <summary>Does some work in a transaction.</summary>
    /// <param name="work">The work.</param>
    /// <param name="ct">Gives it up where it has not begun.</param>
    public async ValueTask Write(Action<Sql> work, CancellationToken ct)
    {
        var own = new Work(work);
        lock (_waiting) _waiting.AddLast(own);
        try
        {
            await _turn.WaitAsync(ct);
        }
        catch (OperationCanceledException) when (!Withdrawn(own))
        {
            await own.Done.Task; // another's turn has it: it is being written
            return;
        }
        try
        {
            while (!own.Done.Task.IsCompleted)
                if (Together() is { } failure && Withdrawn(own)) own.Done.SetException(failure); // not even begun: nobody is to wait for ever
        }
        finally
        {
            _turn.Release();
        }
        await own.Done.Task;
    }

    /// <summary>Uses the connection outside a transaction.</summary>
    public async ValueTask Bare(Action<Sql> work, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            work(sql);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    // Null, or why no transaction came of it.
    private Exception? Together()
    {
        var taken = new List<Work>();
        Exception? all = null;
        try
        {
            sql.Batch(() =>
            {
                long from = Stopwatch.GetTimestamp();
                while (taken.Count < MostTogether && (taken.Count == 0 || Stopwatch.GetElapsedTime(from) < Enough) && Next() is { } next)
                {
                    taken.Add(next);
                    Part(next);
                }
            });
        }
        catch (Exception failure) // a full disk: nothing of it is written
        {
            all = failure;
        }
        foreach (var work in taken)
        {
            if ((all ?? work.Failure) is { } failure) work.Done.SetException(failure);
            else work.Done.SetResult();
        }
        return all;
    }

    private void Part(Work work)
    {
        try
        {
            sql.Part(() => work.Do(sql));
        }
        catch (Exception failure) when (sql.InTransaction)
        {
            work.Failure = failure;
        }
    }

    private Work? Next()
    {
        lock (_waiting)
        {
            var first = _waiting.First;
            if (first is not null) _waiting.RemoveFirst();
            return first?.Value;
        }
    }

    private bool Withdrawn(Work work)
    {
        lock (_waiting) return _waiting.Remove(work);
    }

    private sealed class Work(Action<Sql> work)
    {
        public Action<Sql> Do { get; } = work;

        public Exception? Failure { get; set; }

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
