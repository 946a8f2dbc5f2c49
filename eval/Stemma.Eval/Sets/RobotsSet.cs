using System.Text;
using System.Text.Json;
using Stemma.Core.Formats.Robots;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Questions to robots.txt files with their answers: exact.</summary>
internal static class RobotsSet
{
    public static IEnumerable<Score> Run(string folder)
    {
        var rows = Rows(folder).ToList();
        if (Environment.GetEnvironmentVariable("STEMMA_MISSES") is not null) Print(rows);
        yield return Of("exact", rows);
        yield return Of("rfc9309", rows.Where(r => r.Class == "rfc9309"));
        yield return Of("lenient", rows.Where(r => r.Class != "rfc9309"));
    }

    /// <summary>Prints the rows that are answered otherwise, with the rule that decides.</summary>
    public static int List(string folder)
    {
        Print(Rows(folder));
        return 0;
    }

    private static void Print(IEnumerable<Row> rows)
    {
        foreach (var r in rows.Where(r => !r.Met)) Console.WriteLine($"    MISS {r.Class} {r.What}");
    }

    private static Score Of(string name, IEnumerable<Row> rows)
    {
        var all = rows.ToList();
        return new Score("robots." + name, (double)all.Count(r => r.Met) / all.Count, all.Count);
    }

    // Of class "rfc9309" is what the RFC decides; the others are what lenient parsers understand too (misspelt keys, missing colons) and Google's own extensions.
    private sealed record Row(string Class, bool Met, string What);

    private static IEnumerable<Row> Rows(string folder)
    {
        foreach (var line in File.ReadLines(Path.Combine(folder, "robots", "dev.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            var r = row.RootElement;
            string Field(string name) => r.GetProperty(name).GetString()!;
            var answer = RobotsRules.Of(Encoding.UTF8.GetBytes(Field("robots"))).Ask(Field("agent"), Field("url"));
            yield return new Row(Field("class"), answer.Allowed == r.GetProperty("allowed").GetBoolean(), $"{Field("id")} agent={Field("agent")} url={Field("url")} allowed={r.GetProperty("allowed")} rule={answer.Rule} {JsonEncodedText.Encode(Field("robots"))}");
        }
    }
}
