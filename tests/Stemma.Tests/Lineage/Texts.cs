using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

/// <summary>Invented reports of an invented flood and an invented journey.</summary>
internal static class Texts
{
    public const string Flood =
        "Heavy rain flooded the lower quarters of Marova on Thursday and forced some 400 families out of their houses. " +
        "Rescue teams from the neighbouring district of Telsk brought rowing boats and blankets to the market square before dawn. " +
        "The water stood two metres high in the old tram depot, where mechanics had parked eleven carriages the evening before.\n\n" +
        "Mayor Ilka Brendt said that the dam above the town had held throughout the night. " +
        "Engineers had lowered its level twice in the past week after a warning from the weather office. " +
        "Schools and the district court will stay closed until the river falls below its banks again.\n\n" +
        "Farmers in the valley counted their losses on the hillside meadows where most of the cattle had been driven in time. " +
        "An insurer from Hollenberg put the first damage at nine million crowns, not counting the bridge that was swept away. " +
        "The bridge had been repaired only last spring with money from a regional fund for historic buildings.";

    public const string Strike =
        "Pilots of the airline Norvia walked out for a second day after talks over night flights broke down in Castel. " +
        "The union demands longer breaks between shifts and a say in how rosters are drawn up. " +
        "Passengers waited in long queues while ground staff handed out water and vouchers for the railway. " +
        "The company called the walkout disproportionate and offered arbitration by a retired judge. " +
        "Analysts expect the dispute to cost the carrier a fifth of its quarterly profit.";

    public static Telling Telling(int id, string text, string? outlet = null, string title = "", string? byline = null, string? dateline = null,
        string[]? credits = null, string[]? captions = null, string? url = null, DateTimeOffset? published = null)
    {
        var article = new Article
        {
            Title = title,
            Text = text,
            Byline = byline,
            Language = "en",
            Dateline = dateline is null ? null : new Dateline(dateline, null, null, null),
            Credits = credits ?? [],
            Pictures = [.. (captions ?? []).Select(c => new Picture(null, c, null))],
            Published = published is { } at ? new StatedTime(at, true, "test") : null,
        };
        return new Telling { Id = new TellingId(id), Name = $"t{id}", Outlet = outlet, Url = url, Article = article, Keys = Fingerprints.Of(article, outlet, StreamTables.Shipped) };
    }

    public static List<Alignment> Align(IReadOnlyList<Telling> tellings)
    {
        var found = new List<Alignment>();
        var ordered = tellings.OrderBy(t => t.Id).ToList();
        for (int i = 0; i < ordered.Count; i++)
            for (int j = i + 1; j < ordered.Count; j++)
                if (Alignments.Between(ordered[i], ordered[j], StreamTables.Shipped) is { } alignment) found.Add(alignment);
        return found;
    }

    public static FamilyTree Draw(params Telling[] tellings) => FamilyTrees.Draw(tellings, Align(tellings), []);
}
