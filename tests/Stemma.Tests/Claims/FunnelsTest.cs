using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Tests.Claims;

/// <summary>A claim is counted over everything that carries it.</summary>
public sealed class FunnelsTest
{
    private const string Day = "2031-05-14"; // a Wednesday
    private const string English = "A passenger ferry with 76 people on board ran onto rocks off Velma before dawn on Tuesday, the harbour master of Velma said. Nobody was hurt.";
    private const string German = "Eine Passagierfähre mit 76 Menschen an Bord ist am Dienstag vor Velma auf Felsen gelaufen, wie der Hafenmeister mitteilte. Verletzt wurde niemand.";

    private static Telling In(string language, int id, string text, params Statement[] statements)
    {
        var telling = Tell.Of(id, text, statements).At(Day);
        return telling with { Article = telling.Article with { Language = language } };
    }

    private static Telling Wire(int id, string text = English) =>
        In("en", id, text, Tell.Said(text, text[..text.IndexOf(", the harbour", StringComparison.Ordinal)], "harbour master of Velma"));

    // The first sentences of two texts go back to one.
    private static Alignment Aligned(Telling a, Telling b, PassageKind kind) => new()
    {
        A = a.Id,
        B = b.Id,
        Passages = [new Passage(First(a), First(b), kind)],
    };

    private static Span First(Telling telling) => new(0, telling.Article.Text.IndexOf(". ", StringComparison.Ordinal) + 1);

    private static FamilyTree Copies(IReadOnlyList<Telling> tellings, int of = 1) =>
        Tell.Tree(tellings) with { Provenances = [.. Tell.Tree(tellings).Provenances.Select(p => p with { Origin = NodeId.Of(new TellingId(of)) })] };

    private static Claim? OnBoard(IEnumerable<Claim> claims) => claims.Where(c => c.Verdict == Verdict.Agree && c.Positions.Any(p => p.Text.Contains("76", StringComparison.Ordinal))).MaxBy(c => c.Reports);

    [Fact]
    public void A_translation_of_the_sentence_is_a_report_and_no_text_and_no_witness()
    {
        List<Telling> tellings = [Wire(1), In("de", 2, German, Tell.Said(German, "Eine Passagierfähre mit 76 Menschen an Bord ist am Dienstag vor Velma auf Felsen gelaufen", "Hafenmeister"))];
        var claim = OnBoard(ClaimFinder.Of(tellings, Copies(tellings), [Aligned(tellings[0], tellings[1], PassageKind.Translated)]))!;
        Assert.Equal((2, 1, 1), (claim.Reports, claim.Texts, claim.Witnesses));
        Assert.All(claim.Positions, p => Assert.Equal(p.Text, p.At.Of(tellings[p.Telling.Value - 1].Article.Text)));
    }

    [Theory]
    [InlineData("76 Menschen", "67 Menschen")] // another figure
    [InlineData("vor Velma", "vor Brenn")] // another place
    [InlineData("am Dienstag", "am Sonntag")] // another day
    public void A_sentence_in_another_language_that_says_something_else_is_not_counted(string was, string becomes)
    {
        string other = German.Replace(was, becomes, StringComparison.Ordinal);
        List<Telling> tellings = [Wire(1), Wire(2, English + " More soon."), In("de", 3, other)];
        var claims = ClaimFinder.Of(tellings, Copies(tellings), [Aligned(tellings[0], tellings[1], PassageKind.Verbatim), Aligned(tellings[0], tellings[2], PassageKind.Translated)]);
        Assert.DoesNotContain(claims, c => c.Positions.Any(p => p.Telling == tellings[2].Id) && c.Positions.Any(p => p.Telling == tellings[0].Id));
        Assert.Equal(2, OnBoard(claims)!.Reports);
    }

    [Theory]
    [InlineData("76 people", "67 people")]
    [InlineData("on Tuesday", "on Sunday")]
    [InlineData("ran onto", "never ran onto")]
    [InlineData("off Velma", "off Brenn")]
    public void An_edited_sentence_that_says_something_else_is_not_counted(string was, string becomes)
    {
        foreach (bool says in new[] { false, true }) Edited(was, becomes, says);
    }

    private static void Edited(string was, string becomes, bool says)
    {
        string other = English.Replace(was, becomes, StringComparison.Ordinal) + " We follow this.";
        List<Telling> tellings = [Wire(1), Wire(2, English + " More soon."), says ? Wire(3, other) : In("en", 3, other)];
        var claims = ClaimFinder.Of(tellings, Copies(tellings), [.. from a in tellings from b in tellings where a.Id.CompareTo(b.Id) < 0 select Aligned(a, b, PassageKind.Edited)]);
        Assert.DoesNotContain(claims, c => c.Verdict == Verdict.Agree && c.Positions.Select(p => p.Telling).Distinct().Count() > 2 && c.Positions.Any(p => p.Text.Contains(was, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_carried_from_text_to_text_is_counted_to_the_end_of_the_row()
    {
        string second = English.Replace("A passenger ferry", "A ferry", StringComparison.Ordinal) + " More soon.";
        List<Telling> tellings = [Wire(1), Wire(2, second), Wire(3, second.Replace("ran onto", "ran on to", StringComparison.Ordinal) + " Again."), In("de", 4, German)];
        var claim = OnBoard(ClaimFinder.Of(tellings, Copies(tellings),
        [
            Aligned(tellings[0], tellings[1], PassageKind.Edited), Aligned(tellings[1], tellings[2], PassageKind.Edited), Aligned(tellings[2], tellings[3], PassageKind.Translated),
        ]))!;
        Assert.Equal((4, 1, 1), (claim.Reports, claim.Texts, claim.Witnesses));
    }

    [Fact]
    public void Independent_reports_of_one_number_are_texts_and_what_they_attribute_to_one_person_has_one_witness()
    {
        const string own = "Harbour master Tor Lind told our newsroom that the ferry hit the rocks off Velma with 76 people on board. “I heard it,” he said.";
        const string third = "The ferry that ran aground off Velma on Tuesday had 76 people on board, Tor Lind, the harbour master of Velma, said on the quay. It was dark.";
        List<Telling> tellings =
        [
            Wire(1), Wire(2, English + " More soon."),
            In("en", 3, own, Tell.Said(own, "the ferry hit the rocks off Velma with 76 people on board", "Tor Lind")),
            In("en", 4, third, Tell.Said(third, "The ferry that ran aground off Velma on Tuesday had 76 people on board", "Tor Lind")),
        ];
        tellings[0] = tellings[0] with { Statements = [tellings[0].Statements[0] with { Mention = "the harbour master of Velma" }] };
        tellings[1] = tellings[1] with { Statements = [tellings[1].Statements[0] with { Mention = "the harbour master of Velma" }] };
        var tree = Tell.Tree(tellings);
        tree = tree with { Provenances = [tree.Provenances[0], tree.Provenances[1] with { Origin = NodeId.Of(new TellingId(1)) }, .. tree.Provenances.Skip(2)] };
        var claim = OnBoard(ClaimFinder.Of(tellings, tree, [Aligned(tellings[0], tellings[1], PassageKind.Verbatim)]))!;
        Assert.Equal((4, 3, 1), (claim.Reports, claim.Texts, claim.Witnesses));
    }

    [Fact]
    public void A_title_that_two_people_bear_names_neither()
    {
        const string text = "Harbour master Tor Lind said the ferry had left Velma on Sunday. Harbour master Ines Vale of Brenn said nothing. The harbour master said the ferry had left Velma on Sunday.";
        var tellings = new List<Telling>
        {
            In("en", 1, text, Tell.Said(text, "the ferry had left Velma on Sunday", "Tor Lind")),
            In("en", 2, text.Replace("The harbour master said", "And the harbour master said", StringComparison.Ordinal)),
        };
        int at = tellings[1].Article.Text.LastIndexOf("the ferry", StringComparison.Ordinal);
        tellings[1] = tellings[1] with { Statements = [new Statement { Spans = [new Span(at, at + "the ferry had left Velma on Sunday".Length)], Speaker = "harbour master", Mention = "the harbour master", Kind = StatementKind.Indirect }] };
        Assert.DoesNotContain(ClaimFinder.Of(tellings, Tell.Tree(tellings)), c => c.Positions.Select(p => p.Witness).Distinct().Count() > 1 && c.Witnesses == 1);
    }

    [Fact]
    public void A_story_has_as_many_texts_as_a_claim_that_all_its_reports_make()
    {
        List<Telling> tellings = [Wire(1), Wire(2, English + " More soon."), In("de", 3, German)];
        var tree = Tell.Tree(tellings, (1, "*ap-1"), (2, "*ap-2"));
        tree = tree with { Provenances = [.. tree.Provenances.Take(2), tree.Provenances[2] with { OriginKnown = false }] };
        var claim = OnBoard(ClaimFinder.Of(tellings, tree, [Aligned(tellings[0], tellings[1], PassageKind.Verbatim), Aligned(tellings[0], tellings[2], PassageKind.Translated)]))!;
        Assert.Equal((3, 2), (claim.Reports, claim.Texts));
        Assert.Equal(claim.Texts, new Story { Id = new StoryId(1), Title = "", Tellings = tellings, Tree = tree }.Texts);
    }

    [Fact]
    public void A_report_put_together_of_two_texts_is_no_text_of_its_own_behind_what_one_of_them_says()
    {
        const string other = "The line that runs the ferry said its captain had sailed the route for 21 years. It gave no more.";
        List<Telling> tellings = [Wire(1), In("en", 2, other, Tell.Said(other, "its captain had sailed the route for 21 years", "Velma Line")), In("en", 3, other + " " + English)];
        var tree = Copies(tellings);
        tree = tree with
        {
            Provenances = [tree.Provenances[0], tree.Provenances[1] with { Origin = NodeId.Of(new TellingId(2)) }, tree.Provenances[2]],
            Links = [.. new[] { 1, 2 }.Select(parent => new Link { Child = NodeId.Of(new TellingId(3)), Parent = NodeId.Of(new TellingId(parent)), Kind = LinkKind.Edited })],
        };
        var claim = ClaimFinder.Of(tellings, tree, [Aligned(tellings[1], tellings[2], PassageKind.Verbatim)]).First(c => c.Positions.Any(p => p.Text.Contains("21 years", StringComparison.Ordinal)));
        Assert.Equal((2, 1, 1), (claim.Reports, claim.Texts, claim.Witnesses));
    }

    [Fact]
    public void A_number_that_a_correction_takes_back_is_not_agreed_on()
    {
        const string wrong = "The medicines board withdrew a vaccine in Velma on Tuesday after 164 people were treated in hospital with high fever.";
        string right = wrong.Replace("164", "52", StringComparison.Ordinal) + " This report has been corrected. It gave 164 as the number of people who were treated.";
        List<Telling> tellings = [In("en", 1, wrong + " More soon."), In("en", 2, right), In("en", 3, "After 164 people were treated in hospital the board in Velma withdrew a vaccine on Tuesday. It gave no reason.")];
        var tree = Tell.Tree(tellings);
        tree = tree with { Provenances = [tree.Provenances[0], tree.Provenances[1] with { Origin = NodeId.Of(new TellingId(1)) }, tree.Provenances[2]] };
        var claims = ClaimFinder.Of(tellings, tree, [Aligned(tellings[0], tellings[1], PassageKind.Edited) with { Sentences = 3 }]);
        Assert.DoesNotContain(claims, c => c.Verdict == Verdict.Agree && c.Positions.Any(p => p.Telling == tellings[1].Id && p.Value.Contains("164", StringComparison.Ordinal)));
        Assert.Contains(claims, c => c.Verdict == Verdict.Agree && c.Reports == 2 && c.Positions.All(p => p.Value.Contains("164", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_sentence_without_a_name_between_two_translated_ones_is_its_neighbours_translation()
    {
        const string en = "The ferry Sea Lark ran aground off Velma on Tuesday. All but three of the passengers had gone home by noon, the line said. The line sails to Brenn.";
        const string de = "Die Fähre Sea Lark lief am Dienstag vor Velma auf. Bis auf drei Fahrgäste waren bis mittags alle zu Hause, so die Reederei. Die Reederei fährt nach Brenn.";
        List<Telling> tellings = [In("en", 1, en, Tell.Said(en, "All but three of the passengers had gone home by noon", "Velma Line")), In("de", 2, de)];
        Span At(Telling t, string begins, string ends) => new(t.Article.Text.IndexOf(begins, StringComparison.Ordinal), t.Article.Text.IndexOf(ends, StringComparison.Ordinal) + ends.Length);
        var alignment = new Alignment
        {
            A = tellings[0].Id,
            B = tellings[1].Id,
            Passages = [new Passage(At(tellings[0], "The ferry", "Tuesday."), At(tellings[1], "Die Fähre", "auf."), PassageKind.Translated), new Passage(At(tellings[0], "The line sails", "Brenn."), At(tellings[1], "Die Reederei fährt", "Brenn."), PassageKind.Translated)],
        };
        Assert.Contains(ClaimFinder.Of(tellings, Copies(tellings), [alignment]), c => c.Reports == 2 && c.Positions.Any(p => p.Text.StartsWith("All but three", StringComparison.Ordinal)) && c.Positions.Any(p => p.Text.StartsWith("Bis auf drei", StringComparison.Ordinal)));
    }
}
