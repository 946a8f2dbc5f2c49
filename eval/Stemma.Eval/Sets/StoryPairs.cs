using System.Text.Json;
using Stemma.Core.Learned;
using Stemma.Core.News;
using Stemma.Core.Stories;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Pairs of reports that people judged: the same story or not.</summary>
internal static class StoryPairs
{
    /// <summary>
    /// SemEval 2022 task 8 (overall 1 very similar .. 4 very different; 2 and less is the same story, as in the task's paper): area under the curve, all pairs and those of one language.
    /// Telegram news clustering (OK the same, BAD not): accuracy at .5.
    /// </summary>
    public static IEnumerable<Score> Run(string dev)
    {
        var semeval = Read(Path.Combine(dev, "pairs_semeval2022.jsonl"), r => r.GetProperty("overall").GetDouble() <= 2).ToList();
        yield return new Score("pairs.semeval2022.auc", Auc(semeval), semeval.Count);
        var one = semeval.Where(p => p.A.Article.Language == p.B.Article.Language).ToList();
        yield return new Score("pairs.semeval2022.onelanguage.auc", Auc(one), one.Count);
        yield return new Score("pairs.semeval2022.accuracy", semeval.Average(p => p.Score >= 0.5 == p.Same ? 1.0 : 0), semeval.Count);
        var telegram = Read(Path.Combine(dev, "pairs_telegram.jsonl"), r => r.GetProperty("label").GetString() == "OK").ToList();
        yield return new Score("pairs.telegram.auc", Auc(telegram), telegram.Count);
        yield return new Score("pairs.telegram.accuracy", telegram.Average(p => p.Score >= 0.5 == p.Same ? 1.0 : 0), telegram.Count);
    }

    internal sealed record Judged(Telling A, Telling B, bool Same, double Score);

    internal static IEnumerable<Judged> Read(string file, Func<JsonElement, bool> same)
    {
        foreach (var line in File.ReadLines(file))
        {
            using var row = JsonDocument.Parse(line);
            Telling a = Side(row.RootElement, "1"), b = Side(row.RootElement, "2");
            yield return new Judged(a, b, same(row.RootElement), StoryMatcher.Score(a, b, null, StreamTables.Shipped));
        }
    }

    private static Telling Side(JsonElement row, string n) => new()
    {
        Id = new TellingId(n == "1" ? 1 : 2),
        Name = n,
        Article = new Article
        {
            Title = row.TryGetProperty("title" + n, out var title) ? title.GetString() ?? "" : "",
            Text = row.GetProperty("text" + n).GetString()!,
            Language = row.GetProperty("lang" + n).GetString()!,
        },
    };

    private static double Auc(List<Judged> pairs)
    {
        var same = pairs.Where(p => p.Same).Select(p => p.Score).ToList();
        var other = pairs.Where(p => !p.Same).Select(p => p.Score).ToList();
        return same.Average(s => other.Average(o => s > o ? 1.0 : s == o ? 0.5 : 0));
    }
}
