using System.Net;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>Forms that pages take themselves: what is no text is told, and breaks nothing.</summary>
public sealed class FormTextTest
{
    [Theory]
    [InlineData("/desk/track", "name")]
    [InlineData("/desk/list", "name")]
    public async Task A_character_that_is_none_is_refused_in_both_kinds_of_form(string page, string field)
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.SignIn();
        foreach (string bad in (string[])["a\0b", "a\uFFFFb"])
        {
            using var plain = new FormUrlEncodedContent([new(field, bad)]);
            using var parts = new MultipartFormDataContent { { new StringContent(bad), field } };
            foreach (HttpContent form in (HttpContent[])[plain, parts])
            {
                using var answer = await site.Client.PostAsync(page, form);
                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            }
        }
        using var cut = new ByteArrayContent("text=%00&%00=1"u8.ToArray());
        cut.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var refused = await site.Client.PostAsync(page, cut);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task A_text_to_be_traced_with_a_character_that_is_none_breaks_nothing()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        using var cut = new ByteArrayContent("text=%00&%00=1"u8.ToArray());
        cut.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var refused = await site.Client.PostAsync("/look", cut);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var parts = await site.Form("/look", ("text", "a\0b"));
        using var answer = await site.Client.PostAsync("/look", parts);
        Assert.InRange((int)answer.StatusCode, 400, 499);
    }
}
