using Stemma.Core.Extract;

namespace Stemma.Tests.Extract.Kinds;

public sealed class KindTest
{
    [Fact]
    public void Pages_of_every_kind_in_six_languages_say_what_they_are_and_how_much_of_them_is_free()
    {
        var pages = KindPages.All.ToList();
        var wrong = new List<string>();
        foreach (var page in pages)
        {
            var article = ArticleExtractor.Of(page.Html, new Uri(page.Url), new ExtractHints(Fetched: new DateTimeOffset(2031, 9, 13, 0, 0, 0, TimeSpan.Zero)));
            if (article.Kind != page.Kind || article.Access != page.Access) wrong.Add($"{article.Language} {page.Name}: {article.Kind}, {article.Access}, {article.Text.Length} characters");
        }
        Assert.True(wrong.Count == 0, $"{pages.Count - wrong.Count} of {pages.Count} pages are told right; wrong:\n{string.Join('\n', wrong)}");
    }
}
