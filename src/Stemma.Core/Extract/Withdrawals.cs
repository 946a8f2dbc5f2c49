using System.Text.RegularExpressions;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>
/// Finds the words with which a page says that its report, or one it carried, is withdrawn. They count only in its first paragraphs and in its correction notes,
/// outside quotation marks, and where the page speaks of its own: news of somebody else's retraction is news. One missed is better than one made up.
/// </summary>
internal static class Withdrawals
{
    private const int FirstBlocks = 4, Longest = 1200, MostShown = 300, LongestPrefix = 3;

    private static readonly string[][] Rows = [.. DataFile.Rows(typeof(Withdrawals), "withdrawals.tsv")];
    private static readonly PhraseSet Stems = new(Said("stem"), anyCase: true);
    private static readonly HashSet<string> Labels = [.. Said("label")];
    private static readonly HashSet<string> Me = [.. Said("me")];
    private static readonly HashSet<string> TheAgency = [.. Said("agency")];
    private static readonly Lazy<IReadOnlyList<(string What, Regex Pattern)>> Patterns = new(() => [.. Rows.Where(r => r[1] is "own" or "who" or "removed" or "note").Select(r => (r[1], Compiled(r[0], r[1], r[2])))]);

    /// <summary>What a page says of a withdrawal; null where it says nothing of the sort.</summary>
    /// <param name="title">Its headline.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="names">What the outlet calls itself.</param>
    /// <param name="agency">The agency that it credits, or null.</param>
    public static Withdrawal? Of(string title, IReadOnlyList<Block> blocks, IReadOnlyList<string> names, string? agency)
    {
        int left = FirstBlocks;
        bool labelled = IsLabelled(title);
        for (int i = 0; i < blocks.Count; i++)
        {
            bool note = blocks[i].Kind == BlockKind.CorrectionNote;
            if (!note && (blocks[i].At is null || left-- <= 0)) continue;
            string text = blocks[i].Text.Length > Longest ? blocks[i].Text[..Longest] : blocks[i].Text;
            if (!Stems.IsIn(text)) continue;
            if (In(text, note, labelled, names, agency) is var (kind, at)) return new Withdrawal(kind, i, at, at.Of(text));
        }
        return null;
    }

    /// <summary>Whether a text has any of the words that a withdrawal is told with.</summary>
    public static bool Mentions(string text) => Stems.IsIn(text);

    private static (WithdrawalKind Kind, Span At)? In(string text, bool note, bool labelled, IReadOnlyList<string> names, string? agency)
    {
        foreach (var (what, pattern) in Patterns.Value)
        {
            if (what == "note" && !note || pattern.Match(text) is not { Success: true } match || IsQuoted(text, match.Index)) continue;
            string who = match.Groups["who"].Success ? match.Groups["who"].Value : "";
            if (who.Length > 0 && !labelled && !IsOwn(who, names, agency)) continue;
            var kind = what switch { "own" or "who" => WithdrawalKind.Notice, "removed" => WithdrawalKind.Removed, _ => WithdrawalKind.Note };
            return (kind, Sentence(text, new Span(match.Index, match.Index + match.Length)));
        }
        return null;
    }

    // "Retracted: Minister resigns".
    private static bool IsLabelled(string title)
    {
        int end = title.AsSpan().IndexOfAny(":–—");
        return end > 0 && Labels.Contains(title[..end].Trim().ToLowerInvariant());
    }

    // The page's own outlet, or the agency that it credits, with at most a few small words before the name ("the news agency Arta").
    private static bool IsOwn(string said, IReadOnlyList<string> names, string? agency)
    {
        string who = said.Trim(), lower = who.ToLowerInvariant();
        if (Me.Contains(lower) || agency is not null && TheAgency.Contains(lower)) return true;
        foreach (string name in agency is null ? names : names.Append(agency))
        {
            if (!who.EndsWith(name, StringComparison.OrdinalIgnoreCase)) continue;
            var before = who[..^name.Length].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if ((before.Length == 0 || who[^(name.Length + 1)] == ' ') && before.Length <= LongestPrefix && before.All(w => before[0] == w || !char.IsUpper(w[0]))) return true;
        }
        return names.Any(n => ShortNames.Fits(who, n));
    }

    private static bool IsQuoted(string text, int at)
    {
        int open = 0, straight = 0;
        foreach (char c in text.AsSpan(0, at))
        {
            if (c is '“' or '„' or '«') open = c == '“' && open > 0 ? 0 : 1; // “ also closes „
            else if (c is '”' or '»') open = 0;
            else if (c == '"') straight ^= 1;
        }
        return open + straight > 0;
    }

    // From the beginning of the sentence to the end of the last one touched.
    private static Span Sentence(string text, Span match)
    {
        var touched = Sentences.Of(text).Where(s => s.Overlaps(match)).ToList();
        int start = touched.Count == 0 ? match.Start : Math.Min(touched[0].Start, match.Start), end = touched.Count == 0 ? match.End : Math.Max(touched[^1].End, match.End);
        if (end - start <= MostShown) return new Span(start, end);
        int cut = text.LastIndexOf(' ', start + MostShown);
        return new Span(start, cut > start ? cut : char.IsHighSurrogate(text[start + MostShown - 1]) ? start + MostShown - 1 : start + MostShown);
    }

    private static IEnumerable<string> Said(string what) => Rows.Where(r => r[1] == what).Select(r => r[2]);

    private static Regex Compiled(string language, string what, string pattern)
    {
        string whole = pattern.Replace("<report>", Rows.First(r => r[0] == language && r[1] == "report")[2], StringComparison.Ordinal)
            .Replace("<who>", @"(?<who>[\p{L}\p{M}\p{N} .&'’-]+?)", StringComparison.Ordinal).Replace("<gap>", "(?: [^.,;:!?]*?)?", StringComparison.Ordinal);
        if (what == "own") whole = @"^(?:[^“”„«»""]*? [—–-] )?(?:[\p{L}'’ ]+: )?(?:" + whole + ")"; // behind a dateline, "Editor's note:"
        return new Regex(whole, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
    }
}
