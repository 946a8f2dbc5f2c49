namespace Stemma.Core.Index;

// A copy of it, so that a new process need not fill it telling by telling.
public sealed partial class CandidateIndex
{
    private const int Mark = 0x31495453; // "STI1": raised whenever what is written changes

    /// <summary>Writes down what it holds; barred texts are not in it.</summary>
    /// <param name="to">Where the copy goes.</param>
    public void Save(Stream to)
    {
        var writer = new ArrayWriter(to);
        writer.Write(Mark);
        writer.Write(_scripts);
        _entries.Save(writer);
        _terms.Save(writer);
        _bands.Save(writer, _entries.Ids);
        _shingles.Save(writer, _entries.Ids);
        _termPostings.Save(writer);
        _names.Save(writer);
    }

    /// <summary>The index that was written down: it answers as that one did.</summary>
    /// <param name="from">Where the copy stands.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <exception cref="InvalidDataException">It is not whole, or of another version.</exception>
    public static CandidateIndex Load(Stream from, long length)
    {
        var reader = new ArrayReader(from, length);
        if (reader.ReadInt() != Mark) throw new InvalidDataException("it is no copy of an index, or of another version");
        var index = new CandidateIndex { _scripts = reader.ReadInt(), _entries = Entries.Load(reader) };
        index._terms = Terms.Load(reader);
        index._bands = SettledPostings.Load(reader, index._entries.Ids);
        index._shingles = SettledPostings.Load(reader, index._entries.Ids);
        index._termPostings = Postings.Load(reader);
        index._names = Postings.Load(reader);
        while (index._score.Length < index._entries.Count) index.MakeRoom();
        return index;
    }

    // Room for twice as many documents.
    private void MakeRoom()
    {
        Array.Resize(ref _score, _score.Length * 2);
        Array.Resize(ref _documents, _score.Length + 1);
    }
}
