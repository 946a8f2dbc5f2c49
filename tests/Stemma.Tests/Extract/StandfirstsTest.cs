using Stemma.Core.Extract;
using Stemma.Core.News;

namespace Stemma.Tests.Extract;

/// <summary>What stands between a headline and the text: a summary, or a picture's words, a share bar, a day.</summary>
public sealed class StandfirstsTest
{
    private const string Summary = "The harbour council weighed forty years of light against the price of a lamp";

    private static string? Standfirst(string between, string description = "") => ArticleExtractor.Of($"""
        <html lang="en"><head><title>Lighthouse to close</title><meta name="description" content="{description}"></head><body><h1>Lighthouse to close</h1>{between}
        <article class="article-body"><p>The harbour council of Testa voted on Monday to close the old lighthouse after forty years of service.</p>
        <p>Council chair Marta Lindqvist said the tower had become too costly to maintain and that ships no longer needed it.</p>
        <p>Fishermen in Testa opposed the plan and asked the ministry in Calden to review the decision before winter.</p></article></body></html>
        """, null, new ExtractHints()).Blocks.Where(b => b.Kind == BlockKind.Standfirst).Select(b => b.Text).SingleOrDefault();

    [Theory]
    [InlineData("<p class=\"dek\">{0}.</p>")]
    [InlineData("<div class=\"head\"><p>{0}.</p></div>")]
    [InlineData("<h2 class=\"hero__teaser caption-s5-fx\">{0}.</h2>")]
    public void A_summary_under_the_headline_is_the_standfirst(string markup) =>
        Assert.Equal(Summary + ".", Standfirst(string.Format(markup, Summary), Summary + "."));

    [Theory]
    [InlineData("<figure><img src=\"a.jpg\"><span class=\"lead\">{0}.</span></figure>")]
    [InlineData("<div class=\"lead-image\"><img src=\"a.jpg\"><div class=\"image-caption\"><p>{0}.</p></div></div>")]
    [InlineData("<p class=\"lead-art\">{0} (Olaf Renz / Getty Images)</p>")]
    [InlineData("<p class=\"lead-art\"><span class=\"lead-text\">{0}.</span> Image: Olaf Renz/Calden News</p>")]
    public void The_words_under_a_picture_are_none_even_where_the_description_repeats_them(string markup) =>
        Assert.Null(Standfirst(string.Format(markup, Summary), Summary + "."));

    [Theory]
    [InlineData("<div class=\"lead-bar\"><span>2025-03-29T11:36:01Z</span> <span>Share</span> <span>Facebook</span> <span>Email</span> <span>Copy link</span> <span>Save it for later on</span></div>")]
    [InlineData("<div class=\"summary\">&lt;div class=\"player\"&gt;&lt;/div&gt; More videos of the harbour and of its lighthouse can be seen here.</div>")]
    public void Share_bars_days_and_printed_markup_are_none(string markup) => Assert.Null(Standfirst(markup));

    [Fact]
    public void The_words_on_a_button_are_no_part_of_it() =>
        Assert.Equal(Summary + ".", Standfirst($"<div class=\"standfirst\"><button>Expand</button><p>{Summary}.</p></div>"));
}
