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
        int right = 0, all = 0;
        foreach (var line in File.ReadLines(Path.Combine(folder, "robots", "dev.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            var r = row.RootElement;
            string Field(string name) => r.GetProperty(name).GetString()!;
            var answer = RobotsRules.Of(Encoding.UTF8.GetBytes(Field("robots"))).Ask(Field("agent"), Field("url"));
            all++;
            if (answer.Allowed == r.GetProperty("allowed").GetBoolean()) right++;
            else if (Environment.GetEnvironmentVariable("STEMMA_MISSES") is not null) Console.WriteLine($"    MISS {Field("id")} {r.GetProperty("class")} agent={Field("agent")} url={Field("url")} allowed={r.GetProperty("allowed")} rule={answer.Rule} {JsonEncodedText.Encode(Field("robots"))}"[..]);
        }
        yield return new Score("robots.exact", (double)right / all, all);
    }
}
