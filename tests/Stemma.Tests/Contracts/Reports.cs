using System.Text;
using Stemma.App.Gather;
using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.Tests.Contracts;

/// <summary>Invented reports of invented events: the same number gives the same report.</summary>
internal static class Reports
{
    private static readonly string[] Places = ["Ostrava Bay", "Kellmouth", "Tarn Hollow", "Vesper Point", "Lindqvist", "Marrow Hill", "Quillan", "Dunmere", "Port Sable", "Harrowgate Flats"];
    private static readonly string[] People = ["Ilse Norrgard", "Tomas Belcourt", "Adaeze Quill", "Marten Voss", "Priya Halloran", "Owen Castellane", "Greta Lunde", "Samir Okonjo"];
    private static readonly string[] Things = ["ferry terminal", "grain exchange", "tram depot", "water tower", "fish market", "cable bridge", "lime quarry", "seed bank", "glass works", "opera house"];
    private static readonly string[] Acts = ["reopened", "burned", "flooded", "closed", "collapsed", "expanded", "was sold", "was evacuated"];
    private static readonly string[] Outlets = ["The Kellmouth Ledger", "Sable Morning", "Quillan Post", "Radio Dunmere", "Voss Street Journal"];

    /// <summary>The text of one event's report, as its first outlet tells it.</summary>
    public static IReadOnlyList<string> Paragraphs(int story)
    {
        var r = new Random(story * 7919 + 1);
        string place = Places[story % Places.Length], thing = Things[story / Places.Length % Things.Length], act = Acts[r.Next(Acts.Length)], person = People[r.Next(People.Length)];
        int count = 3 + r.Next(900), day = 1 + r.Next(28), cost = 2 + r.Next(80), code = 1000 + story;
        return
        [
            $"The {thing} in {place} {act} on the {day}th of the month after {count} residents of district {code} had asked the harbour council for an answer.",
            $"“We counted {count} letters in a single week and none of them was kind to the {thing},” said {person}, who leads the council's office for district {code}.",
            $"Engineers put the cost at {cost} million crowns, a figure that the {place} treasury called provisional until the survey of the {thing} is finished.",
            $"{person} told reporters that a second inspection by bureau {code} would begin within {2 + r.Next(9)} weeks, and that nobody had been hurt.",
            $"The {thing} was built {20 + r.Next(90)} years ago by the Halvorsen works, whose last foreman still lives {3 + r.Next(40)} kilometres from {place}.",
            $"Shops around the {thing} stayed shut, and the night tram of line {r.Next(90)} turned back before {place} for the third time this season.",
        ];
    }

    /// <summary>A report as an item's capture: telling 0 of a story is the first, later ones copy a part of it.</summary>
    public static Capture Capture(int story, int telling = 0, string? id = null)
    {
        var paragraphs = Paragraphs(story).ToList();
        if (telling > 0) paragraphs.RemoveAt(telling % paragraphs.Count);
        if (telling > 1) paragraphs.Add($"Our correspondent in {Places[(story + telling) % Places.Length]} adds that the weather was fine, for the {telling + 40}th day.");
        string outlet = Outlets[(story + telling) % Outlets.Length];
        return Item(new WireItem
        {
            Id = id ?? $"r{story}-{telling}",
            Url = $"https://www.outlet{(story + telling) % Outlets.Length}.example/2031/{story}/{telling}",
            Title = $"{Things[story / Places.Length % Things.Length]} of {Places[story % Places.Length]}: district {1000 + story} asks",
            Text = string.Join("\n\n", paragraphs),
            Outlet = outlet,
            Language = "en",
            Published = new DateTimeOffset(2031, 3, 1, 6, 0, 0, TimeSpan.Zero).AddMinutes(7 * story + 31 * telling),
        });
    }

    /// <summary>An item's capture.</summary>
    public static Capture Item(WireItem item) => Contents.OfItem(item, "test");

    /// <summary>A page with a text.</summary>
    public static Capture Page(string url, string title, IEnumerable<string> paragraphs) => new()
    {
        Name = url,
        Url = url,
        Form = CaptureForm.Html,
        ContentType = "text/html; charset=utf-8",
        Body = Encoding.UTF8.GetBytes($"<!doctype html><html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>{string.Concat(paragraphs.Select(p => $"<p>{p}</p>"))}</article></body></html>"),
    };

    /// <summary>Many captures: <paramref name="count"/> reports of about a third as many stories, mixed.</summary>
    public static List<Capture> Many(int count) => [.. Enumerable.Range(0, count).Select(i => i % 3 == 0 || i < 6 ? Capture(i) : Capture(i / 3 * 3 - (i % 2 == 0 ? 3 : 0), 1 + i % 4))];

    /// <summary>On their way into the log.</summary>
    public static IReadOnlyList<Entry> Entries(params IEnumerable<Capture> captures) => [.. captures.Select(Identity.Of)];
}
