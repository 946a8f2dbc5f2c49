using System.Text.Json;
using Stemma.Core.News;

namespace Stemma.Eval.Sets;

/// <summary>What the annotators of a set say of a statement that a page shows with a person's name.</summary>
internal enum GoldVerdict
{
    /// <summary>Half of it or more stands in what they give to that person.</summary>
    Right,

    /// <summary>They give it to another by name, or name the person only to tell who the speaker is ("a spokesman for Lee").</summary>
    Wrong,

    /// <summary>They give it to a pronoun or a noun, and do not say whom that means; or to the paper that reports it, which the page names too.</summary>
    Unresolved,

    /// <summary>None of what they marked holds half of it.</summary>
    Unmarked,
}

/// <summary>An article with its marked attributions, by the ordinals of the text's letters and digits: so it matters not where white space was folded.</summary>
internal sealed class GoldSpeakers
{
    private static readonly HashSet<string> Beside = ["himself", "herself", "and", "or", "who", "whose", "also", "of", "in", "from", "on", "at", "as", "with", "for", "to", "the", "a", "then", "later", "senior"];
    private static readonly string[] Leads = ["for", "of", "to", "by", "with", "from", "behind", "against", "near", "around", "between", "like"];
    private static readonly HashSet<string> Small = ["he", "she", "it", "they", "we", "i", "you", "his", "her", "their", "its", "our", "my", "who", "which", "that", "this", "these", "those", "the", "a", "an", "both", "some", "many", "one", "others", "another", "all", "most", "such", "no", "any", "each", "every"];

    private readonly List<(HashSet<int> Letters, HashSet<int> Speaker, string Name)> _marked;
    private readonly int[] _ordinal; // of the article's text

    private GoldSpeakers(List<(HashSet<int> Letters, HashSet<int> Speaker, string Name)> marked, int[] ordinal) => (_marked, _ordinal) = (marked, ordinal);

    /// <summary>The attributions of a row laid over the text that the program made of it; null where the two do not have the same letters.</summary>
    public static GoldSpeakers? Of(JsonElement row, string text)
    {
        var own = row.GetProperty("text").GetString()!;
        string a = Letters(own), b = Letters(text);
        int ahead = a.IndexOf(b, StringComparison.Ordinal);
        if (ahead < 0 || b.Length == 0) return null;
        var (marks, points) = (Ordinals(own), new CodePoints(own));
        HashSet<int> In(IEnumerable<(int From, int To)> spans) => [.. spans.SelectMany(s => Enumerable.Range(marks[points.ToUtf16(s.From)], marks[points.ToUtf16(s.To)] - marks[points.ToUtf16(s.From)])).Select(o => o - ahead)];
        var marked = row.GetProperty("quotes").EnumerateArray().Select(q => (In(Spans(q, "spans")), In(Spans(q, "speaker_spans")), q.Text("speaker") ?? "")).ToList();
        return new GoldSpeakers(marked, Ordinals(text));
    }

    /// <summary>What they say of a statement shown with this name.</summary>
    public GoldVerdict Judge(Statement statement, string name)
    {
        var said = statement.Spans.SelectMany(In).ToHashSet();
        var marked = _marked.Where(m => 2 * m.Letters.Count(said.Contains) >= said.Count).OrderByDescending(m => (double)m.Letters.Count(said.Contains) / m.Letters.Union(said).Count()).ToList();
        if (marked.Count > 0)
        {
            var (_, speaker, by) = marked[0];
            if (Is(by, name)) return GoldVerdict.Right;
            bool here = statement.MentionAt is { } at && In(at).Any(speaker.Contains);
            bool through = statement.Chain.Count > 1 && statement.Chain.SkipLast(1).Any(c => Is(by, c)); // they mark the paper that reports it, and the page names both
            if (through || here && statement.Inferred || !IsName(by)) return GoldVerdict.Unresolved;
            return GoldVerdict.Wrong;
        }
        int his = _marked.Where(m => Is(m.Name, name)).SelectMany(m => m.Letters).Where(said.Contains).Distinct().Count();
        int some = _marked.Where(m => !IsName(m.Name)).SelectMany(m => m.Letters).Where(said.Contains).Distinct().Count();
        return 2 * his >= said.Count ? GoldVerdict.Right : 2 * (his + some) >= said.Count ? GoldVerdict.Unresolved : GoldVerdict.Unmarked;
    }

    // By the set's own rule or by the last name ("Lee, the senator from Norrvik"), but "Lee's spokesman", "Lee aides" and "a lawyer for Lee" are not Lee.
    private static bool Is(string marked, string name)
    {
        var last = name[(name.LastIndexOf(' ') + 1)..];
        int at = WordAt(marked, last);
        if (at < 0) return new QuoteItem([], "", [marked], true).IsSpeaker(name);
        var behind = marked[(at + last.Length)..].Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        if (behind is [var first, ..] && first is "’s" or "'s" or "’" or "'" && behind.Length > 1) return false;
        if (behind is [{ } next, ..] && marked.Length > at + last.Length && marked[at + last.Length] == ' ' && char.IsLower(next[0]) && !Beside.Contains(next)) return false;
        var before = marked[..at].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int near = before is [.., { } beside] && char.IsLower(beside[0]) ? 3 : 2; // "for the singer Lee", "for Ann Lee"
        return before.Contains("State") || !before.TakeLast(near).Any(w => Leads.Contains(w));
    }

    private static int WordAt(string text, string word)
    {
        for (int at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetter(text[at + word.Length]))) return at;
        return -1;
    }

    private static bool IsName(string marked) => marked.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(w => char.IsUpper(w[0]) && !Small.Contains(w.ToLowerInvariant()));

    private static IEnumerable<(int, int)> Spans(JsonElement quote, string name) => quote.TryGetProperty(name, out var spans) ? spans.EnumerateArray().Select(s => (s[0].GetInt32(), s[1].GetInt32())) : [];

    private IEnumerable<int> In(Span span) => Enumerable.Range(_ordinal[span.Start], _ordinal[span.End] - _ordinal[span.Start]);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    // Letters and digits before each code unit, and before the end.
    private static int[] Ordinals(string text)
    {
        var before = new int[text.Length + 1];
        for (int i = 0; i < text.Length; i++) before[i + 1] = before[i] + (char.IsLetterOrDigit(text[i]) ? 1 : 0);
        return before;
    }
}
