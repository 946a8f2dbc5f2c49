using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

/// <summary>A report that nobody signs and whose lead tells what an agency reports.</summary>
public sealed class RetoldTest
{
    private const string Text = "Ein Lastwagen voller Uhren ist bei Marova in den Fluss gerutscht, meldet die Agentur AP. Die Zeiger standen am Morgen noch still, niemand weiß, wem die Ladung gehört.";

    private static readonly Telling Own = Texts.Telling(1, Texts.Flood, "AP News", url: "https://apnews.com/article/clocks");

    private static PrimarySource Source(params string[] authors)
    {
        var child = Texts.Telling(2, Text, "Hügelbote");
        return Texts.Draw(Own, child with { Article = child.Article with { Language = "de", Authors = authors } }).Provenances[1].Source;
    }

    [Fact]
    public void Its_source_is_likely_the_agency_whose_own_report_is_here() => Assert.True(Source() is { Name: "AP", Sure: false, Own: false, Evidence.Count: 1, Url: "https://apnews.com/article/clocks" });

    [Fact]
    public void A_signed_one_has_no_source_for_that() => Assert.Null(Source("Ilka Brendt").Name);

    [Fact]
    public void Without_the_agencys_own_report_it_stays_unknown() => Assert.Null(Texts.Draw(Texts.Telling(2, Text, "Hügelbote")).Provenances[0].Source.Name);
}
