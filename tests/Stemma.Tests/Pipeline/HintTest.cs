using Stemma.App.Desk;
using Stemma.App.Pipeline;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Pipeline;

/// <summary>A site's reports are read anew where an editor's hint for it changes: as a replay of the log would read them.</summary>
public sealed class HintTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private const string Site = "gull.example";

    [Fact]
    public async Task Reports_of_a_site_are_read_anew_and_all_stands_as_after_a_replay()
    {
        await using var fold = await TestFold.Open();
        await fold.Take(Log());
        string before = await fold.Seen();
        await Keep(fold, new SiteHint { Site = Site, Body = [".aside-box"] });
        string hinted = await fold.Seen();
        Assert.NotEqual(before, hinted);
        Assert.Equal(Boxed(1), (await Text(fold, 1)));
        Assert.Equal(0, await fold.Store.Work.Count(Stemma.App.Store.ChoreKind.Reread, Ct));
        await Reprocess.Run(fold.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var again = await TestFold.Open(fold.Folder);
        Assert.Equal(hinted, await again.Seen());
    }

    [Fact]
    public async Task What_was_joined_by_the_text_that_was_wrong_parts_and_joins_again_when_the_hint_is_taken_back()
    {
        await using var fold = await TestFold.Open();
        await fold.Take(Log());
        string before = await fold.Seen();
        await Keep(fold, new SiteHint { Site = Site, Body = [".aside-box"] });
        await Keep(fold, new SiteHint { Site = Site, Body = [".aside-box"], Language = "nb" });
        Assert.Equal("nb", (await fold.Store.Reading.Telling(new TellingId(1), Ct))!.Article.Language);
        foreach (int number in (int[])[2, 1])
        {
            Assert.NotNull((await new HintDesk(fold.Store.Hints).Undo(number, Ct)).Undone);
            await fold.Fold.Renew(Ct);
            await fold.Fold.Finish(Ct);
        }
        Assert.Equal(before, await fold.Seen());
    }

    [Fact]
    public async Task Reports_that_come_later_are_read_with_the_hint_at_once()
    {
        await using var fold = await TestFold.Open();
        await Keep(fold, new SiteHint { Site = Site, Body = [".aside-box"] });
        await fold.Take(Page(1));
        Assert.Equal(Boxed(1), await Text(fold, 1));
    }

    [Fact]
    public async Task A_page_that_was_read_ahead_of_the_hint_is_read_with_it()
    {
        await using var fold = await TestFold.Open(batch: 1);
        await fold.Fold.Accept(Reports.Entries([Page(1), Page(2)]), Ct);
        Assert.True(await fold.Fold.Step(static _ => { }, Ct));
        await Keep(fold, new SiteHint { Site = Site, Body = [".aside-box"] });
        Assert.Equal([Boxed(1), Boxed(2)], [await Text(fold, 1), await Text(fold, 2)]);
    }

    [Fact]
    public async Task Where_a_hint_leaves_nothing_of_a_page_its_report_is_gone_and_comes_back_without_it()
    {
        await using var fold = await TestFold.Open();
        await fold.Take(Log());
        string before = await fold.Seen();
        await Keep(fold, new SiteHint { Site = Site, Drop = ["article", ".aside-box", "h1"] });
        string without = await fold.Seen();
        await Reprocess.Run(fold.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using (var again = await TestFold.Open(fold.Folder)) Assert.Equal(without, await again.Seen());
        await using var last = await TestFold.Open(fold.Folder);
        await new HintDesk(last.Store.Hints).Undo(1, Ct);
        await last.Fold.Renew(Ct);
        await last.Fold.Finish(Ct);
        Assert.Equal(before, await last.Seen());
    }

    [Fact]
    public async Task A_report_with_versions_is_read_anew_version_by_version()
    {
        await using var fold = await TestFold.Open();
        await fold.Take([.. Log(), Page(1, changedText: "A second boat has landed since.", changedBox: ""), Page(2, changedText: "", changedBox: "The box was told anew at noon by the board itself.")]);
        await Keep(fold, new SiteHint { Site = Site, Body = [".aside-box"] });
        string hinted = await fold.Seen();
        Assert.EndsWith("told anew at noon by the board itself.", await Text(fold, 2), StringComparison.Ordinal);
        await Reprocess.Run(fold.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var again = await TestFold.Open(fold.Folder);
        Assert.Equal(hinted, await again.Seen());
    }

    [Fact]
    public async Task A_takedown_of_a_text_that_only_the_hint_gives_bars_the_page()
    {
        await using var fold = await TestFold.Open();
        await Keep(fold, new SiteHint { Site = Site, Body = [".aside-box"] });
        await fold.Take(Log());
        await Erasure.Erase(fold.Fold, [(new TellingId(1), null)], [], "its owner asks", Ct);
        await Keep(fold, new SiteHint { Site = Site, Body = [".aside-box"], Language = "nb" });
        Assert.Null(await fold.Store.Reading.Telling(new TellingId(1), Ct));
        Assert.Null(await fold.Store.Reading.CaptureOf(new TellingId(1), Ct));
    }

    [Fact]
    public async Task A_hint_does_not_bring_back_in_another_page_what_was_taken_down()
    {
        await using var fold = await TestFold.Open();
        await fold.Take(Reports.Capture(31), Reports.Capture(5));
        await Erasure.Erase(fold.Fold, [(new TellingId(1), null)], [], "its owner asks", Ct);
        await fold.Take(Page(1), Page(2));
        Assert.NotNull(await fold.Store.Reading.Telling(new TellingId(3), Ct));
        await Keep(fold, new SiteHint { Site = Site, Body = [".aside-box"] });
        Assert.Null(await fold.Store.Reading.Telling(new TellingId(3), Ct));
        Assert.NotNull(await fold.Store.Reading.Telling(new TellingId(4), Ct));
        string hinted = await fold.Seen();
        await Reprocess.Run(fold.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var again = await TestFold.Open(fold.Folder);
        Assert.Equal(hinted, await again.Seen());
    }

    [Fact]
    public async Task What_a_stop_leaves_unread_is_read_at_the_next_start()
    {
        using var folder = new TestFolder();
        await using (var fold = await TestFold.Open(folder))
        {
            await fold.Take(Log());
            await new HintDesk(fold.Store.Hints).Keep([new SiteHint { Site = Site, Body = [".aside-box"] }], "desk", Ct);
        }
        await using var next = await TestFold.Open(folder);
        await next.Fold.Finish(Ct);
        Assert.Equal(Boxed(1), await Text(next, 1));
    }

    [Fact]
    public async Task Whatever_hints_come_and_go_all_stands_as_after_a_replay()
    {
        string[][] bodies = [[".aside-box"], ["article"], [".nowhere"], []], drops = [[], [".aside-box"], ["article", ".aside-box", "h1"], ["p"]];
        for (int round = 0; round < 5; round++)
        {
            var random = new Random(round);
            await using var fold = await TestFold.Open();
            var log = Enumerable.Range(0, 24).Select(i => i % 4 == 3 ? Reports.Capture(20 + random.Next(16), random.Next(3), id: $"r{i}") : Page(1 + random.Next(6), changedText: random.Next(3) == 0 ? $"Told anew {i}." : "", changedBox: random.Next(3) == 0 ? $"Boxed anew {i}." : "")).ToList();
            await fold.Take(log.Take(14));
            for (int change = 0; change < 4; change++)
            {
                var hint = new SiteHint { Site = Site, Path = random.Next(3) == 0 ? "/news/1" : "", Body = bodies[random.Next(4)], Drop = drops[random.Next(4)], Title = random.Next(3) == 0 ? "h1" : null };
                await new HintDesk(fold.Store.Hints).Keep([hint], "desk", Ct);
                if (random.Next(3) == 0) await fold.Store.Hints.Undo(random.Next(1, 4), Ct);
                await fold.Fold.Renew(Ct);
                await fold.Take(log.Skip(14 + change * 3).Take(change == 3 ? 1 : 3));
            }
            string seen = await fold.Seen();
            await Reprocess.Run(fold.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
            await using var again = await TestFold.Open(fold.Folder);
            Assert.Equal(seen, await again.Seen());
        }
    }

    private static async Task Keep(TestFold fold, SiteHint hint)
    {
        var (kept, problems) = await new HintDesk(fold.Store.Hints).Keep([hint], "desk", Ct);
        Assert.Empty(problems);
        Assert.Single(kept);
        await fold.Fold.Renew(Ct);
        await fold.Fold.Finish(Ct);
    }

    private static async Task<string> Text(TestFold fold, int telling) => (await fold.Store.Reading.Telling(new TellingId(telling), Ct))!.Article.Text;

    // Pages whose boxes tell another story than their texts do, beside reports of both.
    private static IEnumerable<Capture> Log() => [Page(1), Page(2), Reports.Capture(21, 1), Reports.Capture(31, 1), Reports.Capture(22, 2), Reports.Capture(5), Page(3)];

    private static string Boxed(int number) => string.Join("\n\n", Reports.Paragraphs(30 + number));

    private static Capture Page(int number, string changedText = "", string changedBox = "") => Reports.Page($"https://{Site}/news/{number}", $"Report {number} of the towers", Reports.Paragraphs(20 + number, 9).Append(changedText)) is var page ? page with
    {
        Body = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(page.Body.Span)
            .Replace("</body>", $"<div class=aside-box>{string.Concat(Reports.Paragraphs(30 + number).Append(changedBox).Select(p => $"<p>{p}</p>"))}</div></body>", StringComparison.Ordinal)),
        Fetched = Reports.Capture(20 + number).Fetched,
    } : page;
}
