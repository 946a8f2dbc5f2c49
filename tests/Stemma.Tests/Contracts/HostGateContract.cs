using Stemma.App.Gather;

namespace Stemma.Tests.Contracts;

/// <summary>What every host gate keeps to.</summary>
public abstract class HostGateContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>A gate that lives by this clock.</summary>
    protected abstract IHostGate Open(TimeProvider time);

    [Fact]
    public async Task The_first_visitor_enters_at_once_and_the_second_waits_for_it_to_leave_and_for_the_pause()
    {
        var clock = new HandClock();
        var gate = Open(clock);
        var first = await gate.Enter("a.example", Pause, Ct);
        var second = gate.Enter("a.example", Pause, Ct).AsTask();
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        await Task.Delay(20, Ct);
        Assert.False(second.IsCompleted);
        await clock.AdvanceUntil(second, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task One_host_does_not_wait_for_another()
    {
        var gate = Open(new HandClock());
        await gate.Enter("a.example", Pause, Ct);
        await gate.Enter("b.example", Pause, Ct).AsTask().WaitAsync(TimeSpan.FromSeconds(5), Ct);
    }

    [Fact]
    public async Task A_host_that_asked_for_rest_gets_it_and_an_earlier_time_does_not_shorten_it()
    {
        var clock = new HandClock();
        var gate = Open(clock);
        await gate.Rest("a.example", clock.GetUtcNow().AddSeconds(60), Ct);
        await gate.Rest("a.example", clock.GetUtcNow().AddSeconds(5), Ct);
        var visit = gate.Enter("a.example", Pause, Ct).AsTask();
        clock.Advance(TimeSpan.FromSeconds(59));
        await Task.Delay(20, Ct);
        Assert.False(visit.IsCompleted);
        await clock.AdvanceUntil(visit, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_place_to_the_next()
    {
        var clock = new HandClock();
        var gate = Open(clock);
        var first = await gate.Enter("a.example", TimeSpan.Zero, Ct);
        using var impatience = new CancellationTokenSource();
        var second = gate.Enter("a.example", TimeSpan.Zero, impatience.Token).AsTask();
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await first.DisposeAsync();
        await first.DisposeAsync();
        await gate.Enter("a.example", TimeSpan.Zero, Ct);
    }
}

/// <summary>A clock moved by hand.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly Lock _state = new();
    private readonly List<HandTimer> _timers = [];
    private DateTimeOffset _now = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_state)
        {
            var timer = new HandTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : _now + dueTime);
            _timers.Add(timer);
            return timer;
        }
    }

    public void Advance(TimeSpan by)
    {
        List<HandTimer> due;
        lock (_state)
        {
            _now += by;
            due = [.. _timers.Where(t => t.Due <= _now)];
            _timers.RemoveAll(due.Contains);
        }
        foreach (var timer in due) timer.Fire();
    }

    /// <summary>Moves on in steps until something has happened; fails when it does not within a minute of this clock.</summary>
    public async Task AdvanceUntil(Task task, TimeSpan step)
    {
        for (int i = 0; i < 60 && !task.IsCompleted; i++)
        {
            Advance(step);
            await Task.Delay(5);
        }
        Assert.True(task.IsCompleted);
    }

    private sealed class HandTimer(TimerCallback callback, object? state, DateTimeOffset due) : ITimer
    {
        private bool _stopped;

        public DateTimeOffset Due { get; private set; } = due;

        public void Fire()
        {
            if (!_stopped) callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _stopped = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
