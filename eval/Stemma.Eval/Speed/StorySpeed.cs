using System.Diagnostics;
using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Eval.Sets;

namespace Stemma.Eval.Speed;

/// <summary>What a story of 40 reports costs to align, each report with each: every one has two thirds of one real report and begins as another of the same story does; two are scanned badly.</summary>
internal static class StorySpeed
{
    private const int Reports = 40, Rounds = 5, Thirds = 3, OwnSentences = 8, Scanned = 2, BrokenLetter = 9;

    public static void Run(string? folder)
    {
        if (folder is null || Real(folder) is not { Count: > 0 } real)
        {
            Console.WriteLine("alignment: no stream of reports (../shared/eval is not there)");
            return;
        }
        var reports = Enumerable.Range(0, Reports).Select(i => Pairs.Telling(i + 1, $"r{i}", Text(real, i), null, null, StreamTables.Shipped)).ToList();
        var took = new List<double>();
        int pairs = 0;
        for (int round = 0; round <= Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            pairs = 0;
            for (int i = 0; i < reports.Count; i++) pairs += Alignments.Among(reports.Take(i), reports[i], StreamTables.Shipped).Count();
            if (round > 0) took.Add(clock.Elapsed.TotalSeconds); // the first warms up
        }
        Console.WriteLine($"alignment: a story of {Reports} reports ({reports.Average(r => r.Article.Text.Length):0} characters each, {Scanned} scanned badly), all {Reports * (Reports - 1) / 2} pairs in {took.Order().ElementAt(Rounds / 2):0.00} s (median of {Rounds}); {pairs} share text");
    }

    private static List<string> Real(string folder)
    {
        var rows = Jsonl.Rows(Path.Combine(folder, "stories/dev/stream_fulltext_en.jsonl")).Select(r => (Story: r.Text("story"), Text: r.Text("text")!)).ToList();
        return [.. rows.GroupBy(r => r.Story).OrderByDescending(g => g.Count()).Take(1).SelectMany(g => g).Select(r => r.Text).OrderByDescending(t => t.Length)];
    }

    // Two thirds of one report's sentences, each time others, and the first of another's.
    private static string Text(List<string> real, int i)
    {
        var parts = Sentences.Of(real[0]).Where((_, s) => (s + i) % Thirds != 0).Select(s => s.Of(real[0]).ToString()).ToList();
        string own = real[i % real.Count], text = string.Join(' ', Sentences.Of(own).Take(OwnSentences).Select(s => s.Of(own).ToString()).Concat(parts));
        return i < Reports - Scanned ? text : string.Concat(text.Select((c, at) => at % BrokenLetter == 0 && char.IsLetter(c) ? at % 2 == 0 ? ',' : '1' : c));
    }
}
