using System.Runtime.CompilerServices;
using Stemma.Core.News;

namespace Stemma.Core.Index;

/// <summary>What is kept of each document beside its postings, by document number.</summary>
internal sealed class Entries
{
    private const int FirstCapacity = 256;

    /// <summary>No time is known.</summary>
    public const int Timeless = int.MinValue;

    /// <summary>It was removed, and has no hours: one look tells both.</summary>
    public const int Removed = int.MaxValue;

    private readonly Dictionary<int, int> _byId = [];
    private int[] _ids = new int[FirstCapacity];
    private int[] _hours = new int[FirstCapacity];
    private ulong[] _textHashes = new ulong[FirstCapacity];
    private byte[] _shingles = new byte[FirstCapacity];

    /// <summary>Documents ever numbered.</summary>
    public int Count { get; private set; }

    /// <summary>Documents that were removed and still have a number.</summary>
    public int Dead { get; private set; }

    /// <summary>The greatest id that was ever entered.</summary>
    public int Last { get; private set; } = int.MinValue;

    /// <summary>The telling ids by document number.</summary>
    public ReadOnlySpan<int> Ids => _ids.AsSpan(0, Count);

    /// <summary>The document's telling.</summary>
    public TellingId Id(int document) => new(_ids[document]);

    /// <summary>Hours since 1970, or <see cref="Timeless"/>.</summary>
    public int Hours(int document) => _hours[document];

    /// <summary>The document's text hash.</summary>
    public ulong TextHash(int document) => _textHashes[document];

    /// <summary>How many shingles it has.</summary>
    public int Shingles(int document) => _shingles[document];

    /// <summary>Whether it was removed.</summary>
    public bool IsDead(int document) => _hours[document] == Removed;

    /// <summary>Numbers a document.</summary>
    public int Add(TellingId id, CandidateKeys keys, DateTimeOffset? at)
    {
        if (Count == _ids.Length) Grow();
        int document = Count++;
        _ids[document] = id.Value;
        Last = Math.Max(Last, id.Value);
        _hours[document] = HoursOf(at);
        _textHashes[document] = keys.TextHash;
        _shingles[document] = (byte)Math.Min(255, keys.Shingles.Count);
        _byId[id.Value] = document;
        return document;
    }

    /// <summary>Marks a telling's document as removed.</summary>
    /// <returns>False where there is none.</returns>
    public bool Remove(TellingId id)
    {
        if (!_byId.Remove(id.Value, out int document)) return false;
        _hours[document] = Removed;
        _textHashes[document] = 0;
        Dead++;
        return true;
    }

    /// <summary>The living documents alone, with what the old numbers have become.</summary>
    public (Entries Fresh, int[] Renumber) Compact()
    {
        var fresh = new Entries();
        var renumber = new int[Count];
        for (int i = 0; i < Count; i++)
        {
            if (IsDead(i)) continue;
            renumber[i] = fresh.Add(new TellingId(_ids[i]), CandidateKeys.None, null);
            fresh._hours[renumber[i]] = _hours[i];
            fresh._textHashes[renumber[i]] = _textHashes[i];
            fresh._shingles[renumber[i]] = _shingles[i];
        }
        return (fresh, renumber);
    }

    /// <summary>Writes all of it down.</summary>
    public void Save(ArrayWriter to)
    {
        to.Write(Dead);
        to.Write(Last);
        to.Write(Ids);
        to.Write<int>(_hours.AsSpan(0, Count));
        to.Write<ulong>(_textHashes.AsSpan(0, Count));
        to.Write<byte>(_shingles.AsSpan(0, Count));
    }

    /// <summary>What was written down.</summary>
    /// <exception cref="InvalidDataException">It is not whole.</exception>
    public static Entries Load(ArrayReader from)
    {
        var entries = new Entries { Dead = from.ReadInt(), Last = from.ReadInt(), _ids = from.Read<int>(), _hours = from.Read<int>(), _textHashes = from.Read<ulong>(), _shingles = from.Read<byte>() };
        int count = entries.Count = entries._ids.Length;
        if (entries._hours.Length != count || entries._textHashes.Length != count || entries._shingles.Length != count) throw new InvalidDataException("the index's entries do not agree");
        entries._byId.EnsureCapacity(count);
        for (int i = 0; i < count; i++) if (!entries.IsDead(i)) entries._byId[entries._ids[i]] = i;
        return entries;
    }

    /// <summary>A time as hours since 1970.</summary>
    public static int HoursOf(DateTimeOffset? at) => at is { } t ? (int)Math.Clamp(t.ToUnixTimeSeconds() / 3600, int.MinValue + 1, int.MaxValue - 1) : Timeless;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        int size = Math.Max(FirstCapacity, Count + Count / 2);
        Array.Resize(ref _ids, size);
        Array.Resize(ref _hours, size);
        Array.Resize(ref _textHashes, size);
        Array.Resize(ref _shingles, size);
    }
}
