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
    private const int MostLookedAt = 256;      // of the reports under which one paragraph stands
    private const double MostShared = 1 / 3.0; // of a report's upper half that another may have too and be no version of it

    /// <summary>The next edition: the one before, and what the tellings since taught. A function of the set: their order does not matter.</summary>
    /// <param name="before">The edition closed before.</param>
    /// <param name="since">The tellings accepted after it; looked at once, one after the other.</param>
    public static StreamTables Next(StreamTables before, IEnumerable<Telling> since)
    {
        var counts = new Dictionary<ulong, int>(before.Terms.Counts);
        var outlets = new Dictionary<string, Outlet>(StringComparer.Ordinal);
        int tellings = before.Terms.Tellings;
        foreach (var telling in since)
        {
            tellings++;
            Count(counts, telling.Article);
            if (telling.Outlet is not { } name) continue;
            if (!outlets.TryGetValue(name, out var outlet)) outlets[name] = outlet = new Outlet();
            Note(outlet, telling);
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

    private static void Note(Outlet outlet, Telling telling)
    {
        var text = telling.Article.Text;
        var spans = Sentences.Paragraphs(text).ToList();
        if (spans.Count == 0) return;
        var sentences = Sentences.Of(text);
        var keys = sentences.ConvertAll(s => Paragraphs.Key(s.Of(text)));
        int middle = spans[(spans.Count - 1) / 2].End, report = outlet.Reports.Count;
        outlet.Reports.Add(new Report(telling.Id, [.. keys.Where((_, i) => sentences[i].Start < middle).Distinct()], [.. keys.Distinct().Order()]));
        var paragraphs = spans.ConvertAll(p => Paragraphs.Key(p.Of(text)));
        ulong title = Paragraphs.Key(telling.Article.Title), opening = paragraphs[0];
        foreach (ulong paragraph in paragraphs.Distinct())
        {
            ref var under = ref CollectionsMarshal.GetValueRefOrAddDefault(outlet.Paragraphs, paragraph, out bool known);
            if (!known) under.First = report;
            else (under.More ??= []).Add(report);
            under.Titles = under.Titles.With(title);
            under.Openings = under.Openings.With(paragraph == opening ? XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan())) : opening);
        }
    }

    private static Boilerplate Repeated(Boilerplate before, Dictionary<string, Outlet> seen)
    {
        var outlets = before.ByOutlet.ToDictionary();
        foreach (var (name, outlet) in seen)
        {
            ulong key = Boilerplate.Key(name);
            var found = outlet.Paragraphs.Where(p => IsHouses(p.Value, outlet)).Select(p => p.Key).ToHashSet();
            if (found.Count == 0) continue;
            if (outlets.TryGetValue(key, out var known)) found.UnionWith(known);
            outlets[key] = found.Count <= ParagraphsAnOutlet ? found : found.Order().Take(ParagraphsAnOutlet).ToHashSet();
        }
        return new Boilerplate(outlets);
    }

    // Versions and copies of one report repeat its paragraphs innocently: reports differ when their headlines and openings do, and most sentences of their upper halves.
    private static bool IsHouses(in Under under, Outlet outlet)
    {
        if (under is not { Titles.Count: Reports, Openings.Count: Reports }) return false;
        var different = new List<Report>();
        foreach (var report in under.More!.Append(under.First).Select(r => outlet.Reports[r]).OrderBy(r => r.Telling).Take(MostLookedAt))
            if (different.TrueForAll(d => !report.IsVersionOf(d)) && different.Count < Reports) different.Add(report);
        return different.Count == Reports;
    }

    private sealed class Outlet
    {
        public List<Report> Reports { get; } = [];
        public Dictionary<ulong, Under> Paragraphs { get; } = [];
    }

    // A report's sentences by their keys: those of its upper half, and all in order.
    private sealed record Report(TellingId Telling, ulong[] Upper, ulong[] All)
    {
        public bool IsVersionOf(Report other) => Shares(Upper, other.All) || Shares(other.Upper, All);

        private static bool Shares(ulong[] upper, ulong[] all) => upper.Count(s => Array.BinarySearch(all, s) >= 0) > MostShared * upper.Length;
    }

    // Which reports a paragraph stands in, under which headlines and beside which openings.
    private struct Under
    {
        public int First;
        public List<int>? More;
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
