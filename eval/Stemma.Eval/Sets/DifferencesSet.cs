using Stemma.Core.Claims;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Measures how precise the differences between reports are, by cases of real stories that were read one by one.</summary>
internal static class DifferencesSet
{
    private const string File = "quality/judged/differences.tsv";

    /// <summary>The figures: precision of each kind and rule, the share of cases judged, and whether the gate decides as a recount would.</summary>
    public static IEnumerable<Score> Run(string folder)
    {
        var judged = DifferenceCases.Judged(File);
        var cases = DifferenceStories.Of(folder).SelectMany(DifferenceCases.Of).Select(c => (Case: c, Right: Right(judged, c))).ToList();
        bool gate = true;
        foreach (var rule in cases.GroupBy(c => (Kind: c.Case.Claim.Verdict, c.Case.Claim.Rule)).OrderBy(g => g.Key.Kind).ThenBy(g => g.Key.Rule, StringComparer.Ordinal))
        {
            var (real, scripted) = (Count(rule.Where(c => !c.Case.Scripted)), Count(rule.Where(c => c.Case.Scripted)));
            var row = MeasuredPrecision.All.FirstOrDefault(m => m.Kind == rule.Key.Kind && m.Rule == rule.Key.Rule);
            var recount = new MeasuredPrecision(rule.Key.Kind, rule.Key.Rule, real.Judged, real.Right, scripted.Judged, scripted.Right, row?.On ?? default, row?.Kept ?? false);
            string name = $"differences.{rule.Key.Kind.ToString().ToLowerInvariant()}.{rule.Key.Rule}";
            Console.WriteLine($"  {name}: {Words(real)}; scripted: {Words(scripted)}; {(MeasuredPrecision.Opens(rule.Key.Kind, rule.Key.Rule) ? recount.Proven ? "open" : "kept open" : "folded")}{(recount == row ? "" : "; OPENED.TSV SAYS OTHERWISE")}");
            gate &= recount.Proven == (row?.Proven ?? false);
            if (real.Judged > 0) yield return new Score($"{name}.precision", (double)real.Right / real.Judged, real.Judged);
            if (scripted.Judged > 0) yield return new Score($"{name}.scripted.precision", (double)scripted.Right / scripted.Judged, scripted.Judged);
        }
        foreach (var (one, _) in cases.Where(c => c.Right is null).Take(20)) Console.WriteLine($"  unjudged: {one.Key}");
        Console.WriteLine($"  judged and no longer found: {judged.Count(j => !cases.Exists(c => j.Judges(c.Case)))}");
        yield return new Score("differences.judged", cases.Count == 0 ? 1 : (double)cases.Count(c => c.Right is not null) / cases.Count, cases.Count);
        yield return new Score("differences.gate", gate ? 1 : 0, MeasuredPrecision.All.Count);
    }

    /// <summary>Prints every case with its words, for reading: what is judged and what is not. Nothing of it goes into the project.</summary>
    /// <param name="folder">The evaluation folder.</param>
    /// <param name="sets">The sets to list; all where none is named.</param>
    public static int List(string folder, IReadOnlySet<string> sets)
    {
        var judged = DifferenceCases.Judged(File);
        foreach (var one in DifferenceStories.Of(folder, sets).SelectMany(DifferenceCases.Of))
        {
            Console.WriteLine($"{one.Key}\t{Right(judged, one) switch { true => "right", false => "wrong", null => "unjudged" }}\t{(one.Claim.Open ? "open" : "folded")}");
            Console.WriteLine($"    # {one.Claim.About}");
            foreach (var p in one.Claim.Positions) Console.WriteLine($"    [{p.Telling}] {p.Value} | {p.Witness} | {p.Text.ReplaceLineEndings(" ")}");
        }
        return 0;
    }

    private static bool? Right(IReadOnlyList<Judgement> judged, DifferenceCase one) => judged.LastOrDefault(j => j.Judges(one))?.Right;

    private static (int Shown, int Judged, int Right) Count(IEnumerable<(DifferenceCase Case, bool? Right)> cases)
    {
        var all = cases.ToList();
        return (all.Count, all.Count(c => c.Right is not null), all.Count(c => c.Right == true));
    }

    private static string Words((int Shown, int Judged, int Right) n)
    {
        var (low, high) = MeasuredPrecision.Wilson(n.Right, n.Judged);
        return $"{n.Right} of {n.Judged} judged are right{(n.Judged == 0 ? "" : $" ({(double)n.Right / n.Judged:0.00}, 95 % {low:0.00} to {high:0.00})")}{(n.Shown > n.Judged ? $", {n.Shown - n.Judged} unjudged" : "")}";
    }
}
