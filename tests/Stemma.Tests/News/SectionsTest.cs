using Stemma.Core.News;

namespace Stemma.Tests.News;

public sealed class SectionsTest
{
    [Theory]
    [InlineData("Wirtschaft", Section.Business)]
    [InlineData("Économie", Section.Business)]
    [InlineData("DEPORTES", Section.Sport)]
    [InlineData("国际", Section.World)]
    [InlineData("Культура", Section.Culture)]
    [InlineData("سياسة", Section.Politics)]
    [InlineData("विज्ञान", Section.Science)]
    [InlineData("スポーツ", Section.Sport)]
    [InlineData("경제", Section.Business)]
    [InlineData("Κόσμος", Section.World)]
    [InlineData("Dünya", Section.World)]
    [InlineData("Lokales", Section.Local)]
    [InlineData("World > Europe", Section.World)]
    [InlineData("Arts & Entertainment", Section.Culture)]
    [InlineData("news/sport", Section.Sport)]
    [InlineData("Deutschland", null)]
    [InlineData("Opinion", null)]
    [InlineData("", null)]
    public void What_a_page_says_is_one_of_the_seven_or_none(string said, Section? section) => Assert.Equal(section, Sections.Of(said, null));

    [Theory]
    [InlineData("https://a.example/2031/05/politik/eine-rede-123.html", Section.Politics)]
    [InlineData("https://a.example/World-News/asia/42", Section.World)]
    [InlineData("https://a.example/%E4%BD%93%E8%82%B2/1.html", Section.Sport)]
    [InlineData("https://a.example/news/sport", null)]
    [InlineData("https://a.example/sport-is-good/1", null)]
    [InlineData("urn:x:sport/1", null)]
    public void An_address_says_it_by_its_folders_and_not_by_its_last_part(string url, Section? section) => Assert.Equal(section, Sections.Of(null, url));

    [Fact]
    public void What_the_page_says_stands_before_its_address_and_an_unknown_word_leaves_it_to_that()
    {
        Assert.Equal(Section.Science, Sections.Of("Wissen", "https://a.example/sport/1"));
        Assert.Equal(Section.Sport, Sections.Of("Aufmacher", "https://a.example/sport/1"));
    }

    [Fact]
    public void Each_outlet_counts_once_and_what_most_of_them_say_holds()
    {
        Assert.Equal(Section.World, Sections.OfStory([Told(1, "A", "Sport"), Told(2, "A", "Sport"), Told(3, "A", "Sport"), Told(4, "B", "World"), Told(5, "C", "Ausland"), Told(6, "D", null)]));
        Assert.Equal(Section.Sport, Sections.OfStory([Told(1, "A", "Sport"), Told(2, "B", "World")]));
        Assert.Null(Sections.OfStory([Told(1, "A", "Front page"), Told(2, "B", null)]));
    }

    [Fact]
    public void Every_section_is_found_by_its_name_in_addresses_and_no_other_is()
    {
        foreach (var section in Enum.GetValues<Section>()) Assert.Equal(section, Sections.At(Sections.Name(section)));
        Assert.Null(Sections.At("World"));
        Assert.Null(Sections.At("0"));
    }

    private static Telling Told(int id, string outlet, string? section) => new() { Id = new TellingId(id), Name = $"r{id}", Outlet = outlet, Article = new Article { Section = section } };
}
