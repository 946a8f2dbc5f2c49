namespace Stemma.Tests.Serve;

/// <summary>A clock that stands until it is set. Its timers are real ones.</summary>
internal sealed class SetTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
