using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>Who said what: each speaker once, in the best of his words, who is carried by most reports first.</summary>
internal static class Sayings
{
    private const int MostSpeakers = 24, MostWeighed = 6;

    public static IReadOnlyList<Quoting> Of(Story story, Places places)
    {
        var groups = story.Tellings.SelectMany(t => t.Statements.Where(s => s.Witness is not null).Select(s => (Telling: t, Statement: s)))
            .GroupBy(p => Plain(p.Statement.Witness!), StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(g => g.Select(p => p.Telling.Id).Distinct().Count()).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal);
        var said = new List<Quoting>();
        foreach (var group in groups)
        {
            var (telling, statement) = group.Take(MostWeighed).MaxBy(p => SaidLine.Worth(p.Statement, p.Telling.Article));
            if (!SaidLine.Reads(statement, telling.Article)) continue;
            said.Add(new Quoting("", places.Shown(telling.Id, SaidLine.Of(statement, telling.Article)), places.At(telling.Id, statement.Hull.Start), group.Count() - 1));
            if (said.Count == MostSpeakers) break;
        }
        return said;
    }

    private static string Plain(string name) => name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
}
