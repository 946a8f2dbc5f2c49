using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Claims.Facts;

/// <summary>Words that tell one kind of event, verbs and nouns together, and words for persons that are counted, from Claims/Data/events.tsv.</summary>
internal static class EventWords
{
    private static readonly FrozenDictionary<string, string> Events = Read(counted: false), Persons = Read(counted: true);

    /// <summary>Each word's event group, "" where it tells of none: nouns and verbs of events.tsv, else the verbs of verbs.tsv.</summary>
    public static string[] In(Words words, string language)
    {
        var found = words.Folded.Select(w => Events.GetValueOrDefault($"{language} {w}", "")).ToArray();
        foreach (var verb in VerbGroups.In(words, language))
            for (int i = verb.First; i <= verb.Last; i++) if (found[i].Length == 0) found[i] = verb.Group;
        return found;
    }

    /// <summary>"people" or "person" for a folded noun that counts persons, else "".</summary>
    public static string Counted(string folded, string language) => Persons.GetValueOrDefault($"{language} {folded}", "");

    private static FrozenDictionary<string, string> Read(bool counted) => DataFile.Rows(typeof(ClaimFinder), "events.tsv")
        .Where(r => r[1] is "people" or "person" == counted)
        .SelectMany(r => r[2].Split('|').Select(w => (Key: $"{r[0]} {w}", Group: r[1])))
        .GroupBy(x => x.Key, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.First().Group, StringComparer.Ordinal);
}
