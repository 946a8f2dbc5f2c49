using System.Globalization;

namespace Stemma.Core.Language;

/// <summary>Reads the number that begins at a token: digits, words, scales.</summary>
internal sealed class NumberReading
{
    private readonly string _text;
    private readonly List<Token> _tokens;
    private readonly string?[] _folded;
    private readonly NumberWords _words;
    private readonly bool _commaIsDecimal;

    /// <summary>Prepares a text's tokens.</summary>
    public NumberReading(string text, string language)
    {
        _text = text;
        _tokens = Tokens.Of(text);
        _folded = new string?[_tokens.Count];
        _words = NumberWords.Of(language);
        _commaIsDecimal = NumberWords.WritesDecimalComma(language);
    }

    /// <summary>How many tokens there are.</summary>
    public int Count => _tokens.Count;

    /// <summary>The language's words.</summary>
    public NumberWords Words => _words;

    /// <summary>A token.</summary>
    public Token At(int i) => _tokens[i];

    /// <summary>A token's folded form; "" beyond the ends.</summary>
    public string Folded(int i) => i < 0 || i >= Count ? "" : _folded[i] ??= Tokens.Fold(_tokens[i].In(_text)).TrimEnd('.') is { Length: > 0 } word ? word : _text[_tokens[i].Start].ToString();

    /// <summary>Whether token <paramref name="i"/> stands right against the one before.</summary>
    public bool Touches(int i) => i > 0 && i < Count && _tokens[i].Start == _tokens[i - 1].End;

    /// <summary>Whether a line ends between the token and the one before.</summary>
    public bool BreaksBefore(int i) => _text.AsSpan(_tokens[i - 1].End, _tokens[i].Start - _tokens[i - 1].End).Contains('\n');

    /// <summary>The number that begins at token <paramref name="i"/> and the first token after it; null where none does.</summary>
    public (double Low, double High, int End, string Suffix)? Number(int i)
    {
        if (i >= Count) return null;
        if (_tokens[i].Kind == TokenKind.Number) return Digits(i);
        return _tokens[i].Kind == TokenKind.Word ? Words_(i) : null;
    }

    // "1,000.5", "10 000", "5km", "2.5 million".
    private (double, double, int, string)? Digits(int i)
    {
        var token = _tokens[i].In(_text);
        int digits = token.Length;
        while (digits > 0 && char.IsLetter(token[digits - 1])) digits--;
        var suffix = Tokens.Fold(token[digits..]);
        if (suffix is "st" or "nd" or "rd" or "th" or "s" or "e" or "er" or "ème" or "º" or "am" or "pm" or "h") return null;
        if (Parse(token[..digits]) is not { } value) return null;
        int end = i + 1;
        while (_commaIsDecimal && suffix.Length == 0 && end < Count && value < 1e9 && IsGroup(end)) value = value * 1000 + Parse(_tokens[end++].In(_text))!.Value;
        if (suffix.Length > 0)
        {
            if (!_words.Scales.TryGetValue(suffix, out double factor)) return suffix == "m" && MoneyBefore(i) ? (value * 1e6, value * 1e6, end, "") : Units.Find(suffix) is null ? null : (value, value, end, suffix);
            return (value * factor, value * factor, end, "");
        }
        (value, end) = Scaled(value, end);
        return (value, value, end, "");
    }

    private bool MoneyBefore(int i) => i > 0 && Units.Find(Folded(i - 1)) is { } unit && Units.IsMoney(unit.Unit);

    private bool IsGroup(int i) =>
        _tokens[i].Kind == TokenKind.Number && _tokens[i].End - _tokens[i].Start == 3 && _tokens[i].Start == _tokens[i - 1].End + 1 && _text[_tokens[i - 1].End] == ' ' &&
        _tokens[i].In(_text).IndexOfAnyExceptInRange('0', '9') < 0 && _tokens[i - 1].End - _tokens[i - 1].Start <= 3;

    private (double, int) Scaled(double value, int end)
    {
        for (int n = 0; n < 3 && end < Count && _tokens[end].Kind == TokenKind.Word && !BreaksBefore(end) && _words.Scales.TryGetValue(Folded(end), out double factor) && factor >= 12; n++)
        {
            value *= factor;
            end++;
            if (end < Count && Folded(end - 1) is "mio" or "mrd" or "mln" or "млн" or "млрд" or "тыс" && Touches(end) && _text[_tokens[end].Start] == '.') end++;
        }
        return (value, end);
    }

    private double? Parse(ReadOnlySpan<char> digits)
    {
        if (digits.Length is 0 or > 20) return null;
        var plain = new char[digits.Length];
        int n = 0, dots = digits.Count('.'), commas = digits.Count(',');
        char point = dots == 1 && commas == 1 ? (digits.LastIndexOf('.') > digits.LastIndexOf(',') ? '.' : ',')
            : dots + commas == 0 ? '\0' : dots > 1 && commas == 1 ? ',' : commas > 1 && dots == 1 ? '.' : dots > 1 || commas > 1 ? '\0' : PointOf(digits);
        for (int i = 0; i < digits.Length; i++)
        {
            char c = digits[i];
            if (c == point) { plain[n++] = '.'; continue; }
            if (c is '.' or ',' or '\u00A0' or '\u202F' or '\'' or '’')
            {
                if (!GroupOfThree(digits, i + 1)) return null;                      // "10.09.2023" is a date, "1.2.3" a version
                continue;
            }
            double digit = char.GetNumericValue(c);
            if (digit is < 0 or > 9) return null;
            plain[n++] = (char)('0' + (int)digit);
        }
        return double.TryParse(plain.AsSpan(0, n), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) ? value : null;
    }

    // The one separator of "1,000" or "1.5": thousands where the language has it so and three digits follow.
    private char PointOf(ReadOnlySpan<char> digits)
    {
        int at = digits.IndexOfAny('.', ',');
        char thousands = _commaIsDecimal ? '.' : ',';
        return digits[at] == thousands && GroupOfThree(digits, at + 1) && digits.Length - at == 4 && digits[0] != '0' ? '\0' : digits[at];
    }

    private static bool GroupOfThree(ReadOnlySpan<char> digits, int at)
    {
        int n = 0;
        while (at + n < digits.Length && char.IsDigit(digits[at + n])) n++;
        return n == 3;
    }

    // "two hundred and five", "twenty-five", "a dozen", "dozens", "tens of thousands", "half a million".
    private (double, double, int, string)? Words_(int i)
    {
        if (Many(i) is { } many) return many;
        int start = i;
        bool article = Folded(i) is "a" or "an" or "eine" or "une" or "una" or "un" or "uma" or "um";
        if (Folded(i) is "half" && Folded(i + 1) is "a" or "an" && _words.Scales.TryGetValue(Folded(i + 2), out double halved) && halved > 100) return (halved / 2, halved / 2, i + 3, "");
        if (article && Folded(i + 1) is "few" or "couple" && _words.Scales.TryGetValue(Folded(i + 2), out double few)) return (few * 2, few * 9, i + 3, "");
        if (Folded(i) is "several" && _words.Scales.TryGetValue(Folded(i + 1), out double some)) return (some * 2, some * 9, i + 2, "");
        if (article) i++;
        double total = 0, part = 0;
        bool any = false;
        for (int n = 0; n < 8 && i < Count; n++, i++)
        {
            if (i > start && BreaksBefore(i)) break;
            var word = Folded(i);
            if (any && word is "and" or "y" or "et" or "e" && Value(Folded(i + 1)) is not null && (part >= 100 || total > 0 || word is "y" or "et")) i++;
            word = Folded(i);
            if (Value(word) is { } value) { if (article || any && part % 100 is > 0 and < 20 || any && part is > 0 and < 100 && value >= 10) break; part += value; any = true; }
            else if ((any || article || word is "hundert" or "tausend" or "cent" or "mille" or "cien" or "mil" or "cento" or "cem" or "honderd" or "duizend" or "сто" or "тысяча" or "million" or "миллион") && _words.Scales.TryGetValue(word, out double scale))
            {
                part = Math.Max(part, 1) * scale;
                if (scale >= 1000) { total += part; part = 0; }
                any = true;
                article = false;
            }
            else break;
        }
        return any ? (total + part, total + part, i, "") : null;
    }

    private (double, double, int, string)? Many(int i)
    {
        if (!_words.Many.TryGetValue(Folded(i), out var many)) return null;
        int end = i + 1;
        for (int n = 0; n < 2 && Folded(end) is "of" or "de" or "di"; n++)
        {
            if (_words.Many.TryGetValue(Folded(end + 1), out var of)) many = (many.Low * Floor(of.Low), (many.High + 1) * Floor(of.Low) - 1);
            else if (_words.Scales.TryGetValue(Folded(end + 1), out double scale)) many = (many.Low * scale, (many.High + 1) * scale - 1);
            else break;
            end += 2;
        }
        return end == i + 1 && Folded(i) == "tens" ? null : (many.Low, many.High, end, "");
    }

    private static double Floor(double low) => low / 2;

    private double? Value(string word)
    {
        if (_words.Values.TryGetValue(word, out double value)) return value;
        if (!word.Contains('-', StringComparison.Ordinal)) return null;
        double sum = 0;
        foreach (var part in word.Split('-'))
        {
            if (part is "et" or "and") continue;
            if (part is "vingt" or "vingts" && sum == 4) sum = 80;
            else if (_words.Values.TryGetValue(part, out double v)) sum += v;
            else return null;
        }
        return sum;
    }
}
