namespace Stemma.Core.Claims.Facts;

/// <summary>Gathers the values of one thing over all texts of a story: surest matches first, never two values of one text.</summary>
internal static class FactGroups
{
    /// <summary>The groups of two texts or more that matches make, the likeliest first, each in log order.</summary>
    public static IReadOnlyList<IReadOnlyList<Fact>> Of(IEnumerable<FactMatch> found)
    {
        var home = new Dictionary<Fact, List<Fact>>(ReferenceEqualityComparer.Instance);
        var matches = found.OrderByDescending(m => m.Probability)
            .ThenBy(m => m.A.Reading.Telling.Id).ThenBy(m => m.A.At).ThenBy(m => m.B.Reading.Telling.Id).ThenBy(m => m.B.At);
        foreach (var match in matches)
        {
            var a = home.GetValueOrDefault(match.A, [match.A]);
            var b = home.GetValueOrDefault(match.B, [match.B]);
            if (ReferenceEquals(a, b) || a.Exists(x => b.Exists(y => ReferenceEquals(x.Reading, y.Reading)))) continue;
            a.AddRange(b);
            foreach (var fact in a) home[fact] = a;
        }
        return
        [
            .. home.Values.Distinct<List<Fact>>(ReferenceEqualityComparer.Instance)
                .Select(g => (IReadOnlyList<Fact>)[.. g.OrderBy(f => f.Reading.Telling.Id)]).OrderBy(g => g[0].Reading.Telling.Id).ThenBy(g => g[0].At),
        ];
    }
}
