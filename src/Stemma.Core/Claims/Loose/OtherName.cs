using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims.Loose;

/// <summary>
/// Finds a name that two reports give alike but for one word: a letter more or less ("Dana Schuberto", "Dana Schubert"), or, of a body, a word behind its first ("Arlandic Institute of Science and Technology",
/// "Arlandic University of Science and Technology") where the sentences tell the same.
/// </summary>
internal static class OtherName
{
    private const int FewestLetters = 4, FewestOfBody = 4, FewestShared = 2;

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
                string? rule = IsSlip(x, y) ? "name-spelling" : a.Word > 0 && IsBody(a.Named, b.Named) && !Spelling.IsSame([x], [y], a.Named.Reading.Language) ? "name-word" : null;
                if (rule is null || !told.Add(string.CompareOrdinal(x, y) < 0 ? $"{alike.Key} {x} {y}" : $"{alike.Key} {y} {x}")) continue;
                yield return Funnel.Of($"{a.Named.Name.Text} / {b.Named.Name.Text}", Verdict.Possible, [Say(a.Named, witnesses), Say(b.Named, witnesses)], origins, rule);
            }
        }
    }

    // Each name of several words once a text, where it stands first.
    private static List<Named> Of(Reading reading) =>
    [
        .. reading.Sentences.SelectMany(s => s.Names.Select(n => new Named(reading, s, n, NameKeys.Plain(Accents.Off(n.Text)).Split(' '))))
            .Where(n => n.Words.Length > 1).DistinctBy(n => string.Join(' ', n.Words), StringComparer.Ordinal),
    ];

    // The name with each of its words left open.
    private static IEnumerable<(string Pattern, Named Named, int Word)> Alike(Named name) =>
        Enumerable.Range(0, name.Words.Length).Select(i => (string.Join(' ', name.Words.Select((w, k) => k == i ? "*" : w)), name, i));

    // One letter more or less; a vowel in another's place or twice is a way of writing a foreign name, an "s" for a "z" a country's, an "s" at the end a genitive.
    private static bool IsSlip(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        if (shorter.Length < FewestLetters || longer.Length - shorter.Length > 1 || longer == shorter + "s") return false;
        int at = 0;
        while (at < shorter.Length && shorter[at] == longer[at]) at++;
        if (shorter.Length < longer.Length) return shorter[at..] == longer[(at + 1)..] && !(at > 0 && longer[at] == longer[at - 1] && IsVowel(longer[at]));
        return shorter[(at + 1)..] == longer[(at + 1)..] && !IsVowel(shorter[at]) && !IsVowel(longer[at]) && !(shorter[at] is 's' or 'z' && longer[at] is 's' or 'z') && char.IsLetter(shorter[at]) && char.IsLetter(longer[at]);
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool IsBody(Named a, Named b) =>
        a.Words.Length >= FewestOfBody && a.Name.Kind == NameKind.Organisation && b.Name.Kind == NameKind.Organisation
        && Rest(a).Count(Rest(b).Contains) >= FewestShared;

    private static HashSet<string> Rest(Named name)
    {
        var stems = name.Sentence.Words.Stems(name.Reading.Language);
        stems.ExceptWith(name.Words.Select(w => Stems.Of(w, name.Reading.Language)));
        return stems;
    }

    private static Saying Say(Named name, Witnesses witnesses) => LooseDifferences.Say(name.Reading, name.Sentence, name.Name.At, witnesses);
}
