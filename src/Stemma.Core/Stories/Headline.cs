using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>Chooses the headline that stands for a story: one telling's own, never a made-up one.</summary>
public static class Headline
{
    private const int Longest = 200;

    /// <summary>The headline whose words the story's tellings share most, in the language most of them are in, plainly put.</summary>
    /// <returns>A telling's headline; where none has one, the beginning of its first sentence; "" where there are no words at all.</returns>
    public static string Of(IReadOnlyList<Telling> tellings, FamilyTree tree)
    {
        var titled = tellings.Where(t => !string.IsNullOrWhiteSpace(t.Article.Title)).ToList();
        if (titled.Count == 0) return tellings.Select(Opening).FirstOrDefault(o => o.Length > 0) ?? "";
        var language = titled.GroupBy(t => t.Article.Language, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Min(t => t.Id)).First().Key;
        var own = titled.Where(t => t.Article.Language == language).ToList();
        var held = Held(own);
        return own.OrderByDescending(t => Standing(t, held, own.Count, tree)).ThenBy(t => t.Id).First().Article.Title.Trim();
    }

    // How many tellings hold each term in headline or text.
    private static Dictionary<ulong, int> Held(List<Telling> tellings) =>
        tellings.SelectMany(t => Terms.Of(t.Article).Keys).GroupBy(k => k).ToDictionary(g => g.Key, g => g.Count());

    private static double Standing(Telling telling, Dictionary<ulong, int> held, int tellings, FamilyTree tree)
    {
        var title = telling.Article.Title.Trim();
        var words = Terms.OfTitle(title, telling.Article.Language).Keys.Where(k => Terms.KindOf(k) is TermKind.Word or TermKind.Number).ToList();
        if (words.Count == 0) return 0;
        double shared = words.Average(w => held.GetValueOrDefault(w) / (double)tellings);
        double enough = Math.Min(1, words.Count / 6.0);
        double copied = tree.Links.Any(l => l.Child.Telling == telling.Id && l.Kind is LinkKind.Shortened or LinkKind.Paraphrase) ? 0.05 : 0;
        return shared * enough - copied - Blemishes.Count(b => b(title)) * 0.15;
    }

    private static readonly Func<string, bool>[] Blemishes =
    [
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
