using System.Text.Json;
using System.Text.RegularExpressions;
using Stemma.Core.News;

namespace Stemma.Eval.Sets;

/// <summary>A quotation as the scorer sees it: the letters and digits of its content, and who may be its speaker.</summary>
/// <param name="Letters">UTF-16 positions of the content's letters and digits.</param>
/// <param name="Type">direct, indirect, mixed.</param>
/// <param name="Speakers">The names that stand for the speaker.</param>
/// <param name="Speech">Whether its cue is one of speech.</param>
internal sealed partial record QuoteItem(HashSet<int> Letters, string Type, IReadOnlyList<string> Speakers, bool Speech)
{
    private static readonly HashSet<string> Titles = ["the", "a", "an", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president", "former", "republican", "democratic"];

    /// <summary>A gold item; its offsets count code points.</summary>
    public static QuoteItem Of(JsonElement gold, string text)
    {
        var points = new CodePoints(text);
        var spans = gold.TryGetProperty("spans", out var many) ? many.EnumerateArray().Select(s => (s[0].GetInt32(), s[1].GetInt32())) : [(gold.GetProperty("start").GetInt32(), gold.GetProperty("end").GetInt32())];
        var letters = spans.SelectMany(s => In(text, points.ToUtf16(s.Item1), points.ToUtf16(s.Item2))).ToHashSet();
        var type = String(gold, "type") ?? "?";
        var cue = (String(gold, "cue") ?? "").Trim();
        bool speech = type is "direct" or "mixed" || (gold.TryGetProperty("speech", out var said) ? said.ValueKind == JsonValueKind.True : SpeechCue().IsMatch(cue) || cue == ":");
        return new QuoteItem(letters, type, String(gold, "speaker") is { Length: > 0 } speaker ? [speaker] : [], speech);
    }

    /// <summary>A found statement.</summary>
    public static QuoteItem Of(Statement found, string text) => new(
        found.Spans.SelectMany(s => In(text, s.Start, s.End)).ToHashSet(), found.Kind.ToString(),
        [.. new[] { found.Speaker, found.Mention }.OfType<string>().Where(s => s.Length > 0)], false);

    /// <summary>Intersection over union.</summary>
    public double Overlap(QuoteItem other)
    {
        int shared = Letters.Count(other.Letters.Contains);
        int all = Letters.Count + other.Letters.Count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    /// <summary>Whether a name stands for this gold item's speaker: word F1 of a half, or one is contained in the other.</summary>
    public bool IsSpeaker(string name)
    {
        var gold = Words(Speakers[0]);
        var other = Words(name);
        if (gold.Count == 0 || other.Count == 0) return false;
        if (gold.SequenceEqual(other, StringComparer.Ordinal)) return true;
        var a = gold.ToHashSet(StringComparer.Ordinal);
        var b = other.ToHashSet(StringComparer.Ordinal);
        int shared = a.Count(b.Contains);
        if (shared == 0) return false;
        return 2.0 * shared / (a.Count + b.Count) >= .5 || a.IsSubsetOf(b) || b.IsSubsetOf(a);
    }

    private static List<string> Words(string name)
    {
        var words = WordPattern().Matches(Possessive().Replace(name, "")).Select(m => m.Value.ToLowerInvariant()).ToList();
        var kept = words.Where(w => !Titles.Contains(w)).ToList();
        return kept.Count > 0 ? kept : words;
    }

    private static IEnumerable<int> In(string text, int from, int to)
    {
        for (int i = from; i < Math.Min(to, text.Length); i++) if (char.IsLetterOrDigit(text, i)) yield return i;
    }

    private static string? String(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(@"[’']s\b", RegexOptions.None)]
    private static partial Regex Possessive();

    [GeneratedRegex(@"[^\W_]+", RegexOptions.None)]
    private static partial Regex WordPattern();

    // The cues of speech, as eval/quotes/score.py lists them: the two must give the same figures.
    [GeneratedRegex(@"\b(sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|add(?:s|ed|ing)?|wr(?:ite|ites|ote|itten|iting)|ask(?:s|ed|ing)?|not(?:e|es|ed|ing)|report(?:s|ed|ing)?|announc\w+|tweet\w*|argu\w+|explain\w*|claim\w*|declar\w+|stat(?:e|es|ed|ing)|warn\w*|insist\w*|repl(?:y|ies|ied|ying)|respond\w*|acknowledg\w+|den(?:y|ies|ied|ying)|confirm\w*|suggest\w*|accus\w+|urg(?:e|es|ed|ing)|recall\w*|conclud\w+|continued|continues|testif\w+|quot(?:e|ed|es|ing)|cit(?:e|es|ed|ing)|according to|promis\w+|vow\w*|pledg\w+|call(?:s|ed|ing)?|describ\w+|predict\w*|disclos\w+|reveal\w*|remark\w*|comment\w*|mention\w*|complain\w*|admit\w*|assert\w*|alleg\w+|answer\w*|question\w*|propos\w+|criticiz\w+|denounc\w+|condemn\w*|prais\w+|blam\w+|speak\w*|spoke|verified|express\w*|indicat\w+|stress\w*|emphasiz\w+|point(?:s|ed|ing)? out|joked?|shout\w*|chant\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SpeechCue();
}
