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

    private static readonly string[] Frames =
    [
        "The {0} in {P} {A} on the {d}th after {n} residents of district {c} had asked the {1} council for an answer.",
        "“We counted {n} letters in a single week and none was kind to the {0},” said {Q}, who leads the {1} office.",
        "Engineers put the cost of the {2} at {m} million crowns, a sum that the {P} treasury called provisional.",
        "{Q} told reporters that a second look by bureau {c} would begin within {w} weeks and that nobody had been hurt.",
        "Built by the {3} works {y} years ago, the {0} has outlived two {2} owners and one {1} bridge.",
        "Shops near the {3} stayed shut while line {w} turned back before {P} for the {d}th time.",
        "A {1} {2} of the {3} guild, {Q} among them, wants {n} crowns back from district {c}.",
        "In {P} the {2} season brings {m} barges a day, most of them loaded with {3} and {1}.",
        "Nobody at bureau {c} would say who had signed for the {3} or where the {2} went.",
        "Old maps show a {1} canal under the {0}, filled {y} years ago with {3} and slate.",
    ];

    /// <summary>The text of one event's report, as its first outlet tells it.</summary>
    public static IReadOnlyList<string> Paragraphs(int story, int count = 6)
    {
        var r = new Random(story * 7919 + 1);
        string[] words = [Things[story / Places.Length % Things.Length], .. Enumerable.Range(0, 3).Select(_ => Word(r))];
        string person = People[story % People.Length], act = Acts[r.Next(Acts.Length)];
        var frames = Frames.ToArray();
        r.Shuffle(frames);
        string place = $"{Places[story % Places.Length]}";
        return [.. frames.Take(count - 1).Prepend("A {1} inquiry into the {2} of {P} opened in district {c}, where the {3} had {A} {w} days before.").Select(frame => Filled(frame))];

        string Filled(string frame)
        {
            var text = new StringBuilder(frame).Replace("{P}", place).Replace("{Q}", person).Replace("{A}", act).Replace("{c}", (1000 + story).ToString());
            for (int i = 0; i < words.Length; i++) text.Replace($"{{{i}}}", words[i]);
            return text.Replace("{n}", (3 + r.Next(900)).ToString()).Replace("{m}", (2 + r.Next(80)).ToString()).Replace("{d}", (4 + r.Next(16)).ToString())
                .Replace("{w}", (2 + r.Next(90)).ToString()).Replace("{y}", (20 + r.Next(90)).ToString()).ToString();
        }
    }

    private static string Word(Random r) => string.Concat(Enumerable.Range(0, 3).Select(_ => "bdfgklmnprstvz"[r.Next(14)].ToString() + "aeiou"[r.Next(5)] + (r.Next(3) == 0 ? "n" : "")));

    /// <summary>A report as an item's capture: telling 0 of a story is the first, later ones copy a part of it.</summary>
    public static Capture Capture(int story, int telling = 0, string? id = null, int length = 6)
    {
        var paragraphs = Paragraphs(story, length).ToList();
        if (telling > 0) paragraphs.RemoveAt(telling % paragraphs.Count);
        if (telling > 1) paragraphs.Add($"Our correspondent in {Places[(story + telling) % Places.Length]} adds that the weather was fine, for the {telling + 40}th day.");
        string outlet = Outlets[(story + telling) % Outlets.Length];
        return Item(new WireItem
        {
            Id = id ?? $"r{story}-{telling}",
            Url = $"https://www.outlet{(story + telling) % Outlets.Length}.example/2031/{story}/{telling}",
            Title = string.Join(' ', paragraphs[0].Split(' ').Skip(1).Take(7)),
            Text = string.Join("\n\n", paragraphs),
            Outlet = outlet,
            Language = "en",
            Published = new DateTimeOffset(2031, 3, 1, 6, 0, 0, TimeSpan.Zero).AddMinutes(7 * story + 31 * telling),
        });
    }

    /// <summary>A report that shares nothing with any other.</summary>
    public static Capture Chess(string id) => Item(new WireItem
    {
        Id = id,
        Title = "Chess: Orlovina takes the northern cup",
        Text = "Mira Orlovina won all nine games of the northern chess cup on her first visit to Skarholm.\n\nHer last opponent resigned after the queen was lost on move nineteen, to long applause.",
        Published = Capture(1).Fetched,
    });

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
    public static List<Capture> Many(int count, int length = 6) =>
        [.. Enumerable.Range(0, count).Select(i => i % 3 == 0 || i < 6 ? Capture(i, length: length) : Capture(i / 3 * 3 - (i % 2 == 0 ? 3 : 0), 1 + i % 4, length: length))];

    /// <summary>On their way into the log.</summary>
    public static IReadOnlyList<Entry> Entries(params IEnumerable<Capture> captures) => [.. captures.Select(Identity.Of)];
}
