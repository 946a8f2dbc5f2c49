using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>An agency that a story names, with the country its texts tie it to.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Country">The country's folded words ("north arland", from "North Arland's" or "North Arlandic"), or "".</param>
/// <param name="State">Whether a state speaks through it.</param>
internal sealed record Agency(string Key, string Country, bool State);

/// <summary>Ties "Arland's official news agency" to the agency the story's texts name beside such words.</summary>
internal sealed class Agencies
{
    private const int Furthest = 6; // words that an apposition reaches to the left

    private readonly List<Agency> _all = [];
    private readonly Dictionary<string, string> _acronyms = new(StringComparer.Ordinal);

    /// <summary>Learns the agencies of a story.</summary>
    public static Agencies Of(IEnumerable<Reading> readings)
    {
        var agencies = new Agencies();
        var list = readings.ToList();
        foreach (var name in list.SelectMany(r => r.Sentences).SelectMany(s => s.Names)) agencies.AddAcronym(name.Text);
        foreach (var reading in list)
        {
            foreach (var sentence in reading.Sentences) agencies.Read(reading, sentence);
        }
        return agencies;
    }

    /// <summary>The key of an agency's own name: the registry's, else the full name of an acronym, else its plain words.</summary>
    public string Own(string name)
    {
        if (Wires.Named(name) is { } wire) return NameKeys.Plain(wire.Name);
        var plain = NameKeys.Plain(name);
        if (Wires.Named(plain) is { } folded) return NameKeys.Plain(folded.Name);
        return _acronyms.GetValueOrDefault(plain, plain);
    }

    /// <summary>The name inside "the ARTA news agency" or "Arlandic news agency ARTA"; the whole where there is none.</summary>
    public static string Inside(string witness, string language)
    {
        var words = Words.Of(witness, new Span(0, witness.Length));
        bool Named(int i) => char.IsUpper(witness[words.Tokens[i].Start]);
        for (int end = words.Count; end > 0; end--)
        {
            if (Named(end - 1) || !EndsLikeAgency(words.Folded, end, language)) continue;
            if (end < words.Count && Named(end)) return words.Stretch(end, words.Count - 1).Of(witness);
            int start = NominalStart(words, end, language);
            int first = start > 0 && Bodies.Is("vague", words.Folded[0], language) ? 1 : 0;
            bool possessive = start > 0 && words.Stretch(start - 1, start - 1).Of(witness).EndsWith('s');
            if (end == words.Count && start > first && Named(start - 1) && !possessive && start == end - NominalLength(words, end, language))
                return words.Stretch(first, start - 1).Of(witness);
        }
        return witness;
    }

    /// <summary>The agency that a nominal ("North Arlandic state media") means; null when it means none or several.</summary>
    public string? Meant(string nominal, string language)
    {
        var words = Words.Of(nominal, new Span(0, nominal.Length));
        if (!EndsLikeAgency(words.Folded, words.Count, language)) return null;
        bool state = words.Folded.Any(w => Is("state", w, language));
        var country = Country(nominal, words, words.Count, language);
        var named = _all.Where(a => (a.State || !state) && (country.Length == 0 || SameCountry(a.Country, country))).Select(a => a.Key).Distinct(StringComparer.Ordinal).ToList();
        if (named.Count == 1) return named[0];
        if (named.Count > 1 || country.Length == 0) return null;
        var open = _all.Where(a => a.State && a.Country.Length == 0).Select(a => a.Key).Distinct(StringComparer.Ordinal).ToList();
        return state && open.Count == 1 && _all.All(a => a.Country.Length == 0) ? open[0] : null;
    }

    private void AddAcronym(string name)
    {
        var parts = NameKeys.Plain(name).Split(' ');
        if (parts.Length is < 3 or > 6) return;
        _acronyms.TryAdd(string.Concat(parts.Select(p => p[..1])), NameKeys.Plain(name));
    }

    // "Arland's official [Central News Agency]", "the Arlandic news agency [ARTA]", "the [ARTA] news agency", "[ARTA], the state news agency".
    private void Read(Reading reading, ReadSentence sentence)
    {
        var words = sentence.Words;
        for (int end = 1; end <= words.Count; end++)
        {
            if (!EndsLikeAgency(words.Folded, end, reading.Language)) continue;
            int from = Math.Max(0, end - Furthest);
            var around = new Span(words.Tokens[from].Start, words.Tokens[Math.Min(end, words.Count - 1)].End);
            var names = sentence.Names.Where(n => n.At.Overlaps(around) && n.Kind is not (NameKind.Place or NameKind.Person)).ToList();
            var own = names.Where(n => IsAgencyName(n, words, end, reading.Language)).ToList();
            if (own.Count != 1) continue;
            int before = words.IndexAt(own[0].At.Start);
            bool state = Wires.Named(own[0].Text)?.Kind == WireKind.State || words.Folded[from..end].Any(w => Is("state", w, reading.Language));
            var country = Country(reading.Text, words, Math.Min(before, end), reading.Language);
            _all.Add(new Agency(Own(own[0].Text), country, state));
        }
    }

    private static bool IsAgencyName(NameMention name, Words words, int end, string language)
    {
        int first = words.IndexAt(name.At.Start), after = words.IndexAt(name.At.End);
        if (after == end && first < end - 1) return true; // its own last words are "News Agency"
        if (first == end) return true; // "news agency ARTA"
        bool acronym = name.Text.Length is >= 2 and <= 6 && name.Text.Count(char.IsUpper) >= 2;
        int nominal = NominalStart(words, end, language);
        if (after == nominal) return acronym || !words.Folded[first..after].Any(w => w.EndsWith("an", StringComparison.Ordinal) || w.EndsWith("ese", StringComparison.Ordinal) || w.EndsWith("ish", StringComparison.Ordinal)) && !name.Text.EndsWith('s');
        return acronym && after < nominal && words.Folded[after] == ",";
    }

    private static int NominalStart(Words words, int end, string language)
    {
        int start = end - NominalLength(words, end, language);
        while (start > 0 && Is("state", words.Folded[start - 1], language)) start--;
        return start;
    }

    private static int NominalLength(Words words, int end, string language) =>
        end >= 2 && Is("agency", $"{words.Folded[end - 2]} {words.Folded[end - 1]}", language) ? 2 : 1;

    // The capitalised words in front of "official", "state", "news agency".
    private static string Country(string text, Words words, int end, string language)
    {
        int i = end - 1;
        var found = new List<string>();
        while (i >= 0 && (!char.IsUpper(text[words.Tokens[i].Start]) || Is("agency", words.Folded[i], language) || words.Folded[i] is "news" or "agency" or "central"))
        {
            if (words.Tokens[i].Kind == TokenKind.Mark || Reporting.IsVerb(words.Folded[i], language)) return "";
            i--;
        }
        while (i >= 0 && char.IsUpper(text[words.Tokens[i].Start]) && found.Count < 3 && words.Folded[i] is not "the") found.Insert(0, words.Folded[i--]);
        return string.Join(' ', found);
    }

    private static bool EndsLikeAgency(string[] folded, int end, string language) =>
        end > 0 && (Is("agency", folded[end - 1], language) || (end > 1 && Is("agency", $"{folded[end - 2]} {folded[end - 1]}", language)));

    // "north arland" and "north arlandic": the same words but for the last one's ending.
    private static bool SameCountry(string a, string b)
    {
        var x = a.Split(' ');
        var y = b.Split(' ');
        if (x.Length != y.Length || a.Length == 0) return false;
        for (int i = 0; i < x.Length - 1; i++) if (x[i] != y[i]) return false;
        int common = 0;
        while (common < Math.Min(x[^1].Length, y[^1].Length) && x[^1][common] == y[^1][common]) common++;
        return common >= 4 && common >= Math.Min(x[^1].Length, y[^1].Length) - 2;
    }

    private static bool Is(string part, string word, string language) => Bodies.Is(part, word, language);
}
