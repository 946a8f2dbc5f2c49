using System.IO.Hashing;
using System.Runtime.InteropServices;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Learned;

/// <summary>Closes what the stream taught as the next edition.</summary>
public static class StreamLearning
{
    private const int Reports = 3;             // an outlet's paragraph is boilerplate under so many different reports
    private const int ParagraphsAnOutlet = 2000;
    private const int TermsKept = 400_000;

    /// <summary>The next edition: the one before, and what the tellings since taught. A function of the set: their order does not matter.</summary>
    /// <param name="before">The edition closed before.</param>
    /// <param name="since">The tellings accepted after it; looked at once, one after the other.</param>
    public static StreamTables Next(StreamTables before, IEnumerable<Telling> since)
    {
        var counts = new Dictionary<ulong, int>(before.Terms.Counts);
        var outlets = new Dictionary<string, Dictionary<ulong, Under>>(StringComparer.Ordinal);
        int tellings = before.Terms.Tellings;
        foreach (var telling in since)
        {
            tellings++;
            Count(counts, telling.Article);
            if (telling.Outlet is not { } outlet) continue;
            if (!outlets.TryGetValue(outlet, out var paragraphs)) outlets[outlet] = paragraphs = [];
            Note(paragraphs, telling.Article);
        }
        return before with { Edition = before.Edition + 1, Terms = new TermCounts(tellings, Kept(counts)), Boilerplate = Repeated(before.Boilerplate, outlets) };
    }

    private static void Count(Dictionary<ulong, int> counts, Article article)
    {
        foreach (ulong term in Terms.Of(article).Keys) CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
        CollectionsMarshal.GetValueRefOrAddDefault(counts, Terms.OfLanguage(article.Language), out _)++;
    }

    // Terms seen once carry nothing that an unseen one does not: they go first when there are too many.
    private static Dictionary<ulong, int> Kept(Dictionary<ulong, int> counts)
    {
        for (int least = 2; counts.Count > TermsKept; least++)
            counts = counts.Where(c => c.Value >= least).ToDictionary();
        return counts;
    }

    // Versions of one report repeat its paragraphs innocently: reports differ when their headlines and their openings do.
    private static void Note(Dictionary<ulong, Under> under, Article article)
    {
        var paragraphs = Sentences.Paragraphs(article.Text).Select(p => Paragraphs.Key(p.Of(article.Text))).ToList();
        if (paragraphs.Count == 0) return;
        ulong title = Paragraphs.Key(article.Title), opening = paragraphs[0];
        foreach (ulong paragraph in paragraphs.Distinct())
        {
            ref var reports = ref CollectionsMarshal.GetValueRefOrAddDefault(under, paragraph, out _);
            reports.Titles = reports.Titles.With(title);
            reports.Openings = reports.Openings.With(paragraph == opening ? XxHash3.HashToUInt64(MemoryMarshal.AsBytes(article.Text.AsSpan())) : opening);
        }
    }

    private static Boilerplate Repeated(Boilerplate before, Dictionary<string, Dictionary<ulong, Under>> seen)
    {
        var outlets = before.ByOutlet.ToDictionary();
        foreach (var (name, paragraphs) in seen)
        {
            ulong outlet = Boilerplate.Key(name);
            var found = paragraphs.Where(p => p.Value is { Titles.Count: Reports, Openings.Count: Reports }).Select(p => p.Key).ToHashSet();
            if (found.Count == 0) continue;
            if (outlets.TryGetValue(outlet, out var known)) found.UnionWith(known);
            outlets[outlet] = found.Count <= ParagraphsAnOutlet ? found : found.Order().Take(ParagraphsAnOutlet).ToHashSet();
        }
        return new Boilerplate(outlets);
    }

    // Under which headlines and beside which openings a paragraph was seen.
    private struct Under
    {
        public Few Titles;
        public Few Openings;
    }

    // So many different keys as it takes, and no more are kept.
    private readonly record struct Few(int Count, ulong A, ulong B)
    {
        public Few With(ulong key) => Count switch
        {
            0 => new Few(1, key, 0),
            1 => key == A ? this : new Few(2, A, key),
            2 => key == A || key == B ? this : new Few(Reports, A, B),
            _ => this,
        };
    }
}
