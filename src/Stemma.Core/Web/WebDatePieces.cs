using System.Globalization;
using System.Text;

namespace Stemma.Core.Web;

/// <summary>A date cut into what its pieces are: numbers of the day, name of the month, clock, zone.</summary>
internal sealed class WebDatePieces
{
    private readonly string text;
    private int at;
    private int words;
    private bool? afternoon;

    private WebDatePieces(string text) => this.text = text;

    /// <summary>A run of digits that is no clock and no zone.</summary>
    /// <param name="Digits">As written, in ASCII digits.</param>
    /// <param name="Before">The mark before it: one of "-/." or a blank.</param>
    internal readonly record struct Number(string Digits, char Before)
    {
        /// <summary>Its value; 0 where it has more than nine digits.</summary>
        public int Value => Digits.Length > 9 ? 0 : int.Parse(Digits, CultureInfo.InvariantCulture);
    }

    /// <summary>The numbers of the day, in order.</summary>
    public List<Number> Numbers { get; } = [];

    /// <summary>The month where it is named.</summary>
    public int? Month { get; private set; }

    /// <summary>Time of the day.</summary>
    public TimeSpan? Clock { get; private set; }

    /// <summary>The zone: a name and minutes from it.</summary>
    public WebZones.Zone? Zone { get; private set; }

    /// <summary>True where the year is marked with 년, which only Korea's clocks use.</summary>
    public bool Korean { get; private init; }

    /// <summary>True for "-03-12", a year without its century.</summary>
    public bool LeadingHyphen { get; private init; }

    /// <summary>Cuts a text; null where something in it belongs to no date.</summary>
    public static WebDatePieces? Of(string text)
    {
        var plain = Plain(text);
        var pieces = new WebDatePieces(plain) { Korean = text.Contains('년', StringComparison.Ordinal) || text.Contains('오', StringComparison.Ordinal), LeadingHyphen = plain.StartsWith('-') };
        while (pieces.at < plain.Length)
        {
            if (!pieces.Next()) return null;
        }
        return pieces.Finish() ? pieces : null;
    }

    // Lower case, ASCII digits, East Asian unit signs as marks, comments in brackets dropped.
    private static string Plain(string text)
    {
        var made = new StringBuilder(text.Length);
        var depth = 0;
        foreach (var c in text.Trim())
        {
            if (c == '(') depth++;
            else if (c == ')' && depth > 0) depth--;
            else if (depth == 0) made.Append(Sign(c));
        }
        return made.ToString().Trim().Replace("a.m.", "am", StringComparison.Ordinal).Replace("p.m.", "pm", StringComparison.Ordinal);
    }

    private static char Sign(char c) => c switch
    {
        '年' or '년' or '月' or '월' => '-',
        '日' or '일' or '号' or '號' or '초' or '秒' => ' ',
        '時' or '时' or '点' or '點' or '시' or '分' or '분' or '：' => ':',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' => '-',
        '\u200e' or '\u200f' => ' ',
        _ when char.IsDigit(c) && !char.IsAscii(c) => (char)('0' + (int)char.GetNumericValue(c)),
        _ => char.ToLowerInvariant(c),
    };

    private bool Next()
    {
        var c = text[at];
        if (char.IsAsciiDigit(c)) return TakeDigits();
        if (char.IsLetter(c)) return TakeWord();
        if (c is '+' or '-' && Clock is not null && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) return TakeOffset(0);
        at++;
        return c is ',' or '-' or '/' or '.' or '|' or '·' or '،' or '[' or ']' or 'º' or 'ª' || char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
    }

    private bool TakeDigits()
    {
        var before = at > 0 ? text[at - 1] : ' ';
        var digits = Digits();
        var next = at < text.Length ? text[at] : ' ';
        if (Clock is null && digits.Length <= 2 && (next == ':' || (next == 'h' && !IsLetterAt(at + 1)))) return TakeClock(digits);
        // 20031231t101455z
        if (Clock is null && before == 't' && digits.Length is 4 or 6 && Numbers.Count > 0) return CompactClock(digits);
        if (Clock is null && before == 't' && digits.Length == 2 && Numbers.Count == 3) return Set(Int(digits), 0, 0, 0);
        Numbers.Add(new Number(digits, before is '-' or '/' or '.' ? before : ' '));
        return Numbers.Count <= 3 && digits.Length <= 14;
    }

    private string Digits()
    {
        var from = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return text[from..at];
    }

    private bool TakeClock(string hours)
    {
        at++;
        var minutes = Digits();
        if (minutes.Length == 0 && text[at - 1] == ':') return false;
        string seconds = "0", fraction = "0";
        if (at + 1 < text.Length && text[at] == ':')
        {
            at++;
            seconds = Digits();
            if (seconds.Length == 0) seconds = "0";
            else if (at + 1 < text.Length && text[at] is '.' or ',' && char.IsAsciiDigit(text[at + 1]))
            {
                at++;
                fraction = Digits();
            }
        }
        if (at < text.Length && text[at] == ':')
        {
            at++;
            if (at < text.Length && char.IsAsciiDigit(text[at])) return false;
        }
        if (minutes.Length > 2 || seconds.Length > 2) return false;
        return Set(Int(hours), minutes.Length == 0 ? 0 : Int(minutes), Int(seconds), Int(fraction.PadRight(7, '0')[..7]));
    }

    private bool CompactClock(string d) => Set(Int(d[..2]), Int(d[2..4]), d.Length == 6 ? Int(d[4..]) : 0, 0);

    private bool Set(int h, int m, int s, int ticks)
    {
        if (s == 60) s = 59;
        if (h > 24 || m > 59 || s > 59 || (h == 24 && (m > 0 || s > 0))) return false;
        Clock = new TimeSpan(0, h, m, s) + new TimeSpan(ticks);
        return true;
    }

    private bool TakeOffset(int baseMinutes)
    {
        var sign = text[at++] == '-' ? -1 : 1;
        var digits = Digits();
        var (h, m) = digits.Length switch
        {
            1 or 2 => (Int(digits), 0),
            3 => (Int(digits[..1]), Int(digits[1..])),
            4 => (Int(digits[..2]), Int(digits[2..])),
            _ => (99, 0),
        };
        if (digits.Length <= 2 && at < text.Length && text[at] == ':')
        {
            at++;
            var minutes = Digits();
            if (minutes.Length != 2) return false;
            m = Int(minutes);
        }
        Zone = new WebZones.Zone("", baseMinutes + (sign * ((h * 60) + m)));
        return h < 24 && m < 60;
    }

    private bool TakeWord()
    {
        var from = at;
        while (at < text.Length && (char.IsLetter(text[at]) || text[at] == '\'' || char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            || (text[at] is '/' or '_' && IsLetterAt(at + 1)))) at++;
        var word = text[from..at];
        var afterDigit = from > 0 && char.IsAsciiDigit(text[from - 1]);
        if (word == "t" && afterDigit) return true;
        if (WebDateWords.BeforeNoon(word) || WebDateWords.AfterNoon(word))
        {
            afternoon = WebDateWords.AfterNoon(word);
            return true;
        }
        if (WebDateWords.Month(word) is { } month)
        {
            // "mar., 01 déc. 2020": the first of two months is a weekday.
            Month = month;
            return true;
        }
        if (word == "at" && Clock is not null && at == text.Length)
        {
            // "16:31:00 AT" is Atlantic time; "4 May at 16:31" is not.
            Zone = new WebZones.Zone("ast", 0);
            return true;
        }
        if (WebDateWords.IsNoise(word)) return true;
        if (WebZones.Known(word))
        {
            Zone ??= new WebZones.Zone(word, 0);
            if (at + 1 < text.Length && text[at] is '+' or '-' && char.IsAsciiDigit(text[at + 1])) return TakeOffset(0);
            return true;
        }
        // A word before everything else is the weekday, whatever the language.
        return words++ == 0 && from == 0 && word.Length <= 16 && !afterDigit;
    }

    private bool Finish()
    {
        if (afternoon is { } pm && Clock is { } clock && clock.Hours <= 12 && clock.Days == 0)
        {
            Clock = clock + TimeSpan.FromHours(pm && clock.Hours < 12 ? 12 : !pm && clock.Hours == 12 ? -12 : 0);
        }
        return Numbers.Count > 0;
    }

    private bool IsLetterAt(int i) => i < text.Length && char.IsLetter(text[i]);

    private static int Int(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
