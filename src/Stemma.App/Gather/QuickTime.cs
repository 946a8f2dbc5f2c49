namespace Stemma.App.Gather;

/// <summary>A clock that runs faster than the real one, for demos and rehearsals: all that waits by it waits shorter.</summary>
public sealed class QuickTime : TimeProvider
{
    private readonly DateTimeOffset _start;
    private readonly long _from;
    private readonly int _speed;
    private readonly TimeSpan _quick; // so long, in real time, it runs quickly

    /// <summary>A clock.</summary>
    /// <param name="speed">Seconds of program time a second of real time.</param>
    /// <param name="start">The program time now.</param>
    /// <param name="end">The program time from which on it runs as the real one does; null for never.</param>
    public QuickTime(int speed, DateTimeOffset start, DateTimeOffset? end = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(speed, 1);
        _speed = speed;
        _quick = end is null ? TimeSpan.MaxValue : (end.Value - start) / speed;
        _start = start;
        _from = System.GetTimestamp();
    }

    /// <summary>The clock for a speed. A quick one goes on from where the program had come to, so that a new start does not turn it back.</summary>
    /// <param name="speed">Seconds of program time a second of real time; 1 is the real clock.</param>
    /// <param name="reached">The latest program time that is known.</param>
    public static TimeProvider Of(int speed, DateTimeOffset reached)
    {
        var now = System.GetUtcNow();
        return speed == 1 ? System : new QuickTime(speed, reached > now ? reached : now);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        var real = System.GetElapsedTime(_from);
        return real < _quick ? _start + real * _speed : _start + _quick * _speed + (real - _quick);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new QuickTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private TimeSpan Real(TimeSpan quick)
    {
        var left = _quick - System.GetElapsedTime(_from); // what of the quick time is still to come
        var real = left <= TimeSpan.Zero ? quick : quick / _speed <= left ? quick / _speed : left + (quick - left * _speed);
        return TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, real.TotalMilliseconds)));
    }

    // The system's timers count by a clock that ticks every few milliseconds, and may be early by so much: then it waits for the rest, so that whoever waited finds the time come.
    private sealed class QuickTimer : ITimer
    {
        private static readonly TimeSpan Cut = TimeSpan.FromMilliseconds(1); // Task.Delay leaves out what is below a millisecond

        private readonly Lock _turn = new();
        private readonly QuickTime _time;
        private readonly ITimer _real;
        private DateTimeOffset? _due; // null: it waits for nothing
        private TimeSpan _period;

        public QuickTimer(QuickTime time, TimerCallback callback, object? state)
        {
            _time = time;
            _real = System.CreateTimer(_ => { if (Came()) callback(state); }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_turn)
            {
                (_due, _period) = (dueTime == Timeout.InfiniteTimeSpan ? null : _time.GetUtcNow() + dueTime + Cut, period);
                return Arm();
            }
        }

        public void Dispose() => _real.Dispose();

        public ValueTask DisposeAsync() => _real.DisposeAsync();

        private bool Came()
        {
            lock (_turn)
            {
                if (_due is not { } due) return false;
                bool came = _time.GetUtcNow() >= due;
                if (came) _due = _period > TimeSpan.Zero ? due + _period : null;
                Arm();
                return came;
            }
        }

        private bool Arm() => _real.Change(_due is { } due ? _time.Real(due - _time.GetUtcNow()) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
