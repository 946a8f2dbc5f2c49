using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>Cuts a text into sentences. A paragraph's end always ends a sentence.</summary>
public static class Sentences
{
    private static readonly FrozenSet<string> Abbreviations = DataFile.Lines(typeof(Sentences), "abbreviations.txt").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The sentences of the whole text, in order, without surrounding white space.</summary>
    public static List<Span> Of(string text)
    {
        var found = new List<Span>();
        foreach (var paragraph in Paragraphs(text)) Split(text, paragraph, found);
        return found;
    }

    /// <summary>The paragraphs: stretches between line breaks, without surrounding white space.</summary>
    public static IEnumerable<Span> Paragraphs(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            int end = text.AsSpan(i).IndexOfAny('\n', '\r');
            end = end < 0 ? text.Length : i + end;
            var trimmed = Trim(text, i, end);
            if (trimmed.Length > 0) yield return trimmed;
            i = end + 1;
        }
    }

    private static void Split(string text, Span paragraph, List<Span> found)
    {
        int start = paragraph.Start;
        for (int i = paragraph.Start; i < paragraph.End; i++)
        {
            if (!IsStop(text[i])) continue;
            int after = i + 1;
            while (after < paragraph.End && (IsStop(text[after]) || IsCloser(text[after]))) after++;
            if (!Ends(text, paragraph, i, after)) { i = after - 1; continue; }
            var sentence = Trim(text, start, after);
            if (sentence.Length > 0) found.Add(sentence);
            start = after;
            i = after - 1;
        }
        var rest = Trim(text, start, paragraph.End);
        if (rest.Length > 0) found.Add(rest);
    }

    private static bool Ends(string text, Span paragraph, int stop, int after)
    {
        if (text[stop] is '。' or '！' or '？' or '؟' or '۔' or '।') return true;
        if (after >= paragraph.End) return true;
        if (!char.IsWhiteSpace(text[after])) return false;
        int next = after;
        while (next < paragraph.End && char.IsWhiteSpace(text[next])) next++;
        if (next >= paragraph.End) return true;
        int letter = next;
        while (letter < paragraph.End && IsOpener(text[letter])) letter++;
        if (letter >= paragraph.End) return true;
        char c = text[letter];
        if (char.IsLower(c)) return false;
        if (text[stop] != '.' || after > stop + 1) return true;
        return !IsAbbreviation(text, paragraph.Start, stop, c);
    }

    private static bool IsAbbreviation(string text, int start, int dot, char next)
    {
        int i = dot;
        while (i > start && !char.IsWhiteSpace(text[i - 1]) && !IsOpener(text[i - 1])) i--;
        var word = text[i..dot];
        if (word.Length == 1 && char.IsUpper(word[0])) return true;                     // an initial
        if (word.Contains('.', StringComparison.Ordinal)) return !char.IsUpper(next) || word.Length > 1 && IsTitleLike(text, dot + 1); // "U.S. officials"
        if (char.IsDigit(next) && word is "No" or "Nos" or "Nr" or "Sept" or "Art") return true;
        if (word.Length > 0 && word.All(char.IsDigit) && word.Length <= 2) return char.IsUpper(next) && IsMonthAhead(text, dot + 1);
        return Abbreviations.Contains(word);
    }

    // After "U.S." a capital usually goes on with the sentence when a known proper word follows.
    private static bool IsTitleLike(string text, int i)
    {
        while (i < text.Length && text[i] == ' ') i++;
        int end = i;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return text[i..end] is "President" or "Secretary" or "Senator" or "Sen" or "Rep" or "Representative" or "Security" or "Army" or "Navy" or "Air" or
            "State" or "Treasury" or "Justice" or "Defense" or "Department" or "Congress" or "House" or "Senate" or "Supreme" or "District" or "Attorney" or
            "Ambassador" or "Embassy" or "Marine" or "Coast" or "Capitol" or "Federal" or "Food" or "Open" or "Steel" or "Court" or "General" or "Vice";
    }

    private static bool IsMonthAhead(string text, int i)
    {
        while (i < text.Length && text[i] == ' ') i++;
        foreach (var month in Months) if (string.CompareOrdinal(text, i, month, 0, month.Length) == 0) return true;
        return false;
    }

    private static readonly string[] Months =
        ["Januar", "Februar", "März", "Jänner", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember", "Jahrhundert"];

    private static bool IsStop(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '۔' or '।';

    private static bool IsCloser(char c) => c is '"' or '”' or '’' or '\'' or '»' or '›' or ')' or ']' or '」' or '』' or '）' or '“';

    private static bool IsOpener(char c) => c is '"' or '“' or '‘' or '\'' or '«' or '‹' or '(' or '[' or '„' or '‚' or '—' or '–' or '-' or '»' or '¿' or '¡';

    private static Span Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new Span(start, end);
    }
}
