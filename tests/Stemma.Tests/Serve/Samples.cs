using Stemma.App.Gather;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>Captures for pages: the five short reports of the samples, and hostile ones.</summary>
internal static class Samples
{
    public const string Hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    public static IReadOnlyList<Capture> First { get; } =
        [.. new FileImport(1 << 20).Read(FileImport.Files([Checkout.At("samples", "first")]), Stream.Null).Select(o => o.Capture).OfType<Capture>()];

    /// <summary>A report whose every field is hostile.</summary>
    public static Capture HostileReport() => Reports.Item(new WireItem
    {
        Id = "hostile",
        Url = "javascript:alert(3)",
        Title = $"Bridge {Hostile} reopened",
        Byline = $"By {Hostile}",
        Outlet = $"The {Hostile} Post",
        Text = $"The bridge at Kellmouth {Hostile} was reopened on Monday, the harbour office said.\n\n“We are glad {Hostile},” Ilse Norrgard said at a briefing.",
        Published = new DateTimeOffset(2031, 3, 1, 6, 0, 0, TimeSpan.Zero),
    });

    /// <summary>A report in words of its own, so that it stands alone.</summary>
    public static Capture Lone(int number)
    {
        var r = new Random(number);
        string Word() => string.Concat(Enumerable.Range(0, 3).Select(_ => "bdfgklmnprstvz"[r.Next(14)].ToString() + "aeiou"[r.Next(5)]));
        string Sentence() => $"{char.ToUpperInvariant(Word()[0])}{string.Join(' ', Enumerable.Range(0, 12).Select(_ => Word()))}.";
        return Reports.Item(new WireItem
        {
            Id = $"lone-{number}",
            Title = $"{Word()} {Word()} {Word()} {Word()}",
            Text = string.Join("\n\n", Enumerable.Range(0, 5).Select(_ => Sentence())),
            Published = new DateTimeOffset(2031, 3, 1, 6, 0, 0, TimeSpan.Zero).AddHours(number),
        });
    }

    /// <summary>A report of long paragraphs, each sentence of it said by somebody.</summary>
    public static Capture Long(string id, string outlet)
    {
        string Sentence(int n) => $"The harbour office of Vesper Point said on Monday that {n + 20} barges with lime and slate had waited {n} hours at the northern lock because "
            + $"the keeper, Marten Voss, had counted {n + 3} of them twice in the book that he has kept for bureau {1000 + n} since the winter of the great flood and the long repair of gate {n}.";
        return Reports.Item(new WireItem
        {
            Id = id,
            Url = $"https://{id}.example/lock",
            Title = "Barges wait at the northern lock of Vesper Point",
            Outlet = outlet,
            Byline = "By GRETA LUNDE (Coastline Press)",
            Language = "en",
            Text = string.Join("\n\n", Enumerable.Range(1, 12).Select(n => Sentence(n * 7))),
            Published = new DateTimeOffset(2031, 3, 1, 6, 0, 0, TimeSpan.Zero),
        });
    }
}
