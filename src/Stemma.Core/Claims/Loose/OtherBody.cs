using System.Collections.Frozen;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims.Loose;

/// <summary>Finds one body that reports give to two countries: "South Arland's ruling Farmers' Party" in one, "the North Arlandic Farmers' Party" in another, in sentences that tell the same.</summary>
internal static class OtherBody
{
    private const int Before = 5, FewestShared = 3, MostFound = 300, Stem = 4; // letters that "Arland" and "Arlandic" share

    private static readonly FrozenSet<string> Heads = DataFile.Rows(typeof(ClaimFinder), "heads.tsv").SelectMany(r => r[1].Split('|').Select(w => $"{r[0]} {w}")).ToFrozenSet(StringComparer.Ordinal);

    private sealed record Body(Reading Reading, ReadSentence Sentence, string Head, string Country, Span At, HashSet<string> Stems);

    /// <summary>The claims.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<Reading> readings, NameKeys keys, Witnesses witnesses, Origins origins)
    {
        var found = readings.SelectMany(Of).Take(MostFound).ToList();
        foreach (var (a, b) in LooseDifferences.Across(found, f => f.Reading))
        {
            if (a.Head != b.Head || a.Country == b.Country || Has(found, a.Reading, b) || Has(found, b.Reading, a) || a.Stems.Count(b.Stems.Contains) < FewestShared || !People(a, keys).Overlaps(People(b, keys))) continue;
            yield return Funnel.Of($"{a.At.Of(a.Reading.Text)} / {b.At.Of(b.Reading.Text)}", Verdict.Possible,
                [LooseDifferences.Say(a.Reading, a.Sentence, a.At, witnesses), LooseDifferences.Say(b.Reading, b.Sentence, b.At, witnesses)], origins, "body");
        }
    }

    // A text that names such a body of both countries speaks of two.
    private static bool Has(List<Body> found, Reading reading, Body other) => found.Exists(f => f.Reading == reading && f.Head == other.Head && f.Country == other.Country);

    // Who is in both sentences: bodies of two countries are named side by side otherwise.
    private static HashSet<string> People(Body body, NameKeys keys) =>
        body.Sentence.Names.Where(n => n.Kind is NameKind.Person or NameKind.Unknown && !n.At.Overlaps(body.At)).Select(n => keys.Of(n.Name)).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<Body> Of(Reading reading)
    {
        string text = reading.Text;
        foreach (var sentence in reading.Sentences)
        {
            var words = sentence.Words;
            for (int i = 1; i < words.Count; i++)
            {
                if (!Heads.Contains($"{reading.Language} {words.Folded[i]}")) continue;
                var (first, country) = Country(text, words, i);
                if (first < 0) continue;
                yield return new Body(reading, sentence, words.Folded[i], country, words.Stretch(first, i), words.Stems(reading.Language));
            }
        }
    }

    // The country before the head, nothing but names and adjectives between; its two halves of "North" and "South" are two.
    private static (int First, string Country) Country(string text, Words words, int head)
    {
        for (int i = head - 1; i >= Math.Max(0, head - Before); i--)
        {
            if (words.Tokens[i].Kind == TokenKind.Mark && words.Folded[i] is not ("'" or "’")) break;
            string word = words.Tokens[i].In(text).ToString().TrimEnd('s').TrimEnd('\'', '’');
            string? half = i > 0 && words.Folded[i - 1] is "north" or "south" or "east" or "west" ? words.Folded[i - 1] : null;
            string name = half is null ? word : $"{text[words.Tokens[i - 1].Start..words.Tokens[i - 1].End]} {word}";
            if (!char.IsUpper(word.Length > 0 ? word[0] : 'a')) continue;
            if ((Gazetteer.OfDemonym(name) ?? Place(name) ?? (half is null || word.Length < Stem ? null : $"{half} {word[..Stem]}")) is { } country) return (half is null ? i : i - 1, country);
        }
        return (-1, "");
    }

    private static string? Place(string name) => Gazetteer.Find(name) is { Kind: NameKind.Place } found ? found.Canonical : null;
}
