using Stemma.App.Store;
using Stemma.App.Store.Sqlite;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Store;

public sealed class SqliteTracksTest : TracksContract, IDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override ValueTask<IStore> Open() => ValueTask.FromResult<IStore>(SqliteStore.Open(_folder.At("stemma.db"), readOnly: false));

    [Fact]
    public async Task A_backup_brings_it_back_but_not_one_that_was_taken_back_since()
    {
        await using (var store = await Open())
        {
            for (int n = 0; n < 2; n++) await store.Tracks.Add(new TellingId(1), new Track([[new Fix(1, 2)]]), new TrackCredit("Bargetrail.example", null, "", ""), "desk", Ct);
            await store.Backup(_folder.At("backup"), Ct);
            await store.Tracks.Undo(1, Ct);
        }
        Restoring.Prepare(_folder.At("backup"), _folder.At("stemma.db"), _folder.At("work"), DateTimeOffset.UnixEpoch);
        Restoring.Replace(_folder.At("work"), _folder.At("stemma.db"));
        await using var restored = await Open();
        Assert.Equal([("", true), ("Bargetrail.example", false)], (await restored.Tracks.All(Ct)).Select(t => (t.Credit.Provider, t.Undone)));
        using var sql = new Sql(_folder.At("stemma.db"), Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly);
        Assert.Equal([0], sql.Rows("SELECT length(body) FROM tracks WHERE number = 1", r => r.GetInt32(0)));
    }

    [Fact]
    public async Task What_is_kept_at_hand_of_stories_is_forgotten_when_one_is_taken_back()
    {
        using var file = new SqliteFile(_folder.At("kept.db"), readOnly: false);
        var kept = new KeptStories();
        var tracks = new SqliteTracks(file, kept);
        await tracks.Add(new TellingId(1), new Track([[new Fix(1, 2)]]), new TrackCredit("Bargetrail.example", null, "", ""), "desk", Ct);
        Assert.Equal(0, kept.Erasures);
        await tracks.Undo(1, Ct);
        Assert.Equal(1, kept.Erasures);
    }
}
