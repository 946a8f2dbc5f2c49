using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>Reads agencies out of lines that consist of little else.</summary>
internal static class Agencies
{
    private static readonly string[] Trim =
        [" writers", " writer", " staff", " correspondents", " correspondent", " news agency", " newswire", " wire service", " wire services", " wire", " reporter", " reporters", " journalists", " agency"];

    private static readonly string[] Joints = [" and ", " with ", " for ", " und ", " et ", " y ", " via ", " / "];

    /// <summary>The agency a short string names as a whole ("(AP)", "Associated Press writers", "dpa/abc", "AFP, Reuters" names its first); null where it says more.</summary>
    public static Wire? Named(string text)
    {
        var bare = text.Trim().Trim('(', ')', '[', ']', '/', '.', '-', '–', '—', '|', '*', ' ', '©', ':', ',');
        if (bare.Length is < 2 or > 60) return null;
        if (Wires.Named(bare) is { } wire) return wire;
        if (bare.StartsWith("the ", StringComparison.OrdinalIgnoreCase)) bare = bare[4..];
        foreach (var tail in Trim)
            if (bare.EndsWith(tail, StringComparison.OrdinalIgnoreCase)) return Wires.Named(bare[..^tail.Length]);
        return Wires.Named(bare);
    }

    /// <summary>The agencies of a list of nothing but agencies and initials ("dpa/AFP", "AFP, Reuters", "dpa-infocom", "(red/dpa)"); empty where it names anything longer.</summary>
    public static List<Wire> Listed(string text)
    {
        var found = new List<Wire>();
        var said = text.AsSpan().Trim().TrimEnd('.').Trim("()[] ");
        if (said.Length > 80) return found;
        var bare = said.ToString();
        foreach (var part in bare.Split(['/', ',', ';', '|', '+', '&'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Named(part) is { } wire) found.Add(wire);
            else if (part.Length > 5 || part.Any(c => !char.IsLetter(c))) return [];
        }
        return found;
    }

    /// <summary>The first agency that stands as its own part of a longer line, in brackets or behind a comma ("By A. B. (Associated Press)", "A. B., AP").</summary>
    public static Wire? Within(string line)
    {
        if (line.Length > 300) return null;
        foreach (var part in line.Split(['(', ')', ',', '|', '/', ';', '–', '—', '•', '[', ']'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Named(part) is { } wire) return wire;
            foreach (var joint in Joints)
            {
                if (!part.Contains(joint, StringComparison.Ordinal)) continue;
                foreach (var half in part.Split(joint, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    if (half.Length < part.Length && Named(half) is { } inner) return inner;
            }
        }
        return null;
    }
}
