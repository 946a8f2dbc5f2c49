using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Claims.Loose;

/// <summary>Finds a way towards a place in one report and away from it in another: plans change, and reports come late.</summary>
internal static class OtherWay
{
    private const int MostBetween = 3, MostFound = 200;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Parts = DataFile.Rows(typeof(ClaimFinder), "ways.tsv")
        .ToFrozenDictionary(r => $"{r[0]} {r[1]}", r => r[2].Split('|').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    private sealed record Way(Reading Reading, ReadSentence Sentence, bool Away, string Place, int First, int Last, HashSet<string> Names);

    /// <summary>The claims, one a place.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<Reading> readings, NameKeys keys, Witnesses witnesses, Origins origins)
    {
        var found = readings.SelectMany(r => Of(r, keys)).Take(MostFound).ToList();
        foreach (var place in found.GroupBy(w => w.Place, StringComparer.Ordinal))
        {
            var pairs = LooseDifferences.Across([.. place], w => w.Reading).Where(p => p.A.Away != p.B.Away && p.A.Names.Overlaps(p.B.Names)).ToList();
            if (pairs.Count == 0) continue;
            var ways = pairs.SelectMany(p => new[] { p.A, p.B }).DistinctBy(w => (w.Reading, w.Away)).OrderBy(w => w.Reading.Telling.Id).ToList();
            yield return Funnel.Of(LooseDifferences.About(ways[0].Reading, ways[0].Sentence, ways[0].First), Verdict.Possible, [.. ways.Select(w => LooseDifferences.Say(w.Reading, w.Sentence, w.Sentence.Words.Stretch(w.First, w.Last), witnesses))], origins, "way");
        }
    }

    private static IEnumerable<Way> Of(Reading reading, NameKeys keys)
    {
        foreach (var sentence in reading.Sentences)
        {
            foreach (var name in sentence.Names)
            {
                int at = sentence.Words.IndexAt(name.At.Start), last = sentence.Words.IndexAt(name.At.End) - 1;
                if (at >= sentence.Words.Count) continue; // of a very long sentence the words are not read to the end
                string place = keys.Of(name.Name);
                if (Leads(sentence.Words, at, reading.Language) is not ( >= 0 and var first, var away)) continue;
                var names = sentence.Names.Where(n => keys.Of(n.Name) != place).SelectMany(n => new[] { keys.Of(n.Name), NameKeys.Plain(n.Text) }).ToHashSet(StringComparer.Ordinal); // as it stands too: a country has several names
                yield return new Way(reading, sentence, away, place, first, Math.Clamp(last, at, sentence.Words.Count - 1), names);
            }
        }
    }

    // "Away from X"; "trip to X", "headed for X": the word that moves stands shortly before.
    private static (int First, bool Away) Leads(Words words, int name, string language)
    {
        if (name < 2) return (-1, false);
        if (Is("from", words, name - 1, language) && Is("away", words, name - 2, language)) return (name - 2, true);
        if (!Is("to", words, name - 1, language)) return (-1, false);
        for (int i = name - 2; i >= Math.Max(0, name - 2 - MostBetween); i--) if (Is("move", words, i, language)) return (i, false);
        return (-1, false);
    }

    private static bool Is(string part, Words words, int i, string language) => Parts.TryGetValue($"{language} {part}", out var some) && some.Contains(words.Folded[i]);
}
