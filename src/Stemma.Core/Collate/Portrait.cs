using Stemma.Core.Language;
using Stemma.Core.News;
using Stemma.Core.Statements;

namespace Stemma.Core.Collate;

/// <summary>What one report gives of somebody or something that it names.</summary>
public sealed class Portrait
{
    private readonly string _key;
    private readonly Lazy<IReadOnlyList<Span>> _places;

    /// <summary>Looks at a report.</summary>
    /// <param name="telling">The report.</param>
    /// <param name="key">What is followed, as <see cref="NameVariants.Lasting"/> gives it.</param>
    public Portrait(Telling telling, string key)
    {
        (Telling, _key) = (telling, key);
        _places = new(() => Naming.Places(telling.Article.Text, telling.Article.Language, key), isThreadSafe: false);
    }

    /// <summary>The report.</summary>
    public Telling Telling { get; }

    /// <summary>How the report writes it, short forms too.</summary>
    public IEnumerable<string> Forms => _places.Value.Select(at => at.Of(Telling.Article.Text)).Distinct(StringComparer.Ordinal);

    /// <summary>What it says, those statements first beside which it stands by name; of the others the speaker is inferred.</summary>
    public IReadOnlyList<Statement> By => [.. Telling.Statements.Where(IsIts).OrderBy(s => s.Inferred)];

    /// <summary>What others say in which it is named.</summary>
    public IReadOnlyList<Statement> About => [.. Telling.Statements.Where(s => s.Witness is not null && !IsIts(s) && s.Spans.Any(IsNamedIn))];

    /// <summary>Whether it is named in a stretch of the running text.</summary>
    public bool IsNamedIn(Span at) => _places.Value.Any(at.Overlaps);

    private bool IsIts(Statement statement) => statement.Speaker is { } speaker && NameVariants.Lasting(speaker) == _key;
}
