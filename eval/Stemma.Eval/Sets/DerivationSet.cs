using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Human rewrites of five texts at four levels (Clough and Stevenson's corpus): how well the carried share orders them.</summary>
internal static class DerivationSet
{
    private static readonly string[] Levels = ["independent", "paraphrased", "edited", "verbatim"];

    /// <summary>Spearman's correlation of share and level, and accuracy of derived against independent at the best share.</summary>
    /// <param name="folder">The eval root.</param>
    public static IEnumerable<Score> Run(string folder)
    {
        var rows = new List<(double Share, int Level)>();
        foreach (var row in Jsonl.Rows(Path.Combine(folder, "stories/dev/derivation_clough.jsonl")))
        {
            var a = Pairs.Telling(1, "a", row.Text("source_text")!, null, null, StreamTables.Shipped);
            var b = Pairs.Telling(2, "b", row.Text("text")!, null, null, StreamTables.Shipped);
            var alignment = Alignments.Between(a, b, StreamTables.Shipped);
            rows.Add((alignment is null ? 0 : LinkKinds.Of(a, b, alignment).Share, Array.IndexOf(Levels, row.Text("label"))));
        }
        if (rows.Count == 0) yield break;
        yield return new Score("derivation.spearman", Spearman([.. rows.Select(r => r.Share)], [.. rows.Select(r => (double)r.Level)]), rows.Count);
        yield return new Score("derivation.independent.accuracy", rows.Select(r => r.Share).Distinct().Max(t => rows.Count(r => r.Share >= t == r.Level > 0)) / (double)rows.Count, rows.Count);
    }

    private static double Spearman(double[] x, double[] y)
    {
        var (rx, ry) = (Ranks(x), Ranks(y));
        double mx = rx.Average(), my = ry.Average();
        double cov = rx.Zip(ry).Sum(p => (p.First - mx) * (p.Second - my));
        return cov / Math.Sqrt(rx.Sum(r => (r - mx) * (r - mx)) * ry.Sum(r => (r - my) * (r - my)));
    }

    private static double[] Ranks(double[] values) => [.. values.Select(v => values.Count(w => w < v) + (values.Count(w => w == v) + 1) / 2.0)];
}
