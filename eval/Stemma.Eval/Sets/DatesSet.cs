using System.Globalization;
using System.Text.Json;
using Stemma.Core.Language;
using Stemma.Core.News;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>
/// Dates in 13 languages (quotes/dev/dates-recognizers.jsonl). A mention counts where its span is exactly the expected one and its days are one of
/// the expected readings: same first day and, for a stretch, same last day (an expected end may be inclusive or exclusive; clock times are not compared).
/// A date counted in weeks, months or years ("two weeks ago") counts where the expected day lies within our stretch.
/// Left out on both sides: durations, repetitions, clock times without a day, open ends ("since Monday"), "now", seasons, rows without a reference.
/// </summary>
internal static class DatesSet
{
    private sealed record Expected(Span At, IReadOnlyList<(DateTime From, DateTime To)> Readings, bool IsKept);

    /// <summary>F1 by language and over all; recall and precision on the mentions that a newspaper could print; whether their list is what its rule says.</summary>
    /// <param name="folder">The eval root.</param>
    public static IEnumerable<Score> Run(string folder) => Run(folder, null);

    /// <summary>Prints what is missed of the list and what is found beside it; with "specs" the list itself as its rule says it.</summary>
    public static int List(string folder, bool specs)
    {
        if (specs) foreach (var line in DateSpecs.Lines(folder)) Console.WriteLine(line);
        else foreach (var _ in Run(folder, Console.WriteLine)) { }
        return 0;
    }

    private static IEnumerable<Score> Run(string folder, Action<string>? miss)
    {
        var specs = new DateSpecScores();
        var counts = new SortedDictionary<string, (int Right, int Found, int Expected)>(StringComparer.Ordinal);
        foreach (var row in Jsonl.Rows(Path.Combine(folder, "quotes/dev/dates-recognizers.jsonl")))
        {
            if (row.Text("ref") is not { } reference) continue;
            var language = row.Text("lang")!;
            var one = Compare(row, language, reference, specs, miss ?? (_ => { }));
            var sum = counts.GetValueOrDefault(language);
            counts[language] = (sum.Right + one.Right, sum.Found + one.Found, sum.Expected + one.Expected);
        }
        if (counts.Count == 0) yield break;
        foreach (var (language, c) in counts) yield return new Score($"dates.{language}.f1", F1(c), c.Expected);
        var all = (counts.Values.Sum(c => c.Right), counts.Values.Sum(c => c.Found), counts.Values.Sum(c => c.Expected));
        yield return new Score("dates.all.f1", F1(all), all.Item3);
        foreach (var score in specs.Scores()) yield return score;
        var lines = DateSpecs.Lines(folder).ToList();
        var written = File.ReadLines(DateSpecs.File).Where(l => l.StartsWith("rt-", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        yield return new Score("dates.specs.list", (double)lines.Count(written.Contains) / lines.Count, lines.Count);
    }

    private static double F1((int Right, int Found, int Expected) c) => c.Found + c.Expected == 0 ? 0 : 2.0 * c.Right / (c.Found + c.Expected);

    private static (int Right, int Found, int Expected) Compare(JsonElement row, string language, string reference, DateSpecScores specs, Action<string> miss)
    {
        var text = row.Text("text")!;
        var points = new CodePoints(text);
        List<Expected> expected = [];
        List<Span> others = [];
        foreach (var item in row.GetProperty("expected").EnumerateArray())
        {
            if (item.GetProperty("start").ValueKind != JsonValueKind.Number) return default;         // a few rows do not say where
            int start = Math.Max(0, item.GetProperty("start").GetInt32());
            var at = Place(text, new Span(points.ToUtf16(start), points.ToUtf16(Math.Max(start, item.GetProperty("end").GetInt32()))), item.Text("text"));
            var readings = Readings(item);
            if (readings.Count > 0) expected.Add(new Expected(at, readings, DateSpecs.Verdict(row, item) == DateSpecs.Kept)); else others.Add(at);
        }
        var moment = new DateTimeOffset(DateTime.Parse(reference, CultureInfo.InvariantCulture), TimeSpan.Zero);
        var all = Dates.Of(text, language, moment);
        var found = all.Where(m => !others.Any(o => o.Overlaps(m.At))).ToList();
        int right = found.Count(m => expected.Any(e => e.At == m.At && e.Readings.Any(r => IsRight(m, r))));
        var kept = expected.Where(e => e.IsKept).Select(e => (e.At, e.Readings)).ToList();
        var leftOut = expected.Where(e => !e.IsKept).Select(e => e.At).ToList();
        if (kept.Count > 0) specs.Add(language, text, kept, [.. all.Select(f => WithoutClock(f, kept, others)).Where(f => !leftOut.Any(o => o.Overlaps(f.At)) && !others.Any(o => o.Overlaps(f.At)))], miss);
        return (right, found.Count, expected.Count);
    }

    // Beside a holiday the set parts the clock time off, beside any other day it is one mention with it, as with us.
    private static TimeMention WithoutClock(TimeMention found, IReadOnlyList<(Span At, IReadOnlyList<(DateTime, DateTime)>)> kept, IReadOnlyList<Span> others)
    {
        if (found.Precision != Precision.Minute || !others.Any(o => o.Overlaps(found.At))) return found;
        return kept.Where(k => k.At.Start == found.At.Start && k.At.End < found.At.End && others.Any(o => o.Start - k.At.End is >= 0 and < 8)).Select(k => found with { At = k.At }).FirstOrDefault() ?? found;
    }

    // Some rows count their offsets in another way; what they say stands there tells the place.
    private static Span Place(string text, Span at, string? expected)
    {
        if (expected is not { Length: > 0 } || at.Of(text).Equals(expected, StringComparison.OrdinalIgnoreCase)) return at;
        int near = text.IndexOf(expected, Math.Max(0, at.Start - 8), StringComparison.OrdinalIgnoreCase);
        return near < 0 ? at : new Span(near, near + expected.Length);
    }

    private static List<(DateTime, DateTime)> Readings(JsonElement item)
    {
        List<(DateTime, DateTime)> readings = [];
        if (item.Text("type") is not ("date" or "daterange" or "datetime" or "datetimerange")) return readings;
        foreach (var value in item.GetProperty("values").EnumerateArray())
        {
            if (value.Text("timex") == "PRESENT_REF") continue;
            if (Moment(value.Text("value")) is { } day) readings.Add((day, day));
            else if (Moment(value.Text("start")) is { } from && Moment(value.Text("end")) is { } to) readings.Add((from, to));
        }
        return readings;
    }

    private static DateTime? Moment(string? value) => DateTime.TryParse(value, CultureInfo.InvariantCulture, out var moment) ? moment : null;

    private static bool IsRight(TimeMention mention, (DateTime From, DateTime To) reading)
    {
        DateTime from = mention.From.DateTime, to = mention.To.DateTime;
        bool point = reading.From == reading.To;
        if (point && mention.Precision is Precision.Week or Precision.Month or Precision.Year) return from <= reading.From && reading.From < to;
        if (from.Date != reading.From.Date) return false;
        return point || mention.Precision >= Precision.PartOfDay || reading.To.Date == to.Date || reading.To.Date == to.AddTicks(-1).Date;
    }
}
