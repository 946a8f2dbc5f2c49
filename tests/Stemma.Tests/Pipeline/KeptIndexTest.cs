using Stemma.App.Pipeline;
using Stemma.App.Takedowns;
using Stemma.Core.Index;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Pipeline;

public sealed class KeptIndexTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task What_came_changed_or_went_after_the_copy_is_found_as_in_an_index_built_anew()
    {
        await using var test = await TestFold.Open();
        await test.Take([.. Reports.Many(40), Page(1, 71), Page(2, 72), Page(3, 73)]);
        await Keep(test);
        Assert.Empty(await test.Store.Derived.KeysChanged(new TellingId(0), 9, Ct));
        await test.Take([Page(2, 74), .. Enumerable.Range(50, 5).Select(n => Reports.Capture(n))]); // a new version, and new reports
        await test.Store.Ground.Erase(new App.Store.Erasing([new TellingId(7)], []), Ct);
        var changed = await test.Store.Derived.KeysChanged(new TellingId(0), 99, Ct);
        Assert.Equal(7, changed.Count);
        Assert.Null(Assert.Single(changed, c => c.Id.Value == 7).Keys);
        var (read, built) = (await Warmup.Candidates(test.Store.Derived, Ct), await Warmup.Filled(test.Store.Derived, Ct));
        Assert.Equal(changed.Count, read.Changes);
        await AnswersAlike(test, read, built);
    }

    [Fact]
    public async Task A_copy_that_is_broken_or_of_another_state_is_not_read_and_the_index_is_built_anew()
    {
        await using var test = await TestFold.Open();
        await test.Take(Reports.Many(30));
        await Keep(test);
        await test.Store.Backup(test.Folder.At("backup"), Ct);
        string first = Copy(test)!;
        byte[] bytes = File.ReadAllBytes(first);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(first, bytes);
        Assert.Equal(30, (await Warmup.Candidates(test.Store.Derived, Ct)).Changes);
        await Keep(test);
        Assert.NotEqual(first, Copy(test)); // alone: the one before is gone
        Assert.Equal(0, (await Warmup.Candidates(test.Store.Derived, Ct)).Changes);
        File.Delete(Copy(test)!);
        Assert.Equal(30, (await Warmup.Candidates(test.Store.Derived, Ct)).Changes);
    }

    [Fact]
    public async Task A_copy_that_the_disk_does_not_take_leaves_the_one_before()
    {
        await using var test = await TestFold.Open();
        await test.Take(Reports.Many(9));
        await Keep(test);
        string before = Copy(test)!;
        await Assert.ThrowsAsync<IOException>(async () => await test.Store.Derived.KeepIndex(static to => { to.WriteByte(1); throw new IOException("full"); }, Ct));
        Assert.Equal(before, Copy(test));
        Assert.Equal(0, (await Warmup.Candidates(test.Store.Derived, Ct)).Changes);
    }

    [Fact]
    public async Task After_an_erasure_no_copy_stands_that_held_it()
    {
        await using var test = await TestFold.Open();
        await test.Take([.. Reports.Many(10), Page(1, 71)]);
        await Keep(test);
        var plan = (await new Requests(test.Store).ForUrl("https://a.example/1", "asked", Ct))!;
        await Erasure.Erase(test.Fold, [.. plan.Tellings.Select(t => (t.Telling.Id, t.UrlHash))], plan.Tombstones, "asked", Ct);
        Assert.Null(Copy(test));
        await AnswersAlike(test, await Warmup.Candidates(test.Store.Derived, Ct), await Warmup.Filled(test.Store.Derived, Ct));
    }

    [Fact]
    public async Task A_reprocess_leaves_its_copy_unread()
    {
        await using var test = await TestFold.Open();
        await test.Take(Reports.Many(20));
        await Keep(test);
        await Reprocess.Run(test.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(test.Folder);
        Assert.Null(await next.Store.Derived.KeptIndex<CandidateIndex>(static (_, _) => throw new InvalidOperationException("it is of the generation before"), Ct));
        await Keep(next);
        Assert.Equal(0, (await Warmup.Candidates(next.Store.Derived, Ct)).Changes);
    }

    [Fact]
    public async Task A_fold_keeps_one_where_much_is_new_and_stories_after_it_are_as_without()
    {
        using var folder = new TestFolder();
        var options = TestFold.Options() with { KeepsIndexFrom = 20 };
        await using (var store = App.Store.Sqlite.SqliteStore.Open(folder.At("stemma.db"), readOnly: false))
        {
            using (var fold = await Fold.Open(store, options, Ct))
            {
                await fold.Accept(Reports.Entries(Reports.Many(19)), Ct);
                await fold.Finish(Ct);
                await fold.KeepIndex(ending: true, Ct);
                Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.index-*")); // too few
                await fold.Accept(Reports.Entries(Reports.Many(40).Skip(19)), Ct);
                await fold.Finish(Ct);
                await fold.KeepIndex(ending: false, Ct);
            }
            Assert.Single(Directory.EnumerateFiles(folder.Path, "*.index-*"));
            using (var fold = await Fold.Open(store, options, Ct))
            {
                await fold.Accept(Reports.Entries(Reports.Many(60).Skip(40)), Ct);
                await fold.Finish(Ct);
            }
        }
        await using var read = await TestFold.Open(folder);
        await using var plain = await TestFold.Open();
        await plain.Take(Reports.Many(60));
        Assert.Equal(await plain.Seen(), await read.Seen());
    }

    private static Capture Page(int n, int story) => Reports.Page($"https://a.example/{n}", $"Of {n}", Reports.Paragraphs(story));

    private static string? Copy(TestFold test) => Directory.EnumerateFiles(test.Folder.Path, "*.index-*").SingleOrDefault();

    private static async Task Keep(TestFold test) => await test.Store.Derived.KeepIndex((await Warmup.Filled(test.Store.Derived, Ct)).Save, Ct);

    private static async Task AnswersAlike(TestFold test, LocalCandidates read, LocalCandidates built)
    {
        Assert.Equal(built.Count, read.Count);
        foreach (var (id, keys, at) in await test.Store.Derived.KeysBetween(new TellingId(0), new TellingId(int.MaxValue), 999, Ct))
        {
            var (one, other) = (await read.Look(id, keys, at, Ct), await built.Look(id, keys, at, Ct));
            Assert.Equal(other.Texts, one.Texts);
            Assert.Equal(other.Stories, one.Stories);
        }
    }
}
