using System.Buffers;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>Finds what stands between quotation marks. It is set aside before texts are compared: two outlets at one press conference share it innocently.</summary>
public static class Quotations
{
    private static readonly SearchValues<char> Openers = SearchValues.Create("“„«»‹「『\"‘");
    private const int LongestSingle = 600, LongestQuotation = 1500;

    /// <summary>The stretches between quotation marks, marks excluded, in order. One that never closes ends with its paragraph when it opens it
    /// (a speech over several paragraphs), else with its sentence (a broken mark).</summary>
    public static List<Span> Of(string text)
    {
        var found = new List<Span>();
        foreach (var paragraph in Sentences.Paragraphs(text)) Scan(text, paragraph, found);
        return found;
    }

    private static void Scan(string text, Span paragraph, List<Span> found)
    {
        for (int i = paragraph.Start; i < paragraph.End; i++)
        {
            int ahead = text.AsSpan(i, paragraph.End - i).IndexOfAny(Openers);
            if (ahead < 0) return;
            i += ahead;
            string? closers = Closers(text, i, paragraph);
            if (closers is null) continue;
            int end = Close(text, i + 1, paragraph, closers);
            if (end < 0)
            {
                if (text[i] is '‘' or '‹') continue;
                end = i == paragraph.Start && paragraph.Length <= LongestQuotation ? paragraph.End : SentenceEnd(text, i + 1, paragraph.End);
            }
            if (end > i + 1) found.Add(new Span(i + 1, end));
            i = end;
        }
    }

    private static string? Closers(string text, int i, Span paragraph) => text[i] switch
    {
        '“' => "”\"",
        '„' => "“”\"",
        '«' => "»",
        '»' => AtWordStart(text, i, paragraph) ? "«" : null,
        '‹' => "›",
        '「' => "」",
        '『' => "』",
        '"' when !Closes(text, i, paragraph) => "\"”",
        '‘' when AtWordStart(text, i, paragraph) => "’",
        _ => null,
    };

    // A straight mark right after a word and before white space can only close: what it closes was never opened.
    private static bool Closes(string text, int i, Span paragraph) =>
        i > paragraph.Start && !char.IsWhiteSpace(text[i - 1]) && text[i - 1] is not ('(' or '[') && (i + 1 >= paragraph.End || char.IsWhiteSpace(text[i + 1]));

    private static bool AtWordStart(string text, int i, Span paragraph) => i == paragraph.Start || !char.IsLetterOrDigit(text[i - 1]);

    // The closing mark; none where another quotation opens first or too much lies between: then this one was never closed.
    private static int Close(string text, int from, Span paragraph, string closers)
    {
        bool single = closers == "’";
        int end = Math.Min(paragraph.End, from + (single ? LongestSingle : LongestQuotation));
        for (int i = from; i < end; i++)
        {
            if (text[i] == '“' && closers[0] == '”') return -1;
            if (!closers.Contains(text[i], StringComparison.Ordinal)) continue;
            if (single && i + 1 < end && char.IsLetterOrDigit(text[i + 1])) continue; // an apostrophe
            if (text[i] == '"' && Opens(text, i, paragraph)) return -1;
            return i;
        }
        return -1;
    }

    // A straight mark opens where white space stands before it and a letter after it.
    private static bool Opens(string text, int i, Span paragraph) =>
        (i == paragraph.Start || char.IsWhiteSpace(text[i - 1]) || text[i - 1] is '(' or '[') && i + 1 < paragraph.End && !char.IsWhiteSpace(text[i + 1]);

    private static int SentenceEnd(string text, int from, int end)
    {
        for (int i = from; i < end; i++) if (text[i] is '.' or '!' or '?' or '。' && (i + 1 >= end || char.IsWhiteSpace(text[i + 1]) || text[i] == '。')) return i + 1;
        return end;
    }
}
