using System.Buffers;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>What the keys of a text are made of: of each word its hash, place, weight, and whether it is quoted, as <see cref="Words.Of"/> gives them, and nothing else.</summary>
internal sealed class KeyWords : IDisposable
{
    private readonly ulong[] _hashes;
    private readonly int[] _starts;
    private readonly float[] _weights;
    private readonly bool[] _quoted;

    private KeyWords(CutText text)
    {
        var tokens = CollectionsMarshal.AsSpan(text.All);
        int most = Math.Min(Words.MostWords, tokens.Length), n = 0;
        (_hashes, _starts, _weights, _quoted) = (Room<ulong>(most), Room<int>(most), Room<float>(most), Room<bool>(most));
        var (hashes, starts, weights) = (_hashes, _starts, _weights);
        for (int i = 0; i < tokens.Length && n < most; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Mark) continue;
            ulong hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.Folded(i)));
            (hashes[n], starts[n], weights[n]) = (hash, token.Start, Words.Weight(text.Text, token, hash));
            n++;
        }
        Count = n;
        WeighStock();
        AnyQuoted = MarkQuoted(Words.Said(text.Text));
    }

    // Rented: the next text finds it in the processor's cache. All of it is written before it is read.
    private static T[] Room<T>(int length) => ArrayPool<T>.Shared.Rent(length);

    /// <summary>Gives its room back.</summary>
    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(_hashes);
        ArrayPool<int>.Shared.Return(_starts);
        ArrayPool<float>.Shared.Return(_weights);
        ArrayPool<bool>.Shared.Return(_quoted);
    }

    private void WeighStock()
    {
        var hashes = Hashes;
        for (int i = 0; i < Count; i++)
        {
            int length = StockPhrases.LengthAt(hashes, i);
            if (length == 0) continue;
            _weights.AsSpan(i, length).Fill(Words.StockWeight);
            i += length - 1;
        }
    }

    // Whether any word is.
    private bool MarkQuoted(List<Span> said)
    {
        var starts = Starts;
        var quoted = _quoted.AsSpan(0, Count);
        quoted.Clear();
        int i = 0;
        bool any = false;
        foreach (var quotation in said)
        {
            while (i < starts.Length && starts[i] < quotation.Start) i++;
            for (; i < starts.Length && starts[i] < quotation.End; i++) any = quoted[i] = true;
        }
        return any;
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
