using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Words of bodies and those who speak for them, from Claims/Data/bodies.tsv.</summary>
internal static class Bodies
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Parts = DataFile.Rows(typeof(Bodies), "bodies.tsv")
        .ToFrozenDictionary(r => $"{r[0]} {r[1]}", r => r[2].Split('|').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Whether a folded word plays a part ("spoke", "agency", "state", "vague", "body") in the language.</summary>
    public static bool Is(string part, string folded, string language) => Parts.TryGetValue($"{language} {part}", out var words) && words.Contains(folded);

    /// <summary>Members of bodies that the texts name so: "Harbour Office spokesman Tor Lind", "Tor Lind, spokesman for the Harbour Office". Person key to body key.</summary>
    public static Dictionary<string, string> Members(IEnumerable<Reading> readings, NameKeys keys)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var reading in readings)
        {
            foreach (var sentence in reading.Sentences)
            {
                for (int i = 1; i < sentence.Words.Count - 1; i++)
                {
                    if (Is("spoke", sentence.Words.Folded[i], reading.Language)) Add(found, sentence, i, keys);
                }
            }
        }
        return found;
    }

    private static void Add(Dictionary<string, string> found, ReadSentence sentence, int role, NameKeys keys)
    {
        var words = sentence.Words;
        var before = sentence.Names.LastOrDefault(n => words.IndexAt(n.At.End) is var end && end <= role && end >= role - 1);
        var after = sentence.Names.FirstOrDefault(n => words.IndexAt(n.At.Start) == role + 1);
        if (before is not null && after is not null) { found.TryAdd(keys.Of(after.Name), keys.Of(before.Name)); return; }
        var person = sentence.Names.LastOrDefault(n => words.IndexAt(n.At.End) is var end && end < role && end >= role - 7 && words.Folded[end] == ",");
        var body = before is not null && before != person ? before
            : sentence.Names.FirstOrDefault(n => words.IndexAt(n.At.Start) is var start && start > role && start <= role + 3 && words.Folded[role + 1] is "for" or "of");
        if (person is not null && body is not null) found.TryAdd(keys.Of(person.Name), keys.Of(body.Name));
    }
}
