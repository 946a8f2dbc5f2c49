using System.Runtime.CompilerServices;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>A sentence with what stands in it. Compared by identity.</summary>
internal sealed class ReadSentence(
    Words words, HashSet<string> stems, IReadOnlyList<NameMention> names, IReadOnlyList<TimeMention> times, IReadOnlyList<Quantity> quantities, IReadOnlyList<Statement> statements)
{
    /// <summary>Its words.</summary>
    public Words Words { get; } = words;

    /// <summary>The stems of the words that carry meaning.</summary>
    public HashSet<string> Stems { get; } = stems;

    /// <summary>The names in it.</summary>
    public IReadOnlyList<NameMention> Names { get; } = names;

    /// <summary>The times in it.</summary>
    public IReadOnlyList<TimeMention> Times { get; } = times;

    /// <summary>The numbers in it.</summary>
    public IReadOnlyList<Quantity> Quantities { get; } = quantities;

    /// <summary>What is said in it, in part at least.</summary>
    public IReadOnlyList<Statement> Statements { get; } = statements;

    /// <summary>Its stretch of the running text.</summary>
    public Span At => Words.At;

    /// <summary>The statement whose content holds a stretch, the narrowest first; null where the outlet says it itself.</summary>
    public Statement? SaidBy(Span at) => Statements
        .Where(s => s.Spans.Any(x => x.Contains(at.Start)))
        .OrderBy(s => s.Hull.Length).FirstOrDefault();
}

/// <summary>A text read for comparison, with all tellings that print exactly it. Compared by identity.</summary>
internal sealed class Reading
{
    /// <summary>How many sentences of a text are read.</summary>
    public const int MostSentences = 160;

    private const int MostTexts = 60;

    // A story is composed again with each report that comes to it; what was read of the others stays as long as they are at hand.
    private static readonly ConditionalWeakTable<Telling, ReadText> Read = [];

    private sealed record ReadText(Reference From, IReadOnlyList<ReadSentence> Sentences);

    /// <summary>The first telling with this text.</summary>
    public required Telling Telling { get; init; }

    /// <summary>Later tellings with exactly this text.</summary>
    public required IReadOnlyList<Telling> Copies { get; init; }

    /// <summary>What its relative times count from.</summary>
    public required Reference Reference { get; init; }

    /// <summary>Its sentences.</summary>
    public required IReadOnlyList<ReadSentence> Sentences { get; init; }

    /// <summary>The running text.</summary>
    public string Text => Telling.Article.Text;

    /// <summary>The text's language, without region.</summary>
    public string Language => Telling.Article.Language.Split('-')[0];

    /// <summary>Reads a story's tellings, each distinct text once, in log order.</summary>
    public static IReadOnlyList<Reading> All(IReadOnlyList<Telling> tellings)
    {
        var texts = tellings.GroupBy(t => t.Article.Text, StringComparer.Ordinal).Where(g => g.Key.Length > 0).Take(MostTexts).ToList();
        var references = References.Of([.. texts.Select(g => g.First())]);
        return [.. texts.Select((g, i) => Of(g.First(), [.. g.Skip(1)], references[i]))];
    }

    private static Reading Of(Telling telling, IReadOnlyList<Telling> copies, Reference reference)
    {
        if (!Read.TryGetValue(telling, out var read) || read.From != reference || !read.From.At.EqualsExact(reference.At)) Read.AddOrUpdate(telling, read = new(reference, SentencesOf(telling, reference)));
        return new Reading { Telling = telling, Copies = copies, Reference = reference, Sentences = read.Sentences };
    }

    private static List<ReadSentence> SentencesOf(Telling telling, Reference reference)
    {
        var text = telling.Article.Text;
        var language = telling.Article.Language;
        var names = Names.Of(text, language);
        var quantities = Numbers.Of(text, language);
        var words = Stemma.Core.Language.Sentences.Of(text).Take(MostSentences).Select(at => Words.Of(text, at)).ToList();
        var times = Stretches(telling.Article, reference).SelectMany(s => Times(text, s.At, words, language, s.From, s.Exact)).ToList();
        return
        [
            .. words.Select(w => new ReadSentence(
                w,
                w.Stems(language.Split('-')[0]),
                [.. names.Where(n => w.At.Contains(n.At))],
                [.. times.Where(t => w.At.Contains(t.At))],
                [.. quantities.Where(q => w.At.Contains(q.At))],
                [.. telling.Statements.Where(s => s.Spans.Any(x => x.Overlaps(w.At)))])),
        ];
    }

    // What the times in each stretch count from: in a live blog's entry "yesterday" is the day before it was made.
    private static IEnumerable<(Span At, DateTimeOffset From, bool Exact)> Stretches(Article article, Reference reference)
    {
        var entries = article.Entries;
        return entries.Select(e => (e.At, e.Time, true)).Prepend((new Span(0, entries.Count > 0 ? entries[0].At.Start : article.Text.Length), reference.At, reference.Exact));
    }

    private static IReadOnlyList<TimeMention> Times(string text, Span stretch, List<Words> words, string language, DateTimeOffset from, bool exact)
    {
        List<Words> own = [.. words.Where(w => stretch.Contains(w.At))];
        if (own.Count == 0) return [];
        var times = Dates.Of(stretch.Of(text), language, from).Select(t => t with { At = new Span(t.At.Start + stretch.Start, t.At.End + stretch.Start) });
        return ClockTimes.OnTheirDay(text, own, [.. times], from, exact, language.Split('-')[0]);
    }
}
