using Stemma.Core.Lineage;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

public sealed class TranslationsTest
{
    private const string English = """
        TRESKWIL — A cable car stopped above the gorge of Orvenaal on Monday with 38 people aboard, said the operator, Kolbrand Lifts.

        Fire chief Ditmar Hasselvoord said his men had lowered 21 of them on ropes by 17:40. Four were taken to the hospital in Maarbeken, said Doctor Ilvane Trosk.

        The cable had been checked in 2019 by the firm Pelgrosz for 46,000 crowns, said mayor Benika Straumvel.

        A line of the same make stopped at Hulvik in 2007, when 112 people waited for six hours.

        The lift rises 840 metres from Treskwil to the hut of Sommerak. It will stay closed until the report of the inspectors from Dravenholt is there.
        """;

    private const string German = """
        TRESKWIL — Über der Schlucht von Orvenaal ist am Montag eine Seilbahn mit 38 Menschen stehen geblieben, wie der Betreiber Kolbrand mitteilte.

        Feuerwehrchef Ditmar Hasselvoord sagte, seine Leute hätten bis 17.40 Uhr 21 von ihnen an Seilen herabgelassen. Vier kamen in die Klinik von Maarbeken, sagte der Arzt Ilvane Trosk.

        Das Seil habe die Firma Pelgrosz 2019 für 46.000 Kronen geprüft, sagte Bürgermeisterin Benika Straumvel.

        Eine Bahn derselben Bauart blieb 2007 bei Hulvik stehen, damals warteten 112 Menschen sechs Stunden lang.

        Die Bahn führt von Treskwil 840 Meter hinauf zur Hütte Sommerak. Sie bleibt zu, bis der Bericht der Prüfer aus Dravenholt vorliegt.
        """;

    // The same press conference, told by another reporter: the same names, an order and figures of its own.
    private const string Independent = """
        Am Montagabend war der Bahnhof von Treskwil voller Decken. Bürgermeisterin Benika Straumvel verteilte Tee an 60 Angehörige.

        «Wir haben jeden Einzelnen gezählt», sagte Feuerwehrchef Ditmar Hasselvoord vor der Presse. Er sprach von 14 Helfern aus Maarbeken und von Seilen, die 90 Meter lang waren.

        Die Firma Kolbrand betreibt die Bahn über die Schlucht von Orvenaal seit 1988. Ihr Sprecher wollte nichts über die Prüfung durch Pelgrosz sagen.

        Lehrerin Anke Wolsten saß mit 19 Kindern in der Gondel. Sie hätten gesungen, sagte sie, erst spät sei es still geworden.

        In Hulvik hat man Ähnliches erlebt. Dort wurde die Bahn 2008 abgerissen, und 350 Menschen stimmten dafür.
        """;

    private static readonly Telling Parent = Telling(1, English, "en", "Treskwil Post", "2031-03-03T18:00:00Z");

    [Fact]
    public void A_translation_is_aligned_sentence_by_sentence_with_spans_in_both_texts()
    {
        var alignment = Alignments.Between(Parent, Telling(2, German, "de", "Landbote", "2031-03-03T21:00:00Z"), StreamTables.Shipped)!;
        Assert.InRange(alignment.Sentences, 6, 8);
        Assert.All(alignment.Passages, p => Assert.Equal(PassageKind.Translated, p.Kind));
        Assert.InRange(alignment.ShareOfB, 0.75, 1);
        var hulvik = Assert.Single(alignment.Passages, p => p.A.Of(English).Contains("Hulvik", StringComparison.Ordinal));
        Assert.StartsWith("Eine Bahn derselben Bauart", hulvik.B.Of(German), StringComparison.Ordinal);
    }

    [Fact]
    public void A_translation_that_names_the_outlet_and_came_later_is_linked_as_one()
    {
        var child = Telling(2, German + "\nSo berichtet es die Treskwil Post.", "de", "Landbote", "2031-03-03T21:00:00Z");
        var link = Assert.Single(Tree(Parent, child).Links);
        Assert.Equal((LinkKind.Translation, NodeId.Of(child.Id), NodeId.Of(Parent.Id), false), (link.Kind, link.Child, link.Parent, link.Undirected));
        Assert.NotEmpty(link.Evidence);
    }

    [Fact]
    public void A_translation_without_a_sign_of_its_direction_gets_none()
    {
        var links = Tree(Parent, Telling(2, German, "de", "Landbote", "2031-03-03T18:05:00Z")).Links;
        Assert.All(links, l => Assert.True(l.Undirected));
    }

    [Fact]
    public void An_independent_report_of_the_same_press_conference_in_another_language_is_not_linked()
    {
        var other = Telling(2, Independent, "de", "Landbote", "2031-03-03T21:00:00Z");
        Assert.Null(Alignments.Between(Parent, other, StreamTables.Shipped));
        Assert.Empty(Tree(Parent, other).Links);
    }

    [Fact]
    public void The_same_sentences_in_another_order_are_no_translation()
    {
        var turned = string.Join("\n\n", German.Split("\n\n").Reverse());
        Assert.DoesNotContain(Alignments.Between(Parent, Telling(2, turned, "de", "Landbote", null), StreamTables.Shipped)?.Passages ?? [], p => p.Kind == PassageKind.Translated);
    }

    // Four sentences that can be told to be the same, with all figures: a credit must tie the two.
    private const string Part = """
        HULVIK — Ein Sturm hat am Montag das Dach der Halle Orvenaal abgedeckt, sagte der Betreiber Kolbrand.

        In der Halle standen 1.480 Kisten. Feuerwehrchef Ditmar Hasselvoord schickte 64 Leute hinein.

        Alles war still. Die Straße blieb bis zum Abend gesperrt. Niemand durfte hinaus. Der Wind ließ nach.

        Bürgermeisterin Benika Straumvel sagte, der Bau habe 2019 rund 350.000 Kronen gekostet. Die Prüfer aus Dravenholt kommen bald.
        """;

    private const string Whole = """
        HULVIK — A storm took the roof off the hall of Orvenaal on Monday, said its operator, Kolbrand.

        Inside stood 1,480 crates. Fire chief Ditmar Hasselvoord sent in 64 of his people.

        All was quiet. The road stayed closed until the evening. Nobody was let out. The wind died down.

        Mayor Benika Straumvel said that the building cost some 350,000 crowns in 2019. Inspectors from Dravenholt will come soon.
        """;

    [Theory]
    [InlineData("HULVIK (AP) –", true)]
    [InlineData("HULVIK –", false)]
    public void A_few_sentences_are_a_translation_only_where_a_credit_ties_the_two(string dateline, bool linked)
    {
        var page = Telling(1, Whole, "en", "AP News", "2031-03-03T18:00:00Z") with { Url = "https://apnews.com/article/hall" };
        var child = Telling(2, Part, "de", "Landbote", "2031-03-03T21:00:00Z");
        child = child with { Article = child.Article with { Dateline = new Dateline(dateline, null, null, null) } };
        var alignment = Alignments.Between(page, child, StreamTables.Shipped)!;
        Assert.InRange(alignment.Sentences, 4, 5);
        Assert.Equal(linked ? [(LinkKind.Translation, NodeId.Of(page.Id))] : [], Tree(page, child).Links.Select(l => (l.Kind, l.Parent)));
    }

    private static FamilyTree Tree(Telling a, Telling b) => FamilyTrees.Draw([a, b], Alignments.Between(a, b, StreamTables.Shipped) is { } x ? [x] : [], []);

    private static Telling Telling(int id, string text, string language, string outlet, string? published) => new()
    {
        Id = new TellingId(id),
        Name = $"r{id}",
        Outlet = outlet,
        Article = new Article { Title = "Cable car", Text = text, Language = language, Published = published is null ? null : new StatedTime(DateTimeOffset.Parse(published), true, "test") },
    };
}
