using Stemma.Core.News;

namespace Stemma.Tests.News;

public sealed class ExcerptTest
{
    [Theory]
    [InlineData("one two three", 3, "one two three")]
    [InlineData("one two three four", 3, "one two three…")]
    [InlineData("one two, three", 2, "one two…")]
    [InlineData("", 3, "")]
    public void Spaced_text_is_cut_after_so_many_words(string text, int words, string expected) => Assert.Equal(expected, Excerpt.Cut(text, words));

    [Fact]
    public void Where_words_are_not_spaced_twelve_characters_count_as_five() => Assert.Equal(new string('川', 60) + "…", Excerpt.Cut(new string('川', 90), 25));

    [Fact]
    public void A_page_whose_owner_wants_no_excerpts_has_none() => Assert.Equal("", Excerpt.Of(new Article
    {
        Blocks = [new Block(BlockKind.Paragraph, "The lock at Vesper Point stood open.")],
        OwnerSignals = ["nosnippet"],
    }, 20));
}
