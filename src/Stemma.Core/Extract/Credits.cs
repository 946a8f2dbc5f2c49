using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>What a credit line says of whoever it names.</summary>
internal enum CreditRole
{
    /// <summary>Supplied the text.</summary>
    Supplier,

    /// <summary>The supplier's own writers contributed.</summary>
    Writers,

    /// <summary>Contributed to it.</summary>
    Contributor,

    /// <summary>Desk credits: reporting by, editing by.</summary>
    Desk,
}

/// <summary>A credit line as it stands, with its agency.</summary>
internal sealed record Credit(string Text, CreditRole Role, Wire? Wire);

/// <summary>Reads the lines that name who supplied or contributed to a text (Data/credits.tsv).</summary>
internal static class Credits
{
    private const int Longest = 420;
    private static readonly (string How, CreditRole Role, string Phrase)[] Rules =
        [.. DataFile.Rows(typeof(Credits), "credits.tsv").Select(r => (r[0], Enum.Parse<CreditRole>(r[1], ignoreCase: true), r[2]))];

    private static readonly PhraseSet AnyPhrase = new(Rules.Select(r => r.Phrase)), AnySpelling = new(Wires.All.SelectMany(w => w.Spellings));

    /// <summary>The credit a whole paragraph is, or null.</summary>
    public static Credit? Of(string paragraph)
    {
        if (paragraph.Length is 0 or > Longest) return null;
        if (Agencies.Listed(paragraph) is { Count: > 0 } wires) return new Credit(paragraph, CreditRole.Supplier, wires[0]);
        if (!AnyPhrase.IsIn(Phrases.FoldInto(paragraph, stackalloc char[Longest]))) return null;
        var folded = Phrases.Fold(paragraph);
        foreach (var (how, role, phrase) in Rules)
        {
            bool holds = how switch
            {
                "start" => folded.StartsWith(phrase, StringComparison.Ordinal) || folded.StartsWith('(') && folded.AsSpan(1).StartsWith(phrase, StringComparison.Ordinal),
                "end" => folded.EndsWith(phrase, StringComparison.Ordinal) || folded.EndsWith(phrase + ")", StringComparison.Ordinal),
                _ => folded.Contains(phrase, StringComparison.Ordinal),
            };
            if (holds && Judge(paragraph, role, bare: how == "end" || phrase == "contributed from") is { } credit) return credit;
        }
        return null;
    }

    /// <summary>The agency in brackets or behind a stop that ends a body's last paragraph ("... he said. (dpa)", "... a-t-il dit. AFP"), or null.</summary>
    public static Wire? EndMark(string paragraph)
    {
        var text = paragraph.TrimEnd();
        if (text.EndsWith(')'))
        {
            int open = text.LastIndexOf('(');
            return open > 0 && Agencies.Listed(text[open..]) is { Count: > 0 } wires ? wires[0] : null;
        }
        int stop = Math.Max(text.LastIndexOf(". ", StringComparison.Ordinal), Math.Max(text.LastIndexOf("» ", StringComparison.Ordinal), text.LastIndexOf("” ", StringComparison.Ordinal)));
        return stop > 0 && text.Length - stop < 24 ? Agencies.Named(text[(stop + 1)..]) : null;
    }

    /// <summary>Whether a line near the end is nothing but a name in brackets or behind ©: "(Arta)", "© Arta". Whose name it is the story has to show.</summary>
    public static bool IsMark(string line)
    {
        var text = line.Trim();
        bool bracket = text.StartsWith('(') && text.EndsWith(')') && text.IndexOf('(', 1) < 0, right = text.StartsWith('©');
        if (!bracket && !right || text.Length is < 5 or > 40) return false;
        var words = text.Trim('(', ')', '©', ' ', '.').Split([' ', ',', '/'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 1 and <= 4 && Array.TrueForAll(words, w => char.IsLetter(w[0]) && !char.IsLower(w[0]) && !w.Any(char.IsDigit));
    }

    private static Credit? Judge(string paragraph, CreditRole role, bool bare)
    {
        var wire = Agencies.Within(paragraph) ?? First(paragraph);
        // "Source:" and a year after © say something only where an agency follows, and nothing else.
        if (role == CreditRole.Supplier) return wire is null || paragraph.Length > 200 ? null : new Credit(paragraph, role, wire);
        if (role == CreditRole.Contributor && Writers(paragraph) is { } house) return new Credit(paragraph, CreditRole.Writers, house);
        // "The weather also contributed." is a sentence: a bare "contributed" needs somebody named before it.
        if (role == CreditRole.Contributor && bare && !OpensWithName(paragraph)) return null;
        return new Credit(paragraph, role, wire);
    }

    private static bool OpensWithName(string paragraph) =>
        ContributorNames.Of(paragraph).FirstOrDefault() is { } name && paragraph.IndexOf(name, StringComparison.Ordinal) is >= 0 and < 24
        && !paragraph.Contains(" said", StringComparison.Ordinal) && !paragraph.Contains('“') && !paragraph.Contains('"');

    // "Associated Press writers A. B. in C and D. E. in F contributed."
    private static Wire? Writers(string paragraph)
    {
        foreach (var word in (string[])[" writer", " journalist", " correspondent", " staff", " reporter"])
        {
            int at = paragraph.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at is > 1 and < 40 && Agencies.Named(paragraph[..at]) is { } wire) return wire;
        }
        return null;
    }

    // The first in the registry's order whose name is no part of another's longer one ("Associated Press of Pakistan").
    private static Wire? First(string paragraph)
    {
        if (!AnySpelling.IsIn(paragraph)) return null;
        var found = Standing(paragraph).ToList();
        return found.Find(f => !found.Exists(o => o.Wire != f.Wire && o.Length > f.Length && o.At <= f.At && o.At + o.Length >= f.At + f.Length)).Wire;
    }

    private static IEnumerable<(Wire Wire, int At, int Length)> Standing(string paragraph)
    {
        foreach (var wire in Wires.All)
        {
            foreach (var spelling in wire.Spellings)
            {
                int at = paragraph.IndexOf(spelling, StringComparison.Ordinal);
                if (at < 0) continue;
                int end = at + spelling.Length;
                if ((at == 0 || !char.IsLetterOrDigit(paragraph[at - 1])) && (end == paragraph.Length || !char.IsLetterOrDigit(paragraph[end]))) yield return (wire, at, spelling.Length);
            }
        }
    }
}
