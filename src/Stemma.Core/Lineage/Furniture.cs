using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>Tells a page's furniture ("Sign up for our newsletter") from its text, where extraction left it in.</summary>
internal static class Furniture
{
    private const int LongestLine = 160, ShortText = 900, Brief = 400, Several = 2;
    private const double MostOfLine = 0.3, MostOfText = 0.5, FifthOfText = 0.2;
    private static readonly string[] Phrases = [.. DataFile.Lines(typeof(Furniture), "furniture.txt")];

    /// <summary>The sentences of a text that are furniture. Of a short text in which the site speaks for the better part, or in two sentences and a fifth of it, with no figure in it, or under a headline in which it does, all are: no report stands there.</summary>
    public static List<Span> Of(Article article, List<Span> sentences)
    {
        var text = article.Text;
        List<Span> spoken = HouseWords.AreIn(text) ? sentences.FindAll(s => HouseWords.Say(s.Of(text))) : [];
        var found = sentences.FindAll(s => IsPhrase(text, s) || spoken.Contains(s));
        if (text.Length > ShortText) return found;
        double share = (double)spoken.Sum(s => s.Length) / Math.Max(1, sentences.Sum(s => s.Length));
        bool noReport = share >= MostOfText || share >= FifthOfText && spoken.Count >= Several && text.Length <= Brief && !text.Any(char.IsDigit) || HouseWords.Say(article.Title);
        return noReport ? sentences : found;
    }

    /// <summary>Whether a sentence is little more than a furniture phrase, or the site speaks in it to its readers.</summary>
    public static bool Is(string text, Span sentence) => IsPhrase(text, sentence) || HouseWords.Say(sentence.Of(text));

    private static bool IsPhrase(string text, Span sentence)
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
