using System.Globalization;
using Stemma.Core.Language;

namespace Stemma.Core.Claims.Facts;

/// <summary>A number where a text gives it.</summary>
internal sealed record Figure(Reading Reading, int Place, Quantity Quantity)
{
    /// <summary>Its sentence.</summary>
    public ReadSentence Sentence => Reading.Sentences[Place];
}

/// <summary>
/// Finds the other texts that give a number, by what does not depend on their words: a number that each gives once is one thing where one text carries the other's sentences, in whatever language; where it has so many digits
/// that two things hardly have it; and where both tell it first of all beside the same names and words.
/// </summary>
internal sealed class SameFigures(IReadOnlyList<Reading> readings, Bearers bearers, NameKeys keys)
{
    private const double Counted = 10, Telling = 20; // smaller numbers are of many things
    private const int FewestDigits = 3; // without noughts at the end
    private const int Lead = 4; // sentences
    private const int FewestShared = 4; // stems of two leads, the number not counted
    private const double FirstYear = 1500, LastYear = 2100; // a number between them may be a year

    /// <summary>The figures of other texts.</summary>
    /// <param name="group">The number in the texts where it is known to be one thing.</param>
    public IReadOnlyList<Figure> Beside(IReadOnlyList<Fact> group)
    {
        if (group[0].Quantity is not { } quantity || quantity.Low != quantity.High || quantity.Low < Counted) return [];
        var found = group.Select(f => new Figure(f.Reading, f.Place, f.Quantity!)).ToList();
        int given = found.Count;
        var left = readings.Where(r => !found.Exists(f => f.Reading == r)).Select(r => Once(r, quantity)).OfType<Figure>().Where(f => !IsCorrection(f)).ToList();
        while (left.Find(o => found.Exists(f => IsSame(f, o)) && !found.Exists(f => IsElsewhere(f, o))) is { } next)
        {
            found.Add(next);
            left.Remove(next);
        }
        return found[given..];
    }

    // Where a text gives the number, in one sentence alone.
    private static Figure? Once(Reading reading, Quantity quantity)
    {
        var there = Enumerable.Range(0, reading.Sentences.Count).SelectMany(i => reading.Sentences[i].Quantities.Where(q => q.Low == quantity.Low && q.High == quantity.High && q.Unit == quantity.Unit).Take(1).Select(q => new Figure(reading, i, q))).Take(2).ToList();
        return there is [var one] ? one : null;
    }

    private bool IsSame(Figure a, Figure b)
    {
        if (Once(a.Reading, a.Quantity) is null) return false;
        bool tongue = a.Reading.Language == b.Reading.Language;
        return bearers.AreKin(a.Reading, b.Reading) || (IsRare(a.Quantity) && (!tongue || CountComparison.IsSameThing(a.Quantity, b.Quantity))) || (tongue && BothLead(a, b));
    }

    // The one's sentence goes back to another sentence of the other, which gives another number there.
    private bool IsElsewhere(Figure a, Figure b)
    {
        var (x, y) = (bearers.At(a.Reading.Telling.Id, a.Sentence.At), bearers.At(b.Reading.Telling.Id, b.Sentence.At));
        return x is { } atA && y is { } atB && (bearers.Beside(atA).Any(p => p.Reading == atB.Reading && p != atB) || bearers.Beside(atB).Any(p => p.Reading == atA.Reading && p != atA)) && !bearers.Beside(atA).Contains(atB);
    }

    // "This report has been corrected. It gave 164 as the number": what was wrong is no value of the report.
    private static bool IsCorrection(Figure figure) => Enumerable.Range(Math.Max(0, figure.Place - 1), Math.Min(2, figure.Place + 1))
        .Any(i => figure.Reading.Sentences[i].Words.Folded.Any(w => Clauses.Is("corrected", w, figure.Reading.Language)));

    private static bool IsRare(Quantity quantity) => quantity.Low is < FirstYear or > LastYear
        && quantity.Low.ToString("0.######", CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal).Trim('0').Length >= FewestDigits;

    // Each tells it in its first sentences, with the same names and words, and of no other event.
    private bool BothLead(Figure a, Figure b)
    {
        if (a.Quantity.Low < Telling || a.Place >= Lead || b.Place >= Lead || a.Quantity.Approximate != b.Quantity.Approximate) return false;
        var shared = a.Sentence.Stems.Where(b.Sentence.Stems.Contains).ToHashSet(StringComparer.Ordinal);
        var (x, y) = (Event(a), Event(b));
        return shared.Count > FewestShared && (x.Length == 0 || y.Length == 0 || x == y)
            && a.Sentence.Names.Any(n => b.Sentence.Names.Any(m => keys.Of(n.Name) == keys.Of(m.Name)));
    }

    private string Event(Figure figure) => new FrameReader(new SentenceWords(figure.Reading, figure.Sentence, keys), figure.Quantity.At).NearestEvent();
}
