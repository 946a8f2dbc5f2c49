using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Stemma.Eval.Sets;

/// <summary>
/// Which mentions of the date recognisers' set a newspaper could print (quality/judged/date-specs.tsv, whose head is the rule in words):
/// an ordered list of reasons over a mention's type, timex and words. The first that applies leaves it out.
/// </summary>
internal static partial class DateSpecs
{
    /// <summary>The file with the rule's words and its written-out answer.</summary>
    public const string File = "quality/judged/date-specs.tsv";

    /// <summary>What is said of a mention that is kept.</summary>
    public const string Kept = "kept";

    private static readonly IReadOnlyList<(string Reason, Func<Mention, bool> Applies)> Reasons =
    [
        ("kind", m => m.Type is not ("date" or "daterange" or "datetime" or "datetimerange")),
        ("place", m => m.Reference is null || m.Start < 0 || m.Words.Length == 0),
        ("fails", m => m.NotSupported.Contains("dotnet", StringComparison.Ordinal)),
        ("unresolved", m => m.Values.Count == 0 || m.Values.Any(v => v.Contains("not resolved", StringComparison.Ordinal))),
        ("now", m => m.Timexes.Any(t => t.Contains("_REF", StringComparison.Ordinal)) || NowWord().IsMatch(m.Words)),
        ("open", m => m.Values.Any(v => v.StartsWith("..", StringComparison.Ordinal) || v.EndsWith("..", StringComparison.Ordinal))),
        ("hours", m => m.Timexes.Any(t => HoursTimex().IsMatch(t)) || (m.Type.StartsWith("datetime", StringComparison.Ordinal) && (CountedHours().IsMatch(m.Words) || m.Has("hours") && !m.Has("clock")))),
        ("clock", m => m.Type == "datetime" && (Seconds().IsMatch(m.Words) || !Clock().IsMatch(m.Words))),
        ("inside", m => m.IsInside),
        ("digits", m => !DigitsAreNews(m)),
        ("entry", m => Joined().IsMatch(DayToMonth().Replace(NumericDay().Replace(m.Words, ""), " ")) || m.Words.Split(' ').Any(w => Glued().IsMatch(w))),
        ("order", m => YearFirst().IsMatch(m.Words) || (m.Language != "en" && m.MonthBeforeDay)),
        ("spelt", m => m.HasMonth && !ClockDigits().Replace(m.Words, "").Any(char.IsDigit) && m.Timexes.All(t => DayTimex().IsMatch(t)) && !m.Has("first") || SpeltYear().IsMatch(m.Words)),
        ("week-of", m => NumberedWeek().IsMatch(m.Words) || m.Timexes.Any(t => t.Contains("-W0", StringComparison.Ordinal) && t.Length > 8) || (m.Has("week") && m.HasPhrase("week-of"))),
        ("nth", m => m.HasPhrase("nth") || m.Timexes.Any(t => t.Contains('#', StringComparison.Ordinal))),
        ("bare-day", m => m.Timexes.Any(t => t.StartsWith("XXXX-XX-", StringComparison.Ordinal)) && !m.Has("day") || BareNumber().IsMatch(m.Words)),
        ("alone", m => m.AllIn("alone")),
        ("nested", m => m.HasPhrase("nested")),
        ("bound", m => m.HasPhrase("bound")),
        ("business", m => m.HasPhrase("business") || BareQuarter().IsMatch(m.Words)),
        ("holiday", m => m.HasPhrase("holiday")),
        ("chat", m => m.HasPhrase("chat") || BareHalfDay().IsMatch(m.Words)),
        ("place-words", m => m.HasPhrase("place-words")),
    ];

    /// <summary>"kept", or the reason for which the mention is left out.</summary>
    public static string Verdict(JsonElement row, JsonElement item)
    {
        var mention = new Mention(row, item);
        return Reasons.Where(r => r.Applies(mention)).Select(r => r.Reason).FirstOrDefault() ?? Kept;
    }

    /// <summary>The rule's answer for each mention: "row, number, language, verdict", as the file has it.</summary>
    public static IEnumerable<string> Lines(string folder)
    {
        foreach (var row in Jsonl.Rows(Path.Combine(folder, "quotes/dev/dates-recognizers.jsonl")))
        {
            int n = 0;
            foreach (var item in row.GetProperty("expected").EnumerateArray()) yield return string.Join('\t', row.Text("id"), n++.ToString(CultureInfo.InvariantCulture), row.Text("lang"), Verdict(row, item));
        }
    }

    private static readonly Lazy<(Dictionary<string, HashSet<string>> Lists, Dictionary<string, string[]> Phrases)> Words = new(() =>
    {
        var rows = System.IO.File.ReadLines(File).Select(l => l.Split('\t')).ToList();
        return (rows.Where(r => r[0] == "list").ToDictionary(r => r[1], r => r[2].Split(' ').ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal),
            rows.Where(r => r[0] == "phrases").ToDictionary(r => r[1], r => r[2].Split('|'), StringComparer.Ordinal));
    });

    private sealed class Mention
    {
        private readonly string[] _parts;

        public Mention(JsonElement row, JsonElement item)
        {
            Type = item.Text("type") ?? "";
            Language = row.Text("lang")!;
            Reference = row.Text("ref");
            NotSupported = row.Text("not_supported") ?? "";
            var start = item.GetProperty("start");
            Start = start.ValueKind == JsonValueKind.Number ? start.GetInt32() : -1;
            Words = (item.Text("text") ?? "").ToLowerInvariant().Replace('’', '\'').Trim();
            var values = item.GetProperty("values").EnumerateArray().ToList();
            Timexes = [.. values.Select(v => v.Text("timex") ?? "")];
            Values = [.. values.Select(v => v.Text("value") ?? $"{v.Text("start")}..{v.Text("end")}")];
            _parts = Words.Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
            var text = row.Text("text")!;
            int at = text.IndexOf(Words, StringComparison.OrdinalIgnoreCase);
            IsInside = Words.Contains('=', StringComparison.Ordinal) || Words.Contains('>', StringComparison.Ordinal) || Words.Contains('@', StringComparison.Ordinal)
                || (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '/' or '_') && char.IsAscii(text[at - 1]));
        }

        public string Type { get; }

        public string Language { get; }

        public string? Reference { get; }

        public string NotSupported { get; }

        public int Start { get; }

        public string Words { get; }

        public IReadOnlyList<string> Timexes { get; }

        public IReadOnlyList<string> Values { get; }

        public bool IsInside { get; }

        public bool HasMonth => Has("months");

        public bool MonthBeforeDay
        {
            get
            {
                int month = Array.FindIndex(_parts, p => DateSpecs.Words.Value.Lists["months"].Contains(p.TrimEnd('.')));
                return month >= 0 && !_parts.Take(month).Any(p => p.Any(char.IsDigit)) && month + 1 < _parts.Length && DayNumber().IsMatch(_parts[month + 1]);
            }
        }

        public bool Has(string list) => list == "clock" ? Clock().IsMatch(Words) : _parts.Any(p => DateSpecs.Words.Value.Lists[list].Contains(p.TrimEnd('.')) || DateSpecs.Words.Value.Lists[list].Contains(p));

        public bool AllIn(string list) => _parts.All(DateSpecs.Words.Value.Lists[list].Contains);

        public bool HasPhrase(string list) => DateSpecs.Words.Value.Phrases[list].Any(p => IsPhrase(p));

        // A phrase that ends with a digit begins a number.
        private bool IsPhrase(string phrase) =>
            Regex.IsMatch(Words, $@"(?<![\p{{L}}\p{{M}}\d]){Regex.Escape(phrase)}" + (char.IsDigit(phrase[^1]) ? "" : @"(?![\p{L}\p{M}\d])"), RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    // Numeric days must have a year of four digits in the language's order; a run of years or of days beside a month's name is none.
    private static bool DigitsAreNews(Mention m)
    {
        var rest = m.Type.StartsWith("datetime", StringComparison.Ordinal) ? ClockDigits().Replace(m.Words, "") : m.Words;
        rest = YearRange().Replace(rest, "");
        if (m.HasMonth) rest = DayRange().Replace(rest, "");
        if (m.Language == "de" && GermanDay().IsMatch(rest)) return true;
        foreach (var match in NumericDay().Matches(rest).Cast<Match>())
        {
            int first = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), second = int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture);
            bool monthFirst = m.Language == "en" && match.Groups[2].Value != ".";
            var day = monthFirst ? $"{match.Groups[4].Value}-{first:00}-{second:00}" : $"{match.Groups[4].Value}-{second:00}-{first:00}";
            if (!m.Values.Any(v => v.Contains(day, StringComparison.Ordinal)) && first <= 12 && second <= 12) return false;
        }
        rest = NumericDay().Replace(rest, "");
        rest = IsoDay().Replace(rest, "");
        return !NumbersJoined().IsMatch(rest);
    }

    [GeneratedRegex(@"\(.*T\d", RegexOptions.None, 1000)]
    private static partial Regex HoursTimex();

    [GeneratedRegex(@"\b(now|jetzt|maintenant|ahora|adesso|agora|nu)\b", RegexOptions.None, 1000)]
    private static partial Regex NowWord();

    [GeneratedRegex(@"(minute|minuut|minut|hour|stunde|heures? (et|moins)|\bmins?\b|^en \d+ h$|^\d+ horas del)", RegexOptions.None, 1000)]
    private static partial Regex CountedHours();

    [GeneratedRegex(@"\d:\d\d:\d\d", RegexOptions.None, 1000)]
    private static partial Regex Seconds();

    [GeneratedRegex(@"\d\s?[:.]\d\d(?!\d|[./-])|\d\s?(a\.?\s?m\b|p\.?\s?m\b|uhr|uur\b|h\b|h\d\d|heures?|horas?\b)|\bore \d|noon|midi\b|mediod[ií]a|mezzogiorno|meio-dia|midnight", RegexOptions.None, 1000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\d{1,2}[:.]\d{2}(?!\d|[./-]\d)", RegexOptions.None, 1000)]
    private static partial Regex ClockDigits();

    [GeneratedRegex(@"(?<!\d)\d{4}\s?[-–]\s?\d{4}(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex YearRange();

    [GeneratedRegex(@"(?<![\d/.-])\d{1,2}\s?[-–]\s?\d{1,2}(?![\d/.-])", RegexOptions.None, 1000)]
    private static partial Regex DayRange();

    [GeneratedRegex(@"^\w*\s?\d{1,2}\.\s?\d{1,2}\.$", RegexOptions.None, 1000)]
    private static partial Regex GermanDay();

    [GeneratedRegex(@"(?<![\d/.-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d/.-])", RegexOptions.None, 1000)]
    private static partial Regex NumericDay();

    [GeneratedRegex(@"(?<![\d/.-])\d{4}-\d{2}-\d{2}(?![\d/.-])", RegexOptions.None, 1000)]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"\d\s?[/.~-]\s?\d|\d{1,2}\s\d{1,2}\s\d{2,4}|\d{5,}|\d{1,2} de \d{1,2} de|\d{1,2} del \d{1,2}$", RegexOptions.None, 1000)]
    private static partial Regex NumbersJoined();

    [GeneratedRegex(@"\p{L}{2,}[/-]\d|\d-[qht]\d|\d{1,2} \p{L}{3,}\.? \d\d$|\d[/-]\s?\p{L}{2,}|(q|h|t)\d-\d|[a-z]\d-\d|\(.*\)|/|\d\.\p{L}{3,}", RegexOptions.None, 1000)]
    private static partial Regex Joined();

    [GeneratedRegex(@"(?<=\p{L} \d{1,2}( \d{4})?)-(?=\p{L}{3,} \d)", RegexOptions.None, 1000)]
    private static partial Regex DayToMonth();

    [GeneratedRegex(@"^\p{L}{2,}\d|^\d+(?!st$|nd$|rd$|th$|er$|ste$|de$|am$|pm$|uhr$|ème$|s$|er$)\p{L}{3,}$", RegexOptions.None, 1000)]
    private static partial Regex Glued();

    [GeneratedRegex(@"^(from )?\d{4} (q\d|h\d|t\d|\p{L}+$)", RegexOptions.None, 1000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^\d{1,2}(\.|er|e|º)?(-\d{1,2})?$", RegexOptions.None, 1000)]
    private static partial Regex DayNumber();

    [GeneratedRegex(@"^(\d{4}|XXXX)-\d\d-\d\d|^\(.*P\d+D\)$", RegexOptions.None, 1000)]
    private static partial Regex DayTimex();

    [GeneratedRegex(@"\b(thousand|nineteen|seventeen|mille|dos mil|mil novecientos|dois mil|tweeduizend|duizend|zweitausend|soixante|duemila)\b", RegexOptions.None, 1000)]
    private static partial Regex SpeltYear();

    [GeneratedRegex(@"\b(week|woche|kw|semaine|semana|settimana) (\d+|diez|dez|zehn|ten)\b", RegexOptions.None, 1000)]
    private static partial Regex NumberedWeek();

    [GeneratedRegex(@"^(the |le |el |de |der )?\d{1,2}(st|nd|rd|th|e|\.º)?$", RegexOptions.None, 1000)]
    private static partial Regex BareNumber();

    [GeneratedRegex(@"^[qht]\d$|^\dº semestre$", RegexOptions.None, 1000)]
    private static partial Regex BareQuarter();

    [GeneratedRegex(@"(?<!\d\s?)\b(am|pm|a m|p m)\b(?!\.)|\d\s?[ap]$|\d{4} s$|\bam\b \d|^mar$|\ble \d{1,2} (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)", RegexOptions.None, 1000)]
    private static partial Regex BareHalfDay();
}
