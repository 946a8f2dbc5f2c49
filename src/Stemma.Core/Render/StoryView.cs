using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>One story with what its renderers look up again and again: names, provenances, code points of each field.</summary>
public sealed class StoryView
{
    private readonly Dictionary<TellingId, Telling> _tellings;
    private readonly Dictionary<TellingId, Provenance> _provenances;
    private readonly Dictionary<TellingId, CodePoints> _points = [];

    private readonly Func<string, Article, string> _shown;

    /// <summary>Prepares the view.</summary>
    /// <param name="story">The story.</param>
    /// <param name="shown">What of a passage of an article is shown; null to show all.</param>
    public StoryView(Story story, Func<string, Article, string>? shown = null)
    {
        _shown = shown ?? ((passage, _) => passage);
        _tellings = story.Tellings.ToDictionary(t => t.Id);
        _provenances = story.Tree.Provenances.ToDictionary(p => p.Telling);
        foreach (var telling in story.Tellings) _points[telling.Id] = new CodePoints(telling.Article.Text);
    }

    /// <summary>The telling's name in JSON and text.</summary>
    public string Name(TellingId telling) => _tellings.TryGetValue(telling, out var t) ? t.Name : telling.ToString();

    /// <summary>The outlet of a telling as readers know it.</summary>
    public string Outlet(TellingId telling) => _tellings.TryGetValue(telling, out var t) ? t.Called : telling.ToString();

    /// <summary>The node's name in JSON: a telling's name, or an original's id.</summary>
    public string Name(NodeId node) => node.Telling is { } telling ? Name(telling) : node.ToString();

    /// <summary>The telling's place in the tree, or null.</summary>
    public Provenance? Provenance(TellingId telling) => _provenances.GetValueOrDefault(telling);

    /// <summary>What of a passage of a telling is shown.</summary>
    public string Shown(TellingId telling, string passage) => _shown(passage, _tellings[telling].Article);

    /// <summary>Code points of the telling's running text.</summary>
    public CodePoints Points(TellingId telling) => _points[telling];

    /// <summary>Code points of the field that the evidence points into.</summary>
    public CodePoints Points(Evidence evidence) => evidence.Field == Field.Text ? Points(evidence.Telling) : new CodePoints(FieldOf(evidence));

    /// <summary>The whole field that the evidence points into.</summary>
    public string FieldOf(Evidence evidence)
    {
        var article = _tellings[evidence.Telling].Article;
        return evidence.Field switch
        {
            Field.Title => article.Title,
            Field.Byline => article.Byline ?? "",
            Field.Dateline => article.Dateline?.Text ?? "",
            Field.Credits => article.Credits[evidence.Index],
            Field.Captions => article.Captions[evidence.Index],
            Field.Links => article.Links[evidence.Index].Url,
            Field.Meta => article.Meta.OrderBy(m => m.Key, StringComparer.Ordinal).ElementAt(evidence.Index).Value,
            _ => article.Text,
        };
    }
}
