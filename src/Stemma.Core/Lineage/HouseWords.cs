using System.Buffers;
using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>Tells by its words a sentence in which a site speaks to its readers in its own cause: consent, subscriptions, blockers, comments, rights.</summary>
internal static class HouseWords
{
    private const int LongestSentence = 700, FewestStrong = 2;
    private static readonly ILookup<string, string> Rows = DataFile.Rows(typeof(HouseWords), "house-words.tsv").ToLookup(r => r[0], r => r[1]);
    private static readonly FrozenSet<string> Calls = Rows["call"].ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Strong = Rows["strong"].ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly string[] Things = [.. Calls.Concat(Strong).Concat(Rows["weak"]).OrderByDescending(t => t.Length)];
    private static readonly string[] Address = [.. Rows["address"]];
    private static readonly SearchValues<string> Any = SearchValues.Create(Things, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text has any such word: where it has none, no sentence needs to be looked at.</summary>
    public static bool AreIn(ReadOnlySpan<char> text) => text.ContainsAny(Any);

    /// <summary>Whether a sentence is the house's: a call ("subscribe today"), two things that only a site speaks of, or one thing said to "you".</summary>
    public static bool Say(ReadOnlySpan<char> sentence)
    {
        if (sentence.Length > LongestSentence) return false;
        var strong = new HashSet<string>();
        bool any = false;
        for (int at = 0; at < sentence.Length;)
        {
            int next = sentence[at..].IndexOfAny(Any);
            if (next < 0) break;
            at += next;
            if (ThingAt(sentence, at) is { } thing)
            {
                any = true;
                if (Calls.Contains(thing)) return true;
                if (Strong.Contains(thing) && strong.Add(thing) && strong.Count == FewestStrong) return true;
                at += thing.Length;
            }
            else at++;
        }
        return any && IsSpokenTo(sentence);
    }

    private static string? ThingAt(ReadOnlySpan<char> sentence, int at)
    {
        foreach (var thing in Things)
            if (sentence[at..].StartsWith(thing, StringComparison.OrdinalIgnoreCase) && (at == 0 || !char.IsLetter(sentence[at - 1]) || !HasCapitals(thing[0]))) return thing;
        return null;
    }

    private static bool IsSpokenTo(ReadOnlySpan<char> sentence)
    {
        foreach (var word in Address)
        {
            var how = char.IsUpper(word[0]) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
            for (int at = 0; at < sentence.Length;)
            {
                int next = sentence[at..].IndexOf(word, how);
                if (next < 0) break;
                at += next;
                if (!HasCapitals(word[0]) || (at == 0 || !char.IsLetter(sentence[at - 1])) && (at + word.Length >= sentence.Length || !char.IsLetter(sentence[at + word.Length]))) return true;
                at += word.Length;
            }
        }
        return false;
    }

    private static bool HasCapitals(char letter) => char.IsUpper(letter) || char.IsLower(letter);
}
