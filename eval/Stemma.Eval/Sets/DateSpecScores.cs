using Stemma.Core.Language;
using Stemma.Core.News;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>
/// How many of the mentions that a newspaper could print (<see cref="DateSpecs"/>, whose file says how they are scored) are found with the right days,
/// and how much of what is found on their rows is right.
/// </summary>
internal sealed class DateSpecScores
{
    private readonly SortedDictionary<string, (int Kept, int Right, int Found)> _counts = new(StringComparer.Ordinal);

    /// <summary>Takes in a row with at least one kept mention.</summary>
    /// <param name="language">The row's language.</param>
    /// <param name="text">Its text.</param>
    /// <param name="kept">The kept mentions: where, and their readings.</param>
    /// <param name="found">What was found outside the mentions left out.</param>
    /// <param name="miss">Told of each mention missed and of each found and not expected.</param>
    public void Add(string language, string text, IReadOnlyList<(Span At, IReadOnlyList<(DateTime From, DateTime To)> Readings)> kept, IReadOnlyList<TimeMention> found, Action<string> miss)
    {
        var right = found.Where(f => kept.Any(k => IsRight(language, text, f, k))).ToList();
        var c = _counts.GetValueOrDefault(language);
        _counts[language] = (c.Kept + kept.Count, c.Right + right.Count, c.Found + found.Count);
        foreach (var k in kept.Where(k => !found.Any(f => IsRight(language, text, f, k))))
            miss($"missed\t{language}\t{k.At.Of(text)}\t{string.Join(" or ", k.Readings.Select(r => $"{r.From:yyyy-MM-dd}..{r.To:yyyy-MM-dd}"))}\t{string.Join("; ", found.Select(f => $"{f.At.Of(text)}={f.Iso}"))}\t{text}");
        foreach (var f in found.Where(f => !right.Contains(f) && !kept.Any(k => k.At.Overlaps(f.At)))) miss($"extra\t{language}\t{f.At.Of(text)}\t{f.Iso}\t\t{text}");
    }

    /// <summary>Recall and precision by language.</summary>
    public IEnumerable<Score> Scores()
    {
        foreach (var (language, c) in _counts)
        {
            yield return new Score($"dates.{language}.specs.recall", (double)c.Right / Math.Max(1, c.Kept), c.Kept);
            yield return new Score($"dates.{language}.specs.precision", (double)c.Right / Math.Max(1, c.Found), c.Found);
        }
    }

    private static bool IsRight(string language, string text, TimeMention found, (Span At, IReadOnlyList<(DateTime From, DateTime To)> Readings) kept) =>
        Bare(language, text, found.At) == Bare(language, text, kept.At) && kept.Readings.Any(r => Agree(found, r));

    // The set takes leading articles and prepositions in here and not there: both are compared without them.
    private static Span Bare(string language, string text, Span at)
    {
        int start = at.Start;
        for (bool cut = true; cut;)
        {
            cut = false;
            foreach (var word in Leading(language))
            {
                if (start + word.Length >= at.End || !text.AsSpan(start, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase) || (word[^1] != '\'' && text[start + word.Length] != ' ')) continue;
                (start, cut) = (start + word.Length, true);
                while (start < at.End && text[start] == ' ') start++;
            }
        }
        return new Span(start, at.End);
    }

    private static string[] Leading(string language) => language switch
    {
        "en" => ["the", "on", "in", "at"],
        "de" => ["der", "die", "das", "den", "dem", "des", "am", "im", "in", "um"],
        "fr" => ["le", "la", "les", "l'", "en", "au", "à"],
        "es" => ["el", "la", "los", "las", "en", "al", "a", "de"],
        "it" => ["il", "lo", "la", "l'", "i", "gli", "le", "in", "nel", "nella", "negli", "di"],
        "pt" => ["o", "a", "os", "as", "em", "no", "na", "nos", "nas", "de"],
        "nl" => ["de", "het", "op", "in", "om", "aan"],
        _ => [],
    };

    private static bool Agree(TimeMention found, (DateTime From, DateTime To) reading)
    {
        DateTime from = found.From.DateTime, to = found.To.DateTime;
        if (reading.From == reading.To) return found.Precision < Precision.Day ? from <= reading.From && reading.From < to : from.Date == reading.From.Date;
        if (from.Date == reading.From.Date && (found.Precision >= Precision.PartOfDay || EndsAgree(to, reading.To))) return true;
        return found.Precision == Precision.Week && (reading.To - reading.From).TotalDays < 190 && HalfShared(from, to, reading);
    }

    private static bool EndsAgree(DateTime ours, DateTime theirs) =>
        theirs.Date == ours.Date || theirs.Date == ours.AddTicks(-1).Date || (ours.Day == 1 && (theirs.Date == ours.AddMonths(-1).Date || theirs.Date == ours.AddMonths(-3).Date && ours.Month % 3 == 1)) || (ours is { Day: 1, Month: 1 } && theirs.Date == ours.AddYears(-1).Date);

    private static bool HalfShared(DateTime from, DateTime to, (DateTime From, DateTime To) reading)
    {
        var shared = (to < reading.To ? to : reading.To) - (from > reading.From ? from : reading.From);
        var shorter = to - from < reading.To - reading.From ? to - from : reading.To - reading.From;
        return shared.Ticks * 2 >= shorter.Ticks && shared.Ticks > 0;
    }
}
