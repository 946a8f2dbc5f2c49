using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Claims.Loose;

/// <summary>Finds two things of one small sort that one speaker is said to have named of the same people: a dinner in one report, a lunch in another. Often one word translated twice.</summary>
internal static class OtherChoice
{
    private const int FewestNames = 2, MostFound = 200;

    private static readonly FrozenDictionary<string, (string Sort, string Thing)> Things = DataFile.Rows(typeof(ClaimFinder), "choices.tsv")
        .SelectMany(r => r[2].Split('|').SelectMany(thing => thing.Split('/').Select(word => (Key: $"{r[0]} {word}", Value: (r[1], thing.Split('/')[0]))))).ToFrozenDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);

    private sealed record Choice(Reading Reading, ReadSentence Sentence, int Word, string Sort, string Thing, string Witness);

    /// <summary>The claims.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<Reading> readings, NameKeys keys, Witnesses witnesses, Origins origins)
    {
        var found = readings.SelectMany(r => Of(r, witnesses)).Take(MostFound).ToList();
        foreach (var (a, b) in LooseDifferences.Across(found, c => c.Reading))
        {
            if (a.Sort != b.Sort || a.Thing == b.Thing || a.Witness != b.Witness || NamesBoth(found, a, b)) continue;
            if (LooseDifferences.NamesIn(a.Sentence, keys).Intersect(LooseDifferences.NamesIn(b.Sentence, keys)).Count() < FewestNames) continue;
            yield return Funnel.Of(LooseDifferences.About(a.Reading, a.Sentence, Math.Max(0, a.Word - 3)), Verdict.Possible, [Say(a, witnesses), Say(b, witnesses)], origins, "choice");
        }
    }

    // A text that tells of both tells of two things.
    private static bool NamesBoth(List<Choice> found, Choice a, Choice b) =>
        found.Exists(c => (c.Reading == a.Reading && c.Sort == b.Sort && c.Thing == b.Thing) || (c.Reading == b.Reading && c.Sort == a.Sort && c.Thing == a.Thing));

    private static IEnumerable<Choice> Of(Reading reading, Witnesses witnesses)
    {
        foreach (var sentence in reading.Sentences)
        {
            for (int i = 0; i < sentence.Words.Count; i++)
            {
                if (!Things.TryGetValue($"{reading.Language} {sentence.Words.Folded[i]}", out var thing)) continue;
                if (witnesses.Key(reading, sentence.SaidBy(sentence.Words.Stretch(i, i))) is { } witness) yield return new Choice(reading, sentence, i, thing.Sort, thing.Thing, witness);
            }
        }
    }

    private static Saying Say(Choice choice, Witnesses witnesses) => LooseDifferences.Say(choice.Reading, choice.Sentence, choice.Sentence.Words.Stretch(choice.Word, choice.Word), witnesses);
}
