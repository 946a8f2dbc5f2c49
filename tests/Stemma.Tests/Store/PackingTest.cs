using System.Text;
using System.Text.Json;
using Stemma.App.Store.Sqlite;
using Stemma.Core.Learned;
using Stemma.Core.News;
using ZstdSharp;

namespace Stemma.Tests.Store;

/// <summary>What stands in blobs is read as it was written, also by an older program.</summary>
public sealed class PackingTest
{
    private static readonly CandidateKeys Keys = new()
    {
        TextHash = ulong.MaxValue - 5,
        Bands = [.. Enumerable.Range(0, 64).Select(i => (ulong)i * 0x9E3779B97F4A7C15)],
        Shingles = [8, 16, ulong.MaxValue],
        Terms = [new TermKey(7, .5f), new TermKey(9, .25f), new TermKey(11, .25f)],
        Names = [new TermKey(3, 12.5f)],
    };

    [Fact]
    public void Keys_come_back_as_they_were()
    {
        foreach (var keys in (CandidateKeys[])[Keys, CandidateKeys.None, Keys with { Bands = [], Shingles = [] }, Keys with { Terms = [] }, Keys with { Names = [] }, Keys with { Terms = [], Names = [] }]) Same(keys, Packing.UnpackKeys(Packing.PackKeys(keys)));
    }

    [Fact]
    public void An_edition_that_an_older_program_wrote_is_read_and_knows_no_words_of_two_languages()
    {
        var tables = new StreamTables { Edition = 3, Terms = new TermCounts(7, new Dictionary<ulong, int> { [5] = 2 }) };
        var old = Packing.UnpackTables(Packing.Pack(Packing.Unpack(Packing.PackTables(tables)).AsSpan()[..^sizeof(int)]));
        Assert.Equal((3, 7, 2, 0), (old.Edition, old.Terms.Tellings, old.Terms.Counts[5], old.WordPairs.Counts.Count));
    }

    [Fact]
    public void Keys_that_an_older_program_wrote_are_read()
    {
        foreach (var keys in (CandidateKeys[])[Keys, CandidateKeys.None, Keys with { Terms = [], Names = [] }]) Same(keys, Packing.UnpackKeys(Old(keys)));
    }

    [Fact]
    public void A_record_takes_less_than_without_the_dictionary_and_one_that_was_packed_without_it_is_read()
    {
        var article = new Article { Title = "Bakers raise the price of rye", Text = "Rye loaves will cost more.", Language = "en", Blocks = [new Block(BlockKind.Paragraph, "Rye loaves will cost more.", new Core.News.Span(0, 26))] };
        var json = JsonSerializer.SerializeToUtf8Bytes(article, Shapes.Default.Article);
        using var plain = new Compressor(6);
        byte[] old = plain.Wrap(json).ToArray(), packed = Packing.PackJson(article, Shapes.Default.Article);
        Assert.True(packed.Length * 4 < old.Length * 3);
        Assert.Equal(Encoding.UTF8.GetString(json), JsonSerializer.Serialize(Packing.UnpackJson(packed, Shapes.Default.Article), Shapes.Default.Article));
        Assert.Equal(Encoding.UTF8.GetString(json), JsonSerializer.Serialize(Packing.UnpackJson(old, Shapes.Default.Article), Shapes.Default.Article));
    }

    // The form before 014: hash and weight by turns, names behind the terms.
    private static byte[] Old(CandidateKeys keys)
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes);
        to.Write(keys.TextHash);
        to.Write(keys.Bands.Count);
        to.Write(keys.Shingles.Count);
        to.Write(keys.Terms.Count);
        foreach (ulong key in keys.Bands.Concat(keys.Shingles)) to.Write(key);
        foreach (var term in keys.Terms.Concat(keys.Names))
        {
            to.Write(term.Hash);
            to.Write(term.Weight);
        }
        return bytes.ToArray();
    }

    private static void Same(CandidateKeys expected, CandidateKeys got)
    {
        Assert.Equal(expected.TextHash, got.TextHash);
        Assert.Equal(expected.Bands, got.Bands);
        Assert.Equal(expected.Shingles, got.Shingles);
        Assert.Equal(expected.Terms, got.Terms);
        Assert.Equal(expected.Names, got.Names);
    }
}
