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
    /// <param name="since">The tellings accepted after it.</param>
    public static StreamTables Next(StreamTables before, IReadOnlyCollection<Telling> since) => before with
    {
        Edition = before.Edition + 1,
        Terms = Counted(before.Terms, since),
        Boilerplate = Repeated(before.Boilerplate, since),
    };

    private static TermCounts Counted(TermCounts before, IReadOnlyCollection<Telling> since)
    {
        var counts = new Dictionary<ulong, int>(before.Counts);
        foreach (var telling in since)
        {
            foreach (ulong term in Terms.Of(telling.Article).Keys) CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
            CollectionsMarshal.GetValueRefOrAddDefault(counts, Terms.OfLanguage(telling.Article.Language), out _)++;
        }
        return new TermCounts(before.Tellings + since.Count, Kept(counts));
    }

    // Terms seen once carry nothing that an unseen one does not: they go first when there are too many.
    private static Dictionary<ulong, int> Kept(Dictionary<ulong, int> counts)
    {
        for (int least = 2; counts.Count > TermsKept; least++)
            counts = counts.Where(c => c.Value >= least).ToDictionary();
        return counts;
    }

    private static Boilerplate Repeated(Boilerplate before, IReadOnlyCollection<Telling> since)
    {
        var outlets = before.ByOutlet.ToDictionary(StringComparer.Ordinal);
        foreach (var outlet in since.Where(t => t.Outlet is not null).GroupBy(t => t.Outlet!, StringComparer.Ordinal))
        {
            var found = Repeated([.. outlet]);
            if (found.Count == 0) continue;
            if (outlets.TryGetValue(outlet.Key, out var known)) found.UnionWith(known);
            outlets[outlet.Key] = found.Count <= ParagraphsAnOutlet ? found : found.Order().Take(ParagraphsAnOutlet).ToHashSet();
        }
        return new Boilerplate(outlets);
    }

    // Versions of one report repeat its paragraphs innocently: reports differ when their headlines and their openings do.
    private static HashSet<ulong> Repeated(IReadOnlyList<Telling> ofOutlet)
    {
        var under = new Dictionary<ulong, (HashSet<ulong> Titles, HashSet<ulong> Openings)>();
        foreach (var telling in ofOutlet)
        {
            var article = telling.Article;
            var paragraphs = Sentences.Paragraphs(article.Text).Select(p => Paragraphs.Key(p.Of(article.Text))).ToList();
            if (paragraphs.Count == 0) continue;
            ulong title = Paragraphs.Key(article.Title), opening = paragraphs[0];
            foreach (ulong paragraph in paragraphs.Distinct())
            {
                if (!under.TryGetValue(paragraph, out var reports)) under[paragraph] = reports = ([], []);
                reports.Titles.Add(title);
                reports.Openings.Add(paragraph == opening ? XxHash3.HashToUInt64(MemoryMarshal.AsBytes(article.Text.AsSpan())) : opening);
            }
        }
        return [.. under.Where(u => Math.Min(u.Value.Titles.Count, u.Value.Openings.Count) >= Reports).Select(u => u.Key)];
    }
}
