using Microsoft.Data.Sqlite;
using Stemma.App;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Core.News;
using Stemma.Core.Search;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Store;

/// <summary>However a search goes about it, from what few have or along all from the newest on, it finds the same as looking at every report would.</summary>
public sealed class NewestFoundTest
{
    private static readonly string[] Queries =
    [
        "", "district", "inquiry -canal", "-district", "canal OR bridge", "\"inquiry into\"", "1006", "1006 OR 1009", "distr*", "nothinglikeit", "source:quillan", "district source:post", "lang:en", "lang:de", "lang:en district", "lang:xx",
        "-lang:en", "kind:original", "kind:original district", "origin:nobody", "(lang:de OR district) -1006", "(kind:original OR 1003) lang:en", "before:2031-03-01T08:00", "after:2031-03-01T08:00 district", "after:2031-03-01T07:00 before:2031-03-01T09:00",
        "before:2020", "story:1", "story:1 district", "story:99999", "said-by:nobody", "source:\"...\"", "after:2031-03-01T07:00 -inquiry", "(before:2031-03-01T07:00 OR 1009)",
    ];

    [Fact]
    public async Task Every_way_finds_the_same_in_the_same_order_page_by_page()
    {
        using var folder = new TestFolder();
        var start = AppStart.Read(folder.Path, []);
        await using (var app = await StemmaApp.OpenToWrite(start, "test", null, default))
        {
            await app.Store.Ground.AddCaptures(Reports.Entries([.. Reports.Many(60), .. Enumerable.Range(0, 12).Select(Odd)]), default);
            using var fold = await app.OpenFold(default);
            await fold.Finish(default);
        }
        using var sql = new Sql(start.Database, SqliteOpenMode.ReadWrite);
        int found = 0;
        foreach (string words in Queries)
        {
            var query = QueryParser.Parse(words).Query;
            var all = All(sql, query);
            found += all.Count;
            foreach (var (few, stretch) in new[] { (8000, 4096), (0, 5), (3, 1), (20, 7) })
            {
                Assert.Equal(all.Select(a => a.Telling), new NewestFound(sql, 1, query, few, stretch).Take(1000).Select(h => h.Telling));
                Assert.Equal(all.Select(a => a.Telling), Paged(sql, query, few, stretch, all));
            }
        }
        Assert.True(found > 500, $"only {found}");
    }

    // As a program goes through a list: five at a time, from the last one reached.
    private static List<TellingId> Paged(Sql sql, Query query, int few, int stretch, List<Reached> all)
    {
        var seen = new List<TellingId>();
        Reached? reached = null;
        while (new NewestFound(sql, 1, query, few, stretch).Take(5, reached) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(h => h.Telling));
            reached = all.Single(a => a.Telling == page[^1].Telling);
            Assert.True(seen.Count <= all.Count, "a page comes twice");
        }
        return seen;
    }

    private static List<Reached> All(Sql sql, Query query)
    {
        var where = new SearchWhere(1, 0, long.MaxValue);
        string condition = where.Of(query);
        return sql.Rows($"SELECT t.at, t.id FROM tellings t JOIN members m ON m.gen = t.gen AND m.telling = t.id WHERE t.gen = $1 AND {condition} ORDER BY t.at DESC, t.id DESC",
            r => new Reached(r.Time(0), new TellingId(r.GetInt32(1))), where.Values);
    }

    // Some without a date, some of one moment, some German.
    private static Capture Odd(int n) => Reports.Item(new WireItem
    {
        Id = $"odd-{n}",
        Title = $"Odd report {n} of the district",
        Text = string.Join("\n\n", Reports.Paragraphs(300 + n, 3)),
        Language = n % 2 == 0 ? "de-AT" : "de",
        Published = n % 3 == 0 ? null : new DateTimeOffset(2031, 3, 1, 8, 0, 0, TimeSpan.Zero),
    });
}
