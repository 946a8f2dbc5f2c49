using System.Net;
using Stemma.App.Store.Reading;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Takedowns;

/// <summary>People who are named: erase, correct, delist.</summary>
public sealed class PersonTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_name_is_delisted_by_one_press_and_the_articles_words_stay()
    {
        await using var site = await TestSite.Open(Whitlock.Captures);
        await site.Get("/entities/dana-whitlock");
        string page = await Ask(site, ("what", "delist"), ("name", "Dana Whitlock"), ("reason", "It is me."));
        Assert.Contains("delist a name", await site.Read(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was found", await site.Read("/search?q=said-by:%22dana%20whitlock%22"), StringComparison.Ordinal);
        Assert.Contains("Until then the name is found as before", await site.Read(page), StringComparison.Ordinal);
        await site.Get("/entities/dana-whitlock");
        await site.SignIn();
        string desk = await site.Read("/desk");
        foreach (string words in (string[])["Delist the name", "Refuse", "About Dana Whitlock. It is me.", "The name: Dana Whitlock. It stands in 3 stories here."]) Assert.Contains(words, desk, StringComparison.Ordinal);
        Assert.DoesNotContain("List it again", desk, StringComparison.Ordinal);
        Assert.Contains("nothing is found by the name", await site.Send("/desk", "/desk/answer", ("number", "1"), ("answer", "grant"), ("reason", "it is she")), StringComparison.OrdinalIgnoreCase);
        foreach (string exit in (string[])["/entities/dana-whitlock", "/entities/dana-whitlock.atom", "/api/v1/entities/dana-whitlock"]) await site.Get(exit, HttpStatusCode.NotFound);
        Assert.Contains("Nothing was found", await site.Read("/search?q=entity:%22dana%20whitlock%22"), StringComparison.Ordinal);
        Assert.Contains("Nothing was found", await site.Read("/search?q=said-by:%22dana%20whitlock%22"), StringComparison.Ordinal);
        Assert.DoesNotContain("/entities/dana-whitlock", await site.Get("/report/1"), StringComparison.Ordinal);
        Assert.Contains("Whitlock", await site.Read("/report/1"), StringComparison.Ordinal);
        Assert.Equal(("", ""), ((await site.Case(page)).Reason, (await site.Case(page)).Who));
        await site.Send("/desk", "/desk/hear", ("number", "1"), ("answer", "lift"), ("reason", "she wants it back"));
        await site.Get("/entities/dana-whitlock");
        Assert.False(Pipeline.ErasureTest.Holds(site.Bytes(), "the page about dana-whitlock"));
    }

    [Fact]
    public async Task Erasing_is_a_takedown_that_an_editor_decides_and_no_domain_proves()
    {
        await using var site = await TestSite.Open(CasePages.Public, [], [Reports.Capture(1), Reports.Chess("chess")]);
        string page = await Ask(site, ("what", "erase"), ("name", "Mira Quandt"), ("url", Reports.Capture(1).Url!), ("reason", "It is about me."));
        Assert.DoesNotContain("well-known", await site.Get(page), StringComparison.Ordinal);
        await site.SignIn();
        Assert.Contains("About Mira Quandt. It is about me.", await site.Read("/desk"), StringComparison.Ordinal);
        await site.Send("/desk", "/desk/answer", ("number", "1"), ("answer", "grant"), ("reason", "private person"));
        Assert.Equal([2], await site.Standing());
        Assert.False(Pipeline.ErasureTest.Holds(site.Bytes(), "Mira Quandt"));
    }

    [Fact]
    public async Task A_correction_goes_to_an_editor_and_erases_nothing()
    {
        await using var site = await TestSite.Open(CasePages.Public, [], [Reports.Capture(1)]);
        string page = await Ask(site, ("what", "correct"), ("name", "Mira Quandt"), ("url", Reports.Capture(1).Url!), ("reason", "I was not there."));
        await site.SignIn();
        await site.Send("/desk", "/desk/answer", ("number", "1"), ("answer", "grant"), ("reason", "the claim is cut"));
        Assert.Equal([1], await site.Standing());
        Assert.Equal((PetitionState.Granted, ""), ((await site.Case(page)).State, (await site.Case(page)).Reason));
    }

    [Theory]
    [InlineData("delist", "", "https://www.outlet1.example/2031/1/0", "Write the name")]
    [InlineData("erase", "Mira Quandt", "", "Write the address of the report")]
    [InlineData("correct", "Mira Quandt", "nowhere", "Write the address of the report")]
    public async Task What_is_missing_is_told(string what, string name, string url, string words)
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        Assert.Contains(words, TestSite.Plain(await site.Send("/takedown?kind=person", "/takedown/ask", ("kind", "person"), ("what", what), ("name", name), ("url", url), ("reason", "It is me."))), StringComparison.Ordinal);
        Assert.Empty(await site.Data.Store.Reading.Petitions(9, Ct));
    }

    [Fact]
    public async Task What_was_written_stays_where_an_address_is_missing_and_its_field_is_marked()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        string again = await site.Send("/takedown?kind=person", "/takedown/ask", ("kind", "person"), ("what", "correct"), ("name", "Mira Quandt"), ("url", ""), ("reason", "I was <not> there."), ("who", "herself"), ("contact", "mira@quandt.example"));
        foreach (string kept in (string[])["value=\"Mira Quandt\"", ">I was &lt;not&gt; there.</textarea>", "value=\"herself\"", "value=\"mira@quandt.example\""]) Assert.Contains(kept, again, StringComparison.Ordinal);
        Assert.Matches("<option value=\"correct\" selected", again);
        Assert.Matches("id=\"url\"[^>]*aria-invalid=\"true\"", again);
        Assert.DoesNotMatch("id=\"reason\"[^>]*aria-invalid", again);
        Assert.DoesNotContain("herself", await site.Get("/takedown?kind=person&wrong=no-address"), StringComparison.Ordinal);
    }

    private static async Task<string> Ask(TestSite site, params (string, string)[] fields)
    {
        using var answer = await site.Client.PostAsync("/takedown/ask", await site.Form("/takedown?kind=person", [("kind", "person"), .. fields]));
        Assert.StartsWith("/case/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        return answer.Headers.Location.ToString();
    }
}
