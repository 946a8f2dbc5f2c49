using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

/// <summary>Links that two or three sentences show, and what an outlet's own reports share.</summary>
public sealed class LongRowsTest
{
    private const string Twice = "Rescue teams from the neighbouring district of Telsk brought rowing boats and blankets to the market square before dawn. ";
    private const string Again = "The water stood two metres high in the old tram depot, where mechanics had parked eleven carriages the evening before. ";
    private const string Own = "Nobody in the council would say who had ordered the gates to be opened so late. A second inquiry begins in spring. The insurers have asked for more time. Three families sleep in the school gymnasium. "
        + "The baker has baked for all of them since Sunday. A choir from the hills sang on the stairs. ";
    private const string Other = "Ferries stopped at noon. The harbour master blamed a broken pump that had been ordered in autumn. Fishermen lifted their nets with cranes. A grocer gave away what was wet. "
        + "Children rowed to church. The organ is ruined, its builder fears. ";

    [Fact]
    public void Two_sentences_word_for_word_amid_others_are_reuse() => Assert.NotEmpty(Links(Own + Twice + Again + Own, Other + Twice + Again + Other, "Quay Herald", "Basin Post"));

    [Fact]
    public void One_sentence_alone_is_none() => Assert.Empty(Links(Own + Twice + Own, Other + Twice + Other, "Quay Herald", "Basin Post"));

    [Fact]
    public void Two_sentences_that_close_both_texts_may_be_a_houses_line_and_are_none() => Assert.Empty(Links(Own + Own + Twice + Again, Other + Other + Twice + Again, "Quay Herald", "Basin Post"));

    [Fact]
    public void Two_sentences_that_one_report_quotes_are_a_statement() =>
        Assert.Empty(Links(Own + "“" + Twice + Again.TrimEnd() + "” the mayor wrote. " + Own, Other + Twice + Again + Other, "Quay Herald", "Basin Post"));

    [Theory]
    [InlineData("quay.example", "quay.example")]
    [InlineData("blogs.quay.example", "quay.example")]
    public void What_one_outlets_reports_share_is_its_background(string one, string other) => Assert.Empty(Links(Own + Twice + Again + Own, Other + Twice + Again + Other, one, other));

    [Fact]
    public void Two_hosts_of_one_blog_site_are_two_outlets() => Assert.NotEmpty(Links(Own + Twice + Again + Own, Other + Twice + Again + Other, "quay.blogspot.com", "basin.blogspot.com"));

    [Fact]
    public void A_later_version_of_an_outlets_own_report_is_an_update()
    {
        var link = Assert.Single(Links(Texts.Flood, Texts.Flood + " " + Other, "quay.example", "news.quay.example"));
        Assert.Equal((LinkKind.Update, false), (link.Kind, link.Undirected));
    }

    [Fact]
    public void A_body_known_by_its_host_is_named_by_the_words_that_the_host_is_made_of()
    {
        var release = Texts.Telling(1, Own + Twice + Again + Own, "hlw.example", published: At(1));
        var report = Texts.Telling(2, "Harbour Life Watch blamed the council on Friday. " + Other + Twice + Again + Other, "basin.example", published: At(2));
        var link = Assert.Single(Texts.Draw(release, report).Links);
        Assert.Equal((NodeId.Of(report.Id), NodeId.Of(release.Id)), (link.Child, link.Parent));
    }

    private static DateTimeOffset At(int day) => new(2026, 3, day, 9, 0, 0, TimeSpan.Zero);

    private static IReadOnlyList<Link> Links(string a, string b, string outletA, string outletB) => Texts.Draw(Texts.Telling(1, a, outletA, published: At(1)), Texts.Telling(2, b, outletB, published: At(2))).Links;
}
