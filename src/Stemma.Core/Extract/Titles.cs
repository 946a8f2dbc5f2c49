using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Takes the site's name and repetitions off a headline.</summary>
internal static class Titles
{
    private const int OnStack = 512;
    private static readonly string[] Joints = [" | ", " – ", " — ", " - ", " :: ", " » ", " « ", " · ", " • ", " // ", " ‹ ", " / ", "｜", " ‒ ", " ― ", "|", "-", "_"];
    private static readonly HashSet<string> Sayings = [.. DataFile.Lines(typeof(Titles), "title-ends.txt")];
    private static readonly string[] Presses = [.. DataFile.Lines(typeof(Titles), "title-sites.txt")];
    private const int LongestPress = 8;

    /// <summary>The headline without the site's name at its end or beginning, where <paramref name="names"/> or the look of it says that it is one.</summary>
    /// <param name="title">As it stands.</param>
    /// <param name="names">Names the site goes by, its host's label among them.</param>
    /// <param name="others">Other wordings of the headline on the page: a cut that gives one of them is right.</param>
    public static string Clean(string title, IReadOnlyList<string> names, IReadOnlyList<string> others)
    {
        var text = WhiteSpace.Fold(title);
        for (int round = 0; round < 4; round++)
        {
            var cut = CutOnce(text, names, others);
            if (cut == text) break;
            text = cut;
        }
        return text;
    }

    /// <summary>Whether a headline's last part looks like a site's name by itself: few words, none of them a reporting word, far shorter than the rest.</summary>
    public static string? BareSuffix(string title)
    {
        foreach (var joint in (string[])[" | ", " – ", " — ", " - "])
        {
            int at = title.LastIndexOf(joint, StringComparison.Ordinal);
            if (at <= 0) continue;
            var (head, tail) = (title[..at].Trim(), title[(at + joint.Length)..].Trim());
            int words = Words(tail);
            if (words is 0 or > 4 || Words(head) < 4 || Words(head) < words * 2) continue;
            if (tail.EndsWith('?') || tail.EndsWith('!') || tail.Any(c => c is ',' or ':' or '"' or '“' or '”')) continue;
            if (tail.Split(' ').Any(w => Sayings.Contains(w.ToLowerInvariant()))) continue;
            return tail;
        }
        return null;
    }

    private static string CutOnce(string text, IReadOnlyList<string> names, IReadOnlyList<string> others)
    {
        foreach (var joint in Joints.OrderByDescending(j => text.LastIndexOf(j, StringComparison.Ordinal)))
        {
            int last = text.LastIndexOf(joint, StringComparison.Ordinal);
            if (last <= 0 || last + joint.Length >= text.Length) continue;
            bool tight = joint is "-" or "_";
            var (head, tail) = (tight ? text[..last].TrimEnd('-', '_', ' ') : text[..last].Trim(), text[(last + joint.Length)..].Trim());
            bool name = IsName(tail, names) || tight && IsPress(tail);
            if (tight && (!name || !Language.Tokens.IsUnspaced(tail[0]))) continue;
            if (head.Length > 0 && (name || joint.Trim() == "|" && Words(tail) <= 4 && Words(head) > 4)) return head;
            int first = text.IndexOf(joint, StringComparison.Ordinal);
            var (before, after) = (text[..first].Trim(), text[(first + joint.Length)..].Trim());
            if (after.Length > 10 && IsName(before, names)) return after;
            foreach (var other in others)
            {
                if (Same(other, head) && head.Length > tail.Length) return head;
                if (Same(other, after) && after.Length > before.Length) return after;
            }
        }
        return text;
    }

    private static bool Same(string a, string b) => a.Length >= 12 && Phrases.Fold(a) == Phrases.Fold(b);

    private static bool IsPress(string tail) => tail.Length is > 1 and <= LongestPress && tail.All(Language.Tokens.IsUnspaced) && Array.Exists(Presses, p => tail.EndsWith(p, StringComparison.Ordinal));

    private static bool IsName(string part, IReadOnlyList<string> names)
    {
        var folded = Squeeze(part);
        if (folded.Length < 2) return false;
        foreach (var name in names)
        {
            var known = Squeeze(name);
            if (known.Length < 2) continue;
            if (folded == known) return true;
            if (known.Length >= 4 && folded.Contains(known, StringComparison.Ordinal) && folded.Length <= known.Length + 14) return true;
            if (folded.Length >= 4 && known.Contains(folded, StringComparison.Ordinal)) return true;
        }
        return Agencies.Named(part) is not null;
    }

    /// <summary>Its letters and figures alone, lower case.</summary>
    public static string Squeeze(string text)
    {
        var letters = text.Length <= OnStack ? stackalloc char[OnStack] : new char[text.Length];
        int length = 0;
        foreach (char c in text) if (char.IsLetterOrDigit(c)) letters[length++] = char.ToLowerInvariant(c);
        return new string(letters[..length]);
    }

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
