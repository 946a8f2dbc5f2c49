using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Browser;

/// <summary>A few plain reports of invented events, for pictures of a front page.</summary>
internal static class FewReports
{
    private static readonly (string Outlet, string Title, string Text)[] Written =
    [
        ("Kellmouth Ledger", "Tram depot reopens after two winters of repairs", "KELLMOUTH — The tram depot on Slate Street reopened on Tuesday, two winters after its roof gave way under snow.\n\n“The first tram left at five, and it was full,” said Greta Lunde, who runs the night shift.\n\nThe city said the repairs cost 14 million crowns."),
        ("Radio Dunmere", "Glass works of Dunmere to close its last furnace", "DUNMERE — The glass works will put out its last furnace in May, its owners said on Monday, ending a hundred and six years of work by the river.\n\nThe guild said 140 people would lose their posts. It was unclear what would become of the building."),
        ("Sable Morning", "Seed bank finds a barley thought lost since the flood", "PORT SABLE — Curators of the seed bank have found four jars of a barley that nobody had grown since the flood of 1961.\n\n“They sprouted within a week,” said Adaeze Quill, who opened the jars."),
        ("Quillan Post", "Council votes to keep the cable bridge free of tolls", "QUILLAN — The council voted by 19 to 12 to keep the cable bridge free of tolls until the end of the decade.\n\nMayor Tomas Belcourt had proposed a charge of two crowns a car."),
        ("Marrow Hill Courier", "Water tower becomes a lookout for the summer", "MARROW HILL — The old water tower opens as a lookout on Saturday, with 212 steps and no lift.\n\nThe parish expects three thousand visitors before autumn."),
        ("Vesper Point News", "Fish market moves indoors after a hundred years on the quay", "VESPER POINT — The fish market will move into the customs hall in June, the harbour office said.\n\n“The gulls will miss us,” said Marten Voss, who has sold cod there since he was twelve."),
    ];

    /// <summary>The reports.</summary>
    public static IEnumerable<Capture> All() => Written.Select((r, n) => Reports.Item(new WireItem
    {
        Id = $"few-{n}",
        Url = $"https://{r.Outlet.ToLowerInvariant().Replace(' ', '-')}.example/{n}",
        Title = r.Title,
        Text = r.Text,
        Outlet = r.Outlet,
        Language = "en",
        Published = new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero).AddMinutes(-47 * n),
    }));
}
