using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>An agency, a paper or a station that reports of a story name, none of whose own reports is among them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Namings">Where it is named: one passage a report, in log order.</param>
/// <param name="Sentence">The sentence of the first.</param>
public sealed record NamedElsewhere(string Name, IReadOnlyList<Evidence> Namings, string Sentence)
{
    /// <summary>Those of a story, the one that most reports name first. Whose unseen report hangs in the family tree already is not among them.</summary>
    public static IReadOnlyList<NamedElsewhere> Of(Story story)
    {
        var here = story.Tellings.SelectMany(t => new[] { t.Outlet, t.Outlet is { } outlet ? Wires.Named(outlet)?.Name : null, t.Article.Wire })
            .Concat(story.Tree.Originals.Select(o => o.Wire)).OfType<string>().Select(Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. story.Tree.Provenances.SelectMany(p => p.Cites.Where(c => c.Medium && c.Evidence.Count > 0 && !here.Contains(Key(c.Name))).Select(c => (c.Name, Shown: c.Evidence[0])))
                .GroupBy(c => Key(c.Name), StringComparer.OrdinalIgnoreCase)
                .Select(g => (g.First().Name, Namings: g.Select(c => c.Shown).DistinctBy(e => e.Telling).OrderBy(e => e.Telling).ToList()))
                .Select(n => new NamedElsewhere(n.Name, n.Namings, Around(story, n.Namings[0])))
                .OrderByDescending(n => n.Namings.Count).ThenBy(n => n.Namings[0].Telling).ThenBy(n => n.Name, StringComparer.Ordinal),
        ];
    }

    private static string Around(Story story, Evidence naming)
    {
        if (naming.Field != Field.Text) return naming.Text;
        string text = story.Tellings.First(t => t.Id == naming.Telling).Article.Text;
        return Sentences.Of(text).Find(s => s.Overlaps(naming.At)) is { Length: > 0 } sentence ? sentence.Of(text) : naming.Text;
    }

    private static string Key(string name) => name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
}
