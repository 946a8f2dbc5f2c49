using System.Collections.Frozen;
using System.Globalization;
using Stemma.Core.Extract.Bodies;
using Stemma.Core.News;

namespace Stemma.Core.Extract.Judging;

/// <summary>
/// Looks over what the rules made of a page's blocks with a logistic model of sparse features (<see cref="BlockFeatures"/>): takes out what is no text of the report
/// and brings back what the rules lost. Its weights (Data/block-weights.tsv) are reproduced by <c>./do train blocks</c>.
/// </summary>
internal sealed class BlockJudge
{
    /// <summary>The name of the weight that every block has.</summary>
    public const string Intercept = "intercept";

    private const int FirstBlocks = 4, LeastTimes = 3, LongestCredit = 200;
    // A block stands unless the judge is against it, inside the text more firmly than at its ends; what the rules dropped comes back where the judge is for it.
    private const double KeepInside = 0.28, KeepRow = 0.15, KeepAtEnds = 0.4, BringBack = 0.7, BringIn = 0.9, Never = 2, MostLost = 0.5;
    private static readonly Lazy<BlockJudge> Read = new(() => new BlockJudge(
        DataFile.Rows(typeof(ArticleExtractor), "block-weights.tsv").Select(r => KeyValuePair.Create(r[0], double.Parse(r[1], CultureInfo.InvariantCulture)))));

    private readonly double _intercept;
    private readonly double[] _numbered;
    private readonly FrozenDictionary<string, double>[] _ofWords;

    /// <summary>A judge with these weights, by their features' names; what has none weighs nothing.</summary>
    public BlockJudge(IEnumerable<KeyValuePair<string, double>> weights)
    {
        var named = weights.ToDictionary(StringComparer.Ordinal);
        _intercept = named.GetValueOrDefault(Intercept);
        _numbered = [.. Features.Numbered.Select(name => named.GetValueOrDefault(name))];
        _ofWords = [.. Features.OfWords.Select(f => named.Where(w => w.Key.StartsWith(f.Before, StringComparison.Ordinal) && w.Key.EndsWith(f.Behind, StringComparison.Ordinal))
            .ToFrozenDictionary(w => w.Key[f.Before.Length..^f.Behind.Length], w => w.Value, StringComparer.Ordinal))];
    }

    /// <summary>The judge as shipped.</summary>
    public static BlockJudge Shipped => Read.Value;

    /// <summary>The log-odds that the block is the report's text.</summary>
    public double LogOdds(BlockFeatures features, int at)
    {
        double sum = _intercept;
        features.Of(at, number => sum += _numbered[number], (feature, word) => sum += _ofWords[feature.Number].GetValueOrDefault(word));
        return sum;
    }

    // The probability of each block; what stands in one list or table is judged as one, and so are headings of one class.
    private double[] Probabilities(RuledPage ruled, string[] fates)
    {
        var features = new BlockFeatures(ruled.Page, fates, ruled.Title, ruled.Stated);
        var odds = new double[fates.Length];
        for (int i = 0; i < odds.Length; i++) odds[i] = fates[i] == RuledBlocks.Kept || NeededToReturn(ruled, fates[i], ruled.Page.Blocks[i]) < Never ? LogOdds(features, i) : double.NegativeInfinity;
        foreach (var alike in Enumerable.Range(0, odds.Length).Where(i => IsOfMany(ruled.Page.Blocks[i].Kind) && double.IsFinite(odds[i])).GroupBy(i => (fates[i], Alike(ruled.Page, i))))
        {
            double mean = alike.Average(i => odds[i]);
            foreach (int i in alike) odds[i] = mean;
        }
        return [.. odds.Select(o => 1 / (1 + Math.Exp(-o)))];
    }

    private static bool IsOfMany(BlockKind kind) => kind is BlockKind.ListItem or BlockKind.TableRow or BlockKind.Subheading;

    // The list or table that the block stands in; of a subheading the name and class of its element.
    private static string Alike(HtmlPage page, int at)
    {
        var holder = page.Tree[page.Blocks[at].Node].Ancestors;
        if (page.Blocks[at].Kind != BlockKind.Subheading) return holder.Where(a => a.Name is "ul" or "ol" or "dl" or "table").Select(a => a.Index).FirstOrDefault(-at).ToString(CultureInfo.InvariantCulture);
        var heading = holder.FirstOrDefault(a => a.Name is ['h', >= '1' and <= '6']);
        return heading.Tree is null ? $"-{at}" : $"{heading.Name} {heading["class"]}";
    }

    /// <summary>Judges a page: its body's blocks are those that the judge lets stand or brings back. Where an editor's hint names the body, or little would be left, nothing is done,
    /// nor to pages of entries with times, of which the judge has seen few.</summary>
    public void Judge(RuledPage ruled)
    {
        var (page, body) = (ruled.Page, ruled.Body);
        if (page.Site is { Body.Count: > 0 } || !body.Blocks.Any(b => b.IsProse) || IsTimed(ruled)) return;
        var fates = ruled.Fates();
        var probable = Probabilities(ruled, fates);
        var laid = body.Blocks.ToDictionary(b => b.Node);
        var (first, last) = (body.Blocks.First(b => b.IsProse).Node, body.Blocks.Last(b => b.IsProse).Node);
        var chosen = new List<PageBlock>(body.Blocks.Count);
        for (int i = 0, kept = 0; i < fates.Length; i++)
        {
            var block = page.Blocks[i];
            int rank = fates[i] == RuledBlocks.Kept ? kept++ : -1;
            double needed = rank < 0 ? NeededToReturn(ruled, fates[i], block) : block.Node > first && block.Node < last ? block.Kind == BlockKind.TableRow ? KeepRow : KeepInside : KeepAtEnds;
            if (rank >= 0 && TextLines.IsDivider(block.Text) ? block.Node > first && block.Node < last : probable[i] >= needed || rank >= 0 && IsEvidence(block, rank)) chosen.Add(laid.GetValueOrDefault(block.Node, block));
        }
        if (chosen.Sum(Prose) < body.Blocks.Sum(Prose) * MostLost) return;
        page.Sieve?.Step(SiftedWords.Judged, body.Blocks, chosen);
        body.Blocks = chosen;
    }

    private static bool IsTimed(RuledPage ruled)
    {
        if (ruled.Page.JsonLd.Type == JsonLd.LiveBlog) return true;
        int times = 0;
        for (int i = ruled.Range.Node.Index + 1, end = ruled.Range.Node.End; i < end; i++)
            if (!ruled.Page.Cut[i] && ruled.Page.Tree[i].Name == "time" && ++times == LeastTimes) return true;
        return false;
    }

    private static double NeededToReturn(RuledPage ruled, string fate, PageBlock block) => fate switch
    {
        RuledBlocks.Outside => !block.IsProse || block.Kind == BlockKind.Caption || Captions.Marked(block.Text) || OpensWithTitle(block.Text, ruled) ? Never : BringIn,
        BodySteps.Sections or BodySteps.Furnished or BodySteps.Links or BodySteps.Tail => block.What is Furniture.Correction or Furniture.Paywall || !block.Text.Any(char.IsLetterOrDigit) ? Never : BringBack,
        _ => Never, // it is the headline, a caption, a byline, a credit, or stands there already
    };

    // The headline, shown or stated, also with the summary behind it in one line: a card or a label of the page.
    private static bool OpensWithTitle(string text, RuledPage ruled)
    {
        var squeezed = Titles.Squeeze(text);
        return ruled.Titles.Any(t => t.Length > 0 && squeezed.StartsWith(t, StringComparison.Ordinal));
    }

    // What says whose text it is, or that it is withdrawn, is never judged away.
    private static bool IsEvidence(PageBlock block, int rank) =>
        Withdrawals.Mentions(block.Text) || block.Weight < LongestCredit && Agencies.Within(block.Text) is not null || rank < FirstBlocks && (Datelines.Emptied(block.Text) > 0 || Datelines.Of(block.Text, null) is not null);

    private static int Prose(PageBlock block) => block.IsProse ? block.Weight : 0;
}
