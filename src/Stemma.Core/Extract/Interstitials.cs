using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>
/// Knows the pages that stand in a report's place: checks for robots, refusals, empty shells that need scripts, consent and login walls, errors
/// (Data/interstitials.tsv). A phrase alone proves nothing, for reports quote them: the text must be short and made of them.
/// </summary>
internal static class Interstitials
{
    /// <summary>The code of the problem that says so.</summary>
    public const string Code = "interstitial";

    private const int Long = 1500;    // characters; no wall says so much
    private const int Little = 60;    // less is no report, and all that the page shows is looked at
    private const int MostShown = 20_000;

    private static readonly (string Where, string What, string Phrase)[] Known =
        [.. DataFile.Rows(typeof(Interstitials), "interstitials.tsv").Select(r => (r[0], r[1], r[0] == "mark" ? r[2] : Phrases.Fold(r[2]))).Distinct()];

    private static readonly ILookup<string, string> Titles = Known.Where(k => k.Where == "title").ToLookup(k => k.Phrase, k => k.What, StringComparer.Ordinal);
    private static readonly (string Phrase, string What)[] Texts = [.. Known.Where(k => k.Where == "text").Select(k => (k.Phrase, k.What))];
    private static readonly PhraseSet AnyText = new(Texts.Select(t => t.Phrase));
    private static readonly (string Phrase, string What)[] Marks = [.. Known.Where(k => k.Where == "mark").Select(k => (k.Phrase, k.What))];
    private static readonly string[] Dividers = [" | ", " - ", " – ", " — ", " · ", " :: "];

    /// <summary>What a page is in place of a report; null where it may be one.</summary>
    /// <param name="page">The page.</param>
    /// <param name="title">Its headline.</param>
    /// <param name="text">The running text that was found.</param>
    internal static Problem? Of(HtmlPage page, string title, string text)
    {
        if (text.Length >= Long) return null;
        bool stated = page.JsonLd.Type is { Length: > 0 } and not "WebPage" || page.Head.First("og:type") is { } graph && (graph is "article" || graph.StartsWith("video", StringComparison.Ordinal)) || page.Head.First("article:published_time") is not null;
        bool bare = !stated && page.Head.First("og:title", "og:url", "twitter:card") is null && page.Head.Canonical is null;
        var mark = text.Length < 400 && !stated ? Mark(page) : null;
        return Judged(Wall(page.Head.Title) ?? Wall(title), text, text.Length < Little ? Shown(page) : [], mark, stated, bare);
    }

    /// <summary>What a page that was saved as text is in place of a report; null where it may be one.</summary>
    /// <param name="title">Its headline.</param>
    /// <param name="text">The running text that was found.</param>
    /// <param name="shown">All of the page's lines.</param>
    internal static Problem? Of(string title, string text, IReadOnlyList<string> shown) =>
        text.Length >= Long ? null : Judged(Wall(title), text, text.Length < Little ? shown : [], null, false, false);

    /// <summary>Whether a headline is that of such a page.</summary>
    internal static bool IsTitle(string title) => Wall(title) is not null;

    private static Problem? Judged((string Phrase, string What)? wall, string text, IReadOnlyList<string> shown, (string Phrase, string What)? mark, bool stated, bool bare)
    {
        if (text.Length < Little)
        {
            var seen = Signs.Of(shown);
            return wall is not null && !stated ? Problem(wall.Value) : seen.Share >= 0.8 || seen.Say(2) ? Problem(seen.First) : mark is { } alone ? Problem(alone) : null;
        }
        if (stated && text.Length >= 250) return null;
        var signs = Signs.Of([text]);
        if (wall is not null && !stated && (signs.Share >= 0.4 || mark is not null)) return Problem(wall.Value);
        if (signs.Say(2) || signs.Share >= 0.5 && mark is not null || signs.Share >= 0.8 && bare && text.Length < 250) return Problem(signs.First);
        return mark is { } only && text.Length < 200 ? Problem(only) : null;
    }

    // A wall's title is all of the title, but for the site's name.
    private static (string, string)? Wall(string title)
    {
        foreach (var part in title.Split(Dividers, StringSplitOptions.RemoveEmptyEntries).Prepend(title))
            if (Phrases.Fold(part) is { Length: > 0 } folded && Titles[folded].FirstOrDefault() is { } what) return (folded, what);
        return null;
    }

    private static (string, string)? Mark(HtmlPage page)
    {
        int looked = 0;
        for (int i = 0; i < page.Tree.Count && looked < MostShown * 4; i++)
        {
            var node = page.Tree[i];
            foreach (var (_, value) in node.Attributes)
            {
                looked += value.Length;
                if (In(value) is { } found) return found;
            }
            if (!node.IsText || node.Parent?.Name != "script") continue;
            looked += node.Text.Length;
            if (In(node.Text) is { } inside) return inside;
        }
        return null;

        static (string, string)? In(string value)
        {
            if (value.Length > MostShown) value = value[..MostShown];
            foreach (var (phrase, what) in Marks)
                if (value.Contains(phrase, StringComparison.OrdinalIgnoreCase)) return (phrase, what);
            return null;
        }
    }

    // All that a reader sees, and what is meant for those without scripts.
    private static List<string> Shown(HtmlPage page)
    {
        var shown = new List<string>();
        int length = 0;
        for (int i = 0; i < page.Tree.Count && length < MostShown; i++)
        {
            var node = page.Tree[i];
            if (!node.IsText || page.Text.Mute(i) && node.Ancestors.All(a => a.Name is not ("noscript" or "button"))) continue;
            if (Web.WhiteSpace.Fold(node.Characters) is not { Length: > 1 } text) continue;
            shown.Add(text);
            length += text.Length;
        }
        return shown;
    }

    private static Problem Problem((string Phrase, string What) sign) => new(Code, $"the page is {Named(sign.What)} (\"{sign.Phrase}\") and no report: save it again as a reader sees it");

    private static string Named(string what) => what switch
    {
        "challenge" => "a check for robots",
        "denied" => "a refusal of access",
        "script" => "an empty shell that needs JavaScript",
        "consent" => "a consent wall",
        "login" => "a login wall",
        _ => "an error page",
    };

    // How many sentences hold a phrase, how much of the text they are, and the first phrase.
    private readonly record struct Signs(int Sentences, double Share, (string Phrase, string What) First)
    {
        public bool Say(int sentences) => Sentences >= sentences && Share >= 0.5;

        public static Signs Of(IReadOnlyList<string> texts)
        {
            var found = new List<(string Phrase, string What)>();
            int all = 0, inside = 0;
            foreach (var text in texts)
                foreach (var sentence in Language.Sentences.Of(text))
                {
                    var folded = Phrases.Fold(text[sentence.Start..sentence.End]);
                    all += folded.Length;
                    if (!AnyText.IsIn(folded) || Texts.FirstOrDefault(t => Holds(folded, t.Phrase)) is not { Phrase: not null } sign) continue;
                    inside += folded.Length;
                    found.Add(sign);
                }
            return found.Count == 0 ? default : new Signs(found.Count, (double)inside / all, found[0]);
        }

        private static bool Holds(string text, string phrase)
        {
            int at = text.IndexOf(phrase, StringComparison.Ordinal);
            return at >= 0 && (phrase[0] >= 0x2E80 || (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + phrase.Length == text.Length || !char.IsLetterOrDigit(text[at + phrase.Length]) || !char.IsLetterOrDigit(phrase[^1])));
        }
    }
}
