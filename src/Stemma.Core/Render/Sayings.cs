using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>One who is quoted in a story, in the best of his words.</summary>
/// <param name="Telling">The report that has them.</param>
/// <param name="Statement">The words.</param>
/// <param name="All">How many statements of his the story has.</param>
public sealed record Saying(Telling Telling, Statement Statement, int All)
{
    /// <summary>Whether they make a line that can stand away from its report.</summary>
    public bool Reads => SaidLine.Reads(Statement, Telling.Article);

    /// <summary>The line.</summary>
    public string Line => SaidLine.Of(Statement, Telling.Article);
}

/// <summary>Who said what: each witness once, by his last name too where that leaves no doubt, who is carried by most reports first.</summary>
public static class Sayings
{
    /// <summary>The sayings, worked out one by one as they are asked for.</summary>
    /// <param name="story">The story.</param>
    /// <param name="weighed">How many statements of a witness are weighed against each other, the earliest first.</param>
    public static IEnumerable<Saying> Of(Story story, int weighed = int.MaxValue) => story.Tellings
        .SelectMany(t => t.Statements.Where(s => s.Witness is not null).Select(s => (Telling: t, Statement: s)))
        .GroupBy(p => Plain(story.LastNames.GetValueOrDefault(p.Statement.Witness!, p.Statement.Witness!)), StringComparer.OrdinalIgnoreCase)
        .OrderByDescending(g => g.Select(p => p.Telling.Id).Distinct().Count()).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => (Best: g.Take(weighed).MaxBy(p => SaidLine.Worth(p.Statement, p.Telling.Article)), All: g.Count()))
        .Select(s => new Saying(s.Best.Telling, s.Best.Statement, s.All));

    private static string Plain(string name) => name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
}
