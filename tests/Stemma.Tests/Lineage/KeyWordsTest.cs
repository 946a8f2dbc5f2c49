using Stemma.Core.Language;
using Stemma.Core.Lineage;

namespace Stemma.Tests.Lineage;

public sealed class KeyWordsTest
{
    [Theory]
    [InlineData("The minister's office did not immediately respond to a request for comment on Friday. “We will not go back to the table,” he told reporters in the 3rd hour. It was the “last word” of 1,200.")]
    [InlineData("维尔莫拉市长周五表示。 “我们不会回去。” The U.S. l’été İstanbul ﬁne O'Neil's.")]
    [InlineData("")]
    public void They_are_the_words_of_the_text_with_the_same_hashes_places_and_weights(string text)
    {
        var (keys, all) = (KeyWords.Of(CutText.Of(text)), Words.Of(text).All);
        Assert.Equal(all.Select(w => w.Hash), keys.Hashes.ToArray());
        Assert.Equal(all.Select(w => w.Start), keys.Starts.ToArray());
        Assert.Equal(all.Select(w => w.Weight), keys.Weights.ToArray());
        Assert.Equal(all.Select(w => w.Quoted), keys.Quoted.ToArray());
        Assert.Equal(all.Any(w => w.Quoted), keys.AnyQuoted);
    }

    [Fact]
    public void Known_words_are_told_from_those_that_stand_next_to_them()
    {
        ulong[] words = [1, 17, 33, 65, 1UL << 63 | 1, 2, ulong.MaxValue], others = [0, 3, 18, 49, 1UL << 62 | 1];
        var known = new KnownWords(words);
        Assert.All(words, w => Assert.True(known.Has(w)));
        Assert.All(others, w => Assert.False(known.Has(w)));
        Assert.False(new KnownWords([]).Has(5));
    }
}
