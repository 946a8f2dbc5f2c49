using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Verbs;

namespace Stemma.Tests.Lineage;

/// <summary>Agencies that stand in no list: shown by a dateline, and then known by their name in the same story.</summary>
public sealed class UnlistedAgenciesTest : IDisposable
{
    private readonly TestFolder _folder = new();

    private static readonly string[] Text =
    [
        "A crane toppled onto a moored tanker in the outer basin before dawn, and eleven dockers were taken to hospital with broken bones, the port captain said.",
        "The tanker carried ballast water only and lost none of it, the port captain told reporters on the pier shortly after nine in the morning.",
        "Divers went down twice to look at the hull plates and found a dent as long as a bus just under the water line, the salvage firm said.",
        "The crane had been due for its yearly inspection in the coming week, according to a notice that still hung on its ladder.",
        "Dockers stopped work in all four basins at noon and said they would not return before the other cranes had been looked at.",
        "The basin stays closed until the wreck has been cut up and lifted, which the salvage firm expects to take some nine days.",
    ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_dateline_names_an_agency_that_no_list_has() =>
        Assert.Equal("Vornik", Source("herald", Traced(Page("herald", "Quay Herald", "DORNVALD (Vornik) — "))));

    [Fact]
    public void A_byline_counts_once_a_dateline_of_the_story_shows_the_agency()
    {
        Assert.Equal("Vornik", Source("post", Traced(Page("herald", "Quay Herald", "DORNVALD (Vornik) — "), Page("post", "Basin Post", "", "By Lisa Orm, Vornik"))));
        Assert.NotEqual("Vornik", Source("post", Traced(Page("post", "Basin Post", "", "By Lisa Orm, Vornik"))));
    }

    [Theory]
    [InlineData("DORNVALD (Quay Herald) — ")] // the outlet itself
    [InlineData("DORNVALD (Monday) — ")]
    [InlineData("DORNVALD (updated) — ")]
    [InlineData("DORNVALD (France) — ")]
    [InlineData("The crane (Vornik) ")] // no dateline
    public void What_stands_in_brackets_for_another_reason_is_no_agency(string lead) =>
        Assert.Null(Traced(Page("herald", "Quay Herald", lead)).SelectMany(s => s.Tellings).Single().Article.Wire);

    [Fact]
    public void A_listed_agency_inside_a_longer_name_is_not_named()
    {
        var stories = Traced(Page("herald", "Quay Herald", "DORNVALD (Vornik) — ", "By Lisa Orm, Vornik Press Association"), Page("agency", "Vornik Press Association", "DORNVALD (Vornik) — "));
        Assert.DoesNotContain(stories.SelectMany(s => s.Tree.Provenances), p => p.Source.Name is "PA" or "Press Association");
        Assert.Contains("Vornik", Source("herald", stories), StringComparison.Ordinal);
    }

    [Fact]
    public void Behind_the_word_for_an_agency_its_name_counts_in_another_script()
    {
        var shown = Texts.Telling(1, Texts.Flood, "Vornik Press", dateline: "MAROVA (Vornik) —");
        shown = shown with { Article = shown.Article with { Dateline = new Dateline("MAROVA (Vornik) —", "MAROVA", "Vornik", null), Wire = "Vornik" } };
        var told = Texts.Telling(2, "Кран упал на танкер в порту, передаёт агентство Ворник. Пострадавших увезли в больницу.", "Новости");
        Assert.Equal("Vornik Press", Texts.Draw(shown, told with { Article = told.Article with { Language = "ru" } }).Provenances[1].Source.Name);
    }

    private static string? Source(string outlet, IReadOnlyList<Story> stories)
    {
        var story = stories.Single(s => s.Tellings.Any(t => t.Name.Contains(outlet, StringComparison.Ordinal)));
        var telling = story.Tellings.Single(t => t.Name.Contains(outlet, StringComparison.Ordinal));
        return story.Tree.Provenances.Single(p => p.Telling == telling.Id).Source.Name;
    }

    private IReadOnlyList<Story> Traced(params IReadOnlyList<string> pages) => Tracing.Of(TraceVerb.Read(pages).Captures).Stories;

    private string Page(string file, string outlet, string lead, string byline = "") => _folder.Write($"{file}.html",
        $"<!doctype html><html lang=\"en\"><head><title>Crane falls onto tanker</title><meta property=\"og:site_name\" content=\"{outlet}\"><link rel=\"canonical\" href=\"https://{file}.example/crane\">"
        + $"<meta property=\"article:published_time\" content=\"2031-04-07T09:30:00Z\"></head><body><article><h1>Crane falls onto tanker</h1>{(byline.Length > 0 ? $"<p class=\"byline\">{byline}</p>" : "")}"
        + $"<p>{lead}{Text[0]}</p>{string.Concat(Text.Skip(1).Select(p => $"<p>{p}</p>"))}</article></body></html>");
}
