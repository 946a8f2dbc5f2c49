using System.Collections.Frozen;
using System.Globalization;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Sources;

/// <summary>An agency where its name stands.</summary>
internal readonly record struct AgencyName(Wire Wire, Span At);

/// <summary>Finds agencies' names in a text: short ones with their case, long ones in any; the longest name at a place.</summary>
internal sealed class AgencyNames
{
    private const int ShortName = 4;

    // What makes another word of a name that ends in "company" (新华社区 is a neighbourhood), and what Korean adds to a name.
    private const string AfterSociety = "区區会會员員群交", Particles = "은는이가을를의에와과도로으만";
    private static readonly string[] AgencyWords = ["news agency", "agency", "nachrichtenagentur", "agentur", "agence", "agencia", "agenzia", "agência", "agencja", "agencji", "agencija", "agencije", "agenciji", "agentura", "agentury", "agentuře", "agentúra", "agenția", "agenției", "ajansı", "ajansına", "persbureau", "nyhetsbyrån", "nyhetsbyrået", "nyhedsbureauet", "агентство", "агентства", "агентству", "агенция", "агенција", "وكالة"];
    private static readonly FrozenSet<string> Ambiguous = DataFile.Lines(typeof(Alignments), "ambiguous-agencies.txt").ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenDictionary<int, (string Spelling, Wire Wire)[]> _byBeginning;
    private readonly PerText<List<AgencyName>> _read;

    /// <summary>The registry's agencies, and others whose names a story shows.</summary>
    public AgencyNames(IReadOnlyList<HeldWire> shown)
    {
        Shown = shown;
        _read = new((text, _) => Read(text));
        _byBeginning = shown.Select(s => s.Wire).Concat(Wires.All)
            .SelectMany(w => w.Spellings.Distinct(StringComparer.Ordinal).Where(s => s.Length > 1).Select(s => (Spelling: s, Wire: w)))
            .GroupBy(s => Beginning(s.Spelling, 0))
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(s => s.Spelling.Length).ThenBy(s => s.Spelling, StringComparer.Ordinal).ToArray());
    }

    /// <summary>The registry's alone.</summary>
    public static AgencyNames Registered { get; } = new([]);

    /// <summary>The agencies that the story shows and no list has.</summary>
    public IReadOnlyList<HeldWire> Shown { get; }

    /// <summary>All names, in order. A short name that the text itself spells out as something else's ("European Parliament (EP)") is none in it.</summary>
    public IReadOnlyList<AgencyName> In(string text) => _read.Of(text);

    private List<AgencyName> Read(string text)
    {
        var found = Standing(text);
        if (found.Exists(n => SpelledOut.Elsewhere(text, n)))
        {
            var others = found.Where(n => SpelledOut.Elsewhere(text, n)).Select(n => n.At.Of(text)).ToHashSet(StringComparer.Ordinal);
            found.RemoveAll(n => others.Contains(n.At.Of(text)));
        }
        return found;
    }

    private List<AgencyName> Standing(string text)
    {
        var found = new List<AgencyName>();
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (i > 0 && InsideWord(text, i) || !_byBeginning.TryGetValue(Beginning(text, i), out var spellings)) continue;
            foreach (var (spelling, wire) in spellings)
            {
                if (!Stands(text, i, spelling) || IsAnothers(text, new Span(i, i + spelling.Length))) continue;
                found.Add(new AgencyName(wire, new Span(i, i + spelling.Length)));
                i += spelling.Length - 1;
                break;
            }
        }
        return found;
    }

    private static int Beginning(string text, int at) => char.ToUpperInvariant(text[at]) << 16 | char.ToUpperInvariant(text[at + 1]);

    /// <summary>The names in running text that can mean nothing but the agency.</summary>
    public IEnumerable<AgencyName> CertainIn(string text) => In(text).Where(n => !Ambiguous.Contains(n.At.Of(text)) || CueBeside(text, n.At));

    /// <summary>The names of a byline: those that are a part of it, or follow a person's name; what is the end of a longer name in a part of its own ("A. B., Harbour Press Association") is not the agency of that end.</summary>
    public IEnumerable<AgencyName> InByline(string byline)
    {
        foreach (var name in In(byline))
        {
            int part = byline.LastIndexOfAny([',', '(', '|', '/', ';'], Math.Max(0, name.At.Start - 1)) + 1;
            var before = byline[part..name.At.Start].Trim();
            bool longer = before.Length > 0 && char.IsUpper(before[^before.Split(' ')[^1].Length]) && before is not ("The" or "Die" or "Der" or "La" or "Le" or "By" or "Von" or "Par" or "Por" or "From" or "Di" or "Da");
            bool listed = !IsShown(name.Wire);
            if (longer && (listed ? part > 0 && name.At.Of(byline).Contains(' ', StringComparison.Ordinal) : true)) continue;
            if (!listed && FollowedByCapital(byline, name.At.End)) continue;
            yield return name;
        }
    }

    /// <summary>Whether no list has the agency.</summary>
    public bool IsShown(Wire wire) => Shown.Any(s => s.Wire == wire);

    private static bool FollowedByCapital(string text, int end) => end + 1 < text.Length && text[end] == ' ' && char.IsUpper(text[end + 1]);

    /// <summary>What stands before a place, lower case, at most <paramref name="length"/> characters, white space and marks of the end trimmed.</summary>
    public static string Before(string text, int at, int length) => text[Math.Max(0, at - length)..at].ToLowerInvariant().TrimEnd(' ', '\u00A0', '(', ',').Replace('’', '\'');

    private static bool InsideWord(string text, int i) => char.IsLetterOrDigit(text[i]) && InWord(text[i - 1]) && !Tokens.IsUnspaced(text[i]) && !Tokens.IsUnspaced(text[i - 1]);

    private static bool InWord(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // An ambiguous name in small letters that a capital follows is a person's ("Efe Aydın"), one that a domain follows a site's ("LaPresse.ca").
    private static bool IsAnothers(string text, Span at)
    {
        var name = at.Of(text);
        if (!Ambiguous.Contains(name) || at.End + 1 >= text.Length) return false;
        return text[at.End] == '.' ? char.IsAsciiLetterLower(text[at.End + 1]) : char.IsUpper(name[0]) && name.Any(char.IsLower) && FollowedByCapital(text, at.End);
    }

    private static bool Stands(string text, int at, string spelling)
    {
        int end = at + spelling.Length;
        if (end > text.Length) return false;
        bool same = spelling.Length <= ShortName || char.IsLower(spelling[0]) ? string.CompareOrdinal(text, at, spelling, 0, spelling.Length) == 0
            : string.Compare(text, at, spelling, 0, spelling.Length, StringComparison.OrdinalIgnoreCase) == 0 && !char.IsLower(text[at]);
        if (!same) return false;
        if (end == text.Length) return true;
        if (Tokens.IsUnspaced(text[end - 1])) return spelling[^1] != '社' || !AfterSociety.Contains(text[end]);
        if (IsHangul(text[end - 1]) && Particles.Contains(text[end])) return true;
        bool joined = InWord(text[end]) && !Tokens.IsUnspaced(text[end]) || (text[end] == '-' && end + 1 < text.Length && char.IsLetter(text[end + 1]));
        return !joined;
    }

    private static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7A3';

    private static bool CueBeside(string text, Span at)
    {
        var after = text[at.End..Math.Min(text.Length, at.End + 14)].TrimStart().ToLowerInvariant();
        if (AgencyWords.Any(w => after.StartsWith(w, StringComparison.Ordinal)) || Phrases.Find(after, Phrases.Reports) is { Start: 0 }) return true;
        var before = Before(text, at.Start, 24);
        return AgencyWords.Any(w => EndsWithWord(before, w)) || Phrases.Told.Any(t => EndsWithWord(before, t));
    }

    /// <summary>Whether a text ends with a phrase that begins at a word's start.</summary>
    public static bool EndsWithWord(string text, string phrase) =>
        text.EndsWith(phrase, StringComparison.Ordinal) && (text.Length == phrase.Length || !char.IsLetterOrDigit(text[text.Length - phrase.Length - 1]));
}
