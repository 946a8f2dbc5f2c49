using System.Text;
using Stemma.Core.Web;

namespace Stemma.Core.Formats;

/// <summary>A stream read in lines and blocks, which knows its place and takes bytes back. A failing stream simply ends, with its failure kept.</summary>
internal sealed class ByteSource(Stream stream)
{
    private const int AtOnce = 1 << 20; // so much is taken without a doubt that it comes

    private byte[] buffer = GC.AllocateUninitializedArray<byte>(64 * 1024);
    private int from;
    private int to;
    private bool ended;

    /// <summary>The offset of the next byte.</summary>
    public long Position { get; private set; }

    /// <summary>What the stream failed with, or null.</summary>
    public string? Failure { get; private set; }

    /// <summary>True where nothing is left.</summary>
    public bool AtEnd => from == to && !Fill(1);

    /// <summary>Up to so many of the next bytes, not taken.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (to - from < count && Fill(count))
        {
        }
        return buffer.AsSpan(from, Math.Min(count, to - from));
    }

    /// <summary>Takes up to so many bytes: fewer only at the end.</summary>
    public byte[] Take(int count)
    {
        if (count > AtOnce) return TakeMuch(count);
        var made = GC.AllocateUninitializedArray<byte>(Math.Max(0, count));
        var taken = 0;
        while (taken < count && !AtEnd)
        {
            var piece = Math.Min(count - taken, to - from);
            buffer.AsSpan(from, piece).CopyTo(made.AsSpan(taken));
            taken += piece;
            Advance(piece);
        }
        return taken == count ? made : made[..taken];
    }

    /// <summary>Leaves out up to so many bytes.</summary>
    /// <returns>How many there were.</returns>
    public long Skip(long count)
    {
        long skipped = 0;
        while (skipped < count && !AtEnd)
        {
            var piece = (int)Math.Min(count - skipped, to - from);
            Advance(piece);
            skipped += piece;
        }
        return skipped;
    }

    /// <summary>Puts bytes back before the next one.</summary>
    public void Unread(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > from)
        {
            var grown = new byte[bytes.Length + (to - from) + 4096];
            buffer.AsSpan(from, to - from).CopyTo(grown.AsSpan(bytes.Length));
            (buffer, to, from) = (grown, bytes.Length + (to - from), bytes.Length);
        }
        from -= bytes.Length;
        bytes.CopyTo(buffer.AsSpan(from));
        Position -= bytes.Length;
    }

    /// <summary>Takes a line without its end (LF or CR LF) as Latin-1; null at the end. Of a line longer than the cap the first part is taken, and the rest is the next line.</summary>
    public string? Line(int cap)
    {
        if (AtEnd) return null;
        var length = 0;
        while (true)
        {
            var seen = Peek(Math.Min(cap, length + 1024));
            var end = seen[Math.Min(length, seen.Length)..].IndexOf((byte)'\n');
            if (end >= 0 || seen.Length >= cap || seen.Length == length)
            {
                var size = end >= 0 ? length + end : seen.Length;
                var text = Encoding.Latin1.GetString(seen[..size]).TrimEnd('\r');
                Advance(end >= 0 ? size + 1 : size);
                return text;
            }
            length = seen.Length;
        }
    }

    // A stated length may be a lie: memory is taken for what is there.
    private byte[] TakeMuch(int count)
    {
        using var made = new PooledBytes();
        while (made.Length < count && !AtEnd)
        {
            var piece = Math.Min(count - made.Length, to - from);
            made.Write(buffer.AsSpan(from, piece));
            Advance(piece);
        }
        return made.ToArray();
    }

    private void Advance(int count)
    {
        from += count;
        Position += count;
    }

    private bool Fill(int wanted)
    {
        if (ended) return false;
        if (from > 0)
        {
            Buffer.BlockCopy(buffer, from, buffer, 0, to - from);
            (from, to) = (0, to - from);
        }
        if (buffer.Length < wanted) Array.Resize(ref buffer, Math.Max(wanted, buffer.Length * 2));
        if (to == buffer.Length) return false;
        try
        {
            var read = stream.Read(buffer, to, buffer.Length - to);
            to += read;
            ended = read == 0;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            Failure = broken.Message;
            ended = true;
        }
        return !ended;
    }
}
