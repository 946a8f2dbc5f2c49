using Stemma.Core.News;

namespace Stemma.Tests.Serve;

/// <summary>Reports of three events, months apart, and of three agencies, that name Dana Whitlock; one of a fourth that names Oke Fennimore alone.</summary>
internal static class Whitlock
{
    /// <summary>The reports, the oldest first.</summary>
    public static IReadOnlyList<Capture> Captures { get; } =
    [
        Report(1, "Harbour lock reopens at Vesper Point", "VESPER POINT (Reuters) - The harbour lock of Vesper Point reopened on Monday after nine weeks of repairs to its northern gate, the port office said.",
            "“The gate holds, and forty barges went through before noon,” said Dana Whitlock, who leads the works.", "She added that the southern gate would be next. Norway had lent two divers.", "Pilots cheered when the first grain barge went through."),
        Report(2, "Quillan votes for a new tram line", "QUILLAN (AP) — Voters in Quillan chose a tram line over a tunnel on Tuesday by 61 percent to 39, the county said.",
            "Dana Whitlock, who drew the first plan, said rails would reach the opera house in three years.", "The mayor, Tomas Belcourt, said Whitlock had never doubted the count.", "Whitlock signed the plan in Quillan on May 12.", "Bakers along the old bus road had put up signs against it."),
        Report(3, "Beavers return to the upper Marrow", "MARROW HILL (AFP) - Biologists counted eleven beavers on the upper Marrow on Wednesday, the first in eighty years.",
            "“Nobody brought them here, they walked,” Whitlock said. Dana Whitlock sits on the river board.", "Trout fishers want the dams watched before the spring flood."),
        Report(4, "A choir sings in the old granary", "DUNMERE (dpa) - A choir of sixty sang in the old granary on Thursday evening while rain fell through the roof.",
            "“We sang on,” said Oke Fennimore, who conducts it.", "The granary is to be sold in May."),
    ];

    private static Capture Report(int number, string title, params string[] paragraphs) => Contracts.Reports.Item(new WireItem
    {
        Id = $"w{number}",
        Url = $"https://www.paper{number}.example/{number}",
        Title = title,
        Text = string.Join("\n\n", paragraphs),
        Outlet = $"Paper {number}",
        Language = "en",
        Published = new DateTimeOffset(2031, 3 * number, 1, 6, 0, 0, TimeSpan.Zero),
    });
}
