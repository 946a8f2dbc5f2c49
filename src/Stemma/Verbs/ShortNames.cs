namespace Stemma.Verbs;

/// <summary>Names files by the shortest suffix of their path that no other has.</summary>
internal static class ShortNames
{
    /// <summary>Path to name; "a/x/page.html" and "b/x/page.html" become "a/x/page.html" and "b/x/page.html", a lone "c/p.html" becomes "p.html".</summary>
    public static Dictionary<string, string> Of(IReadOnlyCollection<string> paths)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var left = paths.Distinct(StringComparer.Ordinal).ToList();
        for (int parts = 1; left.Count > 0; parts++)
        {
            var bySuffix = left.ToLookup(p => Suffix(p, parts), StringComparer.Ordinal);
            foreach (var path in left)
                if (bySuffix[Suffix(path, parts)].Count() == 1 || Suffix(path, parts) == Suffix(path, parts + 1)) names[path] = Suffix(path, parts);
            left = [.. left.Where(p => !names.ContainsKey(p))];
        }
        return names;
    }

    private static string Suffix(string path, int parts)
    {
        var pieces = path.Split('/', '\\');
        return string.Join('/', pieces[Math.Max(0, pieces.Length - parts)..]);
    }
}
