using System.Text.Json;
using Stemma.App.Pipeline;
using Stemma.App.Store;
using Stemma.App.Store.Sqlite;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Pipeline;

/// <summary>A store in a folder of its own, and the fold over it; closed and opened again at will.</summary>
internal sealed class TestFold : IAsyncDisposable
{
    public static readonly CancellationToken Ct = CancellationToken.None;

    private readonly bool _ownsFolder;

    private TestFold(TestFolder folder, bool ownsFolder, SqliteStore store, Fold fold)
    {
        Folder = folder;
        _ownsFolder = ownsFolder;
        Store = store;
        Fold = fold;
    }

    public TestFolder Folder { get; }

    public SqliteStore Store { get; }

    public Fold Fold { get; }

    public static FoldOptions Options(int batch = 64) => new(2, batch, 512);

    public static async Task<TestFold> Open(TestFolder? folder = null, int batch = 64)
    {
        var at = folder ?? new TestFolder();
        var store = SqliteStore.Open(at.At("stemma.db"), readOnly: false);
        return new TestFold(at, folder is null, store, await Fold.Open(store, Options(batch), Ct));
    }

    public async Task<List<Receipt>> Take(params IEnumerable<Capture> captures)
    {
        var receipts = await Fold.Accept(Reports.Entries(captures), Ct);
        await Fold.Finish(Ct);
        return [.. receipts.Select(r => r.Receipt)];
    }

    /// <summary>All that readers see of the stories, as text.</summary>
    public async Task<string> Seen()
    {
        var stories = new List<Story>();
        foreach (var id in await Store.Reading.Stories(Ct)) stories.Add((await Store.Reading.Story(id, Ct))!);
        return Text(stories);
    }

    /// <summary>Who is joined and tied to whom, as text.</summary>
    public async Task<string> Ties() => string.Join('\n', (await Store.Derived.Joins(new TellingId(0), 1000, Ct)).Select(j => $"{j.Later} {j.Earlier} {j.Score:R}: {string.Join(' ', j.Ties.Select(t => $"{t.Earlier} {t.Score:R}"))}"));

    public static string Text(IEnumerable<Story> stories) => string.Join('\n', stories.OrderBy(s => s.Id).Select(s => JsonSerializer.Serialize(new
    {
        s.Id,
        s.Title,
        Tellings = s.Tellings.Select(t => (t.Id.Value, t.Name, t.Article.Text, t.Stamp.Edition).ToString()),
        s.Tree,
        s.Alignments,
        s.Claims,
        s.Unknown,
        s.Timeline,
        s.ReadThis,
    })));

    public async ValueTask DisposeAsync()
    {
        Fold.Dispose();
        await Store.DisposeAsync();
        if (_ownsFolder) Folder.Dispose();
    }
}
