using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Words of charges and denials by language, from Claims/Data/charges.tsv.</summary>
internal static class Charges
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Parts = DataFile.Rows(typeof(Charges), "charges.tsv")
        .ToFrozenDictionary(r => $"{r[0]} {r[1]}", r => r[2].Split('|').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Whether a folded word plays a part ("charge", "deny", "noun", "back") in the language.</summary>
    public static bool Is(string part, string folded, string language) => Parts.TryGetValue($"{language} {part}", out var words) && words.Contains(folded);

    /// <summary>The first word of a part from a place on that stands outside quotation marks; -1 where none does.</summary>
    public static int Find(Reading reading, ReadSentence sentence, string part, int from = 0)
    {
        for (int i = from; i < sentence.Words.Count; i++)
            if (Is(part, sentence.Words.Folded[i], reading.Language) && !Quotes.Inside(reading.Text, sentence.At.Start, sentence.Words.Tokens[i].Start)) return i;
        return -1;
    }
}
