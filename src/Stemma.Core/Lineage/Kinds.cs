using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>What a pair of sentences shares, measured.</summary>
/// <param name="Covered">Share of the lighter sentence's weight that is matched, 0..1.</param>
/// <param name="CoveredOfA">Share of A's sentence.</param>
/// <param name="CoveredOfB">Share of B's sentence.</param>
/// <param name="Plain">Weight of matched words that are neither quoted nor parts of names.</param>
/// <param name="Longest">Most words matched in a row, quoted ones left out.</param>
/// <param name="LongestPlain">Weight of plain words in that row.</param>
/// <param name="Quoted">Share of the matched weight that stands between quotation marks in either text.</param>
/// <param name="Anchors">Different names and numbers matched outside quotation marks.</param>
/// <param name="Words">Words matched.</param>
/// <param name="Rare">Matched content words, no names, that stand only once in each text.</param>
/// <param name="PlainCovered">Share of the lighter sentence's plain weight that is matched, 0..1.</param>
/// <param name="LongestQuoted">Most words matched in a row between quotation marks.</param>
internal readonly record struct Measure(double Covered, double CoveredOfA, double CoveredOfB, double Plain, int Longest, double LongestPlain, double Quoted, int Anchors, int Words, int Rare, double PlainCovered, int LongestQuoted);

/// <summary>Tells how two aligned sentences relate.</summary>
internal static class Kinds
{
    /// <summary>Measures a pair.</summary>
    public static Measure Measured(Pairing pair, Words a, Words b)
    {
        double matched = 0, quoted = 0, plain = 0, rowPlain = 0, longestPlain = 0;
        int row = 0, longest = 0, rare = 0, quotedRow = 0, longestQuoted = 0;
        var anchors = new HashSet<ulong>();
        (int A, int B) last = (-2, -2);
        foreach (var (i, j) in pair.Matches)
        {
            var (wa, wb) = (a.All[i], b.All[j]);
            matched += wb.Weight;
            bool next = i == last.A + 1 && j == last.B + 1;
            last = (i, j);
            if (wa.Quoted || wb.Quoted)
            {
                quoted += wb.Weight;
                quotedRow = next ? quotedRow + 1 : 1;
                longestQuoted = Math.Max(longestQuoted, quotedRow);
                (row, rowPlain) = (0, 0);
                continue;
            }
            quotedRow = 0;
            bool name = wa.Name || wb.Name;
            if (name || wb.Number) anchors.Add(wb.Hash);
            if (!name) plain += wb.Weight;
            if (!name && wb.Weight >= 1 && wa.Once && wb.Once) rare++;
            row = next ? row + 1 : 1;
            rowPlain = (next ? rowPlain : 0) + (name ? 0 : wb.Weight);
            if (row > longest || (row == longest && rowPlain > longestPlain)) (longest, longestPlain) = (row, rowPlain);
        }
        double ofA = Pairings.WeightOf(a, pair.A), ofB = Pairings.WeightOf(b, pair.B);
        return new Measure(matched / Math.Max(0.01, Math.Min(ofA, ofB)), matched / Math.Max(0.01, ofA), matched / Math.Max(0.01, ofB), plain, longest, longestPlain,
            matched > 0 ? quoted / matched : 0, anchors.Count, pair.Matches.Count, rare, plain / Math.Max(0.01, Math.Min(Pairings.PlainWeightOf(a, pair.A), Pairings.PlainWeightOf(b, pair.B))), longestQuoted);
    }

    /// <summary>The kind of a pair; null where it shares too little to be shown.</summary>
    public static PassageKind? Of(in Measure m)
    {
        foreach (var rule in Rules) if (rule(m) is { } kind) return kind == Nothing ? null : kind;
        return null;
    }

    private const PassageKind Nothing = (PassageKind)(-1);

    private static readonly Func<Measure, PassageKind?>[] Rules =
    [
        m => m.Quoted >= 0.6 ? (m.LongestQuoted >= 5 || (m.Covered >= 0.5 && m.Words >= 4) ? PassageKind.SameStatement : Nothing) : null,
        m => m.CoveredOfA >= 0.97 && m.CoveredOfB >= 0.97 && m.Words >= 5 && m.Plain >= 2 ? PassageKind.Verbatim : null,
        m => m.Covered >= 0.9 && m.Longest >= 7 && m.Plain >= 3 ? PassageKind.Edited : null,
        m => m.Covered >= 0.5 && m.PlainCovered >= 0.4 && m.Plain >= 2.5 && (m.Longest >= 4 || m.Covered >= 0.6) && (m.Rare >= 1 || m.Plain >= 5) ? PassageKind.Edited : null,
        m => m.Longest >= 9 && m.LongestPlain >= 4.5 ? PassageKind.Edited : null,
        m => m.Covered >= 0.3 && m.Rare >= 2 && m.Anchors + m.Plain >= 4.5 ? PassageKind.Reworded : null,
        m => m.Longest >= 4 ? PassageKind.Common : null,
    ];
}
