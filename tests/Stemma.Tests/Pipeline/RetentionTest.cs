using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Stemma.App.Desk;
using Stemma.App.Pipeline;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Pipeline;

/// <summary>The bytes of the oldest captures go; all that came of them stays, and is made again without them.</summary>
public sealed class RetentionTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly HoldLimits Nothing = new(36_500, 0);
    private static readonly DateTimeOffset Day = new(2031, 3, 1, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Step.Extract)]
    [InlineData(Step.Statements)]
    [InlineData(Step.Lineage)]
    [InlineData(Step.Stories)]
    [InlineData(Step.Claims)]
    public async Task Reprocessing_from_any_step_gives_what_stood_while_the_bytes_were_held(Step from)
    {
        using var folder = new TestFolder();
        string seen, ties;
        await using (var test = await TestFold.Open(folder))
        {
            await test.Take(Log());
            (seen, ties) = (await test.Seen(), await test.Ties());
            Assert.Equal(Log().Count, await LetGo(test, Nothing));
            Assert.Equal(new HeldPages(0, 0, Log().Count, null, Day.AddHours(99)), await test.Store.Reading.Held(Ct));
            Assert.Equal(seen, await test.Seen());
            await Reprocess.Run(test.Store, from, TestFold.Options(), static _ => { }, Ct);
            Assert.Empty(await test.Store.Reading.Check(Ct));
        }
        for (int twice = 0; twice < 2; twice++)
        {
            await using var next = await TestFold.Open(folder);
            Assert.Equal(seen, await next.Seen());
            Assert.Equal(ties, await next.Ties());
            await Reprocess.Run(next.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        }
    }

    [Fact]
    public async Task Half_of_them_gone_what_comes_next_is_placed_as_beside_whole_ones()
    {
        await using var whole = await TestFold.Open();
        await using var half = await TestFold.Open();
        foreach (var test in (TestFold[])[whole, half])
        {
            await test.Take(Log().Take(20));
            if (test == half) await LetGo(test, Nothing);
            await test.Take(Log().Skip(20));
        }
        Assert.Equal(await whole.Seen(), await half.Seen());
        Assert.Equal(await whole.Ties(), await half.Ties());
    }

    [Fact]
    public async Task The_hash_the_address_and_the_times_stay_and_the_same_page_is_known()
    {
        await using var test = await TestFold.Open();
        await test.Take(Log());
        var before = await Captures(test);
        await LetGo(test, Nothing);
        foreach (var (was, now) in before.Zip(await Captures(test)))
        {
            Assert.Equal(was.Capture with { Body = default }, now.Capture with { Kept = null });
            Assert.NotNull(now.Capture.Kept);
            Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(was.Capture.Body.Span)), (await test.Store.Ground.HashesOf(now.Telling, Ct)).BodyHashes);
        }
        Assert.All(await test.Take(Log()), r => Assert.Equal(Receipt.Known, r));
        Assert.True(ErasureTest.Holds(test.Folder.Bytes(), "https://gull.example/news/1"));
    }

    [Fact]
    public async Task What_each_version_said_is_told_as_before()
    {
        await using var test = await TestFold.Open();
        await test.Take(Log());
        var before = await Versions(test);
        Assert.Equal(2, before.Count);
        await LetGo(test, Nothing);
        Assert.Equal(before, await Versions(test));
        await test.Take(Page(1, 120, "A third boat has landed since."));
        Assert.Equal([.. before, "A third boat has landed since."], await Versions(test));
        string seen = await test.Seen();
        await Reprocess.Run(test.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(test.Folder);
        Assert.Equal(seen, await next.Seen());
        Assert.Equal([.. before, "A third boat has landed since."], await Versions(next));
        Assert.Empty(await next.Store.Reading.Check(Ct));
    }

    [Fact]
    public async Task A_takedown_leaves_no_byte_of_what_was_kept_and_the_rest_is_what_a_replay_gives()
    {
        await using var test = await TestFold.Open();
        await test.Take([Page(1, 1, "Quoxelbrand Mirrowsk signed it."), .. Log().Skip(1), Page(1, 99, "Quoxelbrand has left."), Page(1, 100, "Nobody signed it.")]);
        await LetGo(test, Nothing);
        Assert.Contains(await Captures(test), c => c.Capture.Kept!.Text.Contains("Quoxelbrand", StringComparison.Ordinal));
        Assert.True(ErasureTest.Holds(test.Folder.Bytes(), "Quoxelbrand")); // packed, in what was kept
        await Erasure.Erase(test.Fold, [(new TellingId(1), null)], [], "its owner asks", Ct);
        await test.Store.Backup(test.Folder.At("backup"), Ct);
        foreach (byte[] file in Directory.EnumerateFiles(test.Folder.Path).Select(File.ReadAllBytes))
        {
            Assert.False(ErasureTest.Holds(file, "Quoxelbrand"));
            Assert.False(ErasureTest.Holds(file, "quoxelbrand"));
        }
        string left = await test.Seen();
        await Reprocess.Run(test.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(test.Folder);
        Assert.Equal(left, await next.Seen());
        Assert.Equal([Receipt.Barred], await next.Take(Page(1, 1, "Quoxelbrand Mirrowsk signed it.")));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Who_was_placed_beside_an_erased_one_is_placed_anew_as_a_replay_would(int erased)
    {
        await using var test = await TestFold.Open();
        await test.Take(Log());
        await LetGo(test, Nothing);
        await Erasure.Erase(test.Fold, [(new TellingId(erased), null)], [], "its owner asks", Ct);
        string left = await test.Seen();
        await Reprocess.Run(test.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(test.Folder);
        Assert.Equal(left, await next.Seen());
    }

    [Fact]
    public async Task Disputed_and_withdrawn_reports_and_those_not_placed_are_held()
    {
        await using var test = await TestFold.Open();
        await test.Take(Page(1, 0), Other("Bakers raise the price of rye bread", "Rye loaves will cost eleven pence more from Monday, the guild of bakers said, after a wet summer spoiled the harvest on both banks."), Reports.Chess("chess"), Page(1, 9, title: "Retracted: Inquiry 1 opens", only: "KELLMOUTH (Arta) — Arta has withdrawn its report which said that an inquiry had opened. Neither of its sources had read the letter."));
        await test.Store.Petitions.Add(Dispute(new StoryId(2)), Ct);
        await test.Fold.Accept(Reports.Entries(Other("Comet seen above the glacier", "Astronomers photographed a green comet with two tails that nobody had catalogued, low in the sky before dawn.")), Ct);
        Assert.Equal(1, await LetGo(test, Nothing));
        Assert.Equal([3], (await Captures(test)).Where(c => c.Capture.Kept is not null).Select(c => c.Capture.Id.Value));
        await test.Store.Petitions.Answer(1, PetitionState.Refused, "it is right", Day, Ct);
        await test.Fold.Finish(Ct);
        await LetGo(test, Nothing);
        Assert.Equal([2, 3, 5], (await Captures(test)).Where(c => c.Capture.Kept is not null).Select(c => c.Capture.Id.Value));
    }

    [Fact]
    public async Task A_notice_that_comes_after_the_bytes_went_still_keeps_the_report_that_it_withdraws()
    {
        await using var test = await TestFold.Open();
        await test.Take(Page(1, 0), Reports.Capture(50));
        await LetGo(test, Nothing);
        await test.Take(Page(1, 9, title: "Retracted: Inquiry 1 opens", only: "KELLMOUTH (Arta) — Arta has withdrawn its report which said that an inquiry had opened. Neither of its sources had read the letter."));
        var notice = (await test.Store.Reading.Telling(new TellingId(1), Ct))!;
        Assert.Contains("district 1031", notice.Earlier!.Article.Text, StringComparison.Ordinal);
        string seen = await test.Seen();
        await Reprocess.Run(test.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(test.Folder);
        Assert.Equal(seen, await next.Seen());
        Assert.Equal(notice.Earlier.Article.Text, (await next.Store.Reading.Telling(new TellingId(1), Ct))!.Earlier!.Article.Text);
    }

    [Fact]
    public async Task A_hint_holds_for_the_pages_that_are_held_and_a_replay_agrees()
    {
        await using var test = await TestFold.Open();
        await test.Take(Page(1, 1), Page(2, 2), Page(3, 3));
        await test.Store.Ground.LetGo([new LetGo(new TellingId(2), null)], 0, Ct);
        await test.Fold.Renew(Ct);
        var (kept, _) = await new HintDesk(test.Store.Hints).Keep([new SiteHint { Site = "gull.example", Body = [".aside-box"] }], "desk", Ct);
        Assert.Equal(2, Assert.Single(kept).Reports);
        await test.Fold.Renew(Ct);
        await test.Fold.Finish(Ct);
        Assert.False(await Tells(test, 1));
        Assert.True(await Tells(test, 2));
        Assert.False(await Tells(test, 3));
        string hinted = await test.Seen();
        await Reprocess.Run(test.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(test.Folder);
        Assert.Equal(hinted, await next.Seen());
    }

    // The later version's bytes went while it said something new; by the hint the earlier one says the same, and what was kept of the later one outlives its row.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_version_whose_row_another_takes_keeps_its_article(bool replayed)
    {
        await using var test = await TestFold.Open();
        await test.Take(Page(1, 1, "A second boat has landed since.", title: "Inquiry 1 opens at last", mark: "late"), Page(1, 2));
        string plain = await test.Seen();
        await test.Store.Ground.LetGo([new LetGo(new TellingId(2), null)], 0, Ct);
        await Hint(test, new SiteHint { Site = "gull.example", Drop = [".late"] });
        Assert.Equal(new TellingId(1), await test.Store.Derived.PlaceOf(new TellingId(1), Ct));
        Assert.Empty(await test.Store.Reading.Check(Ct));
        if (replayed) await Reprocess.Run(test.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(test.Folder);
        Assert.NotNull((await Captures(next))[1].Capture.Kept);
        await new HintDesk(next.Store.Hints).Undo(1, Ct);
        await next.Fold.Renew(Ct);
        await next.Fold.Finish(Ct);
        Assert.Equal(plain, await next.Seen());
        Assert.Empty(await next.Store.Reading.Check(Ct));
    }

    [Fact]
    public async Task The_oldest_go_until_the_rest_is_within_the_budget()
    {
        await using var test = await TestFold.Open();
        await test.Take(Reports.Many(40));
        long all = (await test.Store.Reading.Held(Ct)).Bytes;
        Assert.Equal(0, await LetGo(test, new HoldLimits(36_500, all)));
        int went = await LetGo(test, new HoldLimits(36_500, all / 2));
        var held = await test.Store.Reading.Held(Ct);
        Assert.InRange(held.Bytes, all / 2 - all / 20, all / 2);
        Assert.Equal((40 - went, went), (held.Held, held.LetGo));
        Assert.Equal(Enumerable.Range(1, went), (await Captures(test)).Where(c => c.Capture.Kept is not null).Select(c => c.Capture.Id.Value));
    }

    [Fact]
    public async Task Captures_of_an_older_program_are_read_and_go_like_all_others()
    {
        using var folder = new TestFolder();
        string seen;
        await using (var test = await TestFold.Open(folder))
        {
            await test.Take(Log());
            seen = await test.Seen();
        }
        using (var sql = new Sql(folder.At("stemma.db"), SqliteOpenMode.ReadWrite)) // their bytes stand in their own row
        {
            sql.Run("UPDATE captures SET body = (SELECT b.body FROM bodies b WHERE b.capture = captures.id) WHERE id <= 20");
            sql.Run("DELETE FROM bodies WHERE capture <= 20");
        }
        await using var old = await TestFold.Open(folder);
        await Reprocess.Run(old.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        Assert.Equal(seen, await old.Seen());
        var held = await old.Store.Reading.Held(Ct);
        Assert.Equal((Log().Count, 0), (held.Held, held.LetGo));
        int went = await LetGo(old, new HoldLimits(36_500, held.Bytes / 4));
        Assert.InRange(went, 21, Log().Count - 1);
        Assert.Equal(Enumerable.Range(1, went), (await Captures(old)).Where(c => c.Capture.Kept is not null).Select(c => c.Capture.Id.Value));
        Assert.Equal(went, await old.Store.Reading.Held(Ct) is { LetGo: var gone } ? gone : 0);
        await Reprocess.Run(old.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(folder);
        Assert.Equal(seen, await next.Seen());
    }

    [Fact]
    public async Task Those_older_than_the_days_by_the_event_clock_go_and_those_without_a_time_do_not()
    {
        await using var test = await TestFold.Open();
        await test.Take(Page(1, 0), Page(2, 24), Page(3, 24 * 9), Page(4, 0) with { Fetched = null });
        var limits = new HoldLimits(8, long.MaxValue);
        Assert.Equal(1, await LetGo(test, limits));
        await test.Take(Page(5, 24 * 30));
        Assert.Equal(2, await LetGo(test, limits));
        Assert.Equal([4, 5], (await Captures(test)).Where(c => c.Capture.Kept is null).Select(c => c.Capture.Id.Value));
    }

    [Fact]
    public async Task A_report_that_dates_itself_a_hundred_years_ahead_ages_no_other()
    {
        await using var test = await TestFold.Open();
        await test.Take(Page(1, 0), Page(2, 24), Page(3, 24 * 365 * 100));
        var limits = new HoldLimits(365, long.MaxValue);
        Assert.Equal(0, await LetGo(test, limits, Day.AddDays(2)));
        Assert.DoesNotContain("oldest go", PagesHeld.Told(await test.Store.Reading.Held(Ct), limits, Day.AddDays(2)), StringComparison.Ordinal);
        Assert.Equal(1, await LetGo(test, limits, Day.AddDays(365.5)));
    }

    [Fact]
    public async Task What_an_archive_dates_ages_from_when_it_came_in()
    {
        await using var test = await TestFold.Open();
        var now = DateTimeOffset.UtcNow;
        await test.Take(Page(1, 0) with { Fetched = now.AddYears(-9) }, Page(2, 0) with { Fetched = now });
        var limits = new HoldLimits(365, long.MaxValue);
        Assert.Equal(0, await LetGo(test, limits, now));
        using (var sql = Rows(test)) sql.Run("UPDATE bodies SET came = came - 366 * 86400 WHERE capture = 1");
        Assert.Equal(1, await LetGo(test, limits, now));
    }

    [Fact]
    public async Task Of_a_store_that_had_pages_before_nothing_goes_until_a_limit_is_set()
    {
        await using var test = await TestFold.Open();
        await test.Take(Log());
        using (var sql = Rows(test)) sql.Run("INSERT INTO old_pages (came) VALUES (0)");
        Assert.Equal(0, await LetGo(test, Nothing with { Set = false }));
        Assert.Contains("none goes until captures.megabytes or captures.days is set", PagesHeld.Told(await test.Store.Reading.Held(Ct), Nothing with { Set = false }, Day), StringComparison.Ordinal);
        Assert.DoesNotContain("none goes", PagesHeld.Told(await test.Store.Reading.Held(Ct), Nothing, Day), StringComparison.Ordinal);
        Assert.Equal(Log().Count, await LetGo(test, Nothing));
    }

    [Fact]
    public async Task What_was_disputed_after_it_was_chosen_stays_and_so_does_what_was_read_with_other_hints()
    {
        await using var test = await TestFold.Open();
        await test.Take(Page(1, 0), Page(2, 1), Page(1, 9, "A second boat has landed since."), Page(1, 10, "A third boat has landed since."));
        await test.Store.Petitions.Add(Dispute((await test.Store.Reading.StoryOf(new TellingId(2), Ct))!.Value), Ct);
        await test.Store.Ground.LetGo([new LetGo(new TellingId(2), null)], 0, Ct);
        Assert.Null((await Captures(test))[1].Capture.Kept);
        await test.Store.Petitions.Answer(1, PetitionState.Refused, "it is right", Day, Ct);
        await test.Fold.Finish(Ct);
        await Hint(test, new SiteHint { Site = "other.example", Drop = [".late"] });
        var chosen = new LetGo(new TellingId(3), new Article());
        await test.Store.Ground.LetGo([chosen], 0, Ct);
        Assert.Null((await Captures(test))[2].Capture.Kept);
        await test.Store.Ground.LetGo([chosen], 1, Ct);
        Assert.NotNull((await Captures(test))[2].Capture.Kept);
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_capture_that_was_erased_meanwhile_and_what_is_left_of_one_is_told()
    {
        await using var test = await TestFold.Open();
        await test.Take(Page(1, 0));
        using var sql = Rows(test);
        HeldRows.LetGo(sql, 1, new LetGo(new TellingId(99), new Article()));
        Assert.Equal(0, sql.Number("SELECT count(*) FROM kept_articles"));
        Assert.Empty(await test.Store.Reading.Check(Ct));
        foreach (string left in (string[])["bodies (capture, body)", "kept_articles (capture, body)", "item_bodies (item, body)"]) sql.Run($"INSERT INTO {left} VALUES (99, x'00')");
        Assert.StartsWith("3 ", Assert.Single(await test.Store.Reading.Check(Ct), p => p.Code == "orphans").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_of_which_nothing_could_be_read_are_held_twice_as_long_and_take_their_own_room()
    {
        await using var test = await TestFold.Open();
        await test.Take(Log()); // the last of them, of the fifth day
        int last = Log().Count;
        var held = await test.Store.Reading.Held(Ct);
        Assert.Equal(1, held.Unread);
        Assert.Contains("1 of which nothing could be read take", PagesHeld.Told(held, Nothing, Day), StringComparison.Ordinal);
        Assert.Equal(last - 1, await LetGo(test, new HoldLimits(36_500, held.UnreadBytes)));
        await test.Take(Page(9, 24 * 13));
        Assert.Equal(0, await LetGo(test, new HoldLimits(8, long.MaxValue)));
        await test.Take(Page(10, 24 * 21));
        Assert.Equal(1, await LetGo(test, new HoldLimits(8, long.MaxValue)));
        Assert.Equal(0, (await test.Store.Reading.Held(Ct)).Unread);
    }

    [Fact]
    public async Task Why_nothing_could_be_read_is_the_same_without_the_bytes()
    {
        await using var test = await TestFold.Open();
        await test.Take(new Capture { Name = "broken", ImportId = "broken", Form = CaptureForm.Item, Fetched = Day, Body = "{\"id\": "u8.ToArray() }, Page(2, 2));
        var whole = (await Captures(test))[0].Capture;
        var before = Collation.Read(whole, Stemma.Core.Learned.StreamTables.Shipped).Problems;
        await LetGo(test, Nothing);
        var now = (await Captures(test))[0].Capture;
        Assert.NotNull(now.Kept);
        Assert.Equal(before, Collation.Read(now, Stemma.Core.Learned.StreamTables.Shipped).Problems);
    }

    [Fact]
    public async Task Where_the_text_that_stood_for_a_page_is_lost_that_is_said()
    {
        await using var test = await TestFold.Open();
        await test.Take(Page(1, 1), Page(1, 9, "A second boat has landed since."));
        await LetGo(test, Nothing);
        using (var sql = Rows(test)) sql.Run("DELETE FROM kept_articles");
        var lost = Collation.Read((await Captures(test))[0].Capture, Stemma.Core.Learned.StreamTables.Shipped);
        Assert.Null(lost.Telling);
        Assert.Equal([Capture.Lost], lost.Problems.Select(p => p.Code));
    }

    [Fact]
    public async Task A_backup_and_a_restored_one_have_it_as_it_stands()
    {
        await using var test = await TestFold.Open();
        await test.Take(Log());
        await LetGo(test, Nothing);
        await test.Store.Backup(test.Folder.At("backup"), Ct);
        using var elsewhere = new TestFolder();
        File.Copy(test.Folder.At("backup"), elsewhere.At("stemma.db"));
        await using var copy = await TestFold.Open(elsewhere);
        await Reprocess.Run(copy.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(elsewhere);
        Assert.Equal(await test.Seen(), await next.Seen());
        Assert.Equal(await test.Store.Reading.Held(Ct), await next.Store.Reading.Held(Ct));
    }

    [Fact]
    public void It_is_said_from_four_fifths_on_when_the_oldest_go()
    {
        var limits = new HoldLimits(100, 100_000_000);
        Assert.Equal("captures: 10 held, 79 of 100 MB; 0 let go", PagesHeld.Told(new HeldPages(10, 79_000_000, 0, Day, Day.AddDays(10)), limits, Day.AddYears(1)));
        Assert.Equal("captures: 10 held, 80 of 100 MB; from about 2031-03-13 on the oldest go (captures.megabytes); 0 let go", PagesHeld.Told(new HeldPages(10, 80_000_000, 0, Day, Day.AddDays(10)), limits, Day.AddYears(1)));
        Assert.Equal("captures: 10 held, 99 of 100 MB; as new ones come, the oldest go (captures.megabytes); 7 let go", PagesHeld.Told(new HeldPages(10, 99_000_000, 7, Day, Day.AddDays(10)), limits, Day.AddYears(1)));
        Assert.Equal("captures: 10 held, 120 of 100 MB; the oldest go while gather or serve runs (captures.megabytes); 0 let go", PagesHeld.Told(new HeldPages(10, 120_000_000, 0, Day, Day.AddDays(10)), limits, Day.AddYears(1)));
        Assert.Equal("captures: 10 held, 0.5 of 100 MB; on 2031-06-09 the oldest go (captures.days); 0 let go", PagesHeld.Told(new HeldPages(10, 500_000, 0, Day, Day.AddDays(80)), limits, Day.AddYears(1)));
        Assert.Equal("captures: 10 held, 0.5 of 100 MB; the oldest go while gather or serve runs (captures.days); 0 let go", PagesHeld.Told(new HeldPages(10, 500_000, 0, Day, Day.AddDays(180)), limits, Day.AddYears(1)));
        Assert.Equal("captures: 10 held, 120 of 100 MB; 10 stay (disputed or withdrawn); 0 let go", PagesHeld.Told(new HeldPages(10, 120_000_000, 0, null, Day) { Staying = 10 }, limits, Day.AddYears(1)));
    }

    // Mixed reports of several stories; pages, one of them in two versions and one that nothing can be read of.
    private static List<Capture> Log() =>
    [
        Page(1, 1),
        .. Reports.Many(36),
        Page(2, 3),
        Page(1, 50, "A second boat has landed since."),
        new() { Name = "https://gull.example/empty", Url = "https://gull.example/empty", Form = CaptureForm.Html, Fetched = Day.AddHours(99), Body = "<!doctype html><html><head><title></title></head><body></body></html>"u8.ToArray() },
    ];

    private static Capture Page(int n, int hours, string more = "", string title = "", string only = "", string mark = "")
    {
        var page = Reports.Page($"https://gull.example/news/{n}", title.Length > 0 ? title : $"Inquiry {n} opens", only.Length > 0 ? [only] : Reports.Paragraphs(30 + n, 9));
        string html = Encoding.UTF8.GetString(page.Body.Span).Replace("</title>", "</title><meta property=\"og:site_name\" content=\"Arta News Agency\">", StringComparison.Ordinal)
            .Replace("</article>", $"{(more.Length > 0 ? $"<p class=\"{mark}\">{more}</p>" : "")}</article><div class=\"aside-box\"><p>{string.Join("</p><p>", Reports.Paragraphs(130 + n, 3))}</p></div>", StringComparison.Ordinal);
        return page with { Body = Encoding.UTF8.GetBytes(html), Fetched = Day.AddHours(hours) };
    }

    private static Capture Other(string title, string text) => Reports.Item(new WireItem { Id = title, Title = title, Text = text, Published = Day });

    private static async Task<int> LetGo(TestFold test, HoldLimits limits, DateTimeOffset? now = null)
    {
        var retention = new Retention(test.Store, limits, new SetTime(now ?? Day.AddYears(1)));
        int all = 0;
        for (int some; (some = await retention.Some(Ct)) > 0;) all += some;
        return all;
    }

    private static async Task Hint(TestFold test, SiteHint hint)
    {
        await new HintDesk(test.Store.Hints).Keep([hint], "desk", Ct);
        await test.Fold.Renew(Ct);
        await test.Fold.Finish(Ct);
    }

    private static async Task<IReadOnlyList<Logged>> Captures(TestFold test) => await test.Store.Ground.Captures(new TellingId(0), 1000, Ct);

    private static async Task<bool> Tells(TestFold test, int id) => (await test.Store.Reading.Telling(new TellingId(id), Ct))!.Article.Text.Contains($"district {1030 + id}", StringComparison.Ordinal);

    private static async Task<List<string>> Versions(TestFold test) =>
        [.. Revisions.Of(await test.Store.Reading.CapturesOf(new TellingId(1), 9, Ct)).Select(r => r.Article.Text[(r.Article.Text.LastIndexOf('\n') + 1)..])];

    private static Sql Rows(TestFold test) => new(test.Folder.At("stemma.db"), SqliteOpenMode.ReadWrite);

    private static Petition Dispute(StoryId story) => new() { Kind = PetitionKind.Dispute, Url = "", Story = story, Subject = "2-1", Who = "", Reason = "wrong", Contact = "", At = Day };
}
