using Stemma.App.Store;
using Stemma.App.Store.Sqlite;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Store;

/// <summary>Subscriptions in SQLite keep to the contract.</summary>
public sealed class SqliteFeedsTest : FeedsContract, IDisposable
{
    private readonly TestFolder _folder = new();

    protected override ValueTask<IStore> Open() => ValueTask.FromResult<IStore>(SqliteStore.Open(_folder.At("stemma.db"), readOnly: false));

    [Theory]
    [InlineData("url")]
    [InlineData("domain")]
    [InlineData("its telling")]
    [InlineData("its page")]
    [InlineData("the bytes of its page")]
    public async Task What_a_feed_said_of_an_item_goes_with_it_and_with_the_bytes_of_its_page(string by)
    {
        await using (var store = await Open())
        {
            await Polled(store, Item(1));
            Assert.Equal(1, Bodies());
            if (by == "its page")
            {
                await store.Ground.Erase(new Erasing([], [new Tombstone { Telling = default, At = At, Reason = "asked", UrlHash = Page(7).UrlHash }]), Ct);
                await Settle(store, Page(7));
            }
            else if (by is "url" or "domain")
            {
                await store.Ground.Erase(new Erasing([], [Barring(by)]), Ct);
            }
            else
            {
                await Settle(store, Page(7));
                Assert.Equal(1, Bodies());
                if (by == "its telling") await store.Ground.Erase(new Erasing([new TellingId(1)], []), Ct);
                else
                {
                    using (var sql = new Sql(_folder.At("stemma.db"), Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite)) sql.Run("INSERT OR REPLACE INTO progress (gen, placed) VALUES (1, 1)");
                    await store.Ground.LetGo([new LetGo(new TellingId(1), new Article())], 0, Ct);
                }
            }
        }
        Assert.Equal(0, Bodies());
    }

    [Fact]
    public async Task What_a_feed_said_of_a_changed_item_goes_where_its_page_is_one_whose_bytes_went()
    {
        await using var store = await Open();
        await Polled(store, Item(1));
        await Settle(store, Page(7));
        using (var sql = new Sql(_folder.At("stemma.db"), Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite)) sql.Run("INSERT OR REPLACE INTO progress (gen, placed) VALUES (1, 1)");
        await store.Ground.LetGo([new LetGo(new TellingId(1), new Article())], 0, Ct);
        await Polled(store, Item(1) with { Version = "changed" });
        Assert.Equal(1, Bodies());
        await Settle(store, Page(7));
        Assert.Equal(0, Bodies());
    }

    private int Bodies()
    {
        using var sql = new Sql(_folder.At("stemma.db"), Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite);
        return sql.Number("SELECT count(*) FROM item_bodies");
    }

    public void Dispose() => _folder.Dispose();
}
