using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Translations against texts of the same two languages that are none: reports on near subjects, and two reporters on one event. With STEMMA_MISSES set, every miss is printed by its ids.</summary>
internal static class TranslationsSet
{
    private const string Negatives = "quality/judged/translation-negatives.tsv";
    private const int FewestOfPair = 20;

    private sealed record Case(string A, string B, string Languages, bool True, bool Found, bool Linked);

    /// <summary>Precision, recall and F1 of being told a translation, in all and by pair of languages; and of a link that needs no credit beside it.</summary>
    /// <param name="folder">The eval root.</param>
    public static IEnumerable<Score> Run(string folder)
    {
        var translated = Jsonl.Rows(Path.Combine(folder, "stories/dev/pairs_translation_mt.jsonl")).Select(r => (Id: r.Text("id")!, Row: r)).ToList();
        if (translated.Count == 0) yield break;
        var texts = new Dictionary<string, (string Language, string Text)>(StringComparer.Ordinal);
        var cases = new List<Case>();
        foreach (var (id, row) in translated)
        {
            var ids = id.Split('_');
            texts[ids[0]] = (row.Text("lang1")!, row.Text("text1")!);
            texts[ids[1]] = (row.Text("lang2")!, row.Text("text2")!);
            cases.Add(Told(ids[0], ids[1], texts[ids[0]], texts[ids[1]], true));
        }
        var stories = Jsonl.Rows(Path.Combine(folder, "stories/dev/pairs_semeval2022.jsonl")).DistinctBy(r => (r.Text("a"), r.Text("b"))).ToDictionary(r => (r.Text("a")!, r.Text("b")!),
            r => ((r.Text("lang1")!, r.Text("text1")!), (r.Text("lang2")!, r.Text("text2")!)));
        foreach (var line in File.ReadLines(Negatives).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var cells = line.Split('\t');
            var (a, b) = cells[2] == "story" ? stories[(cells[0], cells[1])] : (texts[cells[0]], texts[cells[1]]);
            cases.Add(Told(cells[0], cells[1], a, b, false));
        }
        if (Environment.GetEnvironmentVariable("STEMMA_MISSES") is { Length: > 0 })
            foreach (var miss in cases.Where(c => c.True != c.Found)) Console.WriteLine($"    {(miss.True ? "missed" : "wrong")} {miss.Languages} {miss.A} {miss.B}");
        foreach (var score in Figures("translations", cases)) yield return score;
        yield return new Score("translations.linked.precision", cases.Any(c => c.Linked) ? (double)cases.Count(c => c.Linked && c.True) / cases.Count(c => c.Linked) : 1, cases.Count(c => c.Linked));
        yield return new Score("translations.linked.recall", (double)cases.Count(c => c.Linked && c.True) / translated.Count, translated.Count);
        foreach (var pair in cases.GroupBy(c => c.Languages).Where(g => g.Count(c => c.True) >= FewestOfPair).OrderBy(g => g.Key, StringComparer.Ordinal))
            foreach (var score in Figures($"translations.{pair.Key}", [.. pair])) yield return score;
    }

    private static Case Told(string idA, string idB, (string Language, string Text) a, (string Language, string Text) b, bool right)
    {
        var (first, second) = (Telling(1, idA, a.Language, a.Text), Telling(2, idB, b.Language, b.Text));
        var alignment = Alignments.Between(first, second, StreamTables.Shipped);
        bool found = alignment?.Passages.Any(p => p.Kind == PassageKind.Translated) == true;
        return new Case(idA, idB, string.Join('-', new[] { a.Language, b.Language }.Order(StringComparer.Ordinal)), right, found, found && LinkKinds.Linked(first, second, alignment!));
    }

    private static Telling Telling(int id, string name, string language, string text) =>
        new() { Id = new TellingId(id), Name = name, Article = new Article { Text = text, Language = language } };

    private static IEnumerable<Score> Figures(string name, IReadOnlyList<Case> cases)
    {
        int hit = cases.Count(c => c.True && c.Found), found = cases.Count(c => c.Found), all = cases.Count(c => c.True);
        yield return new Score($"{name}.precision", found == 0 ? 1 : (double)hit / found, found);
        yield return new Score($"{name}.recall", (double)hit / all, all);
        yield return new Score($"{name}.f1", 2.0 * hit / (found + all), cases.Count);
    }
}
