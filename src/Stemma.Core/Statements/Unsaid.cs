using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>What stands beside a verb of saying and a name, and is not sure to have been said.</summary>
internal static class Unsaid
{
    /// <summary>Whether a frame tells what somebody would, should or may say, or what he knew, in words that are not quoted.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="content">Its content.</param>
    public static bool Is(Unit unit, Frame frame, Span content)
    {
        if (frame.Order != Order.After || frame.Verb.Negated || unit.Quoted(unit.First(content.Start))) return false;
        if (unit.Low(frame.Verb.Main) is "know" or "knows" or "knew") return true;
        bool open = false;
        for (int i = frame.Verb.First; i < frame.Verb.Main; i++)
        {
            if (unit.Is(i, Sense.Adverb)) return false; // "would later say": he did
            open |= unit.Is(i, Sense.Modal) && unit.Low(i) is not ("will" or "'ll"); // a speech given out before it is held
        }
        return open;
    }

    /// <summary>Whether a quotation that is never closed runs over a sentence's end to the end of its paragraph, and no paragraph after it goes on with a mark: somewhere in it the writer speaks again.</summary>
    public static bool RunsOn(string text, Quotation quotation)
    {
        if (quotation.Closed || !HoldsBorder(text, quotation.At)) return false;
        int i = quotation.At.End;
        while (i < text.Length && text[i] is ' ' or '\u00A0') i++;
        if (i < text.Length && text[i] != '\n' && text[i] != '\r') return false;
        while (i < text.Length && char.IsWhiteSpace(text[i])) i++;
        return i >= text.Length || text[i] is not ('“' or '"' or '„' or '«' or '»' or '‘' or '\'' or '‚' or '”' or '‹' or '「' or '『');
    }

    // Where one sentence ends and another begins; an initial ends none.
    private static bool HoldsBorder(string text, Span at)
    {
        for (int i = at.Start + 1; i + 2 < at.End; i++)
            if (text[i] is '.' or '?' or '!' && char.IsWhiteSpace(text[i + 1]) && char.IsUpper(text[i + 2]) && !char.IsUpper(text[i - 1])) return true;
        return false;
    }
}
