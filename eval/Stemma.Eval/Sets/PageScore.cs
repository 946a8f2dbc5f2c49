using System.Text;
using System.Text.RegularExpressions;
using Stemma.Core.News;

namespace Stemma.Eval.Sets;

/// <summary>Right, too much, missing.</summary>
internal readonly record struct Counts(double Hit, double Extra, double Missed);

/// <summary>One page's body against its truth, as shares of all shingles (scrapinghub/article-extraction-benchmark).</summary>
internal readonly record struct BodyScore(double Hit, double Extra, double Missed, bool Same)
{
    public double Precision => Extra == 0 && Missed == 0 ? 1 : Hit + Extra > 0 ? Hit / (Hit + Extra) : 0;

    public double Recall => Extra == 0 && Missed == 0 ? 1 : Hit + Missed > 0 ? Hit / (Hit + Missed) : 0;

    /// <summary>Precision and recall of several pages, each the mean over the pages that have one.</summary>
    public static (double Precision, double Recall) Mean(IReadOnlyCollection<BodyScore> pages) =>
        (pages.Where(p => p.Hit + p.Extra > 0).Select(p => p.Precision).DefaultIfEmpty().Average(), pages.Where(p => p.Hit + p.Missed > 0).Select(p => p.Recall).DefaultIfEmpty().Average());

    public static double F1(double precision, double recall) => precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
}

/// <summary>One page judged in all fields its truth has.</summary>
internal sealed partial class PageScore
{
    public PageScore(PageTruth truth, Article article)
    {
        Set = truth.Set;
        if (truth.ArticleBody is not null) Body = BestBody(truth, article.Text);
        if (truth.ParagraphList() is { } paragraphs) Paragraphs = Judge(truth, paragraphs, article.Text);
        if (truth.With is { Count: > 0 } || truth.Without is { Count: > 0 }) Segments = Judge(truth, article.Text);
        if (!string.IsNullOrEmpty(truth.Title)) Title = Words.Norm(truth.Title) == Words.Norm(article.Title);
        if (truth.Authors is { Count: > 0 } && Names(truth.Authors) is { Count: > 0 } named)
        {
            var found = Names(article.Authors);
            Author = new Counts(named.Intersect(found).Count(), found.Except(named).Count(), named.Except(found).Count());
        }
        Dated = article.Published is not null;
        var body = article.Text.Split('\n').Select(Words.Norm).ToHashSet();
        if (truth.Captions is { Count: > 0 } captions) CaptionsOutside = !captions.Any(c => Words.Norm(c) is { Length: > 15 } caption && body.Contains(caption) && !Spoken(truth).Contains(caption));
        if (truth.ArticleBody is not null && article.Title.Length > 0) HeadlineOnce = !body.Contains(Words.Norm(article.Title));
        if (Days(truth.Published) is { Count: > 0 } days) Published = Days(article.Published?.At.ToString("yyyy-MM-ddTHH:mm:sszzz")).Overlaps(days);
    }

    public string Set { get; }

    public BodyScore? Body { get; }

    public Counts? Paragraphs { get; }

    public Counts? Segments { get; }

    public bool? Title { get; }

    public Counts? Author { get; }

    public bool? Published { get; }

    /// <summary>Whether any day was found.</summary>
    public bool Dated { get; }

    /// <summary>Whether none of the captions stands in the body as a paragraph, those that the true body has itself left aside; null where the page has none.</summary>
    public bool? CaptionsOutside { get; }

    /// <summary>Whether no paragraph of the body is the headline; null where bodies are not judged.</summary>
    public bool? HeadlineOnce { get; }

    private static HashSet<string> Spoken(PageTruth truth) => [.. (truth.ParagraphList() ?? []).Select(Words.Norm)];

    private static BodyScore BestBody(PageTruth truth, string text)
    {
        var tokens = Words.Of(text);
        (double F1, BodyScore Score) best = (-1, default);
        foreach (var variant in truth.Variants())
        {
            var right = Words.Of(variant);
            var score = Compare(Shingles(right), Shingles(tokens), right.SequenceEqual(tokens));
            double f1 = BodyScore.F1(score.Precision, score.Recall);
            if (f1 > best.F1) best = (f1, score);
        }
        return best.Score;
    }

    private static BodyScore Compare(Dictionary<string, int> truth, Dictionary<string, int> found, bool same)
    {
        double hit = truth.Sum(t => Math.Min(t.Value, found.GetValueOrDefault(t.Key)));
        double missed = truth.Values.Sum() - hit, extra = found.Values.Sum() - hit, all = hit + missed + extra;
        return all == 0 ? new BodyScore(0, 0, 0, same) : new BodyScore(hit / all, extra / all, missed / all, same);
    }

    private static Dictionary<string, int> Shingles(List<string> tokens)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        if (tokens.Count == 0) return counts;
        for (int i = 0; i == 0 || i + 4 <= tokens.Count; i++)
        {
            var shingle = string.Join(' ', tokens.GetRange(i, Math.Min(4, tokens.Count)));
            counts[shingle] = counts.GetValueOrDefault(shingle) + 1;
        }
        return counts;
    }

    private static Counts Judge(PageTruth truth, IReadOnlyList<string> paragraphs, string text)
    {
        var optional = (truth.OptionalParagraphs ?? []).Where(i => i < paragraphs.Count).Select(i => Words.Norm(paragraphs[i])).ToHashSet();
        var right = Counted(paragraphs.Select(Words.Norm));
        var found = Counted(text.Split('\n').Select(Words.Norm).Where(p => p.Length > 0));
        double hit = right.Sum(r => Math.Min(r.Value, found.GetValueOrDefault(r.Key)));
        double missed = right.Where(r => !optional.Contains(r.Key)).Sum(r => Math.Max(0, r.Value - found.GetValueOrDefault(r.Key)));
        double extra = found.Sum(f => Math.Max(0, f.Value - right.GetValueOrDefault(f.Key)));
        return new Counts(hit, extra, missed);
    }

    private static Counts Judge(PageTruth truth, string text)
    {
        var folded = Folded(text);
        double Count(List<string>? parts) => (parts ?? []).Count(p => text.Contains(p, StringComparison.Ordinal) || folded.Contains(Folded(p), StringComparison.Ordinal));
        double with = Count(truth.With);
        return new Counts(with, Count(truth.Without), (truth.With?.Count ?? 0) - with);
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Dictionary<string, int> Counted(IEnumerable<string> values) => values.GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());

    private static HashSet<string> Names(IEnumerable<string> authors)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var author in authors)
            foreach (var part in Joint().Split(author))
                if (Words.Norm(Opener().Replace(part, "")) is { Length: > 1 } name) found.Add(name);
        return found;
    }

    // All calendar days a date can mean: as written, and in UTC.
    private static HashSet<string> Days(string? text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (text is null || Day().Match(text.Trim()) is not { Success: true } day) return found;
        found.Add(day.Value);
        if (text.Trim().Length > 10 && Zone().IsMatch(text) && DateTimeOffset.TryParse(text.Trim(), out var at)) found.Add(at.ToUniversalTime().ToString("yyyy-MM-dd"));
        return found;
    }

    [GeneratedRegex(@"\s*(?:;|,|\||/|&|\band\b|\bund\b|\bet\b|\by\b)\s*")]
    private static partial Regex Joint();

    [GeneratedRegex(@"^\s*(by|von|par|por|di|av|door)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Opener();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}")]
    private static partial Regex Day();

    [GeneratedRegex(@"(Z|[+-]\d\d:?\d\d)\s*$")]
    private static partial Regex Zone();
}

/// <summary>Words as Python's \w+ cuts them.</summary>
internal static class Words
{
    public static List<string> Of(string text)
    {
        var found = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value == '_' || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.OtherNumber or System.Globalization.UnicodeCategory.LetterNumber) word.Append(rune.ToString());
            else if (word.Length > 0) { found.Add(word.ToString()); word.Clear(); }
        }
        if (word.Length > 0) found.Add(word.ToString());
        return found;
    }

    public static string Norm(string? text) => string.Join(' ', Of((text ?? "").Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal)));
}
