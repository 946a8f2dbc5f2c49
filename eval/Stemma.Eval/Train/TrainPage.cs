using Stemma.Core.Extract;
using Stemma.Core.Extract.Judging;
using Stemma.Eval.Sets;

namespace Stemma.Eval.Train;

/// <summary>A block with its features and whether it is the report's text.</summary>
internal sealed record TrainBlock(List<string> Features, bool Text, double Weight);

/// <summary>A page whose truth says of its blocks which are the report's text.</summary>
internal sealed record TrainPage(string Publisher, List<TrainBlock> Blocks)
{
    private const int ShortWords = 6, Shingle = 4, Typical = 80;

    /// <summary>The blocks of which the truth says anything, as the rules leave them.</summary>
    public static TrainPage Of(PageTruth truth, string publisher, string html)
    {
        var page = new HtmlPage(html, Uri.TryCreate(truth.Url, UriKind.Absolute, out var url) ? url : null, new ExtractHints());
        var ruled = RuledPage.Of(page);
        var features = new BlockFeatures(page, ruled.Fates(), ruled.Title, ruled.Stated);
        var says = Labels(truth);
        var blocks = new List<TrainBlock>();
        for (int i = 0; i < page.Blocks.Count; i++)
        {
            if (says(page.Blocks[i].Text) is not { } text) continue;
            var names = new List<string> { BlockJudge.Intercept };
            features.Of(i, number => names.Add(Features.Numbered[number]), (feature, word) => names.Add(feature.Named(word)!));
            blocks.Add(new TrainBlock(names, text, Math.Clamp(page.Blocks[i].Weight / (double)Typical, 0.5, 4)));
        }
        // Of some pages a handful of segments is known: each counts as much as a block of the others, the page as a whole not more.
        double share = truth.ArticleBody is null ? Math.Max(1, blocks.Count / 15.0) : 1;
        return new TrainPage(publisher, share > 1 ? [.. blocks.Select(b => b with { Weight = b.Weight / share })] : blocks);
    }

    private static Func<string, bool?> Labels(PageTruth truth)
    {
        if (truth.ArticleBody is not { } body) return text => (Holds(text, truth.With), Holds(text, truth.Without)) switch { (true, false) => true, (false, true) => false, _ => null };
        var words = Words.Of(Words.Norm(body));
        var shingles = Shingles(words).ToHashSet(StringComparer.Ordinal);
        var lines = body.Split('\n').Select(Words.Norm).ToHashSet(StringComparer.Ordinal);
        string flat = $" {string.Join(' ', words)} ";
        return text =>
        {
            var said = Words.Of(Words.Norm(text));
            if (said.Count == 0) return null;
            if (said.Count < ShortWords) return lines.Contains(string.Join(' ', said)) || said.Count >= 2 && flat.Contains($" {string.Join(' ', said)} ", StringComparison.Ordinal);
            var own = Shingles(said).ToList();
            return own.Count(shingles.Contains) * 2 > own.Count;
        };
    }

    private static IEnumerable<string> Shingles(List<string> words)
    {
        for (int i = 0; i == 0 || i + Shingle <= words.Count; i++) yield return string.Join(' ', words.Skip(i).Take(Shingle));
    }

    private static bool Holds(string text, List<string>? parts) => (parts ?? []).Any(p => Folded(text).Contains(Folded(p), StringComparison.Ordinal));

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
