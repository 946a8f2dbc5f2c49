using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>A byline read into its people and its agency.</summary>
internal sealed record Byline(string Text, IReadOnlyList<string> Authors, Wire? Wire);

/// <summary>Reads bylines.</summary>
internal static class Bylines
{
    private static readonly string[] Openers = [.. DataFile.Lines(typeof(Bylines), "bylines.txt")];
    private static readonly string[] DateOpeners = ["published on", "published", "updated", "posted on", "posted", "veröffentlicht am", "veröffentlicht", "aktualisiert", "publié le", "publicado el", "pubblicato il", "publicado em", "on", "am", "le", "el"];
    private static readonly string[] Roles = ["correspondent", "reporter", "editor", "writer", "columnist", "critic", "korrespondent", "korrespondentin", "redakteur", "redakteurin", "reporterin", "journaliste", "corresponsal", "inviato", "корреспондент", "редактор"];
    private static readonly string[] Joints = [" and ", " und ", " et ", " y ", " e ", " og ", " och ", " en ", " with ", " mit ", " & ", " i ", " и ", " ve "];
    private static readonly string[] Small = ["van", "von", "de", "der", "den", "la", "le", "di", "da", "del", "al", "el", "bin", "ibn", "zu", "ten", "dos", "do", "das", "af", "y", "du", "and", "und", "et", "e", "with", "for", "the"];

    private static readonly string[] StaffOpeners = ["staff and ", "staff with ", "staff, ", "staff/", "redaktion und ", "redaktion mit ", "redaktion, ", "la rédaction avec ", "rédaction avec ", "redacción y ", "redazione e ", "redação e ", "редакция и "];
    private const int MostStaffWords = 6;

    /// <summary>The byline a whole short line is ("By A. B. (Associated Press)", "Von A. B., dpa"), or null where it is none.</summary>
    public static Byline? Of(string line)
    {
        var undated = Undated(line);
        bool dated = undated.Length < line.Length;
        line = undated;
        if (line.Length is < 5 or > 200) return null;
        if (dated && OfStaff(line) is { } joint) return joint;
        foreach (var opener in Openers)
        {
            if (!line.StartsWith(opener, StringComparison.OrdinalIgnoreCase)) continue;
            if (line.Length <= opener.Length + 2 || !(line[opener.Length] == ' ' || opener[^1] == ':')) continue;
            var rest = line[opener.Length..].Trim();
            return LooksLikeNames(rest) ? new Byline(line, Authors(rest), Agencies.Within(rest)) : null;
        }
        return null;
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
        var names = line[..digit].TrimEnd(' ', '|', '·', '•', ',', '-', '–', '—', ':', '(');
        var word = DateOpeners.FirstOrDefault(w => names.EndsWith(w, StringComparison.OrdinalIgnoreCase) && names.Length > w.Length + 6 && !char.IsLetter(names[^(w.Length + 1)]));
        return word is null ? names : names[..^word.Length].TrimEnd(' ', '|', '·', '•', ',', '-', '–', '—', ':', '(');
    }

    /// <summary>The names of a byline without its opener: joined names parted, roles, agencies in brackets, addresses and dates left out.</summary>
    public static IReadOnlyList<string> Authors(string names)
    {
        var bare = WithoutBrackets(StripOpener(names));
        var found = new List<string>();
        foreach (var part in Parted(bare))
        {
            var name = Clean(part);
            if (name.Length > 1 && !found.Contains(name, StringComparer.OrdinalIgnoreCase)) found.Add(name);
            if (found.Count == 20) break;
        }
        return found;
    }

    /// <summary>The line without "By", "Von" and the like.</summary>
    public static string StripOpener(string line)
    {
        var text = line.Trim();
        foreach (var opener in Openers)
        {
            if (text.Length > opener.Length + 1 && text.StartsWith(opener, StringComparison.OrdinalIgnoreCase) && (text[opener.Length] == ' ' || opener[^1] == ':'))
                return text[opener.Length..].Trim();
        }
        return text;
    }

    private static List<string> Parted(string names)
    {
        var parts = new List<string> { names };
        foreach (var joint in Joints)
            parts = [.. parts.SelectMany(p => p.Split(joint, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        return [.. parts.SelectMany(p => p.Split([',', ';', '|', '/', '•', '·', '\n', '–', '—', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
    }

    private static string Clean(string part)
    {
        var name = WhiteSpaceOf(part.Trim().Trim('.', ':', '*', '"', '\'', '-').Trim());
        if (name.Length is < 2 or > 60 || name.Contains('@') || name.Contains("http", StringComparison.OrdinalIgnoreCase)) return "";
        if (name.Any(char.IsDigit) || !name.Any(char.IsLetter)) return "";
        int words = name.Split(' ').Length;
        return words > 6 ? "" : name;
    }

    private static string WhiteSpaceOf(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

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
