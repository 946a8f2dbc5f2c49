using System.Collections.Frozen;
using System.Text;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>A byline read into its people and its agency.</summary>
/// <param name="Text">The line, without the day behind it.</param>
/// <param name="Authors">The people, by name.</param>
/// <param name="Wire">The agency it names, or null.</param>
internal sealed record Byline(string Text, IReadOnlyList<string> Authors, Wire? Wire);

/// <summary>Reads bylines (Data/bylines.txt, Data/byline-words.tsv, Data/not-names.txt).</summary>
internal static class Bylines
{
    private static readonly FrozenDictionary<char, string[]> Openers = ByLetter([.. DataFile.Lines(typeof(Bylines), "bylines.txt")]);
    private static readonly HashSet<string> Offices = [.. DataFile.Lines(typeof(Bylines), "not-names.txt")];
    private static readonly HashSet<string> Weekdays = [.. DateLabels.Of("weekdays")];
    private static readonly FrozenDictionary<string, string[]> Words = DataFile.Rows(typeof(Bylines), "byline-words.tsv").ToFrozenDictionary(r => r[0], r => r[1].Split('|'), StringComparer.Ordinal);
    private static readonly string[] DateOpeners = Words["day"], Roles = Words["role"], Joints = Spaced("joint"), Small = Words["small"], StaffOpeners = Words["staff"], Pictures = [.. Words["pictures"].Select(w => " " + w)], NamesFollow = Spaced("after"), NamesEnd = Spaced("end");
    private static readonly FrozenDictionary<char, string[]> StaffOpenersByLetter = ByLetter(StaffOpeners);
    private const int MostStaffWords = 6, LongestWeekday = 11, MostAuthors = 20;
    private static readonly char[] Marks = [' ', '|', '·', '•', ',', '-', '–', '—', ':', '(']; // between the names and a day

    /// <summary>The byline a whole short line is ("By A. B. (Associated Press)", "Von A. B., dpa"), or null where it is none.</summary>
    public static Byline? Of(string line)
    {
        var undated = Undated(line);
        bool dated = undated.Length < line.Length;
        line = undated;
        if (line.Length is < 5 or > 200) return null;
        if (dated && OfStaff(line) is { } joint) return joint;
        var rest = OpenerOf(line, 2) is { } opener ? line[opener.Length..].Trim() : "";
        return rest.Length > 0 && LooksLikeNames(rest) ? new Byline(line, Authors(rest), Agencies.Within(rest)) : null;
    }

    // "Staff and Coast Daily | 3 May 2031": without a day behind it this may be any heading.
    private static Byline? OfStaff(string line)
    {
        var opener = Array.Find(StaffOpeners, o => line.StartsWith(o, StringComparison.OrdinalIgnoreCase));
        var with = opener is null ? "" : line[opener.Length..].Trim();
        return with.Length > 2 && with.Split(' ').Length <= MostStaffWords && LooksLikeNames(with) ? new Byline(line, Authors(with), Agencies.Within(with)) : null;
    }

    // "By A. B. Published 3 May 2031 06:40 Share": what begins with the day is no part of it.
    private static string Undated(string line)
    {
        int digit = line.AsSpan().IndexOfAnyInRange('0', '9');
        if (digit < 8 || line.Length > 200 || TextDates.Of(line[digit..Math.Min(line.Length, digit + 90)]) is null) return line;
        var names = line[..digit].TrimEnd(Marks);
        int last = names.LastIndexOf(' ');
        if (last > 6 && names.Length - last <= LongestWeekday && line[names.Length] is ',' or '.' or ' ' && IsWeekday(names[(last + 1)..])) names = names[..last].TrimEnd(Marks);
        var word = DateOpeners.FirstOrDefault(w => names.EndsWith(w, StringComparison.OrdinalIgnoreCase) && names.Length > w.Length + 6 && !char.IsLetter(names[^(w.Length + 1)]));
        return word is null ? names : names[..^word.Length].TrimEnd(Marks);
    }

    /// <summary>The names of a byline without its opener: joined names parted, roles, agencies in brackets, addresses and dates left out.</summary>
    /// <param name="names">The line.</param>
    /// <param name="handles">Whether a single word with figures may be a name ("rider1984").</param>
    public static IReadOnlyList<string> Authors(string names, bool handles = false)
    {
        var bare = Uncredited(WithoutBrackets(StripOpener(names)));
        var found = new List<string>();
        foreach (var part in Parted(bare))
        {
            var name = Clean(part, handles);
            if (name.Length > 1 && !found.Contains(name, StringComparer.OrdinalIgnoreCase)) found.Add(name);
            if (found.Count == MostAuthors) break;
        }
        return found;
    }

    // "A. Name Illustration by B. Name": who drew and who took the pictures did not write it.
    private static string Uncredited(string names)
    {
        foreach (var other in Pictures)
            if (names.IndexOf(other, StringComparison.Ordinal) is > 4 and var cut) names = names[..cut];
        return names;
    }

    /// <summary>The line without "By", "Von" and the like.</summary>
    public static string StripOpener(string line)
    {
        var text = line.Trim();
        return OpenerOf(text, 1) is { } opener ? text[opener.Length..].Trim() : text;
    }

    // The opener that a text begins with and goes on from, with more than some characters behind it.
    private static string? OpenerOf(string text, int more)
    {
        if (text.Length == 0 || !Openers.TryGetValue(char.ToUpperInvariant(text[0]), out var openers)) return null;
        foreach (var opener in openers)
            if (text.Length > opener.Length + more && text.StartsWith(opener, StringComparison.OrdinalIgnoreCase) && (text[opener.Length] == ' ' || opener[^1] == ':')) return opener;
        return null;
    }

    private static List<string> Parted(string names)
    {
        List<string> parts = names.Trim() is { Length: > 0 } whole ? [whole] : [];
        foreach (var joint in Joints)
            if (parts.Exists(p => p.Contains(joint, StringComparison.Ordinal))) parts = [.. parts.SelectMany(p => p.Split(joint, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        return [.. parts.SelectMany(p => p.Split([',', ';', '|', '/', '•', '·', '\n', '–', '—', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
    }

    private static string Clean(string part, bool handles)
    {
        var name = WhiteSpace.Fold(part.Trim().Trim('.', ':', '*', '"', '\'', '-'));
        if (name.Length is < 2 or > 60 || name.Contains('@') || name.Contains("http", StringComparison.OrdinalIgnoreCase)) return "";
        if (!name.Any(char.IsLetter) || name.Any(char.IsDigit) && !(handles && IsHandle(name))) return "";
        var words = name.Split(' ').ToList();
        if (words.Count > 2 && !Offices.Contains(words[1].ToLowerInvariant())) while (words.Count > 2 && Offices.Contains(words[^1].ToLowerInvariant())) words.RemoveAt(words.Count - 1);
        return words.Count > 6 ? "" : string.Join(' ', words);
    }

    private static bool IsWeekday(string word) => Weekdays.Contains(word.ToLowerInvariant());

    private static bool IsHandle(string name) => char.IsLetter(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.') && name.Count(char.IsLetter) >= 3 && name.Count(char.IsDigit) <= 4;

    /// <summary>Whether a text begins as "Staff and ..." does, which a day behind it makes a byline.</summary>
    public static bool OpensAsStaff(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !StaffOpenersByLetter.TryGetValue(char.ToUpperInvariant(text[0]), out var openers)) return false;
        foreach (var opener in openers) if (text.StartsWith(opener, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>Whether a text begins with a word that opens a byline.</summary>
    public static bool Opens(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !Openers.TryGetValue(char.ToUpperInvariant(text[0]), out var openers)) return false;
        foreach (var opener in openers)
            if (text.StartsWith(opener, StringComparison.OrdinalIgnoreCase) && (text.Length == opener.Length || text[opener.Length] == ' ' || text[opener.Length] == '\u00A0' || opener[^1] == ':' || text[opener.Length] == ':')) return true;
        return false;
    }

    /// <summary>What follows "by" inside a line that holds a day too ("06.11.2031 13:30 by name"); null where it says no such word.</summary>
    public static string? After(string line)
    {
        var padded = " " + line + " ";
        foreach (var opener in NamesFollow)
        {
            int at = padded.IndexOf(opener, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            var after = Undated(padded[(at + opener.Length)..].Trim());
            foreach (var end in NamesEnd) if ((after + " ").IndexOf(end, StringComparison.OrdinalIgnoreCase) is > 0 and var cut) after = after[..cut];
            return after.Length is > 1 and < 60 && after.Split(' ').Length <= 4 ? after : null;
        }
        return null;
    }

    /// <summary>Whether a name reads as a person's: capitals at its words' heads, or one word, and no word that names a control or an office.</summary>
    public static bool LooksLikePerson(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 5 || Array.Exists(words, w => Offices.Contains(w.ToLowerInvariant()))) return false;
        if (words.Length == 1) return words[0].Length > 2 && (char.IsUpper(words[0][0]) || !char.IsLower(words[0][0]));
        return Array.TrueForAll(words, w => !char.IsLower(w[0]) || Small.Contains(w));
    }

    private static string[] Spaced(string what) => [.. Words[what].Select(w => $" {w} ")];

    private static FrozenDictionary<char, string[]> ByLetter(string[] openers) => openers.GroupBy(o => char.ToUpperInvariant(o[0])).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    private static string WithoutBrackets(string text)
    {
        var kept = new StringBuilder();
        int depth = 0;
        foreach (char c in text)
        {
            if (c is '(' or '[') depth++;
            else if (c is ')' or ']') depth = Math.Max(0, depth - 1);
            else if (depth == 0) kept.Append(c);
        }
        return kept.ToString();
    }

    private static bool LooksLikeNames(string rest)
    {
        var parts = rest.Split(',');
        if (parts.Length > 1 && Array.Exists(parts[^1].Split(' '), w => Roles.Contains(w, StringComparer.OrdinalIgnoreCase))) rest = string.Join(',', parts[..^1]);
        var words = rest.Split([' ', ',', '/', '|', '&', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 16) return false;
        if (rest.EndsWith('?') || rest.EndsWith('!') || rest.EndsWith('.') && words.Length > 6) return false;
        int capital = 0, lower = 0;
        foreach (var word in words)
        {
            char c = word[0];
            if (char.IsUpper(c) || c == '(' || !char.IsLower(c) && char.IsLetter(c)) capital++;
            else if (char.IsLetter(c) && !Small.Contains(word)) lower++;
        }
        char first = words[0][0];
        return (char.IsUpper(first) || first == '(' || !char.IsLower(first) && char.IsLetter(first) || Agencies.Named(rest) is not null) && capital > 0 && lower <= capital / 2;
    }
}
