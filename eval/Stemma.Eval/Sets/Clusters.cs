namespace Stemma.Eval.Sets;

/// <summary>Clusters from pairs, and how well they fit the truth.</summary>
internal static class Clusters
{
    /// <summary>Connected components: each id with its cluster's number.</summary>
    public static Dictionary<string, int> Of(IEnumerable<string> ids, IEnumerable<(string A, string B)> pairs)
    {
        var parent = ids.ToDictionary(i => i, i => i);
        string Root(string id)
        {
            while (parent[id] != id) id = parent[id] = parent[parent[id]];
            return id;
        }
        foreach (var (a, b) in pairs) parent[Root(a)] = Root(b);
        var numbers = new Dictionary<string, int>();
        return parent.Keys.ToList().ToDictionary(i => i, i => { var root = Root(i); if (!numbers.TryGetValue(root, out int n)) numbers[root] = n = numbers.Count; return n; });
    }

    /// <summary>Adjusted Rand index (Hubert, Arabie 1985).</summary>
    public static double Ari(IEnumerable<(string True, int Predicted)> items)
    {
        var all = items.ToList();
        static double Two(double n) => n * (n - 1) / 2;
        double together = all.GroupBy(i => i).Sum(g => Two(g.Count())), predicted = all.GroupBy(i => i.Predicted).Sum(g => Two(g.Count())), real = all.GroupBy(i => i.True).Sum(g => Two(g.Count()));
        double expected = predicted * real / Two(all.Count), most = (predicted + real) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }
}
