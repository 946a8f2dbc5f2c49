using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Stemma.App.Serve.Edge;
using Stemma.App.Serve.Pages;
using Stemma.Core.Collate;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Eval.Speed;

/// <summary>A story of forty invented reports as a page: laid out and rendered, pages a CPU second, and its size raw and over the wire.</summary>
internal static class StoryPageSpeed
{
    private const int Reports = 40, Pages = 400, Rounds = 5, Others = 60;

    public static void Run(string? _)
    {
        var (tellings, alignments) = Invented();
        var story = Collation.Compose(tellings, alignments, []);
        double compose = Timing.Median(Rounds, () => Collation.Compose(tellings, alignments, []));
        var exposure = new Exposure(true);
        using var services = new ServiceCollection().AddSingleton(Compression.Letters).BuildServiceProvider();
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        string Page(StoryPage page) => renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<StoryBody>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["Page"] = page, ["Now"] = DateTimeOffset.UnixEpoch }))).ToHtmlString()).GetAwaiter().GetResult();
        var laid = StoryPage.Of(story, exposure);
        string html = Page(laid);
        for (int i = 0; i < Pages * 4; i++) Page(StoryPage.Of(story, exposure)); // until the compiler has settled
        double layout = Timing.Median(Rounds, () => { for (int i = 0; i < Pages; i++) StoryPage.Of(story, exposure); });
        double render = Timing.Median(Rounds, () => { for (int i = 0; i < Pages; i++) Page(laid); });
        Console.WriteLine($"story page: {Reports} reports, {story.Claims.Count} claims, {story.Tellings.Sum(t => t.Statements.Count)} statements; pages/CPU-s: laid out and rendered {Pages / (layout + render):0}, "
            + $"rendered {Pages / render:0}; {Encoding.UTF8.GetByteCount(html) / 1024.0:0} KiB, {Squeezed(html) / 1024.0:0.0} KiB over the wire (brotli, fastest)");
        Console.WriteLine($"composing the story of {Reports} reports: {compose * 1000:0} ms CPU (bar 1,000)");
        PageSpeed.Run(["/story/1", "/story/1/claims", "/compare/1/4", "/"], Enumerable.Range(1, Reports).Select(Capture).Concat(Enumerable.Range(Reports + 1, Others).Select(Alone))).GetAwaiter().GetResult();
    }

    private static int Squeezed(string html)
    {
        using var wire = new MemoryStream();
        using (var brotli = new BrotliStream(wire, CompressionLevel.Fastest, leaveOpen: true)) brotli.Write(Encoding.UTF8.GetBytes(html));
        return (int)wire.Length;
    }

    // A flood told by forty outlets: copies of two agencies, own reports, differing counts.
    private static (IReadOnlyList<Telling> Tellings, IReadOnlyList<Alignment> Alignments) Invented()
    {
        var captures = Enumerable.Range(1, Reports).Select(n => Capture(n)).ToList();
        var tellings = captures.Select(c => Collation.Read(c, StreamTables.Shipped).Telling).OfType<Telling>().ToList();
        var placed = tellings.Select((t, i) => Collation.Place(t, new Near([.. tellings.Take(i)], [.. tellings.Take(i)]), [], StreamTables.Shipped)).ToList();
        return (tellings, [.. placed.SelectMany(p => p.Alignments)]);
    }

    // A report of a story of its own, in words that no other has.
    private static Capture Alone(int n)
    {
        string Word(int k) => string.Concat("bkdfgl"[(n + k) % 6], "aeiou"[n * 7 % 5], "mnprst"[n / 5 % 6], "aeiou"[(n + 3 * k) % 5], "vzlrdk"[(n / 6 + k) % 6], "ao"[k % 2]) + (char)('a' + n % 26) + (char)('a' + (k + n) % 26);
        string text = string.Concat(Enumerable.Range(0, 6).Select(p => $"<p>{char.ToUpperInvariant(Word(9 * p)[0])}{Word(9 * p)[1..]} {string.Join(' ', Enumerable.Range(1, 40).Select(k => Word(9 * p + k)))}.</p>"));
        string url = $"https://www.outlet{n % 30}.example/alone/{n}";
        return new Capture { Id = new TellingId(n), Name = url, Url = url, Form = CaptureForm.Html, ContentType = "text/html; charset=utf-8", Body = Encoding.UTF8.GetBytes($"<!doctype html><html lang=en><head><title>{Word(1)} {Word(2)} {Word(3)}</title></head><body><article><h1>{Word(1)} {Word(2)} {Word(3)}</h1>{text}</article></body></html>") };
    }

    private static Capture Capture(int n)
    {
        string agency = n % 3 == 0 ? "Reuters" : "AP", hurt = $"{20 + (n % 4)}", hour = $"{6 + (n % 3)}";
        List<string> paragraphs =
        [
            $"KELLMOUTH, Merovia ({agency}) — The Tarn river broke through the wall at Vesper Point on Monday, and {hurt} people were hurt, the fire brigade said.",
            $"The water reached the grain exchange at {hour} a.m. and stood two metres deep in the market, according to the harbour office.",
            "“Nobody had seen the river so high, and nobody had been told to leave,” mayor Ilse Norrgard said at a briefing in Kellmouth.",
            $"Engineer Tomas Belcourt told {agency} that the wall had last been inspected {n % 5 + 2} years ago and that its northern gate was known to leak.",
            "It was unclear how many of the 4,100 people who live below the wall had reached the school. The river board declined to comment.",
            $"The company that built the gate, Aldera Works, denied that it had been warned. Shops in district {n + 100} stayed shut on Tuesday.",
        ];
        if (n % 7 == 0) paragraphs.Insert(3, $"Our correspondent Mirja Holm saw boats in Mill Street number {n}, where Petra Vannik keeps a bakery. “I lost the oven and {n} sacks of flour,” Vannik said.");
        if (n % 2 == 0) paragraphs.RemoveAt(2 + (n % 4));
        string url = $"https://www.outlet{n}.example/tarn";
        string body = $"<!doctype html><html lang=en><head><title>River breaks wall at Vesper Point, {hurt} hurt</title><meta property=og:site_name content=\"Outlet {n}\">"
            + $"<meta property=article:published_time content=\"2031-03-03T{10 + (n % 12)}:{n:00}:00Z\"></head><body><article><h1>River breaks wall at Vesper Point, {hurt} hurt</h1>{string.Concat(paragraphs.Select(p => $"<p>{p}</p>"))}</article></body></html>";
        return new Capture { Id = new TellingId(n), Name = url, Url = url, Form = CaptureForm.Html, ContentType = "text/html; charset=utf-8", Body = Encoding.UTF8.GetBytes(body) };
    }
}
