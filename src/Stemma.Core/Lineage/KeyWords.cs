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
        (_hashes, _starts, _weights, _quoted) = (new ulong[most], new int[most], new float[most], new bool[most]);
        var said = Words.Said(text.Text);
        int n = 0, q = 0;
        for (int i = 0; i < text.All.Count && n < most; i++)
        {
            var token = text.All[i];
            if (token.Kind == TokenKind.Mark) continue;
            while (q < said.Count && said[q].End <= token.Start) q++;
            _hashes[n] = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.Folded(i)));
            _starts[n] = token.Start;
            _weights[n] = Words.Weight(text.Text, token, _hashes[n]);
            _quoted[n] = q < said.Count && said[q].Contains(token.Start);
            AnyQuoted |= _quoted[n];
            n++;
        }
        Count = n;
        for (int i = 0; i < n; i++)
        {
            int length = StockPhrases.LengthAt(Hashes, i);
            _weights.AsSpan(i, length).Fill(Words.StockWeight);
            i += Math.Max(0, length - 1);
        }
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
