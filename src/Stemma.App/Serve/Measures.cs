using Stemma.Core.News;

namespace Stemma.App.Serve;

/// <summary>The reports of a story whose owners name the most characters that others may be shown of them, and what of words that stand for themselves (titles of claims, values, who says it) may be shown then.</summary>
internal sealed class Measures
{
    private readonly Dictionary<TellingId, (int Most, string Text)> _named;
    private readonly Dictionary<TellingId, string> _free;

    /// <summary>Those of a story.</summary>
    public Measures(Story? story)
    {
        var named = (story?.Tellings ?? []).ToLookup(t => t.Article.MostShown is not null);
        _named = named[true].ToDictionary(t => t.Id, t => (t.Article.MostShown!.Value, Plain(t.Article.Text)));
        _free = _named.Count == 0 ? [] : named[false].ToDictionary(t => t.Id, t => Plain(t.Article.Text));
    }

    /// <summary>No measure at all.</summary>
    public static Measures None { get; } = new(null);

    /// <summary>Whether nobody names one.</summary>
    public bool IsNone => _named.Count == 0;

    /// <summary>Whether words of a report may be shown.</summary>
    public bool Allows(TellingId telling, string? words) => words is null || !_named.TryGetValue(telling, out var named) || words.Length <= named.Most;

    /// <summary>Whether a position's own words may be.</summary>
    public bool Allows(Position position) => Allows(position.Telling, position.Value) && Allows(position.Telling, position.AttributedTo) && Allows(position.Telling, position.Witness);

    /// <summary>Whether a claim's title may be: it is made of words of its reports, mostly of the first. What another of them says too, whose owner names no measure, is that one's.</summary>
    public bool Allows(Claim claim)
    {
        if (IsNone) return true;
        string title = Plain(claim.About);
        if (claim.Positions.Any(p => _free.TryGetValue(p.Telling, out string? text) && text.Contains(title, StringComparison.OrdinalIgnoreCase))) return true;
        if (!Allows(claim.Positions[0].Telling, title)) return false;
        return !claim.Positions.Any(p => _named.TryGetValue(p.Telling, out var named) && Shares(named.Text, title, named.Most + 1));
    }

    private static bool Shares(string text, string title, int length)
    {
        for (int i = 0; i + length <= title.Length; i++)
            if (text.AsSpan().Contains(title.AsSpan(i, length), StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static string Plain(string text) => text.ReplaceLineEndings(" ");
}
