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

    private sealed record Pair(Telling A, Telling B, bool True);

    private sealed record Case(string A, string B, string Languages, bool True, bool Found, bool Linked);

    /// <summary>Precision, recall and F1 of being told a translation, in all and by pair of languages; and of a link that needs no credit beside it. All that with nothing learned, and ("taught") with the words learned from the translations of four fifths that share no text with the case.</summary>
    /// <param name="folder">The eval root.</param>
    public static IEnumerable<Score> Run(string folder)
    {
        var translated = Jsonl.Rows(Path.Combine(folder, "stories/dev/pairs_translation_mt.jsonl")).Select(r => (Ids: r.Text("id")!.Split('_'), A: (r.Text("lang1")!, r.Text("text1")!), B: (r.Text("lang2")!, r.Text("text2")!))).ToList();
        if (translated.Count == 0) yield break;
        var texts = new Dictionary<string, Telling>(StringComparer.Ordinal);
        foreach (var (ids, a, b) in translated) (texts[ids[0]], texts[ids[1]]) = (Telling(1, ids[0], a), Telling(2, ids[1], b));
        var pairs = translated.ConvertAll(t => new Pair(texts[t.Ids[0]], texts[t.Ids[1]], true));
        var teachers = new Teachers(pairs);
        var stories = Jsonl.Rows(Path.Combine(folder, "stories/dev/pairs_semeval2022.jsonl")).DistinctBy(r => (r.Text("a"), r.Text("b"))).ToDictionary(r => (r.Text("a")!, r.Text("b")!),
            r => ((r.Text("lang1")!, r.Text("text1")!), (r.Text("lang2")!, r.Text("text2")!)));
        foreach (var line in File.ReadLines(Negatives).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var cells = line.Split('\t');
            pairs.Add(cells[2] == "story" ? new Pair(Telling(1, cells[0], stories[(cells[0], cells[1])].Item1), Telling(2, cells[1], stories[(cells[0], cells[1])].Item2), false) : new Pair(texts[cells[0]], texts[cells[1]], false));
        }
        var cases = pairs.ConvertAll(p => Told(p, StreamTables.Shipped));
        if (Environment.GetEnvironmentVariable("STEMMA_MISSES") is { Length: > 0 })
            foreach (var miss in cases.Where(c => c.True != c.Found)) Console.WriteLine($"    {(miss.True ? "missed" : "wrong")} {miss.Languages} {miss.A} {miss.B}");
        foreach (var score in Figures("translations", cases).Concat(Linked("translations", cases))) yield return score;
        foreach (var pair in cases.GroupBy(c => c.Languages).Where(g => g.Count(c => c.True) >= FewestOfPair).OrderBy(g => g.Key, StringComparer.Ordinal))
            foreach (var score in Figures($"translations.{pair.Key}", [.. pair])) yield return score;
        var taught = pairs.ConvertAll(p => Told(p, teachers.For(p)));
        foreach (var score in Figures("translations.taught", taught).Concat(Linked("translations.taught", taught))) yield return score;
    }

    private static Case Told(Pair pair, StreamTables tables)
    {
        var alignment = Alignments.Between(pair.A, pair.B, tables);
        bool found = alignment?.Passages.Any(p => p.Kind == PassageKind.Translated) == true;
        return new Case(pair.A.Name, pair.B.Name, string.Join('-', new[] { pair.A.Article.Language, pair.B.Article.Language }.Order(StringComparer.Ordinal)), pair.True, found, found && LinkKinds.Linked(pair.A, pair.B, alignment!));
    }

    private static Telling Telling(int id, string name, (string Language, string Text) read) =>
        new() { Id = new TellingId(id), Name = name, Article = new Article { Text = read.Text, Language = read.Language } };

    private static IEnumerable<Score> Figures(string name, IReadOnlyList<Case> cases)
    {
        int hit = cases.Count(c => c.True && c.Found), found = cases.Count(c => c.Found), all = cases.Count(c => c.True);
        yield return new Score($"{name}.precision", found == 0 ? 1 : (double)hit / found, found);
        yield return new Score($"{name}.recall", (double)hit / all, all);
        yield return new Score($"{name}.f1", 2.0 * hit / (found + all), cases.Count);
    }

    private static IEnumerable<Score> Linked(string name, IReadOnlyList<Case> cases)
    {
        int hit = cases.Count(c => c.Linked && c.True), linked = cases.Count(c => c.Linked), all = cases.Count(c => c.True);
        yield return new Score($"{name}.linked.precision", linked == 0 ? 1 : (double)hit / linked, linked);
        yield return new Score($"{name}.linked.recall", (double)hit / all, all);
    }

    // Every translation stands in one of five parts; a pair is read with what the parts taught in which neither of its texts stands.
    private sealed class Teachers(IReadOnlyList<Pair> translations)
    {
        private const int Parts = 5;
        private readonly ILookup<string, int> _partsOf = translations.SelectMany((p, i) => new[] { (p.A.Name, Part: i % Parts), (p.B.Name, Part: i % Parts) }).ToLookup(p => p.Name, p => p.Part, StringComparer.Ordinal);
        private readonly Dictionary<string, StreamTables> _made = new(StringComparer.Ordinal);

        public StreamTables For(Pair pair)
        {
            var without = _partsOf[pair.A.Name].Concat(_partsOf[pair.B.Name]).Distinct().Order().ToList();
            string key = string.Join(' ', without);
            if (_made.TryGetValue(key, out var made)) return made;
            var lessons = new WordLessons(WordPairs.None);
            for (int i = 0; i < translations.Count; i++)
                if (!without.Contains(i % Parts)) TranslatedWords.Learn(translations[i].A, translations[i].B, StreamTables.Shipped, lessons);
            return _made[key] = StreamTables.Shipped with { WordPairs = lessons.Closed() };
        }
    }
}
