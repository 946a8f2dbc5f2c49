using Stemma.Eval.Rehearsals;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Gather;

/// <summary>The real program over a small press on loopback, killed on the way; the whole of it is `./do bench gather` and `./do bench day`.</summary>
public sealed class RehearsalTest : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Hours_of_gathering_with_a_kill_lose_nothing_double_nothing_and_ask_nobody_too_soon()
    {
        var done = await Rehearsal.Play(new RehearsalPlan(24, 120, 4, 1200, 1, "gather"), _folder.Path, Path.Combine(AppContext.BaseDirectory, "stemma.dll"), TestContext.Current.SendDiagnosticMessage);
        Assert.Empty(done.Faults);
        Assert.InRange(done.Owed, 80, 120);
    }

    [Fact]
    public async Task A_day_of_editing_and_deleting_with_kills_stores_each_version_that_was_seen_once()
    {
        var done = await Days.Play(new RehearsalPlan(12, 96, 24, 2400, 1, "gather"), _folder.Path, Path.Combine(AppContext.BaseDirectory, "stemma.dll"), TestContext.Current.SendDiagnosticMessage);
        Assert.Empty(done.Faults);
        Assert.InRange(done.Owed.Reports, 70, 96);
        Assert.InRange(done.Owed.Later, 20, 200);
        Assert.InRange(done.Waits, 0, done.Owed.Versions / 5); // what waits is owed to nobody yet: it must be little
    }
}
