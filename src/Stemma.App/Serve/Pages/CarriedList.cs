using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Core.Collate.Research;
using Stemma.Core.News;

namespace Stemma.App.Serve.Pages;

/// <summary>Who carries an outlet's texts, newest first, and how far back was looked.</summary>
/// <param name="Rows">The carriers.</param>
/// <param name="Stories">The stories that were looked at.</param>
/// <param name="More">Whether there are older ones.</param>
internal sealed record CarriedList(IReadOnlyList<(CarriedText Text, StoryId Story)> Rows, int Stories, bool More)
{
    /// <summary>The most stories that one page looks at.</summary>
    public const int MostStories = 300;

    private const int AtOnce = 200;

    /// <summary>The site that the holder of a case's token proved to be his; null where he did not.</summary>
    public static async ValueTask<string?> Site(IReading reading, string token, CancellationToken ct) =>
        await reading.Case(Takedowns.Inbox.Hash(token), ct) is { } asked ? Takedowns.OwnOutlet.HostOf(asked) : null;

    /// <summary>How many of them have this credit.</summary>
    public int Count(CreditFound credit) => Rows.Count(r => r.Text.Credit == credit);

    /// <summary>The sentence that stands above the list.</summary>
    public string Summary =>
        $"Carried {Times(Rows.Count)}: {Count(CreditFound.Link)} {(Count(CreditFound.Link) == 1 ? "links" : "link")} to you, {Count(CreditFound.Named)} {(Count(CreditFound.Named) == 1 ? "credits" : "credit")} you without a link, {Count(CreditFound.None)} with no credit found.";

    /// <summary>Looks through the outlet's latest stories.</summary>
    /// <param name="reading">The store.</param>
    /// <param name="site">The outlet's host, as <see cref="SourceKey"/> gives it.</param>
    /// <param name="exposure">Who reads.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<CarriedList> Of(IReading reading, string site, Exposure exposure, CancellationToken ct)
    {
        var stories = new List<StoryId>();
        var known = new HashSet<StoryId>();
        Reached? reached = null;
        bool more = true;
        while (more && stories.Count < MostStories)
        {
            var rows = await reading.ReportsAfter(site, reached, AtOnce, ct);
            foreach (var row in rows)
                if (known.Add(row.Story)) stories.Add(row.Story);
            more = rows.Count == AtOnce;
            if (rows is [.., var last]) reached = new Reached(last.At, last.Telling);
        }
        var found = new List<(CarriedText, StoryId)>();
        foreach (var id in stories.Take(MostStories))
            if (await reading.Card(id, ct) is { Reports: > 1 } && await Reviewed.Story(reading, id, exposure, ct) is { } story)
                found.AddRange(CarriedTexts.Of(story, site).Select(c => (c, id)));
        return new CarriedList([.. found.OrderByDescending(f => f.Item1.By.Told).ThenByDescending(f => f.Item1.By.Id)], Math.Min(stories.Count, MostStories), more || stories.Count > MostStories);
    }

    private static string Times(int count) => count == 1 ? "once" : $"{count} times";
}
