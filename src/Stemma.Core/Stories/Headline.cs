using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>Chooses the headline that stands for a story: one telling's own, never a made-up one.</summary>
public static class Headline
{
    private const int Longest = 200, LeadSentences = 2;
    private const double OfReports = 0.6, OfHeadlines = 0.25, OfLead = 0.15, OfFullness = 0.05, Blemished = 0.15;
    private static readonly string[] Openers = [.. DataFile.Lines(typeof(Headline), "headline-openers.txt")];

    /// <summary>
    /// The headline that the story's reports support best, in the language most of them are in: its words stand in their texts, in their headlines and in its own lead. What it quotes
    /// supports nothing, and a plain line of news goes before a feature's, an opinion's and a live page's.
    /// </summary>
    /// <returns>A telling's headline; where none has one, the beginning of its first sentence; "" where there are no words at all.</returns>
    public static string Of(IReadOnlyList<Telling> tellings, FamilyTree tree)
    {
        var titled = tellings.Where(t => !string.IsNullOrWhiteSpace(t.Article.Title)).ToList();
        if (titled.Count == 0) return tellings.Select(Opening).FirstOrDefault(o => o.Length > 0) ?? "";
        var language = titled.GroupBy(t => t.Article.Language, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Min(t => t.Id)).First().Key;
        var own = titled.Where(t => t.Article.Language == language).ToList();
        var (held, headed) = (Held(own.Select(t => Terms.Of(t.Article).Keys)), Held(own.Select(t => Terms.OfTitle(t.Article.Title, language).Keys)));
        int longest = own.Max(t => t.Article.Text.Length);
        return own.OrderByDescending(t => Standing(t, held, headed, own.Count, longest, tree)).ThenBy(t => t.Id).First().Article.Title.Trim();
    }

    // How many tellings hold each term.
    private static Dictionary<ulong, int> Held(IEnumerable<IEnumerable<ulong>> terms) =>
        terms.SelectMany(t => t.Distinct()).GroupBy(k => k).ToDictionary(g => g.Key, g => g.Count());

    private static double Standing(Telling telling, Dictionary<ulong, int> held, Dictionary<ulong, int> headed, int tellings, int longest, FamilyTree tree)
    {
        var title = telling.Article.Title.Trim();
        var words = Terms.OfTitle(Unquoted(title), telling.Article.Language).Keys.Where(k => Terms.KindOf(k) is TermKind.Word or TermKind.Number).ToList();
        if (words.Count == 0) return 0;
        var lead = Terms.OfTitle(Lead(telling.Article.Text), telling.Article.Language).Keys.ToHashSet();
        double support = words.Average(w => OfReports * held.GetValueOrDefault(w) / tellings + OfHeadlines * headed.GetValueOrDefault(w) / tellings + (lead.Contains(w) ? OfLead : 0));
        double enough = Math.Min(1, words.Count / 6.0);
        double copied = tree.Links.Any(l => l.Child.Telling == telling.Id && l.Kind is LinkKind.Shortened or LinkKind.Paraphrase) ? 0.05 : 0;
        double fullness = longest == 0 ? 0 : OfFullness * Math.Sqrt((double)telling.Article.Text.Length / longest);
        return support * enough + fullness - copied - Blemishes.Count(b => b(title)) * Blemished - (telling.Article.Kind == PageKind.Article ? 0 : Blemished);
    }

    private static string Lead(string text)
    {
        var sentences = Sentences.Of(text.Length > 2000 ? text[..2000] : text);
        return sentences.Count == 0 ? "" : text[..sentences[Math.Min(LeadSentences, sentences.Count) - 1].End];
    }

    // The title with what stands between quotation marks left out; a mark that nothing closes quotes the rest.
    private static string Unquoted(string title)
    {
        var kept = new System.Text.StringBuilder(title.Length);
        char closing = '\0';
        for (int i = 0; i < title.Length; i++)
        {
            if (closing != '\0' && (title[i] == closing || closing == '”' && title[i] == '“'))
            {
                closing = '\0';
                kept.Append(' ');
            }
            else if (closing == '\0' && Closing(title, i) is { } mark) closing = mark;
            else if (closing == '\0') kept.Append(title[i]);
        }
        return kept.ToString();
    }

    private static char? Closing(string title, int i) => title[i] switch
    {
        '“' or '„' or '”' => '”',
        '"' => '"',
        '«' => '»',
        '»' => '«',
        '「' => '」',
        '‘' or '\'' when i == 0 && title.IndexOf(title[0] == '‘' ? '’' : '\'', 1) > 0 => title[0] == '‘' ? '’' : '\'', // inside, these are apostrophes
        _ => null,
    };

    private static readonly Func<string, bool>[] Blemishes =
    [
        t => Closing(t, 0) is not null,
        t => Openers.Any(o => t.StartsWith(o, StringComparison.OrdinalIgnoreCase) && (!char.IsLetter(o[^1]) || t.Length > o.Length && t[o.Length] == ' ')),
        t => t.Length > 120,
        t => t.EndsWith("...", StringComparison.Ordinal) || t.EndsWith('…'),
        t => t.EndsWith('?') || t.EndsWith('!') || t.EndsWith('？'),
        t => t.Contains(" | ", StringComparison.Ordinal),
        t => t.Contains(" – ", StringComparison.Ordinal) || t.Contains(" - ", StringComparison.Ordinal),
        t => t.Count(char.IsUpper) * 2 > t.Count(char.IsLetter) && t.Any(char.IsLower),
        t => !t.Any(char.IsLower) && t.Any(char.IsUpper),
    ];

    private static string Opening(Telling telling)
    {
        var text = telling.Article.Text;
        var sentences = Sentences.Of(text.Length > 2000 ? text[..2000] : text);
        if (sentences.Count == 0) return "";
        var opening = sentences[0].Of(text);
        if (opening.Length <= Longest) return opening;
        int space = opening.LastIndexOf(' ', Longest);
        int cut = space > Longest / 2 ? space : char.IsHighSurrogate(opening[Longest - 1]) ? Longest - 1 : Longest;
        return opening[..cut] + "…";
    }
}
