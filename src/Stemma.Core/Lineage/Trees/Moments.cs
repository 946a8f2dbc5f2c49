using System.Collections.Frozen;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>A day of the week that a text speaks of as past.</summary>
internal readonly record struct DayMention(int Day, Span At);

/// <summary>What a telling shows of the moment at which its text was written.</summary>
/// <param name="Days">Days of the week, 0 Monday, that it speaks of as past, where first named.</param>
/// <param name="Stage">How far the planned act has come, 0..3; null where headline and lead do not say.</param>
/// <param name="StageAt">Where that stands: in the headline (field Title) or the text.</param>
/// <param name="Published">When its page was published, or null.</param>
internal sealed record Moment(IReadOnlyList<DayMention> Days, int? Stage, (Field Field, Span At)? StageAt, DateTimeOffset? Published);

/// <summary>Reads moments.</summary>
internal static class Moments
{
    private const int LeadSentences = 2, Reach = 18;

    private static readonly FrozenDictionary<string, int> DayNames = DataFile.Rows(typeof(Alignments), "weekdays.tsv")
        .SelectMany(r => r[1].Split('|').Select((name, i) => (name, i))).GroupBy(d => d.name, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.First().i, StringComparer.Ordinal);
    private static readonly (int Stage, string Phrase)[] Stages =
        [.. DataFile.Rows(typeof(Alignments), "stages.tsv").Select(r => (int.Parse(r[0], System.Globalization.CultureInfo.InvariantCulture), r[1]))];
    private static readonly string[] Ahead = [.. DataFile.Lines(typeof(Alignments), "ahead-words.txt")];

    /// <summary>The moment of a telling.</summary>
    public static Moment Of(Telling telling)
    {
        var article = telling.Article;
        int leadEnd = Sentences.Of(article.Text).Take(LeadSentences).Select(s => s.End).LastOrDefault();
        var (stage, at) = StageOf(article.Title, Field.Title);
        var (leadStage, leadAt) = StageOf(article.Text[..leadEnd], Field.Text);
        if (stage is null || leadStage > stage) (stage, at) = (leadStage, leadAt);
        return new Moment(DaysOf(article.Text, article.Language), stage, at, article.Published?.At);
    }

    private static (int? Stage, (Field, Span)? At) StageOf(string text, Field field)
    {
        int? best = null;
        (Field, Span)? at = null;
        foreach (var (stage, phrase) in Stages)
        {
            if (best >= stage || Sources.Phrases.Find(text, [phrase]) is not { } found) continue;
            (best, at) = (stage, (field, found));
        }
        return (best, at);
    }

    private static List<DayMention> DaysOf(string text, string language)
    {
        var found = new List<DayMention>();
        foreach (var sentence in Sentences.Of(text))
        {
            foreach (var token in Tokens.Of(text, sentence.Start, sentence.End))
            {
                if (token.Kind != TokenKind.Word || token.End - token.Start is < 5 or > 16) continue;
                if (!DayNames.TryGetValue(Tokens.Fold(token.In(text)), out int day) || IsAhead(text, sentence, token)) continue;
                var at = new Span(token.Start, token.End);
                if (!found.Exists(d => d.Day == day) && Dates.IsAhead(sentence.Of(text), language, new Span(at.Start - sentence.Start, at.End - sentence.Start)) != true) found.Add(new DayMention(day, at));
            }
        }
        return found;
    }

    // "until Wednesday", "as early as Tuesday".
    private static bool IsAhead(string text, Span sentence, Token day)
    {
        int from = Math.Max(sentence.Start, day.Start - Reach);
        var before = text[from..day.Start].ToLowerInvariant().TrimEnd().Replace('’', '\'');
        if (before.EndsWith(" on", StringComparison.Ordinal)) before = before[..^3];
        return Array.Exists(Ahead, a => Sources.AgencyNames.EndsWithWord(before, a));
    }

    /// <summary>The latest of each telling's days when all lie in one week: days are counted from the end of the widest gap that none of them names.</summary>
    /// <returns>By moment, the day's place in that week and its mention; null where it names none.</returns>
    public static IReadOnlyList<(int Place, DayMention Mention)?> Latest(IReadOnlyList<Moment> moments)
    {
        var named = moments.SelectMany(m => m.Days).Select(d => d.Day).Distinct().Order().ToArray();
        if (named.Length == 0) return [.. moments.Select(_ => ((int, DayMention)?)null)];
        int start = named[0], widest = 0;
        for (int i = 0; i < named.Length; i++)
        {
            int next = named[(i + 1) % named.Length], gap = (next - named[i] + 6) % 7 + 1;
            if (gap > widest) (widest, start) = (gap, next);
        }
        if (widest <= 2) return [.. moments.Select(_ => ((int, DayMention)?)null)]; // the days go round: nothing can be told
        return [.. moments.Select(m => m.Days.Count == 0 ? ((int, DayMention)?)null : m.Days.Select(d => ((d.Day - start + 7) % 7, d)).MaxBy(d => d.Item1))];
    }
}
