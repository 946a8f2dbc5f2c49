using Stemma.Core.News;

namespace Stemma.Core.Claims.Facts;

/// <summary>Finds two named parties that one report lets contradict each other on a value: "the firm says 9, ... The board disagreed ... 6".</summary>
internal static class FactDisputes
{
    private const int Reach = 3; // sentences between the two
    private const double Alike = 0.2; // share of the smaller frame that both have

    /// <summary>The claims, one a dispute, the same dispute of several texts together.</summary>
    public static IEnumerable<Claim> In(FactTexts texts, Witnesses witnesses, Origins origins)
    {
        var disputes = texts.All.SelectMany(t => Within(t, texts)).ToList();
        var groups = new List<List<(Fact A, Fact B)>>();
        foreach (var dispute in disputes)
        {
            var home = groups.Find(g => Values.Same(g[0].A, dispute.A) && Values.Same(g[0].B, dispute.B) && g[0].A.Measure == dispute.A.Measure);
            if (home is null) groups.Add([dispute]);
            else home.Add(dispute);
        }
        foreach (var group in groups)
        {
            var sayings = group.SelectMany(d => new[] { FactDifferences.Say(d.A, witnesses), FactDifferences.Say(d.B, witnesses) }).ToList();
            yield return Funnel.Of(FactDifferences.About(group[0].A, group[0].B), Verdict.Denied, sayings, origins, "value-disputed");
        }
    }

    private static IEnumerable<(Fact A, Fact B)> Within(IReadOnlyList<Fact> text, FactTexts texts)
    {
        for (int i = 0; i < text.Count; i++)
        {
            for (int j = i + 1; j < text.Count && text[j].Place - text[i].Place <= Reach; j++)
            {
                var (a, b) = (text[i], text[j]);
                if (a.Quantity is null || a.Measure != b.Measure || (a.Kind.Length > 0 && b.Kind.Length > 0 && a.Kind != b.Kind) || !Values.Disjoint(a, b)) continue;
                if (texts.Speaker(a) is { } x && texts.Speaker(b) is { } y && x != y && Contradicts(a, b) && SameFact.Overlap(a.Frame, b.Frame, texts.Weights).Contained > Alike) yield return (a, b);
            }
        }
    }

    // A word of contradiction stands after the first value and before the second.
    private static bool Contradicts(Fact a, Fact b)
    {
        var language = a.Reading.Language;
        return a.Reading.Sentences.Skip(a.Place).Take(b.Place - a.Place + 1)
            .Any(s => Enumerable.Range(0, s.Words.Count).Any(i => s.Words.Tokens[i].Start >= a.At.End && s.Words.Tokens[i].End <= b.At.Start && Clauses.Is("contrast", s.Words.Folded[i], language)));
    }
}
