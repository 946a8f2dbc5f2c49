using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>Tells the sentences of a timeline from lines that only carry a date: a signature, a heading, a field of a table.</summary>
internal static class Events
{
    private const int ShortLine = 80;
    private const int FewestLetters = 12;

    /// <summary>Those that tell something, in order.</summary>
    public static IReadOnlyList<TimelineEntry> Telling(IReadOnlyList<TimelineEntry> entries) => [.. entries.Where(e => Tells(e.Text))];

    /// <summary>Whether a line tells something: enough letters, no mark of a signature before it, and where it is short, a sentence's end.</summary>
    public static bool Tells(string line)
    {
        var text = line.AsSpan().Trim();
        if (text.Length == 0 || text[0] is '—' or '–' or '@' or '•' or '|' or '©') return false;
        int letters = 0, digits = 0;
        foreach (char c in text)
        {
            if (char.IsLetter(c)) letters++;
            else if (char.IsDigit(c)) digits++;
        }
        return letters >= FewestLetters && letters > digits && (text.Length >= ShortLine || Ends(text[^1]));
    }

    private static bool Ends(char last) => last is '.' or '!' or '?' or '…' or '”' or '"' or '“' or '»' or '’' or ')' or ']' or '。' or '！' or '？' or '」' or '।' or '؟';
}
