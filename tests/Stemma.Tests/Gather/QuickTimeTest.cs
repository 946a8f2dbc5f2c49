using Stemma.App.Gather;

namespace Stemma.Tests.Gather;

public sealed class QuickTimeTest
{
    private static readonly DateTimeOffset Start = new(2031, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_quick_clock_with_an_end_reaches_it_and_runs_on_as_the_real_one()
    {
        var end = Start.AddHours(1);
        var time = new QuickTime(36_000, Start, end); // an hour in a tenth of a second
        while (time.GetUtcNow() < end) await Task.Delay(10, TestContext.Current.CancellationToken);
        var (first, real) = (time.GetUtcNow(), TimeProvider.System.GetTimestamp());
        await Task.Delay(200, TestContext.Current.CancellationToken);
        var passed = time.GetUtcNow() - first;
        var most = TimeProvider.System.GetElapsedTime(real) + TimeSpan.FromMilliseconds(50);
        Assert.InRange(passed, TimeSpan.FromMilliseconds(150), most);
    }

    [Fact]
    public async Task Whoever_waits_on_a_quick_clock_finds_the_time_come_also_across_its_end()
    {
        var end = Start.AddMinutes(30);
        var time = new QuickTime(36_000, Start, end);
        foreach (double minutes in (double[])[1, 20, 30.002, 30.005])
        {
            var until = Start.AddMinutes(minutes);
            var wait = until - time.GetUtcNow();
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time, TestContext.Current.CancellationToken);
            Assert.True(time.GetUtcNow() >= until, $"at {minutes} minutes it was {time.GetUtcNow():O}");
        }
    }
}
