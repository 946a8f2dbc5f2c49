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
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new QuickTimer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), Real);

    // Rounded up, and one more: the system's timers count whole milliseconds, of which the first may have begun before. So whoever waited finds the time come.
    private TimeSpan Real(TimeSpan quick)
    {
        if (quick == Timeout.InfiniteTimeSpan || quick <= TimeSpan.Zero) return quick;
        var left = _quick - System.GetElapsedTime(_from); // what of the quick time is still to come
        var real = left <= TimeSpan.Zero ? quick : quick / _speed <= left ? quick / _speed : left + (quick - left * _speed);
        return TimeSpan.FromMilliseconds(Math.Ceiling(real.TotalMilliseconds) + 1);
    }

    private sealed class QuickTimer(ITimer real, Func<TimeSpan, TimeSpan> scale) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(scale(dueTime), scale(period));

        public void Dispose() => real.Dispose();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
