using System.Buffers;
using Stemma.Core.Claims;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>How two reports' words of one quotation stand to each other.</summary>
internal enum Likeness
{
    /// <summary>The same words, as far as both quote.</summary>
    Same,

    /// <summary>Words inside it differ.</summary>
    Differs,

    /// <summary>Too little is the same to tell.</summary>
    Unlike,
}

/// <summary>A quotation as one report gives it.</summary>
internal sealed class QuotedWords
{
    private static readonly SearchValues<char> OutletsOwn = SearchValues.Create("[]()…*");
    private const int FewestMatched = 3;
    private const double LeastMatched = 0.5; // of the shorter one's words
    private const double LeastMeaning = 0.6; // of the shorter one's words that carry meaning, where no claim has brought the two together
    private const int FewestNamed = 4, FewestUnnamed = 7; // words matched there, with and without the speaker's name
    private const int MostWords = 160; // of one quotation; the rest is not laid beside another
    private const int MostStatements = 200; // of one report
    private const int LongestGap = 5; // words; what is longer is left out or goes on otherwise, and is no other wording

    private QuotedWords(Telling telling, IReadOnlyList<Span> parts, StatementKind? kind)
        : this(telling, new Span(parts[0].Start, parts[^1].End), kind, string.Join(" … ", parts.Select(p => p.Of(telling.Article.Text).ReplaceLineEndings(" ")))) =>
        Verbatim = kind == StatementKind.Direct && parts.Count == 1 && Text == parts[0].Of(telling.Article.Text);

    private QuotedWords(Telling telling, Span at, StatementKind? kind, string text)
    {
        (Telling, At, Kind) = (telling, at, kind);
        var words = Tokens.Of(text).Where(t => t.Kind != TokenKind.Mark).Take(MostWords + 1).ToList();
        bool cut = words.Count > MostWords;
        Words = cut ? words[..MostWords] : words;
        Text = cut ? text[..Words[^1].End] + "…" : text;
        Folded = [.. Words.Select(w => Tokens.Fold(w.In(Text)))];
    }

    /// <summary>Whose.</summary>
    public Telling Telling { get; }

    /// <summary>Its stretch of the running text.</summary>
    public Span At { get; }

    /// <summary>Whether some of it stands outside the quotation marks.</summary>
    public bool Mixed => Kind == StatementKind.Mixed;

    /// <summary>Whether <see cref="Text"/> stands so in the report, in one piece, as somebody's very words.</summary>
    public bool Verbatim { get; }

    private StatementKind? Kind { get; }

    /// <summary>The words; where the report breaks in to say who speaks, "…" stands.</summary>
    public string Text { get; }

    private List<Token> Words { get; }

    private string[] Folded { get; }

    /// <summary>How many words it has.</summary>
    public int Count => Folded.Length;

    private string Language => Telling.Article.Language.Split('-')[0];

    /// <summary>The quotation at a claim's position; null where what stands there is quoted by nobody.</summary>
    /// <param name="telling">Whose position.</param>
    /// <param name="position">The position.</param>
    /// <param name="whole">Whether all that was said is meant, and not the sentence alone.</param>
    public static QuotedWords? Of(Telling telling, Position position, bool whole)
    {
        if (position.At.End > telling.Article.Text.Length || position.At.Length == 0) return null;
        var said = telling.Statements.Where(s => s.Spans.Any(x => x.Overlaps(position.At)) && s.Hull.End <= telling.Article.Text.Length).OrderBy(s => Math.Abs(s.Hull.Start - position.At.Start)).FirstOrDefault();
        if (whole && said is not { Kind: StatementKind.Direct }) return null;
        var parts = (whole ? said!.Spans : [position.At]).Select(p => Bare(telling.Article.Text, p)).Where(p => p.Length > 0).ToList();
        return parts.Count == 0 ? null : new QuotedWords(telling, parts, said?.Kind);
    }

    /// <summary>Its first words, as many as a passage may have.</summary>
    public QuotedWords Opening(int words) => new(Telling, At, Kind, Excerpt.Cut(Text, words));

    /// <summary>Another report's quotation of the same utterance, which no claim has brought to this one: the one that has most of its words; null where it quotes nothing of it.</summary>
    /// <param name="telling">The other report.</param>
    /// <param name="speaker">Who said it; null for nobody named.</param>
    /// <param name="whole">Whether all that was said is meant, and not the sentences that have these words.</param>
    public QuotedWords? In(Telling telling, string? speaker, bool whole)
    {
        if (telling.Article.Language != Telling.Article.Language) return null;
        QuotedWords? best = null;
        int most = 0;
        foreach (var said in telling.Statements.Where(s => s.Kind == StatementKind.Direct && s.Spans.Count > 0 && s.Hull.End <= telling.Article.Text.Length).Take(MostStatements))
        {
            bool named = speaker is not null && said.Witness is not null;
            if (named && !string.Equals(Last(speaker!), Last(said.Witness!), StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var other in Pieces(telling, said, whole))
            {
                if (!MayMean(other)) continue;
                var matched = WordAlignment.Of(Folded, other.Folded).Matched;
                if (matched.Count <= most || matched.Count < (named ? FewestNamed : FewestUnnamed) || To(other) == Likeness.Unlike || !Means(other, matched)) continue;
                (best, most) = (other, matched.Count);
            }
        }
        return best;
    }

    // All of it, or sentence by sentence.
    private static IEnumerable<QuotedWords> Pieces(Telling telling, Statement said, bool whole)
    {
        string text = telling.Article.Text;
        var parts = said.Spans.Select(p => Bare(text, p)).Where(p => p.Length > 0).ToList();
        if (parts.Count == 0) return [];
        if (whole) return [new QuotedWords(telling, parts, said.Kind)];
        return parts.SelectMany(p => Sentences.Of(p.Of(text)).Select(s => Bare(text, s.Shift(p.Start)))).Where(s => s.Length > 0).Select(s => new QuotedWords(telling, [s], said.Kind));
    }

    // Words that hold a sentence together alone make no one utterance.
    private bool Means(QuotedWords other, IReadOnlyList<(int A, int B)> matched) => IsEnough(matched.Count(m => Tells(Folded[m.A])), other);

    // What shares too few words in any order is not laid side by side.
    private bool MayMean(QuotedWords other)
    {
        var mine = Folded.ToHashSet(StringComparer.Ordinal);
        return IsEnough(other.Folded.Count(w => Tells(w) && mine.Contains(w)), other);
    }

    private bool IsEnough(int shared, QuotedWords other) => shared > 0 && shared >= LeastMeaning * Math.Min(Folded.Count(Tells), other.Folded.Count(Tells));

    private bool Tells(string word) => !Stems.IsStopWord(word, Language);

    private static string Last(string name) => name[(name.LastIndexOf(' ') + 1)..];

    /// <summary>How another report's words stand to these.</summary>
    public Likeness To(QuotedWords other)
    {
        var alignment = WordAlignment.Of(Folded, other.Folded);
        int shorter = Math.Min(Count, other.Count);
        if (alignment.Matched.Count < Math.Min(FewestMatched, shorter) || alignment.Matched.Count < LeastMatched * shorter) return Likeness.Unlike;
        return alignment.Gaps.Any(g => Parts(other, g)) ? Likeness.Differs : Likeness.Same;
    }

    /// <summary>These words with what became of them in another report's: its words, with those of these that are gone.</summary>
    public IReadOnlyList<RevisedWords> Became(QuotedWords other)
    {
        var words = new List<RevisedWords>();
        int at = 0;
        foreach (var gap in WordAlignment.Of(Folded, other.Folded).Gaps.Where(g => Parts(other, g)))
        {
            int from = gap.B < other.Count ? other.Words[gap.B].Start : other.Text.Length;
            if (from > at) words.Add(new RevisedWords(RevisionKind.Kept, other.Text[at..from]));
            if (gap.AEnd > gap.A) words.Add(new RevisedWords(RevisionKind.Removed, Text[Words[gap.A].Start..Words[gap.AEnd - 1].End] + " "));
            at = gap.BEnd > gap.B ? other.Words[gap.BEnd - 1].End : from;
            if (at > from) words.Add(new RevisedWords(RevisionKind.Added, other.Text[from..at]));
        }
        if (at < other.Text.Length) words.Add(new RevisedWords(RevisionKind.Kept, other.Text[at..]));
        return words;
    }

    // Where both part, in words and not in spelling, and neither outlet marks the place as its own; how far a report quotes is no other wording.
    private bool Parts(QuotedWords other, Gap g)
    {
        int here = g.AEnd - g.A, there = g.BEnd - g.B;
        bool opens = g.A == 0 && g.B == 0, closes = g.AEnd == Count && g.BEnd == other.Count;
        if (here > LongestGap || there > LongestGap || opens || (closes && (here == 0 || there == 0))) return false;
        return Plain(g.A, g.AEnd) && other.Plain(g.B, g.BEnd) && !(here > 0 && there > 0 && Spelling.IsSame(Folded[g.A..g.AEnd], other.Folded[g.B..g.BEnd], Language));
    }

    private bool Plain(int first, int end)
    {
        int from = first > 0 ? Words[first - 1].End : 0, to = end < Count ? Words[end].Start : Text.Length;
        var between = Text.AsSpan(from, to - from);
        return between.IndexOfAny(OutletsOwn) < 0 && between.IndexOf("..") < 0;
    }

    // Without the marks around it, but for the one that ends its sentence.
    private static Span Bare(string text, Span part)
    {
        var words = Tokens.Of(text, part.Start, part.End).Where(t => t.Kind != TokenKind.Mark).ToList();
        if (words.Count == 0) return new Span(part.Start, part.Start);
        int end = words[^1].End;
        return new Span(words[0].Start, end < part.End && text[end] is '.' or '?' or '!' or '。' ? end + 1 : end);
    }
}
