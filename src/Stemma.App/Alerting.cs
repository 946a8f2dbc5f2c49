using Stemma.App.Serve.Edge;
using Stemma.App.Serve.Pages;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Takedowns;
using Stemma.Core.Collate.Research;

namespace Stemma.App;

/// <summary>Writes to owners whose texts are carried without credit: once a day at most, and of a carrier once. The letter and how far was looked are kept in one step, so that a crash writes neither twice.</summary>
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
        // Before it is looked: what is placed meanwhile is looked at the next time.
        var placed = await store.Derived.Placed(ct);
        var now = time.GetUtcNow();
        var list = placed == alert.Mark ? null : await CarriedList.Of(store.Reading, alert.Host, Others, ct);
        var news = list?.Rows.Where(r => r.Text.Credit == CreditFound.None && r.Text.By.Id.Value > alert.Mark.Value).Select(r => r.Text).ToList() ?? [];
        await store.Outlets.Looked(alert.Request, placed, now + (news.Count > 0 ? Day : Again), news.Count > 0 ? Written(alert, news, now) : null, ct);
        return news.Count > 0;
    }

    private Letter Written(OutletAlert alert, List<CarriedText> news, DateTimeOffset at)
    {
        string stop = links.Stop(alert);
        var carriers = news.Select(n => new AlertedCarrier(n.By.Called, links.Page($"/report/{n.By.Id}"), OutLink.Safe(n.By.Url), links.Page($"/compare/{n.Of.Id}/{n.By.Id}"))).ToList();
        var (subject, text) = AlertLetters.News(alert, carriers, stop);
        return new Letter(alert.Mail, subject, text, null, at) { Stop = stop };
    }
}
