using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>Reports of a stoppage that quote Ines Calloway: the Herald, the Valley Post which carries its text with a word of the quotation changed, one with the same words in a text of its own, one that quotes a part, one in other words.</summary>
internal static class Calloway
{
    private const string Said = "The harbour will not close for a single day, and nobody will lose his place";

    private static readonly string[] Herald =
    [
        "VESPER POINT — Pilots and tugboat crews of Vesper Point voted on Tuesday to stop work for a week over the new night rota, their union said after a meeting that lasted until midnight.",
        $"“{Said},” said harbour master Ines Calloway.",
        "The vote was taken in the old rope works, where 412 of 530 members raised their hands. It is the first stoppage on the quay since the winter of the long ice, when coal ships lay outside the bar for nineteen days.",
        "Under the new rota, crews would stand watch from ten at night until six in the morning on four days of every eight. The union wants three, and an extra berth on each tug for a relief hand.",
        "Grain ships that are due on Friday will be held in the outer roads, the port office said, and two ferries of the northern line will sail from Dunmere instead.",
        "The mayor of Vesper Point, Tomas Belcourt, has offered the council chamber for talks that would begin on Wednesday morning.",
    ];

    /// <summary>The reports, the earliest first.</summary>
    public static IReadOnlyList<Capture> Captures { get; } =
    [
        Report("herald", "Harbour Herald", "06:00", "Tug crews of Vesper Point vote to stop work over night rota", null, Herald),
        Report("dunmere", "Radio Dunmere", "07:10", "Vesper Point tug crews to stop work from Thursday", null,
            "VESPER POINT — Tugs will stay at their moorings from Thursday after a vote of the crews at Vesper Point, Radio Dunmere has learned.",
            $"“{Said},” harbour master Ines Calloway told Radio Dunmere.",
            "Outside the rope works a brass band of retired stokers played on as the count was read. A cook handed out soup from a cauldron on a handcart.",
            "Fish buyers fear for the spring auction. “We cannot eat promises,” said Greta Lunde, who buys for nine kitchens."),
        Report("valley", "Valley Post", "09:30", "Tug crews of Vesper Point vote to stop work", "Harbour Herald",
            [.. Herald.Select(p => p.Replace("a single day, and", "a single hour, and", StringComparison.Ordinal)), "This article was first published by the Harbour Herald."]),
        Report("sable", "Sable Morning", "12:00", "Vesper Point lays in flour before tug crews stop work", null,
            "The stoppage at Vesper Point begins on Thursday, and shops on the quay have begun to lay in flour and lamp oil.",
            "Ines Calloway, the harbour master, said that “nobody will lose his place” and asked shopkeepers for patience with the tug crews of Vesper Point.",
            "The bakers' guild will send carts over the hill road if the grain ships stay away after Friday."),
        Report("quillan", "Quillan Post", "13:00", "Tug crews at Vesper Point vote over night rota", null,
            "VESPER POINT — Tugs will stay at their moorings from Thursday after a vote of the crews at Vesper Point.",
            "“The harbour will never close for a day, and nobody will lose his place,” harbour master Ines Calloway said on the quay.",
            "Crews at Vesper Point voted on Tuesday by 412 of 530 to stop work over a night rota that the port office wants.",
            "Marten Voss, a pilot for thirty years, said he had raised his hand with a heavy heart."),
    ];

    private static Capture Report(string id, string outlet, string at, string title, string? byline, params string[] paragraphs) => Reports.Item(new WireItem
    {
        Id = id,
        Url = $"https://{id}.example/harbour",
        Title = title,
        Text = string.Join("\n\n", paragraphs),
        Outlet = outlet,
        Byline = byline,
        Language = "en",
        Published = DateTimeOffset.Parse($"2031-05-06T{at}:00Z"),
        Fetched = DateTimeOffset.Parse($"2031-05-06T{at}:00Z").AddMinutes(4),
    });
}
