using Stemma.App.Gather;
using Stemma.Core.Collate;
using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.Lineage.Trees;
using Stemma.Core.News;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>
/// Measures the links drawn among 436 real reports: each that is shown was judged by reading, and so were pairs that share text and are not linked.
/// What the reader found stands in quality/judged/links.tsv.
/// </summary>
internal static class LinksSet
{
    private const string File = "quality/judged/links.tsv", ReuseFound = "reuse", Either = "either";
    private const int Columns = 6, NearMisses = 140, Gram = 5, Common = 8, LargestLine = 1 << 24;

    /// <summary>The figures: precision of what is shown, recall of the reuse that a reader found, kinds and directions apart, and the share of shown links that are judged.</summary>
    public static IEnumerable<Score> Run(string folder)
    {
        var judged = Judged();
        var shown = Shown(Stories(folder));
        if (shown.Count == 0) yield break;
        var known = shown.Select(s => (Link: s, Truth: judged.GetValueOrDefault(s.Pair))).Where(s => s.Truth is not null and not { What: Either }).ToList();
        foreach (var (link, truth) in known.Where(k => k.Truth!.What != ReuseFound)) Console.WriteLine($"  wrong: {link.Pair.A} {link.Pair.B} ({link.Kind}); a reader found: {truth!.What}, {truth.Reason}");
        foreach (var link in shown.Where(s => !judged.ContainsKey(s.Pair))) Console.WriteLine($"  unjudged: {link.Pair.A} {link.Pair.B} ({link.Kind})");
        var right = known.Where(k => k.Truth!.What == ReuseFound).ToList();
        var reuse = judged.Where(j => j.Value.What == ReuseFound).ToList();
        foreach (var (pair, truth) in reuse.Where(r => !shown.Exists(s => s.Pair == r.Key))) Console.WriteLine($"  missed: {pair.A} {pair.B} ({truth.Reason})");
        var kinds = right.Where(k => k.Truth!.Kinds.Count > 0).ToList();
        foreach (var (link, truth) in kinds.Where(k => !k.Truth!.Kinds.Contains(k.Link.Kind))) Console.WriteLine($"  kind: {link.Pair.A} {link.Pair.B} is drawn as {link.Kind}, a reader found {string.Join(" or ", truth!.Kinds)}");
        var directed = right.Where(k => k.Link.From is not null).ToList();
        foreach (var (link, truth) in directed.Where(k => k.Truth!.From != k.Link.From)) Console.WriteLine($"  direction: {link.Pair.A} {link.Pair.B} is drawn from {link.From}, a reader found {truth!.From}");
        yield return new Score("links.precision", Share(right.Count, known.Count), known.Count);
        yield return new Score("links.recall", Share(reuse.Count(r => shown.Exists(s => s.Pair == r.Key)), reuse.Count), reuse.Count);
        yield return new Score("links.kinds", Share(kinds.Count(k => k.Truth!.Kinds.Contains(k.Link.Kind)), kinds.Count), kinds.Count);
        yield return new Score("links.directions", Share(directed.Count(k => k.Truth!.From == k.Link.From), directed.Count), directed.Count);
        yield return new Score("links.judged", Share(shown.Count(s => judged.ContainsKey(s.Pair)), shown.Count), shown.Count);
    }

    /// <summary>Prints each link that is shown, and the pairs beside them that share most, with the passages; for reading, nothing of it goes into the project.</summary>
    public static int List(string folder)
    {
        var judged = Judged();
        var stories = Stories(folder);
        var shown = Shown(stories);
        var byName = stories.SelectMany(s => s.Tellings).DistinctBy(t => t.Name).ToDictionary(t => t.Name);
        foreach (var link in shown) Print(link.Pair, $"shown {link.Kind}{(link.From is null ? "" : " from " + link.From)}", byName, judged);
        var near = Sharing([.. byName.Values]).Where(p => !shown.Exists(s => s.Pair == p)).Select(p => (Pair: p, Alignment: Aligned(byName[p.A], byName[p.B])))
            .Where(p => p.Alignment is not null).OrderByDescending(p => Carried(p.Alignment!)).Take(NearMisses);
        foreach (var (pair, _) in near) Print(pair, "not shown", byName, judged);
        return 0;
    }

    private static void Print((string A, string B) pair, string shown, Dictionary<string, Telling> byName, Dictionary<(string A, string B), Truth> judged)
    {
        var a = byName[pair.A];
        Console.WriteLine($"=== {pair.A}\t{pair.B}\t{shown}\tjudged: {(judged.TryGetValue(pair, out var truth) ? truth.What + " " + truth.Reason : "-")}");
        if (!byName.TryGetValue(pair.B, out var b))
        {
            Console.WriteLine($"  {a.Outlet} {a.Article.Title}");
            return;
        }
        var alignment = Aligned(a, b);
        Console.WriteLine($"  {a.Outlet} | {b.Outlet} | {a.Article.Published?.At:yyyy-MM-dd} {b.Article.Published?.At:yyyy-MM-dd} | {a.Article.Title} | {b.Article.Title}");
        if (alignment is null) return;
        Console.WriteLine($"  rows {string.Join(' ', RowsOf(a, b, alignment).Select(r => r.ToString("0.0")))}; sentences {alignment.Sentences}, shares {alignment.ShareOfA} {alignment.ShareOfB}, verbatim {alignment.VerbatimShare}, anchors {alignment.Anchors}");
        foreach (var p in alignment.Passages.Where(p => p.Kind is not (PassageKind.Common or PassageKind.SameStatement))) Console.WriteLine($"  {p.Kind}\n    A {p.A.Of(a.Article.Text)}\n    B {p.B.Of(b.Article.Text)}");
    }

    internal sealed record Drawn((string A, string B) Pair, string Kind, string? From);

    private sealed record Truth(string What, IReadOnlyList<string> Kinds, string? From, string Reason);

    // The file's lines as an import takes them.
    private static IReadOnlyList<Story> Stories(string folder)
    {
        string path = Path.Combine(folder, "stories", "dev", "stream_fulltext_en.jsonl");
        if (!System.IO.File.Exists(path)) return [];
        return Tracing.Of([.. new FileImport(LargestLine).Read(FileImport.Files([path]), Stream.Null).Select(o => o.Capture).OfType<Capture>()]).Stories;
    }

    // A link between two reports is a pair; reports under one unseen original are pairs of each other, and each is one with the agency whose it is said to be.
    internal static List<Drawn> Shown(IReadOnlyList<Story> stories)
    {
        var shown = new List<Drawn>();
        foreach (var story in stories)
        {
            var names = story.Tellings.ToDictionary(t => t.Id, t => t.Name);
            foreach (var link in story.Tree.Links.Where(l => l.Child.Telling is not null && l.Parent.Telling is not null))
            {
                string child = names[link.Child.Telling!.Value], parent = names[link.Parent.Telling!.Value];
                shown.Add(new Drawn(Pair(child, parent), Kind(link), link.Undirected ? null : parent));
            }
            foreach (var original in story.Tree.Originals)
            {
                var carriers = story.Tree.Links.Where(l => l.Parent.Original == original.Id && l.Child.Telling is not null).Select(l => (Name: names[l.Child.Telling!.Value], Kind: Kind(l))).ToList();
                if (original.Wire is not null) shown.AddRange(carriers.Select(c => new Drawn((c.Name, "*" + original.Wire), c.Kind, null)));
                for (int i = 0; i < carriers.Count; i++)
                    for (int j = i + 1; j < carriers.Count; j++) shown.Add(new Drawn(Pair(carriers[i].Name, carriers[j].Name), "commonsource", null));
            }
        }
        return [.. shown.DistinctBy(s => s.Pair)];
    }

    private static string Kind(Link link) => link.Kind.ToString().ToLowerInvariant();

    private static (string A, string B) Pair(string x, string y) => string.CompareOrdinal(x, y) <= 0 ? (x, y) : (y, x);

    // Pairs that have unquoted words in a row in common which few others have.
    internal static HashSet<(string A, string B)> Sharing(List<Telling> tellings)
    {
        var holders = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var telling in tellings)
        {
            var text = telling.Article.Text;
            var quoted = Quotations.Of(text);
            var words = Core.Language.Tokens.Of(text).Where(t => !quoted.Exists(q => q.Contains(t.Start))).Select(t => t.In(text).ToString().ToLowerInvariant()).ToList();
            foreach (var gram in Enumerable.Range(0, Math.Max(0, words.Count - Gram)).Select(i => string.Join(' ', words.Skip(i).Take(Gram))).Distinct())
            {
                if (!holders.TryGetValue(gram, out var list)) holders[gram] = list = [];
                list.Add(telling.Name);
            }
        }
        return [.. holders.Values.Where(h => h.Count is > 1 and <= Common).SelectMany(h => h.SelectMany((x, i) => h.Skip(i + 1).Select(y => Pair(x, y))))];
    }

    internal static Alignment? Aligned(Telling a, Telling b) => Alignments.Between(a, b, StreamTables.Shipped);

    internal static IEnumerable<float> RowsOf(Telling a, Telling b, Alignment alignment)
    {
        var (wordsA, wordsB) = (Core.Lineage.Words.Of(a.Article.Text), Core.Lineage.Words.Of(b.Article.Text));
        return alignment.Passages.Where(p => p.Kind is not (PassageKind.Common or PassageKind.SameStatement)).Select(p => Rows.Plain(wordsA.All, wordsB.All, p)).OrderDescending();
    }

    internal static int Carried(Alignment alignment) => alignment.Passages.Where(p => p.Kind is not (PassageKind.Common or PassageKind.SameStatement)).Sum(p => Math.Min(p.A.Length, p.B.Length));

    // Two reports (or a report and "*agency"), what the reader found, the kinds that fit (| between), whose text came first (- where it cannot be told), reason.
    private static Dictionary<(string A, string B), Truth> Judged() => !System.IO.File.Exists(File) ? [] :
        System.IO.File.ReadLines(File).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Where(r => r.Length == Columns)
            .ToDictionary(r => (r[0], r[1]), r => new Truth(r[2], r[3] == "-" ? [] : r[3].Split('|'), r[4] == "-" ? null : r[4], r[5]));

    /// <summary>The pairs of reports of which a reader found that one has text of the other, or both of a third.</summary>
    public static HashSet<(string A, string B)> Reuse() => [.. Judged().Where(j => j.Value.What == ReuseFound).Select(j => j.Key)];

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
