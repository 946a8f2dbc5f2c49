using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>Reads what stands around a number: hedge, range, unit, counted noun; and tells dates and clock times from quantities.</summary>
internal sealed class NumberSurroundings(string text, string language, NumberReading reading)
{
    private const double Play = 0.01;
    private readonly string _language = Stems.Primary(language);

    /// <summary>Whether a quantity may begin at token <paramref name="i"/>: cheap, so that most tokens are passed over at once.</summary>
    public bool MayBegin(int i)
    {
        var token = reading.At(i);
        if (token.Kind == TokenKind.Number) return true;
        return token.Kind == TokenKind.Word && (char.IsLetter(text[token.Start]) && token.End - token.Start <= 24);
    }

    /// <summary>The quantity at token <paramref name="i"/> and the first token after it, or null.</summary>
    public (Quantity Quantity, int End)? Quantity(int i)
    {
        if (reading.Number(i) is not { } number || number.End <= i || IsNoQuantity(i, number.End)) return null;
        bool bareOne = number.Low == 1 && number.High == 1 && reading.At(i).Kind == TokenKind.Word;
        int end = number.End;
        double low = number.Low, high = number.High;
        bool approximate = high > low;
        if (Range(i, end) is { } range) { high = Math.Max(high, range.High); end = range.End; number.Suffix = range.Suffix; }
        var (unit, factor, afterUnit, start) = Unit(i, end, number.Suffix);
        if (bareOne && unit.Length == 0) return null;
        var (head, afterHead) = Head(afterUnit, unit, low == 1 && high == 1);
        if (unit.Length == 0 && head.Length == 0 && (IsLabel(i) || IsScore(i, number.End, end))) return null;
        if (unit.Length == 0 && IsAge(i, end)) (unit, head) = ("year", "old");
        (start, var hedge) = HedgeBefore(start);
        if (reading.Words.Both.Contains(reading.Folded(start - 1)) && high > low && !approximate && !reading.BreaksBefore(start)) start--;
        if (factor != 1 || unit is "km" or "km2" or "kg" or "km/h") (low, high) = Converted(low, high, factor);
        (low, high, bool hedged) = Bounded(low, high, hedge);
        end = Math.Max(afterUnit, afterHead);
        if (reading.Folded(end) == "or" && reading.Folded(end + 1) is "more") { high = double.PositiveInfinity; end += 2; hedged = true; }
        return (new Quantity(new Span(reading.At(start).Start, reading.At(end - 1).End), low, high, unit, head, approximate || hedged), end);
    }

    private static (double, double) Converted(double low, double high, double factor) =>
        factor == 1 ? (low, high) : (low * factor * (1 - Play), high * factor * (1 + Play));

    private static (double, double, bool) Bounded(double low, double high, Hedge hedge) => hedge switch
    {
        Hedge.Low => (low, double.PositiveInfinity, true),
        Hedge.High => (double.NegativeInfinity, high, true),
        Hedge.Near => (low * 0.9, high * 1.1, true),
        Hedge.Under => (low * 0.85, high, true),
        _ => (low, high, false),
    };

    // "10-15", "10 to 15", "between three and five": the second end.
    private (double High, int End, string Suffix)? Range(int i, int end)
    {
        if (end + 1 >= reading.Count || reading.BreaksBefore(end)) return null;
        char c = text[reading.At(end).Start];
        bool dash = c is '-' or '–' && reading.At(end).Kind == TokenKind.Mark && (reading.Touches(end) == reading.Touches(end + 1));
        bool link = reading.Words.Links.Contains(reading.Folded(end)) && (reading.Folded(end) is not ("and" or "und" or "et" or "y" or "e" or "en" or "и" or "or" or "oder" or "ou" or "o" or "of" or "или") || reading.Words.Both.Contains(reading.Folded(i - 1)));
        if (!dash && !link || reading.Number(end + 1) is not { } other || other.High < reading.Number(i)!.Value.Low) return null;
        return (other.High, other.End, other.Suffix);
    }

    // The unit right after ("5 km", "40-mile") or the currency right before; the factor to its canonical form.
    private (string Unit, double Factor, int End, int Start) Unit(int i, int end, string suffix)
    {
        if (suffix.Length > 0 && Units.Find(suffix) is { } glued) return (glued.Unit, glued.Factor, end, i);
        if (Currency(i) is { } money) return (money, 1, end, CurrencyStart(i));
        if (end >= reading.Count || reading.BreaksBefore(end)) return ("", 1, end, i);
        int from = end;
        if (text[reading.At(end).Start] == '-' && reading.Touches(end) && reading.Touches(end + 1))
        {
            var word = reading.Folded(end + 1);
            int hyphen = word.IndexOf('-', StringComparison.Ordinal);
            if (Units.Find(hyphen > 0 ? word[..hyphen] : word) is { } joined) return (joined.Unit, joined.Factor, end + 2, i);
            return ("", 1, end, i);
        }
        for (int words = Units.Longest; words >= 1; words--)
        {
            if (from + words > reading.Count) continue;
            var phrase = string.Join(' ', Enumerable.Range(from, words).Select(reading.Folded));
            if (Units.Find(phrase) is { } unit && !(phrase.Length == 1 && char.IsLetter(phrase[0]) && !reading.Touches(from) && phrase is not "m")) return (unit.Unit, unit.Factor, from + words, i);
            if (words == 2 && reading.Folded(from) == "°" && Units.Find("°" + reading.Folded(from + 1)) is { } degrees) return (degrees.Unit, degrees.Factor, from + 2, i);
        }
        return ("", 1, end, i);
    }

    private string? Currency(int i)
    {
        if (i == 0 || reading.At(i - 1).Kind == TokenKind.Word && reading.Folded(i - 1).Length > 3 || reading.BreaksBefore(i)) return null;
        var mark = reading.Folded(i - 1);
        if (mark == "$" && reading.Touches(i - 1) && Units.Find(reading.Folded(i - 2) + "$") is { } dollars) return dollars.Unit;
        return (reading.At(i - 1).Kind == TokenKind.Mark || mark is "usd" or "eur" or "gbp" or "chf") && Units.Find(mark) is { } money && Units.IsMoney(money.Unit) ? money.Unit : null;
    }

    private int CurrencyStart(int i) => reading.Folded(i - 1) == "$" && reading.Touches(i - 1) && Units.Find(reading.Folded(i - 2) + "$") is not null ? i - 2 : i - 1;

    private (int Start, Hedge Hedge) HedgeBefore(int start)
    {
        foreach (var (words, hedge) in reading.Words.Hedges)
        {
            int from = start - words.Length;
            if (from < 0 || reading.BreaksBefore(start)) continue;
            bool all = true;
            for (int k = 0; k < words.Length && all; k++) all = reading.Folded(from + k) == words[k];
            if (all) return (from, hedge);
        }
        return (start, Hedge.None);
    }

    // The counted noun's stem: the first plural among the next words in English, the first content word elsewhere.
    private (string Head, int End) Head(int from, string unit, bool one)
    {
        bool of = reading.Folded(from) is "of" or "de" or "d'" or "di" or "von" or "van" || (Units.IsMoney(unit) && reading.Folded(from) is "in" or "worth");
        if (unit.Length > 0 && (!of || Units.IsTime(unit))) return (Units.IsTime(unit) ? unit : "", from);
        int i = of ? from + 1 : from, content = -1;
        if (of && reading.Folded(i) is "the" or "its" or "all" or "their") return ("", from);
        for (int n = 0; n < 4 && i < reading.Count; n++, i++)
        {
            if (reading.At(i).Kind != TokenKind.Word || (i > 0 && reading.BreaksBefore(i)) || Stems.IsStopWord(reading.Folded(i), _language)) break;
            if (content < 0) content = i;
            bool german = _language == "de" && char.IsUpper(text[reading.At(i).Start]);
            if (german || (_language is not ("en" or "de")) || IsPlural(reading.Folded(i))) return (Stems.Of(reading.Folded(i), _language), i + 1);
        }
        if (content < 0 || char.IsUpper(text[reading.At(content).Start]) && _language == "en") return ("", from);
        int head = one ? i - 1 : content;
        return (Stems.Of(reading.Folded(head), _language), head + 1);
    }

    private static bool IsPlural(string word) =>
        word is "people" or "men" or "women" or "children" or "police" or "dead" or "killed" or "injured" or "wounded" or "aircraft" or "mice" or "feet" or "teeth" or "sheep" or "personnel" or "cattle" ||
        (word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i'));

    private bool IsAge(int i, int end) =>
        reading.At(i).End - reading.At(i).Start <= 2 && i > 1 && end < reading.Count && reading.Folded(i - 1) == "," && text[reading.At(end).Start] is ',' or '.' or ')' && (char.IsUpper(text[reading.At(i - 2).Start]) || reading.Folded(i - 2) == ".");

    // "6-25"
    private bool IsScore(int i, int end, int after) => after > end && reading.At(i).Kind == TokenKind.Number && text[reading.At(end).Start] is '-' or '–';

    // "Boeing 737", "Article 5", "No. 5".
    private bool IsLabel(int i)
    {
        if (i == 0 || reading.At(i).Kind != TokenKind.Number) return false;
        if (reading.Folded(i - 1) == "." && reading.Folded(i - 2) is "no" or "nr") return true;
        return i > 1 && reading.At(i - 1).Kind == TokenKind.Word && char.IsUpper(text[reading.At(i - 1).Start]) && reading.At(i - 2).Kind == TokenKind.Word;
    }

    private bool IsNoQuantity(int i, int end) => NumberInDate.Is(reading, text, _language, i, end);
}
