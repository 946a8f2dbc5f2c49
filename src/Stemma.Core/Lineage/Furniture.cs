using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>Tells a page's furniture ("Sign up for our newsletter") from its text, where extraction left it in.</summary>
internal static class Furniture
{
    private const int LongestLine = 160;
    private const double MostOfLine = 0.3;
    private static readonly string[] Phrases = [.. DataFile.Lines(typeof(Furniture), "furniture.txt")];

    /// <summary>Whether a sentence is little more than a furniture phrase.</summary>
    public static bool Is(string text, Span sentence)
    {
        if (sentence.Length > LongestLine) return false;
        var line = text.AsSpan(sentence.Start, sentence.Length);
        foreach (var phrase in Phrases)
        {
            int at = line.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || (at > 0 && char.IsLetter(line[at - 1])) || (at + phrase.Length < line.Length && char.IsLetter(line[at + phrase.Length]))) continue;
            if (at == 0 || phrase.Length >= MostOfLine * line.Length) return true;
        }
        return false;
    }
}
