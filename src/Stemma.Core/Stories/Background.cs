using System.Collections.Frozen;
using System.Globalization;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>In how many reports terms stand: the shipped counts of each language, and what the stream taught on top.</summary>
internal static class Background
{
    private static readonly FrozenDictionary<string, TermCounts> Shipped = Read();

    /// <summary>How rare a term is among the reports of a language: ln((N + 1) / (n + 0.5)), at least 0.1.</summary>
    public static Rarity In(string language, StreamTables tables)
    {
        var shipped = Shipped.GetValueOrDefault(language, TermCounts.Empty);
        int learned = tables.Terms.Counts.GetValueOrDefault(Terms.OfLanguage(language));
        return new Rarity(shipped, tables.Terms, Math.Max(shipped.Tellings + learned, Rarity.FewestReports));
    }

    // A row of a language's tag and its reports counted opens the language; then rows of a term's hash and the reports that hold it.
    private static FrozenDictionary<string, TermCounts> Read()
    {
        var languages = new Dictionary<string, TermCounts>(StringComparer.Ordinal);
        Dictionary<ulong, int> counts = [];
        foreach (var cells in DataFile.Rows(typeof(Background), "background.tsv"))
        {
            int reports = int.Parse(cells[1], CultureInfo.InvariantCulture);
            if (cells[0].Length < 16) languages[cells[0]] = new TermCounts(reports, counts = []);
            else counts[ulong.Parse(cells[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture)] = reports;
        }
        return languages.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>How rare terms are in one language.</summary>
internal readonly record struct Rarity(TermCounts Shipped, TermCounts Learned, int Reports)
{
    /// <summary>What is assumed of a language that nothing was counted of, so that unseen terms still outweigh seen ones.</summary>
    public const int FewestReports = 500;

    private const double Least = 0.1;

    private readonly double _unseen = Rare(Reports, 0);

    /// <summary>Whether some report counted holds the term.</summary>
    public bool IsKnown(ulong term) => Shipped.Counts.ContainsKey(term) || Learned.Counts.ContainsKey(term);

    /// <summary>The rarity of a term, in nats.</summary>
    public double Of(ulong term)
    {
        int held = Shipped.Counts.GetValueOrDefault(term) + Learned.Counts.GetValueOrDefault(term);
        return held == 0 ? _unseen : Rare(Reports, held);
    }

    private static double Rare(int reports, int held) => Math.Max(Least, Math.Log((reports + 1.0) / (held + 0.5)));
}
