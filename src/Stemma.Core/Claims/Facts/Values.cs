using Stemma.Core.Language;

namespace Stemma.Core.Claims.Facts;

/// <summary>Compares values as intervals: a round number allows what rounds to it, a day allows its hours, a place what lies in it.</summary>
internal static class Values
{
    private const double Exact = 100; // smaller whole numbers are counted, not rounded
    private const double About = 0.1; // how far "about" reaches
    private const double SameHour = 1; // clock times nearer than this may be rounded
    private const double Minute = 1.0 / 60; // that a clock time spans
    private const double PartHours = 4; // that may lie between two parts of a day which are one

    /// <summary>Whether no value can be both.</summary>
    public static bool Disjoint(Fact a, Fact b)
    {
        if (string.Equals(a.At.Of(a.Reading.Text), b.At.Of(b.Reading.Text), StringComparison.OrdinalIgnoreCase)) return false; // "this morning" of two days counts from when it was said
        if (a.Quantity is { } x && b.Quantity is { } y) return Disjoint(x, y);
        if (a.Time is { } s && b.Time is { } t) return Apart(s, t);
        return a.Named is { } n && b.Named is { } m && Apart(n, m);
    }

    /// <summary>Whether both are the very same value.</summary>
    public static bool Same(Fact a, Fact b)
    {
        if (a.Quantity is { } x && b.Quantity is { } y) return x.Low == y.Low && x.High == y.High;
        if (a.Time is { } s && b.Time is { } t) return s.From == t.From && s.To == t.To;
        return a.Named is { } n && b.Named is { } m && NameKeys.Plain(n.Name) == NameKeys.Plain(m.Name);
    }

    /// <summary>Whether no number can be both.</summary>
    public static bool Disjoint(Quantity a, Quantity b)
    {
        var (aLow, aHigh) = Allowed(a);
        var (bLow, bHigh) = Allowed(b);
        return aHigh < bLow || bHigh < aLow;
    }

    /// <summary>Whether neither number is the other one rounded, nor what the other one allows ("12" of "at least 10"). Two bounds ("at least 4", "at least 5") are taken as they stand; "more than 40" is another than "up to 40".</summary>
    public static bool IsOther(Quantity a, Quantity b) =>
        (!IsRounded(a, b) && !IsRounded(b, a) && !IsAllowed(a, b) && !IsAllowed(b, a)) || IsBeyond(a, b) || IsBeyond(b, a);

    private static bool IsAllowed(Quantity counted, Quantity bound) => IsStretch(counted) && !IsStretch(bound) && counted.High >= bound.Low && counted.Low <= bound.High;

    private static bool IsBeyond(Quantity a, Quantity b) => double.IsInfinity(a.High) && double.IsInfinity(b.Low) && a.Low >= b.High;

    /// <summary>The number that the text gives: of a bound the bound, of a stretch its middle.</summary>
    public static double Given(Quantity q) =>
        double.IsInfinity(q.High) ? q.Low : double.IsInfinity(q.Low) ? q.High : (q.Low + q.High) / 2;

    private static bool IsRounded(Quantity exact, Quantity round)
    {
        if (IsStretch(exact) && IsStretch(round) && exact.Low <= round.High && round.Low <= exact.High) return true;
        double value = Given(round), play = Math.Max(Rounded(value), round.Approximate ? Math.Abs(value) * About : 0);
        return Given(exact) == value || Math.Abs(Given(exact) - value) < play;
    }

    private static bool IsStretch(Quantity q) => !double.IsInfinity(q.Low) && !double.IsInfinity(q.High);

    // Clock times may be rounded; parts of a day run into each other ("Friday afternoon", "late Friday").
    private static bool Apart(TimeMention a, TimeMention b)
    {
        bool clocks = a.Precision == Precision.Minute && b.Precision == Precision.Minute;
        return Math.Max((b.From - a.To).TotalHours, (a.From - b.To).TotalHours) >= (clocks ? SameHour - Minute : PartHours);
    }

    // "Brenn" and "North Brenn" may be one place; so may a country and a town of which nothing is known.
    private static bool Apart(NameMention a, NameMention b)
    {
        string x = NameKeys.Plain(a.Name), y = NameKeys.Plain(b.Name);
        if (x == y || x.Contains(y, StringComparison.Ordinal) || y.Contains(x, StringComparison.Ordinal)) return false;
        var (known, other) = (Gazetteer.Find(a.Name), Gazetteer.Find(b.Name));
        return known is null == other is null && known?.Canonical != other?.Canonical | known is null;
    }

    private static (double Low, double High) Allowed(Quantity q)
    {
        double low = q.Low - Rounded(q.Low), high = q.High + Rounded(q.High);
        return q.Approximate ? (low - (Math.Abs(low) * About), high + (Math.Abs(high) * About)) : (low, high);
    }

    // Half of the last digit that is not nought: 14.6 million allows 14.55 to 14.65 million, 2,000 allows 1,500 to 2,500.
    private static double Rounded(double value)
    {
        value = Math.Abs(value);
        if (double.IsInfinity(value) || value == 0) return 0;
        if (value < Exact) return value == Math.Floor(value) ? 0 : Half(value, 0.01);
        return Half(value, 1);
    }

    private static double Half(double value, double unit)
    {
        while (unit < value && Math.Abs((value / (unit * 10)) - Math.Round(value / (unit * 10))) < 1e-9) unit *= 10;
        return unit <= 1 && value >= Exact ? 0 : unit / 2;
    }
}
