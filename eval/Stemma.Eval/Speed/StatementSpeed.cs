using System.Text.Json;
using Stemma.Core.Statements;

namespace Stemma.Eval.Speed;

/// <summary>Articles a CPU second: statements, their speakers, chains and what is left open, of real articles; beside them the same texts split at spaces and hashed, so that machines can be told apart.</summary>
internal static class StatementSpeed
{
    private const int Articles = 400, Rounds = 5, WarmUp = 4;
    private static readonly (string Name, string File)[] Sets = [("English", "en-polnear-train"), ("German", "de-wikinews-train"), ("Czech", "cs-adaq"), ("Russian", "ru-adaq")];

    public static void Run(string? folder)
    {
        if (folder is null)
        {
            Console.WriteLine("statements: no articles (../shared/eval is not there)");
            return;
        }
        foreach (var (name, file) in Sets)
        {
            var texts = File.ReadLines(Path.Combine(folder, "quotes", "dev", file + ".jsonl")).Take(Articles).Select(Read).ToList();
            for (int i = 0; i < WarmUp; i++) Find(texts);
            int found = Find(texts);
            double rate = texts.Count / Timing.Median(Rounds, () => Find(texts)), plain = texts.Count / Timing.Median(Rounds, () => Split(texts));
            long before = GC.GetAllocatedBytesForCurrentThread();
            Find(texts);
            double kilobytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 1024.0 / texts.Count;
            Console.WriteLine($"statements, {name}: {rate:0} articles/CPU-s ({texts.Count} of {texts.Average(t => t.Text.Length):0} characters, {(double)found / texts.Count:0.0} statements each, {kilobytes:0} KB allocated each); split at spaces and hashed {plain:0} (ratio {rate / plain:0.000})");
        }
    }

    private static int Find(List<(string Text, string Language)> texts) => texts.Sum(t => StatementExtractor.Of(t.Text, t.Language).Count);

    private static void Split(List<(string Text, string Language)> texts)
    {
        foreach (var (text, _) in texts)
        {
            var words = new HashSet<string>(StringComparer.Ordinal);
            foreach (string word in text.Split(' ')) words.Add(word);
        }
    }

    private static (string Text, string Language) Read(string line)
    {
        using var parsed = JsonDocument.Parse(line);
        return (parsed.RootElement.GetProperty("text").GetString()!, parsed.RootElement.GetProperty("lang").GetString()!);
    }
}
