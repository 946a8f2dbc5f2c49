using Stemma.Core.Collate.Research;
using Stemma.Core.News;
using Stemma.Tests.Lineage;

namespace Stemma.Tests.Collate;

/// <summary>Who carries an outlet's texts, and whether a credit was found.</summary>
public sealed class CarriedTextsTest
{
    private static readonly Telling Own = Texts.Telling(1, Texts.Flood, "Basin Post", url: "https://www.basinpost.example/flood");
    private static readonly Telling Copy = Texts.Telling(2, Texts.Flood, "Hill Times", url: "https://hilltimes.example/a");

    [Fact]
    public void A_carrier_that_links_to_the_site_links_one_that_names_it_names_it_and_the_rest_has_no_credit_found()
    {
        var linking = Copy with { Article = Copy.Article with { Links = [new PageLink("https://other.example/", "x"), new PageLink("https://basinpost.example/flood", "Basin Post")] } };
        Assert.Equal((CreditFound.Link, 1), Of(Own, linking) is [var one] ? (one.Credit, one.Evidence.Single().Index) : default);
        var naming = Provenance(2, new PrimarySource("Basin Post", null, false, true, "", [new Evidence(Copy.Id, Field.Credits, 0, new Span(0, 10), "Basin Post", "")], []));
        Assert.Equal(CreditFound.Named, Assert.Single(Of([naming], Own, Copy)).Credit);
        Assert.Equal(CreditFound.None, Assert.Single(Of(Own, Copy)).Credit);
    }

    [Fact]
    public void Sentences_that_match_are_no_credit()
    {
        var matching = Provenance(2, new PrimarySource("Basin Post", null, false, false, "", [new Evidence(Copy.Id, Field.Text, 0, new Span(0, 10), "Heavy rain", "")], []));
        Assert.Equal(CreditFound.None, Assert.Single(Of([matching], Own, Copy)).Credit);
    }

    [Fact]
    public void A_copy_of_a_copy_is_told_and_the_sites_own_pages_are_not()
    {
        var again = Texts.Telling(3, Texts.Flood, "Quay Herald", url: "https://quay.example/a");
        var archive = Texts.Telling(4, Texts.Flood, "Basin Post", url: "https://archive.basinpost.example/flood");
        var tree = new FamilyTree([], [Link(2, 1, LinkKind.Verbatim), Link(3, 2, LinkKind.Edited), Link(4, 1, LinkKind.Verbatim)], []);
        Assert.Equal([2, 3], CarriedTexts.Of(Story(tree, Own, Copy, again, archive), "basinpost.example").Select(c => c.By.Id.Value));
    }

    [Fact]
    public void An_undirected_link_an_update_and_a_common_source_are_no_carrying()
    {
        var tree = new FamilyTree([], [Link(2, 1, LinkKind.Verbatim) with { Undirected = true }, Link(2, 1, LinkKind.Update), Link(2, 1, LinkKind.CommonSource)], []);
        Assert.Empty(CarriedTexts.Of(Story(tree, Own, Copy), "basinpost.example"));
    }

    [Fact]
    public void A_host_that_only_ends_alike_is_another_site() => Assert.Empty(CarriedTexts.Of(Story(Tree([]), Own, Copy), "post.example"));

    private static IReadOnlyList<CarriedText> Of(params Telling[] tellings) => Of([], tellings);

    private static IReadOnlyList<CarriedText> Of(Provenance[] provenances, params Telling[] tellings) => CarriedTexts.Of(Story(Tree(provenances), tellings), "basinpost.example");

    private static FamilyTree Tree(Provenance[] provenances) => new([], [Link(2, 1, LinkKind.Verbatim)], provenances);

    private static Link Link(int child, int parent, LinkKind kind) => new() { Child = NodeId.Of(new TellingId(child)), Parent = NodeId.Of(new TellingId(parent)), Kind = kind, Share = 0.9 };

    private static Provenance Provenance(int telling, PrimarySource source) => new(new TellingId(telling), NodeId.Of(new TellingId(1)), true, source, []);

    private static Story Story(FamilyTree tree, params Telling[] tellings) => new() { Id = new StoryId(tellings[0].Id.Value), Title = "Flood", Tellings = tellings, Tree = tree };
}
