using System.Collections.Concurrent;
using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Gather;

/// <summary>Many feeds, some of which hang, and a death between an answer and its writing.</summary>
public sealed class LoadTest : IDisposable
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private readonly TestFolder _folder = new();
    private readonly SetTime _time = new(new DateTimeOffset(2031, 3, 3, 6, 0, 0, TimeSpan.Zero));
    private readonly ConcurrentQueue<string> _asked = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Those_that_hang_hold_up_none_of_those_that_stand_behind_them()
    {
        const int Hung = 600, Sound = 300;
        await using var store = await Subscribed("load.db", Hung + Sound);
        var hang = new TaskCompletionSource();
        var gathering = Gathering(store, 1000, async request =>
        {
            if (Number(request) < Hung) await hang.Task;
        });
        var round = gathering.RunOnce(Ct);
        for (int i = 0; i < 300 && gathering.Tally.Polls < Sound; i++) await Task.Delay(100, Ct);
        Assert.Equal(Sound, gathering.Tally.Polls);
        hang.SetResult();
        await round;
        Assert.Equal(Hung + Sound, gathering.Tally.Polls);
        Assert.Equal(_asked.Count, _asked.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    public async Task After_a_death_between_an_answer_and_its_writing_only_what_was_not_written_is_asked_again(int dies)
    {
        const int Feeds = 20;
        await using (var store = await Subscribed("load.db", Feeds))
        {
            await Gathering(store, 1, request =>
            {
                if (_asked.Count == dies) Die();
                return Task.CompletedTask;
            }).RunOnce(Ct);
        }
        Assert.Equal(Feeds, _asked.Count);
        string[] written = [.. _asked.Take(dies - 1)];
        _asked.Clear();
        await using var again = SqliteStore.Open(_folder.At("died.db"), readOnly: false);
        await Gathering(again, 1, static _ => Task.CompletedTask).RunOnce(Ct);
        Assert.Equal(Feeds - written.Length, _asked.Count);
        Assert.Empty(_asked.Intersect(written));
        _time.Now += TimeSpan.FromMinutes(9); // less than the floor
        await Gathering(again, 1, static _ => Task.CompletedTask).RunOnce(Ct);
        Assert.Equal(Feeds - written.Length, _asked.Count);
    }

    // What would lie on the disk now.
    private void Die()
    {
        foreach (string end in (string[])["", "-wal"]) File.Copy(_folder.At("load.db" + end), _folder.At("died.db" + end));
    }

    private async Task<SqliteStore> Subscribed(string file, int feeds)
    {
        var store = SqliteStore.Open(_folder.At(file), readOnly: false);
        for (int i = 0; i < feeds; i++) await store.Feeds.Subscribe(new Subscription($"https://{i}.example/feed"), _time.Now, Ct);
        return store;
    }

    private Gathering Gathering(IStore store, int atOnce, Func<FetchRequest, Task> meanwhile) => new(store, async (request, _) =>
    {
        _asked.Enqueue(request.Url);
        await meanwhile(request);
        return new Fetched(FetchOutcome.NotModified, 304, request.Url, null, [], default, null, null, _time.Now, null, null, null);
    }, new PollOptions(), atOnce, _time, static _ => { }, new ChangeSignal());

    private static int Number(FetchRequest request) => int.Parse(request.Url.Split("//")[1].Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);
}
