using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.Tests.Seeds;

/// <summary>What the first five pages must come out as (skipped when ../shared is not there).</summary>
public abstract class SeedsSuite
{
    private readonly Lazy<TraceResult> _result;

    protected SeedsSuite(Func<TraceResult> trace) => _result = new Lazy<TraceResult>(trace);

    /// <summary>A name as it stands in this suite's pages.</summary>
    protected abstract string Named(string original);

    private Story Story => Assert.Single(_result.Value.Stories);

    private Telling Page(string name) => Story.Tellings.Single(t => t.Name == name);

    private Provenance Of(string name) => Story.Tree.Provenances.Single(p => p.Telling == Page(name).Id);

    [Fact]
    public void All_five_tell_one_story() => Assert.Equal(["000", "001", "002", "003", "004"], Story.Tellings.Select(t => t.Name));

    [Fact]
    public void The_page_with_the_byline_is_from_AP_by_its_byline_and_credits()
    {
        var source = Of("001").Source;
        Assert.Equal("AP", source.Name);
        Assert.True(source.Sure);
        Assert.Contains(source.Evidence, e => e.Field == Field.Byline);
        Assert.Contains(source.Evidence, e => e.Field == Field.Credits);
    }

    [Theory]
    [InlineData("000")]
    [InlineData("002")]
    public void The_pages_that_share_its_passages_are_from_AP_by_those_passages(string page)
    {
        var source = Of(page).Source;
        Assert.Equal("AP", source.Name);
        Assert.Contains(source.Evidence, e => e.Field == Field.Text && e.Telling == Page(page).Id);
    }

    [Fact]
    public void A_photo_credit_is_shown_as_a_hint_only()
    {
        Assert.Contains(Of("000").Source.Hints, e => e.Field == Field.Captions);
        Assert.DoesNotContain(Of("000").Source.Evidence, e => e.Field == Field.Captions);
    }

    [Fact]
    public void The_three_hang_under_an_unseen_AP_original_and_its_versions()
    {
        Assert.All(["000", "001", "002"], page =>
        {
            var link = Assert.Single(Story.Tree.Links, l => l.Child == NodeId.Of(Page(page).Id));
            Assert.NotNull(link.Parent.Original);
            Assert.Equal("AP", Story.Tree.Originals.Single(o => o.Id == link.Parent.Original).Wire);
        });
        Assert.True(Story.Tree.Originals.Count(o => o.Wire == "AP") >= 2, "versions");
        Assert.Contains(Story.Tree.Originals, o => o.After is not null);
    }

    [Fact]
    public void The_versions_of_the_unseen_report_stand_in_the_order_in_which_the_journey_went() =>
        Assert.Equal(["001", "000", "002"], Story.Tree.Originals.Where(o => o.Wire == "AP").OrderBy(o => o.Version)
            .Select(o => Page(Story.Tellings.Single(t => Story.Tree.Links.Any(l => l.Child == NodeId.Of(t.Id) && l.Parent == NodeId.Of(o.Id))).Name).Name));

    [Fact]
    public void The_three_share_eighteen_passages_or_more_that_are_no_common_phrase()
    {
        TellingId[] carriers = [Page("000").Id, Page("001").Id, Page("002").Id];
        var shared = Story.Alignments.Where(a => carriers.Contains(a.A) && carriers.Contains(a.B)).SelectMany(a => a.Passages)
            .Count(p => p.Kind is PassageKind.Verbatim or PassageKind.Edited or PassageKind.Reworded);
        Assert.True(shared >= 18, $"{shared} passages");
    }

    [Fact]
    public void The_reworded_page_is_a_paraphrase() => Assert.Equal(LinkKind.Paraphrase, Story.Tree.Links.Single(l => l.Child == NodeId.Of(Page("001").Id)).Kind);

    [Fact]
    public void None_of_the_five_is_a_copy_of_another() => Assert.DoesNotContain(Story.Tree.Links, l => l.Child.Telling is not null && l.Parent.Telling is not null);

    [Fact]
    public void The_translated_page_is_likely_from_AFP_with_what_shows_it()
    {
        var source = Of("004").Source;
        Assert.Equal(("AFP", false, false), (source.Name, source.Sure, source.Own));
        Assert.NotEmpty(source.Evidence);
    }

    [Fact]
    public void The_page_that_shares_nothing_has_an_unknown_source()
    {
        Assert.Null(Of("003").Source.Name);
        Assert.Contains("no shared text", Of("003").Source.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Story.Tree.Links, l => l.Child == NodeId.Of(Page("003").Id));
    }

    [Theory]
    [InlineData("KCNA")]
    [InlineData("Kremlin")]
    [InlineData("Chosun Ilbo")]
    [InlineData("TASS")]
    [InlineData("Yonhap")]
    [InlineData("Kyodo")]
    [InlineData("Interfax")]
    [InlineData("RIA")]
    public void The_agencies_and_bodies_that_are_named_stand_among_the_cited(string name) =>
        Assert.Contains(Story.Tree.Provenances.SelectMany(p => p.Cites), c => c.Name.Contains(name, StringComparison.Ordinal));

    [Theory]
    [InlineData("Chosun Ilbo")]
    [InlineData("Yonhap")]
    [InlineData("Interfax")]
    public void Whose_reports_are_cited_and_not_held_are_listed_to_be_found(string name) => Assert.Contains(NamedElsewhere.Of(Story), n => n.Name == name);

    [Theory]
    [InlineData("email address")]
    [InlineData("TERMS OF SERVICE")]
    [InlineData("Leave a Reply")]
    [InlineData("ADVERTISING")]
    [InlineData("The Latest")]
    [InlineData("Pedro Grifol")]
    [InlineData("Xavier")]
    [InlineData("SHARE")]
    [InlineData("automatic aggregator")]
    [InlineData("Related Articles")]
    [InlineData("Back to top")]
    [InlineData("sister cities")]
    [InlineData("( –")]
    [InlineData("To see in video")]
    [InlineData("source site-43")]
    [InlineData("speaks to Russian Minister")]
    public void What_is_not_the_article_stands_in_no_text_statement_or_timeline(string crud)
    {
        Assert.All(Story.Tellings, t => Assert.DoesNotContain(crud, t.Article.Text + t.Article.Title, StringComparison.Ordinal));
        Assert.All(Story.Timeline, e => Assert.DoesNotContain(crud, e.Text, StringComparison.Ordinal));
        Assert.All(Story.Claims.SelectMany(c => c.Positions), p => Assert.DoesNotContain(crud, p.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Sources_disagree_on_the_afternoon_and_the_evening()
    {
        var claim = Assert.Single(Story.Claims, c => c.Verdict == Verdict.Differ && c.Open);
        Assert.Contains(claim.Positions, p => p.Value.Contains("afternoon", StringComparison.Ordinal) && p.Witness is { } w && (w.Contains("KCNA", StringComparison.Ordinal) || w.Contains("news agency", StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(claim.Positions, p => p.Value.Contains("evening", StringComparison.Ordinal) && p.AttributedTo is { } who && who.Contains("Chosun Ilbo", StringComparison.Ordinal));
        Assert.True(claim.Witnesses >= 2);
    }

    [Fact]
    public void The_count_of_months_changed_between_versions()
    {
        var claim = Assert.Single(Story.Claims, c => c.Verdict == Verdict.Updated && c.Open);
        Assert.Contains(claim.Positions, p => p.Value.Contains(Named("17 months"), StringComparison.Ordinal));
        Assert.Contains(claim.Positions, p => p.Value.Contains(Named("18 months"), StringComparison.Ordinal));
    }

    // Who parts from whom by which rule, with words of the values; all but the first two of these kinds are folded until they are measured.
    [Theory]
    [InlineData(Verdict.Wording, "sentence-sense", "000:grinding out", "001:ending", "002:grinding out")]
    [InlineData(Verdict.Wording, "quotation", "000:one-on-one", "001:in person")]
    [InlineData(Verdict.Possible, "choice", "000:dinner", "002:lunch")]
    [InlineData(Verdict.Possible, "planned-time", "000:as early as Tuesday", "001:as early as Tuesday", "002:after the Vladivostok forum")]
    [InlineData(Verdict.Possible, "way", "002:away from Vladivostok", "004:trip to Vladivostok")]
    [InlineData(Verdict.Possible, "body", "003:North Korean Communist Party", "004:South Korea’s ruling Workers’ Party")]
    public void What_else_parts_them_is_shown_as_what_it_is(Verdict verdict, string rule, params string[] said)
    {
        var claim = Assert.Single(Story.Claims, c => c.Rule == rule && c.Verdict == verdict);
        var told = claim.Positions.Select(p => $"{Story.Tellings.Single(t => t.Id == p.Telling).Name}:{p.Value}").ToList();
        Assert.True(told.SequenceEqual(said) || told.SequenceEqual(said.Select(SeedPages.Replace)), string.Join(" | ", told)); // where places are replaced, with those
        Assert.False(claim.Open);
    }

    [Theory]
    [InlineData("Dear")]
    [InlineData("respected")]
    [InlineData("armored")]
    [InlineData("luxury")]
    [InlineData("departed")]
    public void What_translators_choose_and_what_comes_one_after_the_other_does_not_part_them(string word) =>
        Assert.DoesNotContain(Story.Claims, c => c.Verdict != Verdict.Agree && c.Positions.Any(p => p.Value.Contains(word, StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void The_claim_of_the_departure_shows_its_funnel() =>
        Assert.Contains(Story.Claims, c => c.About.Contains(Named("Kim"), StringComparison.Ordinal) && c.About.Contains("left", StringComparison.Ordinal) && c.Reports >= 4 && c.Texts < c.Reports && c.Witnesses is >= 1 and <= 3);

    [Fact]
    public void Every_evidence_and_position_is_exactly_what_stands_there()
    {
        foreach (var position in Story.Claims.SelectMany(c => c.Positions))
            Assert.Equal(position.Text, position.At.Of(Story.Tellings.Single(t => t.Id == position.Telling).Article.Text));
        foreach (var entry in Story.Timeline)
            Assert.Equal(entry.Text, entry.At.Of(Story.Tellings.Single(t => t.Id == entry.Telling).Article.Text));
        foreach (var e in Story.Tree.Provenances.SelectMany(p => p.Source.Evidence.Concat(p.Source.Hints).Concat(p.Cites.SelectMany(c => c.Evidence))))
            Assert.Equal(e.Text, e.At.Of(new StoryView(Story).FieldOf(e)));
    }
}

/// <summary>The pages as they are.</summary>
public sealed class SeedsTest() : SeedsSuite(SeedPages.AsTheyAre)
{
    /// <inheritdoc/>
    protected override string Named(string original) => original;
}

/// <summary>The pages with people, places and figures replaced.</summary>
public sealed class ReplacedSeedsTest() : SeedsSuite(SeedPages.Replaced)
{
    /// <inheritdoc/>
    protected override string Named(string original) => SeedPages.Replace(original);
}
