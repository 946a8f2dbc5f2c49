using Stemma.Core.Search;

namespace Stemma.Tests.Search;

public sealed class SearchTermsTest
{
    [Theory]
    [InlineData("The Governor’s Café", "the governor cafe")]
    [InlineData("hot-and-cold, 4,200", "hot and cold 4 200")]
    [InlineData("don't", "don t")]
    [InlineData("大坝裂缝", "大坝 坝裂 裂缝 缝")]
    [InlineData("坝", "坝")]
    [InlineData("대통령은 말했다", "대통 통령 령은 은 말했 했다 다")]
    [InlineData("KN-23대포", "kn 23 대포 포")]
    [InlineData("", "")]
    [InlineData("\uD83D lone", "lone")]
    public void Text_is_folded_for_the_index(string text, string terms) => Assert.Equal(terms, SearchTerms.Of(text, "und"));

    [Theory]
    [InlineData("维尔莫拉大坝出现裂缝", "大坝")]
    [InlineData("维尔莫拉大坝出现裂缝", "坝出现")]
    [InlineData("대통령은 말했다", "대통령")]
    [InlineData("Ça va très bien", "tres bien")]
    [InlineData("Redlich’s dam", "redlich dam")]
    public void A_stretch_of_the_text_is_found_as_a_phrase(string text, string stretch)
    {
        var (terms, _) = SearchTerms.OfQuery(stretch);
        Assert.Contains(" " + string.Join(' ', terms) + " ", " " + SearchTerms.Of(text, "und") + " ");
    }
}
