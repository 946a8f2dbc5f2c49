using System.IO.Hashing;
using System.Runtime.InteropServices;
using Stemma.Core.Language;

namespace Stemma.Core.Lineage;

/// <summary>What the keys of a text are made of: of each word its hash, place, weight, and whether it is quoted, as <see cref="Words.Of"/> gives them, and nothing else.</summary>
internal sealed class KeyWords
{
    private readonly ulong[] _hashes;
    private readonly int[] _starts;
    private readonly float[] _weights;
    private readonly bool[] _quoted;

    private KeyWords(CutText text)
    {
        int most = Math.Min(Words.MostWords, text.All.Count);
        var (hashes, starts, weights, quoted) = (new ulong[most], new int[most], new float[most], new bool[most]);
        var said = Words.Said(text.Text);
        int n = 0, q = 0, tokens = text.All.Count;
        for (int i = 0; i < tokens && n < most; i++)
        {
            var token = text.All[i];
            if (token.Kind == TokenKind.Mark) continue;
            while (q < said.Count && said[q].End <= token.Start) q++;
            ulong hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.Folded(i)));
            bool inside = q < said.Count && said[q].Contains(token.Start);
            (hashes[n], starts[n], weights[n], quoted[n]) = (hash, token.Start, Words.Weight(text.Text, token, hash), inside);
            AnyQuoted |= inside;
            n++;
        }
        for (int i = 0; i < n; i++)
        {
            int length = StockPhrases.LengthAt(hashes.AsSpan(0, n), i);
            if (length == 0) continue;
            weights.AsSpan(i, length).Fill(Words.StockWeight);
            i += length - 1;
        }
        (Count, _hashes, _starts, _weights, _quoted) = (n, hashes, starts, weights, quoted);
    }

    /// <summary>Reads the words of a text.</summary>
    public static KeyWords Of(CutText text) => new(text);

    /// <summary>How many words there are.</summary>
    public int Count { get; }

    /// <summary>Whether any is quoted.</summary>
    public bool AnyQuoted { get; }

    /// <summary>XxHash3 of each word's folded form.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, Count);

    /// <summary>First code unit of each.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count);

    /// <summary>How much each tells.</summary>
    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, Count);

    /// <summary>Whether each stands between quotation marks.</summary>
    public ReadOnlySpan<bool> Quoted => _quoted.AsSpan(0, Count);
}
