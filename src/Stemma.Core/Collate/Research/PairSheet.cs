using System.Globalization;
using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Collate.Research;

/// <summary>Two reports to be judged by a reader: does the one carry the other's text, or both a third's?</summary>
/// <param name="Number">Its number on the sheet, from 1.</param>
/// <param name="Stratum">What it was drawn from: how the link is shown, or how much the two share where none is.</param>
/// <param name="Population">How many pairs that has in all.</param>
/// <param name="Shown">Whether pages show the two as carrying one text.</param>
/// <param name="A">The earlier report's number.</param>
/// <param name="B">The later's.</param>
/// <param name="AName">The earlier's address, or its name where it has none.</param>
/// <param name="BName">The later's.</param>
/// <param name="Judged">What the reader found; null as long as nothing is written there.</param>
public sealed record JudgedPair(int Number, string Stratum, int Population, bool Shown, TellingId A, TellingId B, string AName, string BName, bool? Judged);

/// <summary>A sheet of pairs for readers to judge: lines of columns divided by tabs, the last of which a reader fills with "yes" or "no" ("?" for cannot tell).</summary>
public static class PairSheet
{
    private const int Columns = 8;
    private const double Much = 0.10, Some = 0.03;

    private const string Head = """
        # Pairs of reports to judge. In the last column write yes where one report carries text of the other, or both of a third (a quotation or a statement that both report is none); no where not; ? where it cannot be told.
        # Read the two side by side at /compare/A/B of the running site. Strata and their sizes are needed for the figures: leave them.
        # number	stratum	pairs in it	shown	A	B	addresses	judged

        """;

    /// <summary>Draws pairs: as many of each stratum as of the others, those of one at random without replacement (reservoir sampling, Vitter 1985, algorithm R).</summary>
    /// <param name="stories">The stories.</param>
    /// <param name="count">How many pairs in all, at most.</param>
    /// <param name="seed">The same seed over the same stories draws the same.</param>
    public static IReadOnlyList<JudgedPair> Draw(IEnumerable<Story> stories, int count, int seed)
    {
        var random = new Random(seed);
        var strata = new SortedDictionary<string, (List<JudgedPair> Drawn, int Seen)>(StringComparer.Ordinal);
        foreach (var pair in stories.SelectMany(Pairs))
        {
            var (drawn, seen) = strata.TryGetValue(pair.Stratum, out var found) ? found : ([], 0);
            if (drawn.Count < count) drawn.Add(pair);
            else if (random.Next(seen + 1) is var at && at < count) drawn[at] = pair;
            strata[pair.Stratum] = (drawn, seen + 1);
        }
        var room = Shares([.. strata.Values.Select(s => s.Drawn.Count)], count);
        int number = 0;
        return [.. strata.Values.SelectMany((s, i) => Shuffled(random, s.Drawn).Take(room[i]).Select(p => p with { Number = ++number, Population = s.Seen }))];
    }

    /// <summary>Writes a sheet.</summary>
    public static string Write(IEnumerable<JudgedPair> pairs)
    {
        var text = new StringBuilder(Head);
        foreach (var p in pairs)
            text.Append(CultureInfo.InvariantCulture, $"{p.Number}\t{p.Stratum}\t{p.Population}\t{(p.Shown ? "shown" : "not shown")}\t{p.A}\t{p.B}\t{Clean(p.AName)} {Clean(p.BName)}\t{p.Judged switch { true => "yes", false => "no", null => "" }}\n");
        return text.ToString();
    }

    /// <summary>Reads a sheet.</summary>
    /// <param name="text">The file.</param>
    /// <returns>The pairs, and every line that is wrong, with its number and the reason.</returns>
    public static (IReadOnlyList<JudgedPair> Pairs, IReadOnlyList<Problem> Problems) Read(string text)
    {
        var (pairs, problems) = (new List<JudgedPair>(), new List<Problem>());
        var lines = text.TrimStart('\uFEFF').Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            if (line.Trim().Length == 0 || line[0] == '#') continue;
            var c = line.Split('\t');
            if (c.Length is < Columns - 1 or > Columns) Wrong($"it has {c.Length} columns, not {Columns} divided by tabs");
            else if (!(Number(c[0]) is { } number && Number(c[2]) is { } population && Number(c[4]) is { } a && Number(c[5]) is { } b)) Wrong("columns 1, 3, 5 and 6 are numbers");
            else if (c[3] is not ("shown" or "not shown")) Wrong("column 4 says \"shown\" or \"not shown\"");
            else if (Verdict(c.Length == Columns ? c[^1] : "") is not { } judged) Wrong($"\"{c[^1].Trim()}\" in the last column: write yes, no or ?");
            else
            {
                var names = c[6].Split(' ', 2);
                pairs.Add(new JudgedPair(number, c[1], population, c[3] == "shown", new TellingId(a), new TellingId(b), names[0], names.Length > 1 ? names[1] : "", judged.Value));
            }

            void Wrong(string reason) => problems.Add(new Problem("bad-sheet", reason, $"line {i + 1}"));
        }
        return (pairs, problems);
    }

    private static IEnumerable<JudgedPair> Pairs(Story story)
    {
        var tellings = story.Tellings.ToDictionary(t => t.Id);
        var links = story.Tree.Links.ToLookup(l => l.Child);
        var origins = story.Tree.Provenances.Where(p => p.OriginKnown).ToDictionary(p => NodeId.Of(p.Telling), p => p.Origin);
        foreach (var alignment in story.Alignments)
        {
            if (alignment.Passages.Count == 0 || !tellings.TryGetValue(alignment.A, out var a) || !tellings.TryGetValue(alignment.B, out var b)) continue;
            var shown = Shown(NodeId.Of(a.Id), NodeId.Of(b.Id), links, origins);
            double share = Math.Max(alignment.ShareOfA, alignment.ShareOfB);
            string stratum = shown is { } kind ? $"shown: {kind.ToString().ToLowerInvariant()}" : $"not shown: {(share >= Much ? "much" : share >= Some ? "some" : "little")} in common";
            yield return new JudgedPair(0, stratum, 0, shown is not null, a.Id, b.Id, a.Url ?? a.Name, b.Url ?? b.Name, null);
        }
    }

    // A link between the two, or one of each to the same text that nobody gave us or to a version of it.
    private static LinkKind? Shown(NodeId a, NodeId b, ILookup<NodeId, Link> links, IReadOnlyDictionary<NodeId, NodeId> origins)
    {
        if ((links[a].FirstOrDefault(l => l.Parent == b) ?? links[b].FirstOrDefault(l => l.Parent == a)) is { } direct) return direct.Kind;
        if (links[b].FirstOrDefault(l => l.Parent.Original is not null && links[a].Any(k => k.Parent == l.Parent)) is { } shared) return shared.Kind;
        return origins.TryGetValue(a, out var root) && origins.GetValueOrDefault(b) == root ? links[b].Concat(links[a]).FirstOrDefault()?.Kind : null;
    }

    // As many of each as of the others; what a small one leaves goes to the rest.
    private static int[] Shares(int[] sizes, int count)
    {
        var shares = new int[sizes.Length];
        for (int left = Math.Min(count, sizes.Sum()); left > 0;)
            for (int i = 0; i < sizes.Length && left > 0; i++)
                if (shares[i] < sizes[i]) { shares[i]++; left--; }
        return shares;
    }

    private static JudgedPair[] Shuffled(Random random, IEnumerable<JudgedPair> pairs)
    {
        JudgedPair[] all = [.. pairs];
        random.Shuffle(all);
        return all;
    }

    private static string Clean(string name) => string.Join("%20", name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : null;

    // Outer null: no such verdict; inner null: none yet, or cannot be told.
    private static (bool? Value, bool _)? Verdict(string text) => text.Trim().ToLowerInvariant() switch { "yes" or "y" => (true, true), "no" or "n" => (false, true), "" or "?" => (null, true), _ => null };
}
