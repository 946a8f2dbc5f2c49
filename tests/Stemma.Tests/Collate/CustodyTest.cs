using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Tests.Claims;

namespace Stemma.Tests.Collate;

/// <summary>A quotation's way through the reports that carry it.</summary>
public sealed class CustodyTest
{
    private const string First = "The lamp will burn for a single night and nobody shall touch it";
    private const string Other = "The lamp will burn for a single hour and nobody shall touch it";

    [Fact]
    public void A_word_changed_in_a_copy_stands_between_the_report_and_the_one_that_carries_its_text()
    {
        var custody = Of([Report(1, First), Report(2, Other)], Link(2, 1, LinkKind.Edited))!;
        Assert.Equal([1, 2], custody.Wordings.Select(w => w.Number));
        var change = Assert.Single(custody.Wordings[1].Changes);
        Assert.Equal((ChangeSeen.Copy, 2, "1", 1), (change.Seen, change.In.Value, change.From.ToString(), change.Wording));
        Assert.Equal(["The lamp will burn for a single ", "-night ", "+hour", " and nobody shall touch it"], Marked(custody.Wordings[1]));
        Assert.All(custody.Wordings[0].Words, w => Assert.Equal(RevisionKind.Kept, w.Kind));
    }

    [Fact]
    public void A_later_version_is_told_apart_from_a_copy() =>
        Assert.Equal(ChangeSeen.Version, Assert.Single(Of([Report(1, First), Report(2, Other)], Link(2, 1, LinkKind.Update))!.Wordings[1].Changes).Seen);

    [Fact]
    public void Where_no_link_is_held_nobody_is_named() =>
        Assert.Empty(Of([Report(1, First), Report(2, Other)])!.Wordings[1].Changes);

    [Fact]
    public void Of_two_that_share_text_without_a_direction_nobody_is_named_as_the_one_who_changed_it() =>
        Assert.Equal(ChangeSeen.Shared, Assert.Single(Of([Report(1, First), Report(2, Other)], Link(2, 1, LinkKind.Edited) with { Undirected = true })!.Wordings[1].Changes).Seen);

    [Fact]
    public void A_report_we_have_not_seen_is_named_with_how_many_of_its_other_carriers_have_other_words()
    {
        var links = new[] { 1, 2, 3 }.Select(n => Link(n, 0, LinkKind.Verbatim) with { Parent = NodeId.Of("*ota-1") }).ToArray();
        var custody = Of([Report(1, First), Report(2, First), Report(3, Other)], links)!;
        var change = Assert.Single(custody.Wordings[1].Changes);
        Assert.Empty(custody.Wordings[0].Changes);
        Assert.Equal((ChangeSeen.Unseen, 3, 2, 1), (change.Seen, change.In.Value, change.Others, change.Wording));
    }

    [Fact]
    public void A_report_stands_after_the_one_whose_text_it_carries_whatever_the_times_say()
    {
        var custody = Of([Report(1, Other, "2031-05-01T08:00:00Z"), Report(2, First, "2031-05-01T09:00:00Z")], Link(1, 2, LinkKind.Verbatim))!;
        Assert.Equal([2, 1], custody.Wordings.Select(w => w.Carriers[0].Telling.Value));
    }

    [Fact]
    public void The_earliest_told_stands_first_though_it_came_in_later() =>
        Assert.Equal(2, Of([Report(1, First, "2031-05-01T09:00:00Z"), Report(2, Other, "2031-05-01T08:00:00Z")])!.Wordings[0].Carriers[0].Telling.Value);

    [Theory]
    [InlineData("The lamp’ll burn, for a single night — and nobody shall touch it")]
    [InlineData("the lamp will burn for a single night and nobody shall touch it")]
    [InlineData("[The] lamp will burn for a single night and nobody shall touch it")]
    [InlineData("The lamp will burn for a single night … nobody shall touch it")]
    [InlineData("It is old. The lamp will burn for a single night and nobody shall touch it")]
    public void Spelling_marks_brackets_and_how_much_is_quoted_are_no_other_wording(string words) =>
        Assert.Single(Of([Report(1, First), Report(2, words)])!.Wordings);

    [Fact]
    public void A_shorter_quotation_is_part_of_the_wording_it_fits_and_of_none_where_it_fits_two()
    {
        var custody = Of([Report(1, First), Report(2, Other), Report(3, "burn for a single night and nobody"), Report(4, "nobody shall touch it")])!;
        Assert.Equal([1, 3], custody.Wordings[0].Carriers.Select(c => c.Telling.Value));
        Assert.True(custody.Wordings[0].Carriers[1].InPart);
        Assert.Equal(4, Assert.Single(custody.TooShort).Telling.Value);
    }

    [Fact]
    public void What_two_texts_quote_alike_is_one_wording_and_what_one_text_quotes_twice_is_told_of_nowhere()
    {
        Telling[] tellings = [Report(1, First), Report(2, First)];
        Assert.Equal(2, Assert.Single(Of(tellings, agree: true)!.Wordings).Carriers.Count);
        Assert.Null(Custody.Of(Story(tellings) with { Tree = Tell.Tree(tellings, (1, "*ota-1"), (2, "*ota-1")) }, Claim(tellings, agree: true)));
        Assert.Null(Of([.. tellings.Select(t => t with { Statements = [.. t.Statements.Select(s => s with { Kind = StatementKind.Indirect })] })], agree: true));
    }

    [Fact]
    public void Reports_that_quote_it_and_that_the_claim_does_not_name_take_part_where_the_speaker_is_the_same()
    {
        Telling[] named = [Report(1, First), Report(2, First)];
        string text = $"“It was cold. {Other}. We went home,” said Oke.";
        var third = Tell.Of(3, text, Tell.Said(text, $"It was cold. {Other}. We went home", "Oke") with { Kind = StatementKind.Direct });
        var fourth = Report(4, First) with { Statements = [Report(4, First).Statements[0] with { Speaker = "Lunde" }] };
        var custody = Custody.Of(Story([.. named, third, fourth]), Claim(named, agree: false))!;
        Assert.Equal([1, 2], custody.Wordings[0].Carriers.Select(c => c.Telling.Value));
        Assert.Equal(Other + ".", custody.Wordings[1].Text);
    }

    [Fact]
    public void Of_what_reports_agree_on_no_other_wording_is_shown_and_nobody_is_said_to_have_changed_it()
    {
        Telling[] all = [Report(1, First), Report(2, First), Report(3, Other)];
        var story = Story(all) with { Tree = Tell.Tree(all) with { Links = [Link(3, 1, LinkKind.Edited)] } };
        foreach (var claim in (Claim[])[Claim(all, agree: true), Claim(all[..2], agree: true)])
            Assert.Equal([1, 2], Assert.Single(Custody.Of(story, claim)!.Wordings).Carriers.Select(c => c.Telling.Value));
    }

    [Fact]
    public void A_report_that_a_hidden_claim_is_about_takes_no_part_in_another_claim()
    {
        Telling[] all = [Report(1, First), Report(2, First), Report(3, Other)];
        var claim = Claim(all[..2], agree: false);
        Assert.Equal(2, Custody.Of(Story(all), claim)!.Wordings.Count);
        Assert.Single(Custody.Of(Story(all), claim, [Claim([all[0], all[2]], agree: false)])!.Wordings);
    }

    [Fact]
    public void Of_two_reports_one_of_which_does_not_print_the_changed_place_neither_is_named()
    {
        Telling[] tellings =
        [
            Report(1, "The lamp will burn for a single night and nobody shall touch it today"), Report(2, "lamp will burn for a single night and nobody shall"),
            Report(3, "The lamp will burn for a single hour and nobody shall move it today"), Report(4, "and nobody shall move it today"),
        ];
        var wordings = Of(tellings, Link(4, 2, LinkKind.Edited))!.Wordings;
        Assert.Equal([1, 2], wordings[0].Carriers.Select(c => c.Telling.Value));
        Assert.Equal([3, 4], wordings[1].Carriers.Select(c => c.Telling.Value));
        Assert.Empty(wordings[1].Changes);
        Assert.Single(Of(tellings, Link(3, 2, LinkKind.Edited))!.Wordings[1].Changes);
    }

    [Fact]
    public void Where_two_reports_are_seen_to_part_it_is_their_own_words_that_are_shown()
    {
        var custody = Of([Report(1, First + " until the morning comes"), Report(2, First), Report(3, Other)], Link(3, 2, LinkKind.Edited))!;
        Assert.Equal((2, 3), (custody.Wordings[1].Before!.Value.Value, custody.Wordings[1].Fullest.Value));
    }

    [Fact]
    public void Of_a_very_long_quotation_only_the_beginning_is_laid_beside_another()
    {
        string Long(string end) => string.Join(' ', Enumerable.Range(0, 5000).Select(n => $"word{n}")) + " " + end;
        Assert.Single(Of([Report(1, Long("day and no more of it")), Report(2, Long("night and no more of it"))])!.Wordings);
        Assert.Equal(2, Of([Report(1, "A day it is " + Long("")), Report(2, "A night it is " + Long(""))])!.Wordings.Count);
    }

    [Fact]
    public void Where_few_words_may_be_shown_those_of_each_report_are_its_first()
    {
        string Long(string change) => "The lamp will burn " + string.Join(' ', Enumerable.Range(0, 30).Select(n => $"word{n}")) + $" for a single {change} and nobody shall touch it";
        Telling[] tellings = [Report(1, Long("night")), Report(2, Long("hour"))];
        var custody = Custody.Of(Story(tellings), Claim(tellings, agree: false), most: 25)!;
        Assert.Equal(2, custody.Wordings.Count);
        Assert.All(custody.Wordings, w => Assert.DoesNotContain("word21", string.Concat(w.Words.Select(p => p.Text)), StringComparison.Ordinal));
    }

    [Fact]
    public void Very_words_are_those_that_stand_in_one_piece_inside_quotation_marks()
    {
        Assert.True(Of([Report(1, First), Report(2, Other)])!.Wordings[0].Verbatim);
        Telling[] indirect = [.. ((Telling[])[Report(1, First), Report(2, Other)]).Select(t => t with { Statements = [t.Statements[0] with { Kind = StatementKind.Indirect }] })];
        Assert.All(Of(indirect)!.Wordings, w => Assert.False(w.Verbatim));
    }

    [Fact]
    public void It_is_broken_off_when_nobody_waits_for_it()
    {
        Telling[] tellings = [Report(1, First), Report(2, Other)];
        Assert.Throws<OperationCanceledException>(() => Custody.Of(Story(tellings), Claim(tellings, agree: false), stop: new CancellationToken(true)));
    }

    [Fact]
    public void A_quotation_that_the_speakers_name_breaks_is_compared_as_a_whole()
    {
        string text = "“The lamp will burn for a single night,” Oke said, “and nobody shall touch it.”";
        int second = text.IndexOf("and nobody", StringComparison.Ordinal);
        var broken = Tell.Of(2, text, new Statement { Spans = [new Span(1, 39), new Span(second, text.Length - 1)], Speaker = "Oke", Kind = StatementKind.Direct });
        Assert.Equal(2, Assert.Single(Of([Report(1, First), broken], agree: true)!.Wordings).Carriers.Count);
    }

    private static Custody? Of(Telling[] tellings, params Link[] links) => Of(tellings, false, links);

    private static Custody? Of(Telling[] tellings, bool agree, params Link[] links) => Custody.Of(Story(tellings) with { Tree = Tell.Tree(tellings) with { Links = links } }, Claim(tellings, agree));

    private static Story Story(Telling[] tellings) => new() { Id = new StoryId(1), Title = "The lamp", Tellings = tellings, Tree = Tell.Tree(tellings) };

    private static Claim Claim(Telling[] tellings, bool agree) => new(
        "the lamp", agree ? Verdict.Agree : Verdict.Wording, tellings.Length, tellings.Length, 1,
        [.. tellings.Select(t => new Position(t.Id, "Oke", "lamp", "Oke", t.Statements[0].Hull, t.Statements[0].Hull.Of(t.Article.Text)))], false, agree ? "" : "quotation");

    private static Telling Report(int id, string words, string at = "2031-05-01T08:00:00Z")
    {
        string text = $"“{words},” said Oke.";
        return Tell.Of(id, text, Tell.Said(text, words, "Oke") with { Kind = StatementKind.Direct }).At(at);
    }

    private static Link Link(int child, int parent, LinkKind kind) => new() { Child = NodeId.Of(new TellingId(child)), Parent = NodeId.Of(new TellingId(parent)), Kind = kind, Share = .9 };

    private static IEnumerable<string> Marked(QuotationWording wording) => wording.Words.Select(w => w.Kind switch { RevisionKind.Removed => "-", RevisionKind.Added => "+", _ => "" } + w.Text);
}
