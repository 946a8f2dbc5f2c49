using Stemma.App.Gather;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Gather;

/// <summary>The gate in this process keeps to the contract, and in little memory.</summary>
public sealed class HostGateTest : HostGateContract
{
    private const int Many = 20_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly HandClock _clock = new();

    protected override IHostGate Open(TimeProvider time) => new HostGate(time, Longest);

    [Fact]
    public async Task Hosts_that_nobody_waits_for_and_whose_pause_is_over_are_forgotten()
    {
        var gate = new HostGate(_clock, Longest);
        await VisitMany(gate);
        Assert.InRange(gate.Known, 1, 3000);
    }

    [Fact]
    public async Task One_that_rests_or_is_being_asked_or_waited_for_is_not_forgotten_among_many()
    {
        var gate = new HostGate(_clock, Longest);
        await gate.Rest("resting.example", _clock.GetUtcNow().AddHours(12), default);
        var inside = await gate.Enter("busy.example", TimeSpan.Zero, default);
        await VisitMany(gate);
        var second = gate.Enter("busy.example", TimeSpan.Zero, default).AsTask();
        var rested = gate.Enter("resting.example", TimeSpan.Zero, default).AsTask();
        await VisitMany(gate);
        Assert.False(second.IsCompleted || rested.IsCompleted);
        await inside.DisposeAsync();
        await second.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        await _clock.AdvanceUntil(rested, TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_pause_that_is_asked_for_only_after_many_others_came_counts_from_the_last_visit()
    {
        var gate = new HostGate(_clock, Longest);
        await (await gate.Enter("a.example", TimeSpan.Zero, default)).DisposeAsync();
        for (int i = 0; i < Many; i++) await (await gate.Enter($"{i}.example", TimeSpan.Zero, default)).DisposeAsync();
        var again = gate.Enter("a.example", Longest, default).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(29));
        await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.False(again.IsCompleted);
        await _clock.AdvanceUntil(again, TimeSpan.FromSeconds(1));
    }

    private async Task VisitMany(HostGate gate)
    {
        for (int i = 0; i < Many; i++)
        {
            await (await gate.Enter($"{i}.example", TimeSpan.Zero, default)).DisposeAsync();
            if (i % 100 == 0) _clock.Advance(TimeSpan.FromSeconds(10));
        }
    }
}
