using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

/// <summary>Agencies that stand in no list and whose dateline proves nothing alone.</summary>
public sealed class AgencyTracesTest
{
    private const string Place = "Marova (Vornik) – ";
    private const string Lead = "The news was given by the water board, Vornik reports. ";

    [Fact]
    public void A_mixed_case_dateline_and_a_report_of_the_same_name_show_the_agency()
    {
        Assert.Equal("Vornik", Source(1, Texts.Telling(1, Place + Texts.Flood, "Basin Post"), Texts.Telling(2, Lead + Texts.Strike, "Quay Herald")));
        Assert.Null(Source(1, Texts.Telling(1, Place + Texts.Flood, "Basin Post")));
    }

    [Fact]
    public void A_credit_line_and_a_report_of_the_same_name_show_the_agency()
    {
        Assert.Equal("Vornik", Source(1, Texts.Telling(1, Lead + Texts.Flood, "Basin Post", credits: ["Vornik"])));
        Assert.Null(Source(1, Texts.Telling(1, Texts.Flood, "Basin Post", credits: ["Vornik"])));
    }

    [Fact]
    public void A_dateline_without_capitals_and_a_picture_credit_show_the_agency()
    {
        const string text = "لاغوف (هيسبرا) — حطم النهر سدا ترابيا قبل فجر الثلاثاء وغمر قريتين، بحسب مسؤولين.";
        Assert.Equal("هيسبرا", Source(1, Texts.Telling(1, text, "نهار", captions: ["شارع في القرية. الصورة: هيسبرا"])));
        Assert.Null(Source(1, Texts.Telling(1, text, "نهار")));
    }

    [Theory]
    [InlineData("Marova (Quay Herald) – ", "Quay Herald")] // the outlet itself
    [InlineData("Marova (France) – ", "France")]
    [InlineData("Marova (Ada Fenn) – ", "Ada Fenn")] // a person
    public void An_outlet_a_place_or_a_person_is_no_agency(string dateline, string name)
    {
        var telling = Texts.Telling(1, dateline + Texts.Flood, "Quay Herald", credits: [name]);
        Assert.Null(Source(1, telling with { Article = telling.Article with { Authors = ["Ada Fenn"] } }));
    }

    [Fact]
    public void A_report_told_after_the_agency_from_beginning_to_end_is_likely_the_agencys()
    {
        const string text = "The minister wants to go, according to a report by AFP that cites two officials. In a letter, the agency writes, she took the blame. One official told AFP that she would not wait.";
        var likely = Texts.Draw(Texts.Telling(1, text, "Basin Post")).Provenances[0].Source;
        Assert.Equal(("AFP", false), (likely.Name, likely.Sure));
    }

    [Fact]
    public void An_agency_that_is_cited_once_is_not_the_source()
    {
        const string text = "The minister wants to go, according to AFP. She told members of parliament in the afternoon that a letter had been written, and read from it.";
        Assert.Null(Source(1, Texts.Telling(1, text, "Basin Post")));
    }

    [Fact]
    public void An_outlet_that_a_byline_credits_is_the_source_of_the_text_it_shares()
    {
        var at = new DateTimeOffset(2031, 3, 1, 9, 0, 0, TimeSpan.Zero);
        var tree = Texts.Draw(
            Texts.Telling(1, "DORNVALD (AP) — " + Texts.Flood, "Quay Herald", byline: "By Lisa Orm, Associated Press", published: at),
            Texts.Telling(2, Texts.Flood, "Wirefront", published: at.AddHours(1)),
            Texts.Telling(3, Texts.Flood, "Basin Post", byline: "Staff and Wirefront", published: at.AddHours(2)));
        Assert.Equal("Wirefront", tree.Provenances.Single(p => p.Telling.Value == 3).Source.Name);
        Assert.Contains(tree.Links, l => l.Child == NodeId.Of(new TellingId(3)) && l.Parent == NodeId.Of(new TellingId(2)));
    }

    private static string? Source(int telling, params Telling[] tellings) => Texts.Draw(tellings).Provenances.Single(p => p.Telling.Value == telling).Source.Name;
}
