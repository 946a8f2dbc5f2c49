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

/// <summary>Who said what: each witness once, who is carried by most reports first.</summary>
public static class Sayings
{
    /// <summary>The sayings, worked out one by one as they are asked for.</summary>
    /// <param name="story">The story.</param>
    /// <param name="weighed">How many statements of a witness are weighed against each other, the earliest first.</param>
    public static IEnumerable<Saying> Of(Story story, int weighed = int.MaxValue)
    {
        var said = story.Tellings.SelectMany(t => t.Statements.Where(s => s.Witness is not null).Select(s => (Telling: t, Statement: s))).ToList();
        var full = FullNames(said.Select(p => Plain(p.Statement.Witness!)).Distinct(StringComparer.OrdinalIgnoreCase));
        return said.GroupBy(p => Plain(p.Statement.Witness!) is var name && full.TryGetValue(name, out var whole) ? whole : name, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(g => g.Select(p => p.Telling.Id).Distinct().Count()).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Best: g.Take(weighed).MaxBy(p => SaidLine.Worth(p.Statement, p.Telling.Article)), All: g.Count()))
            .Select(s => new Saying(s.Best.Telling, s.Best.Statement, s.All));
    }

    // A report that gives the last name alone means the one of that name whom the others name in full; of two such it may mean either, and stands by itself.
    private static Dictionary<string, string> FullNames(IEnumerable<string> names)
    {
        var all = names.Select(n => (Name: n, Words: n.Split(' '))).ToList();
        var full = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, words) in all.Where(n => n.Words.Length == 1 && char.IsUpper(n.Name[0])))
        {
            if (all.Where(n => n.Words.Length > 1 && n.Words.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList() is [var only] && IsLast(only.Words, name)) full[name] = only.Name;
        }
        return full;
    }

    private static bool IsLast(string[] words, string name) => words.Length is 2 or 3 && words.All(w => char.IsUpper(w[0])) && words[^1].Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) => name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
}
