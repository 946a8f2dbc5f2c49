using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>What sort of furniture a line is.</summary>
internal enum Furniture
{
    None,
    Advert,
    Share,
    Consent,
    Newsletter,
    Navigation,
    Aggregator,
    Video,
    Rights,
    Comments,
    Latest,
    Related,
    Author,
    Paywall,
    Correction,
}

/// <summary>Knows the phrases that outlets print around their reports (Data/phrases.tsv).</summary>
internal static class Phrases
{
    private const int LongestStart = 500;
    private const int LongestHas = 1500;
    private const int LongestBrief = 240;
    private const int OnStack = 512;
    private const int Ascii = 128;
    private static readonly char[] PlainAscii = [.. Enumerable.Range(0, Ascii).Select(c => Plain((char)c))];
    private static readonly FrozenDictionary<string, Furniture> Lines = Read("line").ToFrozenDictionary(p => p.Text, p => p.What, StringComparer.Ordinal);
    private static readonly FrozenDictionary<char, (string Text, Furniture What)[]> Starts = Read("start").GroupBy(p => p.Text[0]).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    private static readonly (string Text, Furniture What)[] Parts = [.. Read("has")];
    private static readonly (string Text, Furniture What)[] BriefParts = [.. Read("brief")];
    private static readonly PhraseSet AnyLongPart = new(Parts.Select(p => p.Text)), AnyPart = new([.. Parts.Select(p => p.Text), .. BriefParts.Select(p => p.Text)]);

    /// <summary>What the paragraph is; <see cref="Furniture.None"/> where no phrase says so.</summary>
    public static Furniture Of(string paragraph)
    {
        if (paragraph.Length > LongestHas) return Furniture.None;
        var folded = Fold(paragraph, paragraph.Length <= OnStack ? stackalloc char[OnStack] : new char[paragraph.Length], keepEnd: false);
        if (folded.Length == 0) return Furniture.None;
        if (Lines.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var exact)) return exact;
        if (folded.Length <= LongestStart && Starts.TryGetValue(folded[0], out var starts))
        {
            foreach (var (text, what) in starts)
                if (folded.StartsWith(text, StringComparison.Ordinal) && EndsWord(folded, text.Length)) return what;
        }
        if (!(folded.Length <= LongestBrief ? AnyPart : AnyLongPart).IsIn(folded)) return Furniture.None;
        return folded.Length <= LongestBrief && Part(folded, BriefParts) is var brief and not Furniture.None ? brief : Part(folded, Parts);
    }

    private static Furniture Part(ReadOnlySpan<char> folded, (string Text, Furniture What)[] parts)
    {
        foreach (var (text, what) in parts)
            if (folded.Contains(text, StringComparison.Ordinal)) return what;
        return Furniture.None;
    }

    /// <summary>Lower case, straight quotation marks, white space folded, no marks at the ends.</summary>
    public static string Fold(string text) => Fold(text, keepEnd: false);

    /// <summary>The same, without a string of its own.</summary>
    /// <param name="text">The text.</param>
    /// <param name="room">Where it is folded: as long as the text at least.</param>
    public static ReadOnlySpan<char> FoldInto(string text, Span<char> room) => Fold(text, room, keepEnd: false);

    private static string Fold(string text, bool keepEnd) => new(Fold(text, text.Length <= OnStack ? stackalloc char[OnStack] : new char[text.Length], keepEnd));

    // Into the room, which is as long as the text at least.
    private static ReadOnlySpan<char> Fold(string text, Span<char> folded, bool keepEnd)
    {
        int length = 0;
        foreach (char c in text)
        {
            char d = c < Ascii ? PlainAscii[c] : Plain(c);
            folded[length] = d;
            length += d == ' ' & (length == 0 || folded[length - 1] == ' ') ? 0 : 1;
        }
        int start = 0, end = length;
        while (start < end && !char.IsLetterOrDigit(folded[start]) && folded[start] is not ('©' or '(' or '_')) start++;
        while (!keepEnd && end > start && !char.IsLetterOrDigit(folded[end - 1]) && folded[end - 1] is not (')' or '_')) end--;
        return folded[start..end];
    }

    private static char Plain(char c) => c switch
    {
        ' ' or '\u00A0' or '\u202F' or '\t' or '\n' => ' ',
        '’' or '‘' or '´' or '`' => '\'',
        '“' or '”' or '„' or '«' or '»' => '"',
        _ => char.ToLowerInvariant(c),
    };

    private static bool EndsWord(ReadOnlySpan<char> text, int at) => at >= text.Length || !char.IsLetterOrDigit(text[at]) || !char.IsLetterOrDigit(text[at - 1]);

    private static IEnumerable<(string Text, Furniture What)> Read(string how) =>
        DataFile.Rows(typeof(Phrases), "phrases.tsv").Where(r => r[0] == how)
            .Select(r => (Text: Fold(r[2], keepEnd: how != "line"), What: Enum.Parse<Furniture>(r[1], ignoreCase: true))).DistinctBy(p => p.Text);
}
