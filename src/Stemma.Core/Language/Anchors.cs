using System.Globalization;
using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>A rare token that survives rewording.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Key">Its comparable form: "n:" and a name, "#" and a number, "d:" and a weekday, month or year.</param>
public readonly record struct Anchor(Span At, string Key);

/// <summary>
/// The names, numbers and dates of a text in order. A person's key is the surname with transliteration taken out, so that "Peskov" and "Dmitry Peskov"
/// agree; a place's and its people's is the gazetteer's name, so that "Russian" and "Russia" agree.
/// </summary>
public static class Anchors
{
    /// <summary>The anchors of a stretch, read by itself.</summary>
    public static IReadOnlyList<Anchor> Of(string text, Span span, string language) =>
        [.. Of(span.Of(text), language).Select(a => new Anchor(a.At.Shift(span.Start), a.Key))];

    /// <summary>The anchors of a whole text. Cheaper than sentence by sentence, and short names resolve to full ones.</summary>
    public static IReadOnlyList<Anchor> Of(string text, string language)
    {
        var found = new List<Anchor>();
        foreach (var name in Names.Of(text, language)) found.Add(new Anchor(name.At, "n:" + KeyOf(name)));
        foreach (var quantity in Numbers.Of(text, language)) if (KeyOf(quantity) is { } key) found.Add(new Anchor(quantity.At, key));
        var words = DateWords.Of(language) ?? DateWords.Of("en")!;
        foreach (var token in Tokens.Of(text)) if (KeyOf(text, token, words) is { } key) found.Add(new Anchor(new Span(token.Start, token.End), key));
        found.Sort((a, b) => a.At.CompareTo(b.At));
        return WithoutOverlaps(found);
    }

    private static string KeyOf(NameMention name)
    {
        if (Gazetteer.Find(name.Name) is { } entry) return NameVariants.Plain(entry.Canonical);
        if (name.Kind is NameKind.Place or NameKind.Organisation) return NameVariants.Key(name.Name);
        var words = name.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = NameVariants.Plain(words[0]);
        var own = words.Length > 1 && NameWords.EastSurnames.Contains(first) ? first : words.LastOrDefault(w => !NameWords.Suffixes.Contains(NameVariants.Plain(w))) ?? words[^1];
        return NameVariants.Skeleton(own);
    }

    private static string? KeyOf(Quantity quantity)
    {
        double value = double.IsInfinity(quantity.Low) ? quantity.High : double.IsInfinity(quantity.High) ? quantity.Low : (quantity.Low + quantity.High) / 2;
        return double.IsFinite(value) && value != 1 ? string.Create(CultureInfo.InvariantCulture, $"#{Math.Round(value, 3)}{quantity.Unit}") : null;
    }

    private static string? KeyOf(string text, Token token, DateWords words)
    {
        if (token.Kind == TokenKind.Number)
        {
            var digits = token.In(text);
            return digits.Length == 4 && digits[0] is '1' or '2' && digits.IndexOfAnyExceptInRange('0', '9') < 0 ? "d:" + digits.ToString() : null;
        }
        if (token.Kind != TokenKind.Word || token.End - token.Start < 3) return null;
        var folded = Tokens.Fold(token.In(text));
        if (words.Longest("weekday", folded, 0) is { } weekday && weekday.End == folded.Length && folded.Length > 4) return "d:w" + weekday.Value;
        if (words.Longest("month", folded, 0) is { } month && month.End == folded.Length && folded is not ("may" or "march")) return "d:m" + month.Value;
        return char.IsUpper(text[token.Start]) && Gazetteer.OfDemonym(folded) is { } place ? "n:" + NameVariants.Plain(place) : null;
    }

    private static List<Anchor> WithoutOverlaps(List<Anchor> sorted)
    {
        var kept = new List<Anchor>(sorted.Count);
        foreach (var anchor in sorted) if (kept.Count == 0 || !kept[^1].At.Overlaps(anchor.At)) kept.Add(anchor);
        return kept;
    }
}
