using System.Buffers;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Sources;

/// <summary>
/// Finds agencies that no list has by traces of which one alone would prove nothing: a name in a mixed-case dateline or in one of a script without capitals,
/// a name as the whole credit line, under a picture, as who reports it in the lead, behind the word for an agency. Two different ones that agree show it.
/// </summary>
internal static class AgencyTraces
{
    private const int Reach = 90, LongestName = 32, MostWords = 3, HeadParagraphs = 3, LeadSentences = 3;

    private static readonly SearchValues<char> AfterName = SearchValues.Create(' ', ',', '.', ';', ')', '\n');
    private static readonly string[] AgencyWords = ["news agency", "agency", "nachrichtenagentur", "agentur", "agence", "agencia", "agenzia", "agência", "агентство", "агентства", "агентству", "агентстве", "агентством", "وكالة", "لوكالة"];

    /// <summary>The names that are shown, in order.</summary>
    public static IReadOnlyList<string> Shown(IReadOnlyList<Telling> tellings)
    {
        var groups = new List<List<(string Name, string Kind)>>();
        foreach (var trace in tellings.SelectMany(Of).Distinct().OrderBy(t => t.Name, StringComparer.Ordinal).ThenBy(t => t.Kind, StringComparer.Ordinal))
        {
            var group = groups.Find(g => string.Equals(g[0].Name, trace.Name, StringComparison.OrdinalIgnoreCase) || ShortNames.SameSound(g[0].Name, trace.Name));
            if (group is null) groups.Add([trace]);
            else group.Add(trace);
        }
        return [.. groups.Where(g => g.Select(t => t.Kind).Distinct(StringComparer.Ordinal).Count() >= 2).SelectMany(g => g.Select(t => t.Name)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>How often a text speaks of an agency by that word.</summary>
    public static int Called(string text) => AgencyWords[1..].Sum(w =>
    {
        int n = 0;
        for (int i = text.IndexOf(w, StringComparison.OrdinalIgnoreCase); i >= 0; i = text.IndexOf(w, i + w.Length, StringComparison.OrdinalIgnoreCase))
            if ((i == 0 || !char.IsLetterOrDigit(text[i - 1])) && (i + w.Length == text.Length || !char.IsLetterOrDigit(text[i + w.Length]))) n++;
        return n;
    });

    /// <summary>What stands behind the word for an agency, wherever that is.</summary>
    public static IEnumerable<string> Named(string text) => Agency(text).Select(a => a.Item1).Distinct(StringComparer.Ordinal);

    private static IEnumerable<(string Name, string Kind)> Of(Telling telling)
    {
        var article = telling.Article;
        var found = Datelines(article.Text).Select(n => (n, "dateline"))
            .Concat(article.Credits.Where(c => Phrases.Find(c, Phrases.Photo) is null).Select(c => (c.Trim(), "credit")))
            .Concat(article.Captions.Select(c => (c[(c.LastIndexOf(':') + 1)..].Trim(' ', '.', ')'), "picture")))
            .Concat(Lead(article.Text)).Concat(Agency(article.Text)).ToList();
        if (found.Count == 0) return [];
        var persons = Names.Of(article.Text, article.Language).Where(n => n.Kind == NameKind.Person).Select(n => n.Text).Concat(article.Authors).ToList();
        return found.Where(f => IsName(f.Item1) && Wires.Named(f.Item1) is null && Gazetteer.Find(f.Item1) is null && Gazetteer.OfDemonym(f.Item1) is null && !persons.Exists(p => IsOf(f.Item1, p))
            && !(telling.Outlet is { } outlet && (ShortNames.Fits(f.Item1, outlet) || ShortNames.Fits(outlet, f.Item1))));
    }

    private static bool IsOf(string name, string person) =>
        string.Equals(person, name, StringComparison.OrdinalIgnoreCase) || person.EndsWith(" " + name, StringComparison.OrdinalIgnoreCase) || person.StartsWith(name + " ", StringComparison.OrdinalIgnoreCase);

    // "Place (Name) –" at the head of a paragraph.
    private static IEnumerable<string> Datelines(string text)
    {
        foreach (var paragraph in Sentences.Paragraphs(text).Take(HeadParagraphs))
        {
            var head = paragraph.Of(text)[..Math.Min(paragraph.Length, Reach)];
            int open = head.IndexOf('('), close = open < 0 ? -1 : head.IndexOf(')', open);
            if (open < 3 || close < 0 || head[..open].Split(' ').Length > 5 || char.IsLower(head[0]) || head[..open].Any(c => char.IsDigit(c) || c is '.' or ':' or '“' or '"' or '«')) continue;
            if (head[(close + 1)..].TrimStart() is ['—' or '–' or '-', ..]) yield return head[(open + 1)..close].Trim();
        }
    }

    // "Name reports" in the lead.
    private static IEnumerable<(string, string)> Lead(string text)
    {
        int end = Sentences.Of(text).Take(LeadSentences).Select(s => s.End).LastOrDefault();
        foreach (var name in CapitalRuns.In(text[..end]))
        {
            var after = text[name.End..Math.Min(text.Length, name.End + 24)].TrimStart();
            if (Phrases.Find(after, Phrases.Reports) is { Start: 0 }) yield return (name.Of(text), "reports");
        }
    }

    // "the agency Name"; with who reports before it ("сообщило агентство Name") these are two traces.
    private static IEnumerable<(string, string)> Agency(string text)
    {
        foreach (var word in AgencyWords)
        {
            for (int i = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); i >= 0; i = text.IndexOf(word, i + 1, StringComparison.OrdinalIgnoreCase))
            {
                int at = i + word.Length;
                if (i > 0 && char.IsLetterOrDigit(text[i - 1]) || at + 2 >= text.Length || text[at] != ' ') continue;
                var rest = text[(at + 1)..Math.Min(text.Length, at + 1 + LongestName)];
                var name = rest[..(rest.AsSpan().IndexOfAny(AfterName) is var stop and > 0 ? stop : rest.Length)].Trim('«', '»', '„', '“', '"');
                if (name.Length < 3 || char.IsLower(name[0])) continue;
                yield return (name, "agency");
                if (Phrases.Reports.Any(r => AgencyNames.EndsWithWord(AgencyNames.Before(text, i, 30), r))) yield return (name, "reports");
            }
        }
    }

    private static bool IsName(string name) => name.Length is >= 3 and <= LongestName && char.IsLetter(name[0]) && !char.IsLower(name[0])
        && name.Split(' ').Length <= MostWords && name.All(c => char.IsLetter(c) || c is ' ' or '-' or '.' or '&' or '’' or '\'' or '«' or '»');
}
