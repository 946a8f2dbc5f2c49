using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>How records stand in blobs: zstd over bytes or JSON, plain little-endian numbers for keys.</summary>
internal static class Packing
{
    private const int HashedOutlets = -1; // before an edition's tables; older ones begin with their number, and name outlets

    private const int KeysHead = 24, OldKeysHead = 20;

    private const int ATie = 13; // the earlier telling, the score, whether both are bare

    private static readonly Packer Plain = new(3, null);

    /// <summary>What frames of JSON refer to (RFC 8878, 5): made of stored reports of our own press, their shape and common words. It is part of the format: a better one is another file beside it.</summary>
    public static byte[] Dictionary { get; } = Resource("json.zdict");

    private static readonly Packer Json = new(6, Dictionary);

    public static byte[] Pack(ReadOnlySpan<byte> bytes) => Plain.Pack(bytes);

    public static byte[] Unpack(ReadOnlySpan<byte> packed) => Plain.Unpack(packed);

    public static byte[] PackJson<T>(T value, JsonTypeInfo<T> shape) => Json.Pack(JsonSerializer.SerializeToUtf8Bytes(value, shape));

    public static T UnpackJson<T>(ReadOnlySpan<byte> packed, JsonTypeInfo<T> shape) =>
        JsonSerializer.Deserialize(Json.Unpack(packed), shape) ?? throw new InvalidDataException("a stored record is empty");

    /// <summary>The text's hash; how many bands (inverted, which tells it from the form of before), shingles, terms and names there are; their hashes; the weights, packed, for many are the same.</summary>
    public static byte[] PackKeys(CandidateKeys keys)
    {
        var weights = new float[keys.Terms.Count + keys.Names.Count];
        int hashes = 8 * (keys.Bands.Count + keys.Shingles.Count + weights.Length);
        var blob = new byte[KeysHead + hashes];
        var at = blob.AsSpan();
        BinaryPrimitives.WriteUInt64LittleEndian(at, keys.TextHash);
        BinaryPrimitives.WriteInt32LittleEndian(at[8..], ~keys.Bands.Count);
        BinaryPrimitives.WriteInt32LittleEndian(at[12..], keys.Shingles.Count);
        BinaryPrimitives.WriteInt32LittleEndian(at[16..], keys.Terms.Count);
        BinaryPrimitives.WriteInt32LittleEndian(at[20..], keys.Names.Count);
        at = at[KeysHead..];
        foreach (var key in keys.Bands.Concat(keys.Shingles).Concat(keys.Terms.Concat(keys.Names).Select(t => t.Hash)))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(at, key);
            at = at[8..];
        }
        if (weights.Length == 0) return blob;
        var column = new byte[4 * weights.Length];
        int i = 0;
        foreach (var term in keys.Terms.Concat(keys.Names)) BinaryPrimitives.WriteSingleLittleEndian(column.AsSpan(4 * i++), term.Weight);
        return [.. blob, .. Plain.Pack(column)];
    }

    public static CandidateKeys UnpackKeys(ReadOnlySpan<byte> blob)
    {
        int bands = BinaryPrimitives.ReadInt32LittleEndian(blob[8..]), shingles = BinaryPrimitives.ReadInt32LittleEndian(blob[12..]);
        int count = BinaryPrimitives.ReadInt32LittleEndian(blob[16..]), head = bands < 0 ? KeysHead : OldKeysHead;
        var terms = bands < 0 ? Terms(blob, ~bands + shingles, count + BinaryPrimitives.ReadInt32LittleEndian(blob[20..])) : Terms(blob[(head + 8 * (bands + shingles))..]);
        bands = Math.Max(bands, ~bands);
        return new CandidateKeys
        {
            TextHash = BinaryPrimitives.ReadUInt64LittleEndian(blob),
            Bands = Numbers(blob.Slice(head, 8 * bands)),
            Shingles = Numbers(blob.Slice(head + 8 * bands, 8 * shingles)),
            Terms = terms[..count],
            Names = terms[count..],
        };
    }

    private static TermKey[] Terms(ReadOnlySpan<byte> blob, int before, int count)
    {
        var terms = new TermKey[count];
        if (count == 0) return terms;
        var hashes = Numbers(blob.Slice(KeysHead + 8 * before, 8 * count));
        var weights = Plain.Unpack(blob[(KeysHead + 8 * (before + count))..]);
        for (int i = 0; i < count; i++) terms[i] = new TermKey(hashes[i], BinaryPrimitives.ReadSingleLittleEndian(weights.AsSpan(4 * i)));
        return terms;
    }

    // The form of before: hash and weight by turns.
    private static TermKey[] Terms(ReadOnlySpan<byte> rest)
    {
        var terms = new TermKey[rest.Length / 12];
        for (int i = 0; i < terms.Length; i++)
            terms[i] = new TermKey(BinaryPrimitives.ReadUInt64LittleEndian(rest[(12 * i)..]), BinaryPrimitives.ReadSingleLittleEndian(rest[(12 * i + 8)..]));
        return terms;
    }

    public static byte[] PackTies(IReadOnlyList<Tie> ties)
    {
        var blob = new byte[ATie * ties.Count];
        for (int i = 0; i < ties.Count; i++)
        {
            var at = blob.AsSpan(ATie * i, ATie);
            BinaryPrimitives.WriteInt32LittleEndian(at, ties[i].Earlier.Value);
            BinaryPrimitives.WriteDoubleLittleEndian(at[4..], ties[i].Score);
            at[12] = ties[i].IsBare ? (byte)1 : (byte)0;
        }
        return blob;
    }

    public static IReadOnlyList<Tie> UnpackTies(ReadOnlySpan<byte> blob)
    {
        var ties = new Tie[blob.Length / ATie];
        for (int i = 0; i < ties.Length; i++)
        {
            var at = blob.Slice(ATie * i, ATie);
            ties[i] = new Tie(new TellingId(BinaryPrimitives.ReadInt32LittleEndian(at)), BinaryPrimitives.ReadDoubleLittleEndian(at[4..]), at[12] != 0);
        }
        return ties;
    }

    public static byte[] PackTables(StreamTables tables)
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes);
        to.Write(HashedOutlets);
        to.Write(tables.Version);
        to.Write(tables.Edition);
        to.Write(tables.Terms.Tellings);
        Write(to, tables.Terms.Counts);
        to.Write(tables.Boilerplate.ByOutlet.Count);
        foreach (var (outlet, hashes) in tables.Boilerplate.ByOutlet.OrderBy(o => o.Key))
        {
            to.Write(outlet);
            to.Write(hashes.Count);
            foreach (var hash in hashes.Order()) to.Write(hash);
        }
        Write(to, tables.WordPairs.Counts);
        to.Flush();
        return Pack(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    public static StreamTables UnpackTables(ReadOnlySpan<byte> packed)
    {
        using var from = new BinaryReader(new MemoryStream(Unpack(packed)));
        int first = from.ReadInt32(), version = first == HashedOutlets ? from.ReadInt32() : 0, edition = first == HashedOutlets ? from.ReadInt32() : first;
        int tellings = from.ReadInt32();
        var counts = Counts(from);
        var outlets = new Dictionary<ulong, IReadOnlySet<ulong>>();
        for (int i = from.ReadInt32(); i > 0; i--)
        {
            ulong outlet = first == HashedOutlets ? from.ReadUInt64() : Boilerplate.Key(from.ReadString());
            var hashes = new HashSet<ulong>();
            for (int n = from.ReadInt32(); n > 0; n--) hashes.Add(from.ReadUInt64());
            outlets.Add(outlet, hashes);
        }
        var words = from.BaseStream.Position < from.BaseStream.Length ? new WordPairs(Counts(from)) : WordPairs.None; // an older edition ends here
        return new StreamTables { Edition = edition, Version = version, Terms = new TermCounts(tellings, counts), Boilerplate = new Boilerplate(outlets), WordPairs = words };
    }

    private static void Write(BinaryWriter to, IReadOnlyDictionary<ulong, int> counts)
    {
        to.Write(counts.Count);
        foreach (var (key, count) in counts.OrderBy(c => c.Key))
        {
            to.Write(key);
            to.Write(count);
        }
    }

    private static Dictionary<ulong, int> Counts(BinaryReader from)
    {
        int many = from.ReadInt32();
        var counts = new Dictionary<ulong, int>(many);
        for (int i = 0; i < many; i++) counts.Add(from.ReadUInt64(), from.ReadInt32());
        return counts;
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(Packing).Assembly.GetManifestResourceStream(typeof(Packing), "Data." + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static ulong[] Numbers(ReadOnlySpan<byte> blob)
    {
        if (BitConverter.IsLittleEndian) return MemoryMarshal.Cast<byte, ulong>(blob).ToArray();
        var numbers = new ulong[blob.Length / 8];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = BinaryPrimitives.ReadUInt64LittleEndian(blob[(8 * i)..]);
        return numbers;
    }
}
