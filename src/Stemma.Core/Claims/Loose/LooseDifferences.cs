using Stemma.Core.Claims.Facts;
using Stemma.Core.News;

namespace Stemma.Core.Claims.Loose;

/// <summary>What may part reports although their sentences are told anew, and what no measure opens yet: each an ordered, narrow rule, folded under "Possible" unless it is one wording against another.</summary>
internal static class LooseDifferences
{
    private const int MostOfARule = 4;

    private static readonly Func<IReadOnlyList<Reading>, IReadOnlyList<SentencePair>, NameKeys, Witnesses, Origins, IEnumerable<Claim>>[] Rules =
    [
        (_, pairs, _, witnesses, origins) => OtherSense.In(pairs, witnesses, origins),
        (readings, _, keys, witnesses, origins) => OtherChoice.In(readings, keys, witnesses, origins),
        (readings, _, keys, witnesses, origins) => PlannedTime.In(readings, keys, witnesses, origins),
        (readings, _, keys, witnesses, origins) => OtherWay.In(readings, keys, witnesses, origins),
        (readings, _, keys, witnesses, origins) => OtherBody.In(readings, keys, witnesses, origins),
    ];

    /// <summary>The claims, a few of each rule.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<Reading> readings, IReadOnlyList<SentencePair> pairs, NameKeys keys, Witnesses witnesses, Origins origins) =>
        Rules.SelectMany(rule => rule(readings, pairs, keys, witnesses, origins).Take(MostOfARule));

    /// <summary>The claims on single values, years and names in sentences told anew, a few of each rule.</summary>
    public static IEnumerable<Claim> Values(IReadOnlyList<Reading> readings, FactTexts facts, NameKeys keys, Witnesses witnesses, Origins origins)
    {
        var likeness = new Likeness(facts);
        return OtherValue.In(facts, likeness, witnesses, origins).Take(MostOfARule * 2)
            .Concat(OtherYear.In(readings, keys, likeness, witnesses, origins).Take(MostOfARule))
            .Concat(OtherName.In(readings, witnesses, origins).Take(MostOfARule));
    }

    /// <summary>A sentence's word on a claim; its value is a stretch of it.</summary>
    public static Saying Say(Reading reading, ReadSentence sentence, Span value, Witnesses witnesses)
    {
        var said = sentence.SaidBy(value);
        return new Saying(reading, value.Of(reading.Text), Positions.Cap(reading.Text, sentence.At), said, witnesses.Key(reading, said));
    }

    /// <summary>The keys of the names in a sentence.</summary>
    public static HashSet<string> NamesIn(ReadSentence sentence, NameKeys keys) => sentence.Names.Select(n => keys.Of(n.Name)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Pairs of what is found in different texts of one language, the earlier text's first.</summary>
    public static IEnumerable<(T A, T B)> Across<T>(IReadOnlyList<T> found, Func<T, Reading> of)
    {
        for (int i = 0; i < found.Count; i++)
            for (int j = i + 1; j < found.Count; j++)
                if (of(found[i]) != of(found[j]) && of(found[i]).Language == of(found[j]).Language) yield return (found[i], found[j]);
    }

    /// <summary>The first words of a sentence from a token on.</summary>
    public static string About(Reading reading, ReadSentence sentence, int first) =>
        Abouts.Of(reading.Text, sentence.Words, Math.Min(first, sentence.Words.Count - 1), sentence.Words.Count - 1, reading.Language);
}
