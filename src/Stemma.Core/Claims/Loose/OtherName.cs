using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims.Loose;

/// <summary>
/// Finds a body whose name two reports give alike but for one word behind its first ("Arlandic Institute of Science and Technology", "Arlandic University of Science and Technology"),
/// where the sentences tell the same.
/// </summary>
internal static class OtherName
{
    private const int FewestWords = 4, FewestShared = 2;

    private sealed record Named(Reading Reading, ReadSentence Sentence, NameMention Name, string[] Words);

    /// <summary>The claims, one a pair of names.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<Reading> readings, Witnesses witnesses, Origins origins)
    {
        var own = readings.ToDictionary(r => r, Of);
        var plain = own.ToDictionary(o => o.Key, o => o.Value.Select(n => string.Join(' ', n.Words)).ToHashSet(StringComparer.Ordinal));
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var alike in own.Values.SelectMany(n => n).SelectMany(Alike).GroupBy(n => n.Pattern, n => (n.Named, n.Word), StringComparer.Ordinal))
        {
            foreach (var (a, b) in LooseDifferences.Across([.. alike], n => n.Named.Reading))
            {
                var (x, y) = (a.Named.Words[a.Word], b.Named.Words[b.Word]);
                if (x == y || a.Word != b.Word || plain[a.Named.Reading].Contains(string.Join(' ', b.Named.Words)) || plain[b.Named.Reading].Contains(string.Join(' ', a.Named.Words))) continue;
                if (Spelling.IsSame([x], [y], a.Named.Reading.Language) || !TellTheSame(a.Named, b.Named) || !told.Add(string.CompareOrdinal(x, y) < 0 ? $"{alike.Key} {x} {y}" : $"{alike.Key} {y} {x}")) continue;
                yield return Funnel.Of($"{a.Named.Name.Text} / {b.Named.Name.Text}", Verdict.Possible, [Say(a.Named, witnesses), Say(b.Named, witnesses)], origins, "name-word");
            }
        }
    }

    // Each body's name of many words once a text, where it stands first.
    private static List<Named> Of(Reading reading) =>
    [
        .. reading.Sentences.SelectMany(s => s.Names.Where(n => n.Kind == NameKind.Organisation).Select(n => new Named(reading, s, n, NameKeys.Plain(Accents.Off(n.Text)).Split(' '))))
            .Where(n => n.Words.Length >= FewestWords).DistinctBy(n => string.Join(' ', n.Words), StringComparer.Ordinal),
    ];

    // The name with each of its words behind the first left open.
    private static IEnumerable<(string Pattern, Named Named, int Word)> Alike(Named name) =>
        Enumerable.Range(1, name.Words.Length - 1).Select(i => (string.Join(' ', name.Words.Select((w, k) => k == i ? "*" : w)), name, i));

    private static bool TellTheSame(Named a, Named b) => Rest(a).Count(Rest(b).Contains) >= FewestShared;

    private static HashSet<string> Rest(Named name)
    {
        var stems = name.Sentence.Words.Stems(name.Reading.Language);
        stems.ExceptWith(name.Words.Select(w => Stems.Of(w, name.Reading.Language)));
        return stems;
    }

    private static Saying Say(Named name, Witnesses witnesses) => LooseDifferences.Say(name.Reading, name.Sentence, name.Name.At, witnesses);
}
