using System.Diagnostics;
using Stemma.Core.Collate;
using Stemma.Core.Learned;
using Stemma.Core.News;
using Stemma.Eval.Sets;

namespace Stemma.Eval.Speed;

/// <summary>What a story costs to lay out: of 40 reports, with one more that prints one of them word for word, and of 2,000. The reports are those of the sample press's greatest story, most with a sentence of their own.</summary>
internal static class ComposeSpeed
{
    private const int Rounds = 5, Verbatim = 3, Near = 12;

    public static void Run(string? folder)
    {
        var press = Tracing.Of([.. PressGathered.Captures(Demo.Press.Of(1, new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)))]).Stories.MaxBy(s => s.Tellings.Count)!;
        foreach (int reports in new[] { 40, 2000 })
        {
            var (tellings, alignments) = Grown(press.Tellings, reports);
            var claims = Collation.Compose(tellings, alignments, []).Claims.Count;
            Console.WriteLine($"compose: {reports} reports, {tellings.Select(t => t.Article.Text).Distinct().Count()} texts, {alignments.Count} alignments, {claims} claims: {Took(tellings, alignments):0.000} s (median of {Rounds})");
            var copy = tellings[reports / 2] with { Id = new TellingId(reports + 1), Name = "copy", Outlet = "Copyist", Url = null };
            IReadOnlyList<Telling> more = [.. tellings, copy];
            Console.WriteLine($"compose: with one more verbatim copy {Took(more, [.. alignments, .. Placed(copy, tellings)]):0.000} s");
        }
    }

    // Every third prints the press's report word for word; the others have a sentence that is their own.
    private static (IReadOnlyList<Telling> Tellings, IReadOnlyList<Alignment> Alignments) Grown(IReadOnlyList<Telling> press, int reports)
    {
        var tellings = new List<Telling>();
        var alignments = new List<Alignment>();
        for (int i = 0; i < reports; i++)
        {
            var from = press[i % press.Count];
            string own = i < press.Count || i % Verbatim == 0 ? "" : $"\n\nResident {i % 97 + 3} of {i % 61 + 62} in the queue told this paper that {i % 83 + 5} neighbours had waited {i % 47 + 2} hours on the quay.";
            var capture = new Capture { Id = new TellingId(i + 1), Name = $"{i}", Outlet = i < press.Count ? from.Outlet : $"Paper {i}", Form = CaptureForm.Text, Body = System.Text.Encoding.UTF8.GetBytes($"{from.Article.Title}\n\n{from.Article.Text}{own}") };
            if (Collation.Read(capture, StreamTables.Shipped).Telling is not { } telling) continue;
            telling = telling with { Article = telling.Article with { Published = from.Article.Published } };
            alignments.AddRange(Placed(telling, tellings));
            tellings.Add(telling);
        }
        return (tellings, alignments);
    }

    private static IReadOnlyList<Alignment> Placed(Telling telling, IReadOnlyList<Telling> earlier) =>
        Collation.Place(telling, new Near([.. earlier.Take(Near).Concat(earlier.Skip(Near).TakeLast(Near))], [], null), [], StreamTables.Shipped).Alignments;

    private static double Took(IReadOnlyList<Telling> tellings, IReadOnlyList<Alignment> alignments)
    {
        var took = new List<double>();
        for (int round = 0; round <= Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            Collation.Compose(tellings, alignments, []);
            if (round > 0) took.Add(clock.Elapsed.TotalSeconds); // the first warms up
        }
        return took.Order().ElementAt(Rounds / 2);
    }
}
