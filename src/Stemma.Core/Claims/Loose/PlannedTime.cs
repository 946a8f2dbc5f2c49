using System.Collections.Frozen;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims.Loose;

/// <summary>Finds two bounds on when one thing of the same people is to be: a meeting "as early as Tuesday" and one "after the forum". What it is, time will tell.</summary>
internal static class PlannedTime
{
    private const int Reach = 12, MostOfPhrase = 6, FewestNames = 2, MostFound = 200;

    private static readonly FrozenDictionary<string, string> Plans = DataFile.Rows(typeof(ClaimFinder), "planned.tsv").Where(r => r[1] == "plan")
        .SelectMany(r => r[2].Split('|').Select(w => (Key: $"{r[0]} {w}", Plan: r[2]))).ToFrozenDictionary(p => p.Key, p => p.Plan, StringComparer.Ordinal);

    private static readonly ILookup<string, Phrase> Bounds = DataFile.Rows(typeof(ClaimFinder), "planned.tsv").Where(r => r[1] == "bound").ToLookup(r => r[0], r => Phrase.Read(r[2]), StringComparer.Ordinal);
    private static readonly FrozenSet<string> Open = DataFile.Rows(typeof(ClaimFinder), "planned.tsv").Where(r => r[1] == "open").SelectMany(r => r[2].Split('|').Select(w => $"{r[0]} {w}")).ToFrozenSet(StringComparer.Ordinal);

    private sealed record Bound(Reading Reading, ReadSentence Sentence, string Plan, int Event, Span At, string Cue, HashSet<string> Names);

    /// <summary>The claims, one a pair of bounds.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<Reading> readings, NameKeys keys, Witnesses witnesses, Origins origins)
    {
        var found = readings.SelectMany(r => Of(r, keys)).Take(MostFound).ToList();
        var told = new HashSet<(string, string)>();
        foreach (var (a, b) in LooseDifferences.Across(found, p => p.Reading))
        {
            if (a.Plan != b.Plan || a.Cue == b.Cue || a.Names.Intersect(b.Names).Count() < FewestNames || !told.Add((a.Plan, b.Plan))) continue;
            var all = found.Where(p => p.Plan == a.Plan && p.Names.Overlaps(a.Names)).DistinctBy(p => p.Reading).ToList();
            yield return Funnel.Of(LooseDifferences.About(b.Reading, b.Sentence, Math.Max(0, b.Event - 4)), Verdict.Possible, [.. all.Union([a, b]).DistinctBy(p => p.Reading).Select(p => LooseDifferences.Say(p.Reading, p.Sentence, p.At, witnesses))], origins, "planned-time");
        }
    }

    private static IEnumerable<Bound> Of(Reading reading, NameKeys keys)
    {
        foreach (var sentence in reading.Sentences)
        {
            var words = sentence.Words;
            if (!words.Folded.Any(w => Open.Contains($"{reading.Language} {w}"))) continue;
            for (int i = 0; i < words.Count; i++)
            {
                if (!Plans.TryGetValue($"{reading.Language} {words.Folded[i]}", out var plan)) continue;
                var (at, cue) = Said(reading, words, i);
                if (at.Length == 0) continue;
                var names = sentence.Names.SelectMany(n => NameKeys.Plain(n.Text).Split(' ')).Select(keys.Of).ToHashSet(StringComparer.Ordinal);
                if (names.Count >= FewestNames) yield return new Bound(reading, sentence, plan, i, at, cue, names);
                break;
            }
        }
    }

    // The bound that follows the event shortly, up to the next mark or verb.
    private static (Span At, string Cue) Said(Reading reading, Words words, int from)
    {
        for (int i = from + 1; i < Math.Min(words.Count - 1, from + Reach); i++)
        {
            if (Bounds[reading.Language].Select(p => p.MatchAt(words.Folded, i)).Where(l => l >= 0).DefaultIfEmpty(-1).Max() is not (>= 0 and var last)) continue;
            int end = last;
            while (end + 1 < words.Count && end - i < MostOfPhrase && words.Tokens[end + 1].Kind != TokenKind.Mark && !Clauses.Is("joins", words.Folded[end + 1], reading.Language) && words.Folded[end + 1] is not ("and" or "or")) end++;
            return end == last ? default : (words.Stretch(i, end), string.Join(' ', words.Folded[i..(last + 1)]));
        }
        return default;
    }
}
