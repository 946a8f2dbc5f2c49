using System.Text;
using Stemma.App.Pipeline;
using Stemma.App.Store;
using Stemma.App.Store.Sqlite;
using Stemma.App.Takedowns;
using Stemma.Core.News;
using Stemma.Core.Search;
using Stemma.Tests.Contracts;
using ZstdSharp;

namespace Stemma.Tests.Pipeline;

public sealed class ErasureTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly Query Named = QueryParser.Parse("entity:\"Quoxelbrand Mirrowsk\"").Query;

    [Fact]
    public async Task An_erased_text_is_nowhere_in_the_bytes_of_the_data_folder_nor_in_a_backup()
    {
        await using var test = await TestFold.Open();
        await test.Take([.. Reports.Many(40), Secret(1), Reports.Capture(90)]);
        Assert.True(Holds(test.Folder.Bytes(), "Quoxelbrand"));
        Assert.Single(await test.Store.Reading.Search(Named, 9, Ct));
        Assert.True(Holds(test.Folder.Bytes(), "quoxelbrand·mirrowsk")); // as the index of names has it
        await Erase(test, "https://secret.example/1");
        await test.Store.Backup(test.Folder.At("backup"), Ct);
        byte[] bytes = test.Folder.Bytes();
        Assert.False(Holds(bytes, "Quoxelbrand"));
        Assert.False(Holds(bytes, "quoxelbrand"));
        Assert.False(Holds(bytes, "mirrowsk"));
        Assert.Empty(await test.Store.Reading.Search(Named, 9, Ct));
        Assert.False(Holds(bytes, "secret.example"));
        Assert.True(Holds(bytes, "district 1090"));
    }

    [Fact]
    public async Task An_erased_text_is_nowhere_in_the_bytes_of_a_folder_that_came_from_a_backup_either()
    {
        using var folder = new TestFolder();
        await using (var test = await TestFold.Open())
        {
            await test.Take([Secret(1), .. Reports.Many(60)]);
            await test.Store.Backup(folder.At("stemma.db"), Ct);
        }
        await using var restored = await TestFold.Open(folder);
        await Erase(restored, "https://secret.example/1");
        byte[] bytes = folder.Bytes();
        Assert.False(Holds(bytes, "Quoxelbrand"));
        Assert.False(Holds(bytes, "secret.example"));
    }

    [Fact]
    public async Task Neither_its_address_nor_a_copy_elsewhere_comes_back_and_neighbours_stay()
    {
        await using var test = await TestFold.Open();
        await test.Take(Secret(1), Secret(1) with { Url = "https://neighbour.example/9", Name = "n", ImportId = "neighbour" }, Reports.Capture(3));
        await Erase(test, "https://secret.example/1");
        Assert.Equal([2, 3], (await test.Store.Reading.Memberships(Ct)).Select(m => m.Telling.Value));
        await using var next = await TestFold.Open(test.Folder);
        Assert.Equal([Receipt.Barred], await next.Take(Secret(1)));
        var told = new List<Ingested>();
        Assert.Equal([Receipt.Barred], await next.Take(Secret(1, "https://copy.example/5"))); // the same bytes
        await next.Fold.Accept(Reports.Entries(Reports.Page("https://copy.example/6", "The papers elsewhere", Paragraphs(1))), Ct); // the same text in other bytes
        await next.Fold.CatchUp(told.Add, Ct);
        Assert.Equal(Entrance.Barred, Assert.Single(told).Entrance);
        await next.Fold.Finish(Ct);
        Assert.Equal([2, 3], (await next.Store.Reading.Memberships(Ct)).Select(m => m.Telling.Value));
        Assert.Equal([2, 3], (await next.Store.Ground.Captures(new TellingId(0), 9, Ct)).Select(c => c.Capture.Id.Value));
    }

    [Fact]
    public async Task A_copy_with_a_changed_word_or_a_frame_around_it_is_refused_at_the_third_door()
    {
        await using var test = await TestFold.Open();
        await test.Take(Secret(1));
        await Erase(test, "https://secret.example/1");
        await using var next = await TestFold.Open(test.Folder);
        var told = new List<Ingested>();
        var copy = Reports.Page("https://copy.example/5", "Another headline", Paragraphs(1).Select((p, i) => i == 2 ? p.Replace("Mirrowsk", "Mirowsk", StringComparison.Ordinal) : p));
        await next.Fold.Accept(Reports.Entries(copy), Ct);
        await next.Fold.CatchUp(told.Add, Ct);
        Assert.Equal(Entrance.Barred, told[^1].Entrance);
        Assert.Empty(await next.Store.Ground.Captures(new TellingId(0), 9, Ct));
    }

    [Fact]
    public async Task A_known_page_that_takes_on_the_erased_text_keeps_its_old_one()
    {
        await using var test = await TestFold.Open();
        var page = Reports.Capture(3) with { Url = "https://copy.example/5", ImportId = "copy" };
        await test.Take(Secret(1), page, Reports.Capture(7));
        await Erase(test, "https://secret.example/1");
        await using (var next = await TestFold.Open(test.Folder))
        {
            string before = await next.Seen();
            var told = new List<Ingested>();
            var copy = Reports.Page("https://copy.example/5", "Another headline", Paragraphs(1).Select((p, i) => i == 2 ? p.Replace("Mirrowsk", "Mirowsk", StringComparison.Ordinal) : p)) with { ImportId = "copy" };
            await next.Fold.Accept(Reports.Entries(copy), Ct);
            await next.Fold.CatchUp(told.Add, Ct);
            await next.Fold.Finish(Ct);
            Assert.Equal(Entrance.Barred, Assert.Single(told).Entrance);
            Assert.Equal(before, await next.Seen());
            Assert.Equal([2, 3], (await next.Store.Ground.Captures(new TellingId(0), 9, Ct)).Select(c => c.Capture.Id.Value));
        }
    }

    [Theory]
    [InlineData(Step.Extract)]
    [InlineData(Step.Lineage)]
    public async Task Reprocessing_does_not_bring_it_back_and_keeps_its_neighbours(Step from)
    {
        await using var test = await TestFold.Open();
        await test.Take(Secret(1), Secret(1) with { Url = "https://neighbour.example/9", Name = "n", ImportId = "neighbour" }, Reports.Capture(3), Reports.Capture(3, 1));
        await Erase(test, "https://secret.example/1");
        string before = await test.Seen();
        await Reprocess.Run(test.Store, from, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(test.Folder);
        Assert.Equal(before, await next.Seen());
    }

    [Fact]
    public async Task A_story_whose_first_telling_goes_takes_the_next_ones_number()
    {
        await using var test = await TestFold.Open();
        await test.Take(Reports.Capture(1), Reports.Capture(1, 1), Reports.Capture(1, 2));
        await Erase(test, Reports.Capture(1).Url!);
        Assert.Equal([new StoryId(2)], await test.Store.Reading.Stories(Ct));
        Assert.Equal([2, 2], (await test.Store.Reading.Memberships(Ct)).Select(m => m.Story.Value));
        Assert.Empty(await test.Store.Reading.Check(Ct));
    }

    [Fact]
    public async Task A_page_imported_as_a_file_is_found_by_the_address_it_gives_itself()
    {
        await using var test = await TestFold.Open();
        var page = Reports.Page("https://a.example/x", "Ferry", Paragraphs(2));
        string html = Encoding.UTF8.GetString(page.Body.Span).Replace("<head>", "<head><link rel=\"canonical\" href=\"https://a.example/x?utm_source=q\">", StringComparison.Ordinal);
        await test.Take(new Capture { Name = "saved.html", Form = CaptureForm.Html, Body = Encoding.UTF8.GetBytes(html) });
        var plan = await new Requests(test.Store).ForUrl("https://a.example/x", "asked", Ct);
        Assert.Single(plan!.Tellings);
    }

    [Fact]
    public async Task A_domain_goes_with_its_subdomains_and_is_barred()
    {
        await using var test = await TestFold.Open();
        await test.Take(Reports.Capture(1), Reports.Capture(2), Reports.Capture(6));
        var plan = await new Requests(test.Store).ForDomain("outlet1.example", "asked", Ct);
        Assert.Equal([1, 3], plan!.Tellings.Select(t => t.Telling.Id.Value));
        await Erasure.Erase(test.Fold, [.. plan.Tellings.Select(t => (t.Telling.Id, t.UrlHash))], plan.Tombstones, "asked", Ct);
        Assert.Equal([Receipt.Barred], await test.Take(Reports.Capture(11)));
    }

    [Fact]
    public async Task What_was_published_stands_after_an_erasure_and_a_replay_reads_with_it()
    {
        await using var test = await TestFold.Open();
        await test.Take([Secret(1), .. Reports.Many(262, 2)]);
        var before = (await test.Store.Derived.Edition(1, Ct))!.Terms;
        await Erase(test, "https://secret.example/1");
        Assert.Equal(before.Tellings, (await test.Store.Derived.Edition(1, Ct))!.Terms.Tellings);
        await Reprocess.Run(test.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(test.Folder);
        var after = (await next.Store.Derived.Edition(1, Ct))!.Terms;
        Assert.Equal(before.Counts.OrderBy(c => c.Key), after.Counts.OrderBy(c => c.Key));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_erasures_the_stories_are_those_of_a_replay_of_what_is_left(int seed)
    {
        await using var test = await TestFold.Open();
        var captures = Reports.Many(330, 2).ToList();
        await test.Take(captures);
        var random = new Random(seed);
        foreach (var gone in captures.OrderBy(_ => random.Next()).Take(5)) await Erase(test, gone.Url!);
        string live = await test.Seen(), ties = await test.Ties();
        await Reprocess.Run(test.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(test.Folder);
        Assert.Equal(await next.Seen(), live);
        Assert.Equal(await next.Ties(), ties);
    }

    private static IReadOnlyList<string> Paragraphs(int n) => [.. Reports.Paragraphs(60 + n).Select(p => p + " Quoxelbrand Mirrowsk signed it.")];

    private static Capture Secret(int n, string? url = null) => Reports.Page(url ?? $"https://secret.example/{n}", $"The Quoxelbrand papers, part {n}", Paragraphs(n));

    private static async Task Erase(TestFold test, string url)
    {
        var plan = (await new Requests(test.Store).ForUrl(url, "asked", Ct))!;
        await Erasure.Erase(test.Fold, [.. plan.Tellings.Select(t => (t.Telling.Id, t.UrlHash))], plan.Tombstones, "asked", Ct);
    }

    // In the bytes as they are, and in whatever of them unpacks.
    internal static bool Holds(byte[] bytes, string text)
    {
        byte[] wanted = Encoding.UTF8.GetBytes(text);
        if (bytes.AsSpan().IndexOf(wanted) >= 0) return true;
        ReadOnlySpan<byte> magic = [0x28, 0xB5, 0x2F, 0xFD];
        for (int at = 0; bytes.AsSpan(at).IndexOf(magic) is >= 0 and var found; at++)
        {
            at += found;
            try
            {
                using var stream = new DecompressionStream(new MemoryStream(bytes, at, Math.Min(bytes.Length - at, 1 << 20)), leaveOpen: false);
                stream.LoadDictionary(Packing.Dictionary);
                using var plain = new MemoryStream();
                var block = new byte[4096];
                try
                {
                    for (int n; plain.Length < 1 << 20 && (n = stream.Read(block)) > 0;) plain.Write(block, 0, n);
                }
                catch (Exception cut) when (cut is ZstdException or EndOfStreamException or IOException)
                {
                    // What came before the cut is looked at.
                }
                if (plain.GetBuffer().AsSpan(0, (int)plain.Length).IndexOf(wanted) >= 0) return true;
            }
            catch (ZstdException)
            {
                // Four bytes that only look like a frame.
            }
        }
        return false;
    }
}
