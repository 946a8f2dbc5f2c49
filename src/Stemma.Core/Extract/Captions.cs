using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>Tells words under a picture from running text, and finds who supplied the picture (Data/captions.tsv, Data/picture-credits.tsv).</summary>
internal static class Captions
{
    private const int LeastDescribed = 12, LongestMarked = 900;
    private static readonly (string How, string Phrase)[] Marks = [.. DataFile.Rows(typeof(Captions), "captions.tsv").Select(r => (r[0], r[1]))];
    private static readonly PhraseSet AnyMark = new(Marks.Select(m => m.Phrase));
    private static readonly (string How, string Phrase)[] Credits = [.. DataFile.Rows(typeof(Captions), "picture-credits.tsv").Select(r => (r[0], r[1].Replace('_', ' ')))];
    private static readonly (string How, string Phrase)[] Openers = [.. Credits.Where(c => c.How != "within")];
    private static readonly string[] Within = [.. Credits.Where(c => c.How == "within").Select(c => c.Phrase)];
    private static readonly PhraseSet AnyOpener = new(Openers.Select(o => o.Phrase));

    /// <summary>Whether a paragraph bears the marks of a caption.</summary>
    public static bool Marked(string paragraph)
    {
        if (paragraph.Length > LongestMarked) return false;
        if (!AnyMark.IsIn(Phrases.FoldInto(paragraph, stackalloc char[LongestMarked]))) return EndsInCredit(paragraph);
        var folded = Phrases.Fold(paragraph);
        foreach (var (how, phrase) in Marks)
        {
            bool holds = how switch
            {
                "start" => folded.StartsWith(phrase, StringComparison.Ordinal),
                "end" => folded.EndsWith(phrase, StringComparison.Ordinal) && folded.Length < 400,
                _ => folded.Contains(phrase, StringComparison.Ordinal) && folded.Length < 700,
            };
            if (holds) return true;
        }
        return EndsInCredit(paragraph);
    }

    /// <summary>Whether the line is nothing but a picture's credit in brackets ("(Olaf Renz / Associated Press)"): the line before it is then a caption.</summary>
    public static bool IsCreditAlone(string line) =>
        line.Length is > 4 and < 90 && line[0] == '(' && line[^1] == ')' && line.Contains('/') && Agencies.Within(line) is not null;

    // "... on the northern mole. Foto: A. B./dpa", "... — © BELGA"
    private static bool EndsInCredit(string paragraph)
    {
        if (paragraph.Length > 500 || !AnyOpener.IsIn(paragraph)) return false;
        foreach (var (how, opener) in Openers)
        {
            int at = how == "source" ? -1 : paragraph.LastIndexOf(opener, StringComparison.Ordinal);
            if (at < 0) continue;
            var said = paragraph.AsSpan(at + opener.Length).Trim();
            if (said.Length is > 1 and < 70 && said.IndexOf(". ") < 0 && (at == 0 || !char.IsLetterOrDigit(paragraph[at - 1])) && !(how == "sign" && at == 0)) return true;
        }
        return false;
    }

    /// <summary>A caption that says the picture's description (its alt text), and then says the same again: once.</summary>
    /// <param name="caption">The words under the picture, white space folded.</param>
    /// <param name="described">The picture's description, or null.</param>
    public static string Once(string caption, string? described)
    {
        var said = Web.WhiteSpace.Fold(described ?? "");
        if (said.Length < LeastDescribed) return caption;
        int first = caption.IndexOf(said, StringComparison.OrdinalIgnoreCase);
        int second = first < 0 ? -1 : caption.IndexOf(said, first + said.Length, StringComparison.OrdinalIgnoreCase);
        return second < 0 ? caption : Web.WhiteSpace.Fold(caption[..second].TrimEnd(' ', '|', '-', '–', '/') + " " + caption[(second + said.Length)..]);
    }

    /// <summary>Whether two captions say the same but for marks and spaces.</summary>
    public static bool Same(string a, string b) => Math.Abs(a.Length - b.Length) <= 8 && Titles.Squeeze(a) == Titles.Squeeze(b);

    /// <summary>Who supplied the picture, by the caption's end ("(Korea News Service via AP)", "Photo: A. B./dpa"), or null.</summary>
    public static string? CreditOf(string caption)
    {
        foreach (var (_, opener) in Openers)
        {
            int at = caption.LastIndexOf(opener, StringComparison.Ordinal);
            if (at < 0) continue;
            var said = caption[(at + opener.Length)..].Trim(' ', ')', '(', '.', '|', '/');
            if (said.Length is > 1 and <= 90) return said;
        }
        if (caption.TrimEnd().EndsWith(')'))
        {
            int open = caption.LastIndexOf('(');
            var said = caption.TrimEnd()[(open + 1)..^1].Trim();
            if (open >= 0 && said.Length is > 1 and <= 120 && LooksLikeCredit(said)) return said;
        }
        int bar = caption.LastIndexOf(" | ", StringComparison.Ordinal);
        if (bar > 0 && caption.Length - bar < 60) return caption[(bar + 3)..].Trim();
        return null;
    }

    private static bool LooksLikeCredit(string said) => Agencies.Within(said) is not null || Array.Exists(Within, w => said.Contains(w, StringComparison.Ordinal));
}
