using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>Finds what stands between quotation marks. It is set aside before texts are compared: two outlets at one press conference share it innocently.</summary>
public static class Quotations
{
    private const int LongestSingle = 600;

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
            string? closers = Closers(text, i, paragraph);
            if (closers is null) continue;
            int end = Close(text, i + 1, paragraph.End, closers);
            if (end < 0)
            {
                if (text[i] is '‘' or '\'' or '‹') continue;
                end = i == paragraph.Start ? paragraph.End : SentenceEnd(text, i + 1, paragraph.End);
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
        '"' => "\"”",
        '‘' when AtWordStart(text, i, paragraph) => "’",
        _ => null,
    };

    private static bool AtWordStart(string text, int i, Span paragraph) => i == paragraph.Start || !char.IsLetterOrDigit(text[i - 1]);

    private static int Close(string text, int from, int end, string closers)
    {
        bool single = closers == "’";
        for (int i = from; i < end && (!single || i - from < LongestSingle); i++)
        {
            if (!closers.Contains(text[i], StringComparison.Ordinal)) continue;
            if (single && i + 1 < end && char.IsLetterOrDigit(text[i + 1])) continue; // an apostrophe
            return i;
        }
        return -1;
    }

    private static int SentenceEnd(string text, int from, int end)
    {
        for (int i = from; i < end; i++) if (text[i] is '.' or '!' or '?' or '。' && (i + 1 >= end || char.IsWhiteSpace(text[i + 1]) || text[i] == '。')) return i + 1;
        return end;
    }
}
