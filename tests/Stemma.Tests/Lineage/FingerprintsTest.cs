using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

public sealed class FingerprintsTest
{
    private const string Stock = "who was not authorized to speak publicly and who spoke on condition of anonymity, on the sidelines of the ";

    private static IReadOnlyList<ulong> Shingles(string text) => Fingerprints.Of(new Article { Title = "", Text = text, Language = "en" }, null, StreamTables.Shipped).Shingles;

    // Forty words that no other letter has, from which a phrase hangs.
    private static string Words(char letter) => string.Concat(Enumerable.Range(0, 40).Select(i => $"{letter}ord{(char)('a' + i % 26)}{(char)('a' + i / 26)} "));

    [Fact]
    public void Texts_that_share_only_phrases_of_every_newsroom_share_no_shingle()
    {
        var (one, other) = (Shingles(Words('w') + Stock + Words('f')), Shingles(Words('l') + Stock + Words('b')));
        Assert.NotEmpty(one);
        Assert.NotEmpty(other);
        Assert.Empty(one.Intersect(other));
    }

    [Fact]
    public void Texts_that_share_words_of_their_own_share_shingles()
    {
        var (one, other) = (Shingles(Words('w') + Stock + Words('f')), Shingles(Words('l') + Stock + Words('f')));
        Assert.True(one.Intersect(other).Count() >= 2);
    }

    [Fact]
    public void A_text_of_such_phrases_alone_keeps_them_all()
    {
        var (alone, within) = (Shingles(Stock), Shingles(Stock + Stock.Trim()));
        Assert.Equal(Stock.Split(" ", StringSplitOptions.RemoveEmptyEntries).Length - 5, alone.Count);
        Assert.NotEmpty(alone.Intersect(within));
    }
}
