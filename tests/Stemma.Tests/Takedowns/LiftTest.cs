using Stemma.App.Pipeline;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Pipeline;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Takedowns;

/// <summary>Takedowns that are lifted again.</summary>
public sealed class LiftTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_lifted_takedown_lets_the_page_and_its_text_in_again_and_brings_nothing_back_by_itself()
    {
        await using var site = await TestSite.Open(Reports.Capture(1), Reports.Chess("chess"));
        await site.Parts.Acts!.TakeDown(Reports.Capture(1).Url!, "asked", Ct);
        Assert.Equal([Receipt.Barred], await Given(site, Reports.Capture(1)));
        await site.SignIn();
        Assert.Contains("is lifted", await site.Send("/desk", "/desk/hear", ("number", "1"), ("answer", "lift"), ("reason", "asked in error")), StringComparison.Ordinal);
        Assert.Equal([2], await site.Standing());
        await site.Take(Reports.Capture(1));
        Assert.Equal([2, 3], await site.Standing());
        Assert.Empty((await site.Data.Store.Reading.Story(new StoryId(3), Ct))!.Removed);
        Assert.Contains("There is no request 1", await site.Send("/desk", "/desk/hear", ("number", "1"), ("answer", "lift"), ("reason", "again")), StringComparison.Ordinal);
        Assert.Equal(1, (await site.Data.Store.Reading.RequestLog(0, 9, Ct)).Lifted);
        await Reprocess.Run(site.Data.Store, Step.Extract, site.Data.Options, static _ => { }, Ct);
        Assert.Equal([2, 3], await site.Standing());
    }

    [Fact]
    public async Task A_copy_in_other_bytes_is_let_in_after_a_lift_by_the_running_fold_and_by_one_opened_anew()
    {
        await using var test = await TestFold.Open();
        var copy = Reports.Page("https://copy.example/6", "Elsewhere", Reports.Paragraphs(61));
        await test.Take(Reports.Page("https://secret.example/1", "The papers", Reports.Paragraphs(61)), Reports.Capture(3));
        var plan = (await new App.Takedowns.Requests(test.Store).ForUrl("https://secret.example/1", "asked", Ct))!;
        await Erasure.Erase(test.Fold, [.. plan.Tellings.Select(t => (t.Telling.Id, t.UrlHash))], plan.Tombstones, "asked", Ct, new Removal(4, null, []));
        await test.Take(copy);
        Assert.Equal([2], (await test.Store.Reading.Memberships(Ct)).Select(m => m.Telling.Value));
        Assert.False(await test.Fold.Lift(5, null, Ct));
        Assert.True(await test.Fold.Lift(4, null, Ct));
        await test.Take(copy);
        Assert.Equal(2, (await test.Store.Reading.Memberships(Ct)).Count);
        await using var next = await TestFold.Open(test.Folder);
        await next.Take(Reports.Page("https://third.example/6", "Yet elsewhere", Reports.Paragraphs(61)));
        Assert.Equal(3, (await next.Store.Reading.Memberships(Ct)).Count);
    }

    [Fact]
    public async Task Domains_that_are_barred_whole_stand_on_the_desk_and_are_let_in_again_there()
    {
        await using var site = await TestSite.Open(Reports.Capture(1), Reports.Chess("chess"));
        await site.Data.Ask(new TakedownAsked(null, "outlet1.example", "their letter"), Ct);
        await site.SignIn();
        Assert.Contains("outlet1.example", await site.Read("/desk"), StringComparison.Ordinal);
        Assert.Equal([Receipt.Barred], await Given(site, Reports.Capture(1)));
        await site.Send("/desk", "/desk/lift", ("domain", "outlet1.example"));
        Assert.Empty(await site.Data.Store.Reading.BarredDomains(Ct));
        Assert.Equal([Receipt.Accepted], await Given(site, Reports.Capture(1)));
    }

    [Fact]
    public async Task A_restore_obeys_what_was_lifted_since_the_backup_and_keeps_the_books()
    {
        using var folder = new TestFolder();
        string data = folder.At("stemma.db"), backup = folder.At("old.bak");
        await using (var test = await TestFold.Open(folder))
        {
            await test.Take(Reports.Capture(1), Reports.Capture(2), Reports.Capture(2, 1));
            await Down(test, Reports.Capture(1).Url!, 1);
            await test.Store.Backup(backup, Ct);
            await Down(test, Reports.Capture(2).Url!, 2);
            await test.Fold.Lift(1, null, Ct);
            await test.Store.Petitions.Add(new Petition { Kind = PetitionKind.Dispute, Type = PetitionType.Delist, Subject = EntityRow.Subject("dana-whitlock"), At = DateTimeOffset.UnixEpoch }, Ct);
        }
        string work = folder.At("work.db");
        Assert.Equal([new TellingId(2)], Restoring.Prepare(backup, data, work, DateTimeOffset.UnixEpoch));
        await using var restored = SqliteStore.Open(work, readOnly: false);
        var tombstones = await restored.Ground.Tombstones(Ct);
        Assert.Contains(tombstones, t => t is { Request: 1, Lifted: not null });
        Assert.DoesNotContain(tombstones, t => t is { Request: 1, Lifted: null });
        Assert.Contains(tombstones, t => t is { Request: 2, Lifted: null });
        Assert.Single(await restored.Reading.Petitions(9, Ct)); // a name that was delisted since is not found again
        Assert.NotNull(await restored.Reading.Removed(new TellingId(2), Ct));
    }

    private static async Task Down(TestFold test, string url, int request)
    {
        var plan = (await new App.Takedowns.Requests(test.Store).ForUrl(url, "asked", Ct))!;
        await Erasure.Erase(test.Fold, [.. plan.Tellings.Select(t => (t.Telling.Id, t.UrlHash))], plan.Tombstones, "asked", Ct, new Removal(request, null, []));
    }

    private static async Task<IEnumerable<Receipt>> Given(TestSite site, Capture capture) => (await site.Data.Store.Ground.AddCaptures(Reports.Entries(capture), Ct)).Select(r => r.Receipt);
}
