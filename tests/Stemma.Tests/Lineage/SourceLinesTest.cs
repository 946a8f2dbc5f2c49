using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

/// <summary>Lines in which a page says whose text it carries.</summary>
public sealed class SourceLinesTest
{
    private const string Body = "The river fell on Friday.\n\nThe town counted its losses.\n\n";

    [Theory]
    [InlineData(Body + "Source: The Marova Courier", "The Marova Courier")]
    [InlineData(Body + "Fuente: Actualidad de Marova", "Actualidad de Marova")]
    [InlineData(Body + "(Quelle: Stadtwerke Hollenberg)", "Stadtwerke Hollenberg")]
    [InlineData(Body + "来源：半岛报", "半岛报")]
    [InlineData(Body + "This article appeared originally on The Marova Courier.", "The Marova Courier")]
    [InlineData(Body + "Dieser Beitrag erschien zuerst in „Marovaer Bote“.", "Marovaer Bote")]
    [InlineData(Body + "Source: Marova Water Board, press release", "Marova Water Board")]
    [InlineData(Body + "Fonte: ANSA", "ANSA")]
    public void A_short_line_that_names_the_source_tells_it(string text, string name)
    {
        var source = Source(Texts.Telling(1, text, "Quay Herald"));
        Assert.Equal((name, false), (source.Name, source.Own));
    }

    [Theory]
    [InlineData(Body + "Source: Quay Herald")]
    [InlineData(Body + "The source: a letter that nobody had signed and that lay for two weeks on a desk of the water board.")]
    [InlineData(Body + "Source of the river: the hills above Telsk.")]
    [InlineData("Source: The Marova Courier\n\n" + Body + Body + Body)]
    public void The_outlet_itself_a_sentence_and_a_line_in_the_middle_tell_none(string text) => Assert.Null(Source(Texts.Telling(1, text, "Quay Herald")).Name);

    [Theory]
    [InlineData("Source: Agencies")]
    [InlineData("Fuente: agencias")]
    [InlineData("来源：网络")]
    public void A_source_line_that_names_nobody_is_told_as_such(string line)
    {
        var source = Source(Texts.Telling(1, Body + line, "Quay Herald"));
        Assert.Null(source.Name);
        Assert.Contains("names nobody", source.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byline_that_names_the_agency_is_told_once()
    {
        var source = Source(Texts.Telling(1, "MAROVA (AP) — " + Body, "Quay Herald", byline: "By The Associated Press"));
        Assert.Equal(("AP", "named by its dateline and byline"), (source.Name, source.Reason));
    }

    [Fact]
    public void What_a_page_says_of_its_source_outweighs_that_it_shares_text_with_a_report_that_credits_an_agency()
    {
        var credited = Texts.Telling(1, Texts.Flood, "Basin Post", byline: "By Bo Lind, Reuters");
        var stated = Texts.Telling(2, Texts.Flood + "\n\nSource: The Marova Courier", "Quay Herald");
        var tree = Texts.Draw(credited, stated);
        Assert.Equal(["Reuters", "The Marova Courier"], tree.Provenances.Select(p => p.Source.Name));
        Assert.Equal((LinkKind.CommonSource, true), tree.Links.Where(l => l.Child == NodeId.Of(stated.Id)).Select(l => (l.Kind, l.Undirected)).Single());
    }

    [Fact]
    public void A_caption_tells_no_source() => Assert.Null(Source(Texts.Telling(1, Body, "Quay Herald", captions: ["Source: The Marova Courier"])).Name);

    [Theory]
    [InlineData("By Ada Fenn, The Basin Weekly Post", "The Basin Weekly Post", "The Basin Weekly Post")]
    [InlineData("By Emily Post", "Emily Post", null)]
    [InlineData("By Ada Fenn, Ap Auto Writer", "Ada Fenn", "AP")]
    public void A_paper_in_the_byline_is_the_source_and_a_person_of_such_a_name_is_not(string byline, string author, string? name)
    {
        var telling = Texts.Telling(1, Body, "Quay Herald", byline: byline);
        Assert.Equal(name, Source(telling with { Article = telling.Article with { Authors = [author] } }).Name);
    }

    [Theory]
    [InlineData("The water board banned it in June. (ats/nxp)\n\nRead on: a village is moved", "Keystone-SDA")]
    [InlineData("The water board banned it in June. (see page 4)\n\nRead on: a village is moved", null)]
    [InlineData("The board warns by a program for telephones (app)\n\nRead on: a village is moved", null)]
    [InlineData("The board warns by a program for telephones (APP)\n\nRead on: a village is moved", null)]
    public void A_mark_in_brackets_counts_with_a_line_of_the_page_after_it(string text, string? name) => Assert.Equal(name, Source(Texts.Telling(1, Body + text, "Quay Herald")).Name);

    [Theory]
    [InlineData("The mayor spoke. Sandra Mell contributed to this report. Two Associated Press journalists were shot on the road. The river fell.", null)]
    [InlineData("The mayor spoke. The river fell. Associated Press writer Sandra Mell in Castel contributed to this report.", "AP")]
    public void In_a_text_without_paragraphs_the_writers_and_their_work_stand_in_one_sentence(string text, string? name) => Assert.Equal(name, Source(Texts.Telling(1, text, "Quay Herald")).Name);

    [Fact]
    public void Who_told_the_media_of_a_country_told_not_us() => Assert.False(Source(Texts.Telling(1, "The general told US media that the troops would stay.", "Quay Herald")).Own);

    private static PrimarySource Source(Telling telling) => Assert.Single(Texts.Draw(telling).Provenances).Source;
}
