using Stemma.Core.News;

namespace Stemma.Core.Claims.Facts;

/// <summary>Makes claims of the numbers that texts of several origins give alike.</summary>
internal static class FactAgreements
{
    private const double Least = 0.85; // probability: what is agreed on is shown open

    /// <summary>The claims, one a number that texts of two origins or more give.</summary>
    /// <param name="matches">The values of one thing in two texts.</param>
    /// <param name="facts">All values.</param>
    /// <param name="figures">Who else gives a number.</param>
    /// <param name="witnesses">Tells witnesses apart.</param>
    /// <param name="origins">Tells texts apart.</param>
    public static IEnumerable<Claim> In(IReadOnlyList<FactMatch> matches, FactTexts facts, SameFigures figures, Witnesses witnesses, Origins origins)
    {
        var groups = FactGroups.Of(matches.Where(m => m.Probability >= Least && m.A.Quantity is not null && Values.Same(m.A, m.B)));
        var said = groups.SelectMany(g => g).ToHashSet<Fact>(ReferenceEqualityComparer.Instance);
        var alone = facts.All.SelectMany(t => t).Where(f => f.Quantity is not null && !said.Contains(f)).Select(f => (IReadOnlyList<Fact>)[f]);
        var told = new HashSet<(Reading, Language.Quantity)>();
        foreach (var group in groups.Concat(alone))
        {
            if (group.Any(f => told.Contains((f.Reading, f.Quantity!)))) continue; // found beside another one
            var beside = IsOneThing(group[0], facts) ? figures.Beside(group) : [];
            if (group.Count + beside.Count < 2) continue;
            var claim = Funnel.Of(About(group), Verdict.Agree, [.. group.Select(f => FactDifferences.Say(f, witnesses)), .. beside.Select(f => Say(f, group[0].Reading.Language, witnesses))], origins);
            if (claim.Texts < 2) continue;
            told.UnionWith(beside.Select(f => (f.Reading, f.Quantity)));
            yield return claim;
        }
    }

    // Whether no text of its language gives the number of something else too.
    private static bool IsOneThing(Fact fact, FactTexts facts) => facts.All.SelectMany(t => t).All(f => f.Measure == fact.Measure || f.Reading.Language != fact.Reading.Language || !Values.Same(f, fact));

    // Whether they answer for it in one language who answer for it in another cannot be told: they are no witnesses more.
    private static Saying Say(Figure figure, string language, Witnesses witnesses)
    {
        bool same = figure.Reading.Language == language;
        var said = figure.Sentence.SaidBy(figure.Quantity.At) is { } saying && (same || !saying.Doubtful) ? saying : null;
        return new Saying(figure.Reading, figure.Quantity.At.Of(figure.Reading.Text), Positions.Cap(figure.Reading.Text, figure.Sentence.At), said, same ? witnesses.Key(figure.Reading, said) : null);
    }

    // The words of the text that tells it first of all.
    private static string About(IReadOnlyList<Fact> group)
    {
        var best = group.OrderBy(f => f.Place).ThenBy(f => f.Reading.Telling.Id).First();
        return Abouts.Of(best.Reading.Text, best.Sentence.Words, best.At, best.Reading.Language);
    }
}
