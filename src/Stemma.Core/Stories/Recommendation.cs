using System.Globalization;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>Chooses the report to read if one reads only one.</summary>
public static class Recommendation
{
    private const int LongReport = 1500; // words: more adds nothing

    /// <summary>The most complete report whose source is known and that no later version replaces, with the reason in plain words.</summary>
    /// <param name="tellings">The story's tellings, at least one.</param>
    /// <param name="tree">Their family tree.</param>
    public static (TellingId Telling, string Reason) Of(IReadOnlyList<Telling> tellings, FamilyTree tree)
    {
        var weighed = tellings.Select(t => Weigh(t, tree)).OrderByDescending(w => w.Weight).ThenBy(w => w.Telling.Id).ToList();
        return (weighed[0].Telling.Id, Reason(weighed[0], weighed));
    }

    private sealed record Weighed(Telling Telling, int Words, PrimarySource? Source, bool Replaced, bool Newest, double Weight);

    private static Weighed Weigh(Telling telling, FamilyTree tree)
    {
        int words = Tokens.Of(telling.Article.Text).Count(t => t.Kind != TokenKind.Mark);
        var source = tree.Provenances.FirstOrDefault(p => p.Telling == telling.Id)?.Source;
        var node = NodeId.Of(telling.Id);
        bool replaced = tree.Links.Any(l => l.Parent == node && l.Kind == LinkKind.Update && !l.Undirected);
        bool newest = tree.Links.Any(l => l.Child == node && l.Kind == LinkKind.Update && !l.Undirected) && !replaced;
        bool reworked = tree.Links.Any(l => l.Child == node && !l.Undirected && l.Kind is LinkKind.Paraphrase or LinkKind.Shortened or LinkKind.Translation);
        double weight = Math.Sqrt(Math.Min(words, LongReport) / (double)LongReport)
            + (source?.Name is null ? 0 : source.Sure ? 0.25 : 0.15) + (source?.Own == true ? 0.05 : 0)
            - (replaced ? 0.3 : 0) - (reworked ? 0.2 : 0) - (telling.Article.Access == Access.PaywalledStub ? 0.5 : 0)
            - (telling.Article.Kind is PageKind.ListPage or PageKind.NotAnArticle or PageKind.Gallery ? 0.4 : 0);
        return new Weighed(telling, words, source, replaced, newest, weight);
    }

    private static string Reason(Weighed best, List<Weighed> all)
    {
        var parts = new List<string>();
        string words = best.Words.ToString("N0", CultureInfo.InvariantCulture);
        if (all.Count == 1) parts.Add($"the only report ({words} words)");
        else if (all.All(w => w.Words <= best.Words)) parts.Add($"the fullest report ({words} words)");
        else parts.Add($"{words} words");
        if (best.Newest) parts.Add("the latest version");
        if (best.Source is { Name: { } name } source)
            parts.Add(source.Own ? "the outlet's own report" : source.Sure ? $"its text comes from {name}" : $"its text likely comes from {name}");
        string reason = string.Join("; ", parts);
        return string.Concat(reason[..1].ToUpperInvariant(), reason.AsSpan(1), ".");
    }
}
