using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Parts one event's reports by counts that cannot both hold, and tells a growing count from a dispute.</summary>
internal static class CountComparison
{
    private const double About = 0.1; // how far "about" reaches
    private const double SameHours = 6; // as-of times nearer than this overlap

    /// <summary>The claim on the group's counts; null when they agree or cannot be compared.</summary>
    public static Ruling? On(IReadOnlyList<Happening> group, Func<Happening, Saying> saying, Origins origins, out IReadOnlyList<Happening> counted)
    {
        counted = [.. group.Where(h => h.Count is not null)];
        var heads = counted.GroupBy(h => Head(h), StringComparer.Ordinal).OrderByDescending(g => g.Count()).FirstOrDefault();
        counted = heads is null ? [] : [.. heads];
        var sides = Sides(counted);
        if (sides.Count < 2 || IsSumOrPart(counted)) return null;
        var camps = new Camps([.. sides.Select(s => (IReadOnlyList<Saying>)[.. s.Select(saying)])], origins, Close: false);
        var ruling = Rulings.On(camps);
        if (ruling.Verdict is Verdict.Both or Verdict.Altered) return ruling;
        if (IsSeries(counted)) return new Ruling(Verdict.Series);
        if (ruling.Verdict == Verdict.Updated) return ruling;
        return AsOfOverlaps(sides) ? ruling : new Ruling(Verdict.Possible);
    }

    /// <summary>Whether two values cannot both hold, "about" taken into account.</summary>
    public static bool Disjoint(Quantity a, Quantity b)
    {
        var (aLow, aHigh) = Widened(a);
        var (bLow, bHigh) = Widened(b);
        return aHigh < bLow || bHigh < aLow;
    }

    /// <summary>Whether two values count the same: one unit, or, for bare counts, one noun.</summary>
    public static bool IsSameThing(Quantity a, Quantity b) =>
        string.Equals(a.Unit, b.Unit, StringComparison.Ordinal) && (a.Unit.Length > 0 || (a.Head.Length > 0 && string.Equals(a.Head, b.Head, StringComparison.Ordinal)));

    private static (double Low, double High) Widened(Quantity q) =>
        q.Approximate ? (q.Low - (Math.Abs(q.Low) * About), q.High + (Math.Abs(q.High) * About)) : (q.Low, q.High);

    // The counted noun with its modifiers; all words for people are one.
    private static string Head(Happening h)
    {
        var count = h.Count!;
        var words = Words.Of(h.Reading.Text, count.At);
        bool people = words.Folded.Length > 0 && Clauses.Is("people", words.Folded[^1], h.Reading.Language);
        var modifiers = words.Folded[..^(words.Folded.Length > 0 ? 1 : 0)].Where(w => w.All(char.IsLetter) && w.Length > 3 && !Stems.IsStopWord(w, h.Reading.Language) && !IsNumberWord(w));
        return $"{(people ? "people" : count.Head)} {count.Unit} {string.Join(' ', modifiers.Order(StringComparer.Ordinal))}";
    }

    private static bool IsNumberWord(string word) => word is "about" or "least" or "most" or "more" or "than" or "almost" or "nearly" or "some" or "around" or "over"
        || Numbers.Of(word, "en").Count > 0;

    private static List<List<Happening>> Sides(IReadOnlyList<Happening> counted)
    {
        var sides = new List<List<Happening>>();
        foreach (var happening in counted)
        {
            var home = sides.Find(s => s.TrueForAll(o => !Disjoint(o.Count!, happening.Count!)));
            if (home is null) sides.Add([happening]);
            else home.Add(happening);
        }
        return sides;
    }

    // 12 in one text, 9 and 3 in another: no dispute.
    private static bool IsSumOrPart(IReadOnlyList<Happening> counted)
    {
        var values = counted.Select(h => h.Count!.Low).Distinct().ToList();
        foreach (var happening in counted)
        {
            var own = happening.Sentence.Quantities.Where(q => q.Unit == happening.Count!.Unit).Select(q => q.Low).ToList();
            if (own.Count < 2) continue;
            if (values.Exists(v => Math.Abs(own.Sum() - v) < 0.5 || (v != happening.Count!.Low && own.Exists(o => Math.Abs(o - v) < 0.5)))) return true;
        }
        return false;
    }

    private static bool IsSeries(IReadOnlyList<Happening> counted)
    {
        var known = counted.Where(h => h.Reading.Reference.Known).OrderBy(h => h.Reading.Reference.At).ToList();
        if (known.Count < counted.Count) return false;
        for (int i = 1; i < known.Count; i++)
        {
            var (before, after) = (known[i - 1], known[i]);
            bool later = (after.Reading.Reference.At - before.Reading.Reference.At).TotalHours >= SameHours;
            if (after.Count!.High < before.Count!.Low || (Disjoint(before.Count, after.Count) && !later)) return false;
        }
        return true;
    }

    private static bool AsOfOverlaps(List<List<Happening>> sides) =>
        sides[0].Exists(a => sides[1].Exists(b => a.Reading.Reference.Known && b.Reading.Reference.Known
            && Math.Abs((a.Reading.Reference.At - b.Reading.Reference.At).TotalHours) < SameHours));
}
