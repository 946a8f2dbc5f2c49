using Stemma.App.Serve.Edge;
using Stemma.App.Serve.Pages;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Takedowns;
using Stemma.Core.Collate.Research;

namespace Stemma.App;

/// <summary>
/// Writes to owners whose texts are carried without credit: once a day at most, and of a carrier once. It remembers what it told of, not up to where it looked: a copy may be taken in before its original, and may be seen to be one later still.
/// The letter and what was told are kept in one step, so that a crash writes neither twice.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="links">The links in letters.</param>
/// <param name="time">The program's time.</param>
public sealed class Alerting(IStore store, AlertLinks links, TimeProvider time)
{
    private const int AtOnce = 10;
    private static readonly TimeSpan Again = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);
    private static readonly Exposure Others = new(false);

    /// <summary>Looks at those that are due.</summary>
    /// <returns>How many were written to.</returns>
    public async Task<int> Some(CancellationToken ct)
    {
        int written = 0;
        if (!links.CanBe) return written;
        foreach (var alert in await store.Outlets.Due(time.GetUtcNow(), AtOnce, ct)) written += await One(alert, ct) ? 1 : 0;
        return written;
    }

    private async Task<bool> One(OutletAlert alert, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var list = await CarriedList.Of(store.Reading, alert.Host, Others, ct);
        var told = await store.Outlets.Told(alert.Request, ct);
        var found = list.Rows.Where(r => r.Text.Credit == CreditFound.None).Select(r => r.Text).ToList();
        // What stood when he confirmed his address is none of his news.
        var news = found.Where(t => Pair(t) is var pair && !told.Contains(pair) && pair.Later.CompareTo(alert.Mark) > 0).ToList();
        var look = new AlertLook([.. found.Select(Pair)], now, now + (news.Count > 0 ? Day : Again));
        return await store.Outlets.Looked(alert.Request, look, news.Count > 0 ? Written(alert, news, now) : null, ct) && news.Count > 0;
    }

    private static CarriedPair Pair(CarriedText text) => new(text.By.Id, text.Of.Id);

    private Letter Written(OutletAlert alert, List<CarriedText> news, DateTimeOffset at)
    {
        string stop = links.Stop(alert);
        var carriers = news.Select(n => new AlertedCarrier(n.By.Called, links.Page($"/report/{n.By.Id}"), OutLink.Safe(n.By.Url), links.Page($"/compare/{n.Of.Id}/{n.By.Id}"))).ToList();
        var (subject, text) = AlertLetters.News(alert, carriers, stop);
        return new Letter(alert.Mail, subject, text, null, at) { Stop = stop };
    }
}
