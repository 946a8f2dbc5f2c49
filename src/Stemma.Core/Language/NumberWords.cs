using System.Collections.Frozen;
using System.Globalization;
using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>What a hedge says of the number after it.</summary>
internal enum Hedge
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>"at least".</summary>
    Low,

    /// <summary>"up to".</summary>
    High,

    /// <summary>"about".</summary>
    Near,

    /// <summary>"almost".</summary>
    Under,
}

/// <summary>One language's number words (Data/number-words.tsv).</summary>
internal sealed class NumberWords
{
    private static readonly FrozenDictionary<string, NumberWords> All = DataFile.Rows(typeof(NumberWords), "number-words.tsv")
        .GroupBy(r => r[0], StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => new NumberWords(g.Key, g), StringComparer.Ordinal);

    /// <summary>Words that are numbers below a hundred, and such as "doscientos".</summary>
    public IReadOnlyDictionary<string, double> Values { get; }

    /// <summary>Words that multiply: "hundred", "million".</summary>
    public FrozenDictionary<string, double> Scales { get; }

    /// <summary>Words that tell an order of magnitude: "dozens".</summary>
    public FrozenDictionary<string, (double Low, double High)> Many { get; }

    /// <summary>Hedges, longest first, as lists of folded words.</summary>
    public IReadOnlyList<(string[] Words, Hedge Hedge)> Hedges { get; }

    /// <summary>Words between the ends of a range.</summary>
    public FrozenSet<string> Links { get; }

    /// <summary>Words that open a range: "between".</summary>
    public FrozenSet<string> Both { get; }

    /// <summary>Whether "." parts thousands and "," decimals.</summary>
    public bool CommaIsDecimal { get; }

    private NumberWords(string language, IEnumerable<string[]> rows)
    {
        var cells = rows.ToDictionary(r => r[1], r => r[2], StringComparer.Ordinal);
        var values = Pairs(cells["value"]).ToDictionary(p => p.Word, p => double.Parse(p.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
        if (language == "de") AddGermanCompounds(values);
        Values = values;
        Scales = Pairs(cells["scale"]).ToFrozenDictionary(p => p.Word, p => double.Parse(p.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
        Many = Pairs(cells["many"]).ToFrozenDictionary(p => p.Word, p => Bounds(p.Value), StringComparer.Ordinal);
        Hedges = [.. HedgesOf(cells, "low", Hedge.Low).Concat(HedgesOf(cells, "high", Hedge.High)).Concat(HedgesOf(cells, "near", Hedge.Near))
            .Concat(HedgesOf(cells, "under", Hedge.Under)).OrderByDescending(h => h.Words.Length)];
        Links = cells["link"].Split('|').ToFrozenSet(StringComparer.Ordinal);
        Both = cells["both"].Split('|').ToFrozenSet(StringComparer.Ordinal);
        CommaIsDecimal = language != "en";
    }

    /// <summary>The words of a language; English for one that is not known.</summary>
    public static NumberWords Of(string language) => All.TryGetValue(Stems.Primary(language), out var words) ? words : All["en"];

    /// <summary>Whether numbers of a language that has no words here part thousands by "." ("1.000").</summary>
    public static bool WritesDecimalComma(string language) =>
        Stems.Primary(language) is not ("en" or "zh" or "ja" or "ko" or "th" or "he" or "hi" or "und" or "ar" or "fa" or "");

    private static IEnumerable<(string Word, string Value)> Pairs(string cell) =>
        cell.Split(' ').Select(p => (p[..p.IndexOf('=', StringComparison.Ordinal)], p[(p.IndexOf('=', StringComparison.Ordinal) + 1)..]));

    private static (double, double) Bounds(string value)
    {
        int dots = value.IndexOf("..", StringComparison.Ordinal);
        return (double.Parse(value[..dots], CultureInfo.InvariantCulture), double.Parse(value[(dots + 2)..], CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(string[] Words, Hedge Hedge)> HedgesOf(Dictionary<string, string> cells, string kind, Hedge hedge) =>
        cells[kind].Split('|').Select(p => (p.Split(' '), hedge));

    // "zweiundzwanzig", "dreihundert", "zweitausend".
    private static void AddGermanCompounds(Dictionary<string, double> values)
    {
        var ones = values.Where(v => v.Value is > 0 and < 10 && v.Key is not ("eins" or "eine" or "einen" or "einem" or "einer")).ToList();
        foreach (var ten in values.Where(v => v.Value is >= 20 and <= 90).ToList())
            foreach (var one in ones) values[one.Key + "und" + ten.Key] = ten.Value + one.Value;
        foreach (var one in values.Where(v => v.Value is > 0 and < 100).ToList()) values[one.Key + "tausend"] = one.Value * 1000;
        foreach (var one in ones) values[one.Key + "hundert"] = one.Value * 100;
    }
}
