using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>What stands around a stretch of a text.</summary>
public static class Surroundings
{
    private const int Longest = 600; // characters on a side

    /// <summary>The rest of its own sentences and one sentence more on either side.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The stretch.</param>
    public static (Span Before, Span After) Of(string text, Span at)
    {
        var sentences = Sentences.Of(text);
        int first = sentences.FindIndex(s => s.End > at.Start), last = sentences.FindLastIndex(s => s.Start < at.End);
        int from = first < 0 ? at.Start : Math.Min(at.Start, sentences[Math.Max(0, first - 1)].Start), to = last < 0 ? at.End : Math.Max(at.End, sentences[Math.Min(sentences.Count - 1, last + 1)].End);
        return (new Span(at.Start - from > Longest ? Whole(text, at.Start - Longest) : from, at.Start), new Span(at.End, to - at.End > Longest ? Whole(text, at.End + Longest) : to));
    }

    /// <summary>The sentence at a place; an empty stretch where none stands there.</summary>
    public static Span Sentence(string text, int at) => Sentences.Of(text).FirstOrDefault(s => s.End > at);

    private static int Whole(string text, int at) => at < text.Length && char.IsLowSurrogate(text[at]) ? at + 1 : at;
}
