using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

public sealed class FamilyTreesTest
{
    private static string Part(string text, int from, int count) =>
        string.Join(" ", Stemma.Core.Language.Sentences.Of(text).Skip(from).Take(count).Select(s => s.Of(text)));

    [Fact]
    public void Two_reports_that_share_a_credited_ones_text_hang_under_an_unseen_original()
    {
        var credited = Texts.Telling(1, Texts.Flood, "Valley Post", byline: "By ANNA VOSS (Associated Press)");
        var silent = Texts.Telling(2, Part(Texts.Flood, 0, 7) + " The Coast Daily will report on the repairs.", "Coast Daily");
        var tree = Texts.Draw(credited, silent);
        var original = Assert.Single(tree.Originals);
        Assert.Equal("AP", original.Wire);
        Assert.Equal("*ap-1", original.Id);
        Assert.All(tree.Links, l => Assert.True(l.Hypothetical));
        Assert.Equal(2, tree.Links.Count);
        Assert.True(tree.Provenances[0].Source is { Name: "AP", Sure: true, Own: false });
        Assert.Equal("AP", tree.Provenances[1].Source.Name);
        Assert.NotEmpty(tree.Provenances[1].Source.Evidence);
    }

    [Fact]
    public void The_agencys_own_page_takes_the_originals_place()
    {
        var own = Texts.Telling(1, Texts.Flood, "AP News", url: "https://apnews.com/article/flood-1");
        var child = Texts.Telling(2, "MAROVA (AP) — " + Texts.Flood, "Valley Post", dateline: "MAROVA (AP) —");
        var tree = Texts.Draw(own, child);
        Assert.Empty(tree.Originals);
        var link = Assert.Single(tree.Links);
        Assert.Equal(NodeId.Of(new TellingId(2)), link.Child);
        Assert.Equal(NodeId.Of(new TellingId(1)), link.Parent);
        Assert.Equal("https://apnews.com/article/flood-1", tree.Provenances[1].Source.Url);
        Assert.True(tree.Provenances[0].Source.Own);
    }

    [Fact]
    public void A_dateline_with_an_agency_names_the_wire() =>
        Assert.True(Texts.Draw(Texts.Telling(1, Texts.Flood, dateline: "MAROVA (Reuters) -")).Provenances[0].Source is { Name: "Reuters", Sure: true });

    [Fact]
    public void A_photo_credit_is_a_hint_and_names_nobody()
    {
        var source = Texts.Draw(Texts.Telling(1, Texts.Flood, captions: ["The flooded market square. (Town Hall via AP)"])).Provenances[0].Source;
        Assert.Null(source.Name);
        Assert.Equal("AP", Assert.Single(source.Hints).Text);
    }

    [Fact]
    public void Two_people_who_told_an_agency_make_it_likely_and_one_is_a_hint()
    {
        const string one = " “It was dark,” Brendt told AFP.", two = " Karl Odell, a farmer, told AFP that his barn was gone.";
        Assert.Null(Texts.Draw(Texts.Telling(1, Texts.Flood + one)).Provenances[0].Source.Name);
        Assert.True(Texts.Draw(Texts.Telling(1, Texts.Flood + one + two)).Provenances[0].Source is { Name: "AFP", Sure: false, Evidence.Count: 2 });
    }

    [Fact]
    public void An_agency_that_only_contributed_is_not_the_source() =>
        Assert.Null(Texts.Draw(Texts.Telling(1, Texts.Flood, byline: "By Jon Perrin", credits: ["The Associated Press contributed to this report."])).Provenances[0].Source.Name);

    [Fact]
    public void A_report_that_shares_nothing_is_unknown_with_its_reason()
    {
        var tree = Texts.Draw(Texts.Telling(1, Texts.Flood), Texts.Telling(2, Texts.Strike));
        Assert.Empty(tree.Links);
        Assert.All(tree.Provenances, p => Assert.Null(p.Source.Name));
        Assert.Contains("no shared text found", tree.Provenances[0].Source.Reason);
    }

    [Fact]
    public void Later_days_and_grown_figures_order_the_versions_of_an_original()
    {
        const string shared = " Rescue teams from the neighbouring district of Telsk brought rowing boats and blankets to the market square before dawn. The water stood two metres high in the old tram depot, where mechanics had parked eleven carriages. Engineers had lowered the level of the dam twice in the past week after a warning from the weather office. Farmers in the valley counted their losses on the hillside meadows where most of the cattle had been driven in time. An insurer put the first damage at nine million crowns, not counting the bridge.";
        var early = Texts.Telling(1, "President Oren Malk will visit the flooded town, his office said Thursday." + shared + " The dam has been watched for the past 17 months by a team of two.", "A", dateline: "MAROVA (AP) —");
        var late = Texts.Telling(2, "President Oren Malk has arrived in the flooded town, his office said Friday. Crowds cheered him." + shared + " The dam has been watched for the past 18 months by a team of two.", "B", dateline: "MAROVA (AP) —");
        var tree = Texts.Draw(late, early);
        Assert.Equal(["*ap-1", "*ap-2"], tree.Originals.Select(o => o.Id));
        Assert.Equal("*ap-1", tree.Originals[1].After);
        Assert.Contains(tree.Links, l => l.Child == NodeId.Of(new TellingId(1)) && l.Parent == NodeId.Of("*ap-1"));
        Assert.Contains(tree.Links, l => l.Child == NodeId.Of(new TellingId(2)) && l.Parent == NodeId.Of("*ap-2"));
        Assert.Contains(tree.Links, l => l.Kind == LinkKind.Update && l.Child == NodeId.Of("*ap-2") && l.Parent == NodeId.Of("*ap-1"));
        var later = Core.Lineage.FamilyTrees.Draw([early, late], Texts.Align([early, late]), [new Decision(1, DecisionKind.Cut, new(1), new(1), DateTimeOffset.UnixEpoch, "editor")]);
        Assert.Equal(("*ap-2", null), Assert.Single(later.Originals) is var only ? (only.Id, only.After) : default);
        Assert.Equal((NodeId.Of(new TellingId(2)), NodeId.Of("*ap-2")), Assert.Single(later.Links) is var left ? (left.Child, left.Parent) : default);
        Assert.Equal([NodeId.Of(new TellingId(1)), NodeId.Of("*ap-2")], later.Provenances.OrderBy(p => p.Telling).Select(p => p.Origin));
    }

    [Fact]
    public void Copies_that_credit_nobody_have_a_common_source_without_direction()
    {
        var tree = Texts.Draw(Texts.Telling(1, Texts.Flood, "A"), Texts.Telling(2, Texts.Flood, "B"));
        Assert.Null(Assert.Single(tree.Originals).Wire);
        Assert.All(tree.Links, l => Assert.True(l is { Undirected: true, Kind: LinkKind.CommonSource }));
    }

    [Fact]
    public void Two_signs_give_a_direction()
    {
        var at = new DateTimeOffset(2026, 3, 5, 8, 0, 0, TimeSpan.Zero);
        var first = Texts.Telling(1, Texts.Flood, "Valley Post", published: at);
        var second = Texts.Telling(2, "The Valley Post reports: " + Part(Texts.Flood, 0, 6), "Coast Daily", published: at.AddHours(5));
        var link = Assert.Single(Texts.Draw(first, second).Links);
        Assert.Equal(NodeId.Of(new TellingId(2)), link.Child);
        Assert.False(link.Undirected);
        Assert.True(link.DirectionSigns.Count >= 2);
    }

    [Fact]
    public void An_editors_cut_removes_and_an_editors_link_adds()
    {
        Telling[] tellings = [Texts.Telling(1, Texts.Flood, "A"), Texts.Telling(2, Texts.Flood, "B"), Texts.Telling(3, Texts.Strike, "C")];
        var alignments = Texts.Align(tellings);
        var at = DateTimeOffset.UnixEpoch;
        Assert.Empty(Core.Lineage.FamilyTrees.Draw(tellings, alignments, [new Decision(1, DecisionKind.Cut, new(1), new(2), at, "editor")]).Links);
        var linked = Core.Lineage.FamilyTrees.Draw(tellings, alignments, [new Decision(1, DecisionKind.Link, new(3), new(1), at, "editor")]);
        Assert.Contains(linked.Links, l => l.Child == NodeId.Of(new TellingId(3)) && l.Parent == NodeId.Of(new TellingId(1)) && l.Confidence == 1);
    }

    [Fact]
    public void A_report_that_an_editor_cut_off_from_an_unseen_original_comes_from_nowhere_and_the_others_stay()
    {
        Telling[] tellings = [Texts.Telling(1, Texts.Flood, "Valley Post", byline: "By ANNA VOSS (Associated Press)"), Texts.Telling(2, Part(Texts.Flood, 0, 7), "Coast Daily"), Texts.Telling(3, Part(Texts.Flood, 1, 6), "Hill Times")];
        var alignments = Texts.Align(tellings);
        FamilyTree Drawn(params int[] cut) => Core.Lineage.FamilyTrees.Draw(tellings, alignments, [.. cut.Select(CutOff)]);
        var before = Drawn();
        Assert.Contains(before.Links, l => l.Child == NodeId.Of(new TellingId(2)) && l.Hypothetical);
        var after = Drawn(2);
        Assert.DoesNotContain(after.Links, l => l.Child == NodeId.Of(new TellingId(2)));
        Assert.Equal(before.Links.Where(l => l.Child != NodeId.Of(new TellingId(2))).Select(l => (l.Child, l.Parent, l.Kind)), after.Links.Select(l => (l.Child, l.Parent, l.Kind)));
        Assert.Equal((NodeId.Of(new TellingId(2)), false, null), (after.Provenances[1].Origin, after.Provenances[1].OriginKnown, after.Provenances[1].Source.Name));
        Assert.Contains("an editor decided", after.Provenances[1].Source.Reason, StringComparison.Ordinal);
        Assert.Equal("AP", after.Provenances[0].Source.Name);
        Assert.DoesNotContain(Assert.Single(after.Originals).Evidence, e => e.Telling == new TellingId(2));
        var none = Drawn(1, 2, 3);
        Assert.Empty(none.Originals);
        Assert.Empty(none.Links);
    }

    [Fact]
    public void Of_two_that_hang_under_a_text_made_up_of_what_they_share_neither_stays_when_one_is_cut_off()
    {
        Telling[] tellings = [Texts.Telling(1, Part(Texts.Flood, 0, 8), "A"), Texts.Telling(2, Part(Texts.Flood, 2, 8), "B")];
        var alignments = Texts.Align(tellings);
        Assert.Null(Assert.Single(Core.Lineage.FamilyTrees.Draw(tellings, alignments, []).Originals).Wire);
        var tree = Core.Lineage.FamilyTrees.Draw(tellings, alignments, [CutOff(1)]);
        Assert.Empty(tree.Originals);
        Assert.Empty(tree.Links);
        Assert.Equal([NodeId.Of(new TellingId(1)), NodeId.Of(new TellingId(2))], tree.Provenances.Select(p => p.Origin));
    }

    [Fact]
    public void A_report_that_hangs_under_nothing_unseen_is_not_changed_by_a_cut()
    {
        Telling[] tellings = [Texts.Telling(1, Texts.Flood, "A"), Texts.Telling(2, Texts.Strike, "B", byline: "By Ann Lee, staff reporter")];
        var (before, after) = (Core.Lineage.FamilyTrees.Draw(tellings, [], []), Core.Lineage.FamilyTrees.Draw(tellings, [], [CutOff(1), CutOff(2)]));
        Assert.Equal(before.Provenances.Select(p => (p.Origin, p.OriginKnown, p.Source.Name, p.Source.Reason)), after.Provenances.Select(p => (p.Origin, p.OriginKnown, p.Source.Name, p.Source.Reason)));
    }

    [Fact]
    public void A_report_that_an_editor_cut_from_its_agencys_own_page_hangs_under_it_no_more_and_the_others_stay()
    {
        Telling[] tellings = [Texts.Telling(1, Texts.Flood, "AP News", url: "https://apnews.com/article/flood-1"), Texts.Telling(2, "MAROVA (AP) — " + Part(Texts.Flood, 0, 7), "Valley Post", dateline: "MAROVA (AP) —"), Texts.Telling(3, Part(Texts.Flood, 1, 7), "Hill Times")];
        FamilyTree Drawn(params Decision[] decisions) => Core.Lineage.FamilyTrees.Draw(tellings, Texts.Align(tellings), decisions);
        Decision Cut(int number, int a, int b) => new(number, DecisionKind.Cut, new(a), new(b), DateTimeOffset.UnixEpoch, "editor");
        var before = Drawn();
        Assert.Equal([(2, 1), (3, 1)], before.Links.Select(l => (l.Child.Telling!.Value.Value, l.Parent.Telling!.Value.Value)));
        var one = Drawn(Cut(1, 2, 1));
        Assert.Equal(before.Links.Single(l => l.Child == NodeId.Of(new TellingId(3))), Assert.Single(one.Links), (a, b) => (a.Child, a.Parent, a.Kind) == (b.Child, b.Parent, b.Kind));
        Assert.Equal((NodeId.Of(new TellingId(2)), "AP", null), (one.Provenances[1].Origin, one.Provenances[1].Source.Name, one.Provenances[1].Source.Url)); // its dateline says so still
        var other = Drawn(Cut(1, 1, 3));
        Assert.Equal(new TellingId(2), Assert.Single(other.Links).Child.Telling);
        Assert.Equal((NodeId.Of(new TellingId(3)), false, null), (other.Provenances[2].Origin, other.Provenances[2].OriginKnown, other.Provenances[2].Source.Name));
        Assert.Contains("an editor decided", other.Provenances[2].Source.Reason, StringComparison.Ordinal);
        Assert.All(Drawn(Cut(1, 1, 2), Cut(2, 3, 1)).Links, l => Assert.Equal(NodeId.Of("*ap-1"), l.Parent)); // an agency's text that is not this page
        var again = Drawn(Cut(1, 3, 1), new Decision(2, DecisionKind.Link, new(3), new(1), DateTimeOffset.UnixEpoch, "editor"));
        Assert.Equal(2, again.Links.Single(l => l.Child == NodeId.Of(new TellingId(3))).Decided!.Number);
    }

    private static Decision CutOff(int id) => new(id, DecisionKind.Cut, new(id), new(id), DateTimeOffset.UnixEpoch, "editor");

    [Fact]
    public void Of_an_editors_link_and_a_cut_of_it_the_later_stands()
    {
        Telling[] tellings = [Texts.Telling(1, Texts.Flood, "A"), Texts.Telling(2, Texts.Strike, "B")];
        var at = new DateTimeOffset(2026, 3, 5, 8, 0, 0, TimeSpan.Zero);
        Decision link = new(1, DecisionKind.Link, new(2), new(1), at, "Mira"), cut = new(2, DecisionKind.Cut, new(1), new(2), at, "Jo"), again = link with { Number = 3 };
        FamilyTree Drawn(params Decision[] decisions) => Core.Lineage.FamilyTrees.Draw(tellings, Texts.Align(tellings), decisions);
        var set = Assert.Single(Drawn(link).Links);
        Assert.Equal((link, 0.0), (set.Decided, set.Share));
        Assert.Equal("set by hand; no shared text found", Core.Render.PlainWords.Edge(set));
        Assert.Empty(Drawn(link, cut).Links);
        Assert.Equal(again, Assert.Single(Drawn(link, cut, again).Links).Decided);
        Assert.Equal(NodeId.Of(new TellingId(2)), Drawn(link, cut).Provenances[1].Origin);
    }

    [Fact]
    public void The_order_of_tellings_and_alignments_does_not_matter()
    {
        Telling[] tellings = [Texts.Telling(1, Texts.Flood, "A", byline: "By P. Rell (Associated Press)"), Texts.Telling(2, Part(Texts.Flood, 0, 6), "B"), Texts.Telling(3, Part(Texts.Flood, 2, 7), "C"), Texts.Telling(4, Texts.Strike, "D"), Texts.Telling(5, Texts.Strike + " More follows.", "E")];
        var alignments = Texts.Align(tellings);
        string Shown(FamilyTree tree) => string.Join("\n", tree.Links.Select(l => $"{l.Child}>{l.Parent} {l.Kind} {l.Share} {l.Confidence}")) + string.Join("\n", tree.Originals.Select(o => $"{o.Id} {o.Wire} {o.Evidence.Count}"))
            + string.Join("\n", tree.Provenances.OrderBy(p => p.Telling).Select(p => $"{p.Telling} {p.Origin} {p.Source.Name} {p.Source.Reason}"));
        var expected = Shown(Core.Lineage.FamilyTrees.Draw(tellings, alignments, []));
        var random = new Random(4);
        for (int i = 0; i < 8; i++)
            Assert.Equal(expected, Shown(Core.Lineage.FamilyTrees.Draw([.. tellings.OrderBy(_ => random.Next())], [.. alignments.OrderBy(_ => random.Next())], [])));
    }

    [Fact]
    public void A_piece_from_the_midst_that_names_no_late_day_is_no_earlier_version()
    {
        string whole = "Divers began on Tuesday to search the harbour of Marova for a barge that sank in the night.\n\n" + Texts.Flood;
        string cut = whole[..whole.IndexOf("Farmers in the valley", StringComparison.Ordinal)].TrimEnd();
        string piece = Texts.Flood[(Texts.Flood.IndexOf("Mayor Ilka", StringComparison.Ordinal))..] + " The weather office had warned of the rain on Sunday.";
        var tree = Texts.Draw(Texts.Telling(1, whole, "Quay Herald", byline: "By Bo Lind, Reuters"), Texts.Telling(2, cut, "Hill Times", byline: "By Bo Lind, Reuters"), Texts.Telling(3, piece, "Basin Post"));
        Assert.Single(tree.Originals);
    }

    [Theory]
    [InlineData("Farmers in the valley")]  // the end is cut off
    [InlineData("Divers searched")]        // one sentence is left out
    public void A_day_that_a_copy_leaves_out_makes_no_earlier_version(string leftOut)
    {
        string whole = Texts.Flood.Replace("Farmers in the valley", "Divers searched the depot on Friday and found nobody in it. Farmers in the valley", StringComparison.Ordinal);
        int from = whole.IndexOf("Divers searched", StringComparison.Ordinal), to = whole.IndexOf("Farmers in the valley", StringComparison.Ordinal);
        string cut = (leftOut == "Divers searched" ? whole.Remove(from, to - from) : whole[..from].TrimEnd()).Replace("some 400 families", "about 400 families", StringComparison.Ordinal) + " The council meets in the town hall.";
        var tree = Texts.Draw(Texts.Telling(1, whole, "Quay Herald", byline: "By Bo Lind, Reuters"), Texts.Telling(2, cut, "Hill Times", byline: "By Bo Lind, Reuters"));
        Assert.Single(tree.Originals);
    }

    [Fact]
    public void A_day_ahead_makes_no_later_version()
    {
        string early = Texts.Flood.Replace("Schools and the district court will stay closed until the river falls below its banks again.", "The governor has not been in the town.", StringComparison.Ordinal);
        string late = Texts.Flood.Replace("Schools and the district court will stay closed until the river falls below its banks again.", "The governor will visit the town and its people on Saturday.", StringComparison.Ordinal);
        Assert.Single(Texts.Draw(Texts.Telling(1, early, "Quay Herald", byline: "By Bo Lind, Reuters"), Texts.Telling(2, late, "Hill Times", byline: "By Bo Lind, Reuters")).Originals);
    }

    [Fact]
    public void Every_piece_of_evidence_is_exactly_what_stands_there()
    {
        var tree = Texts.Draw(Texts.Telling(1, Texts.Flood, "A", byline: "By P. Rell (Associated Press)"), Texts.Telling(2, Texts.Flood + " Brendt told AFP so, the Telsk Herald newspaper reported.", "B"));
        foreach (var evidence in tree.Provenances.SelectMany(p => p.Source.Evidence.Concat(p.Source.Hints).Concat(p.Cites.SelectMany(c => c.Evidence))).Where(e => e.Field == Field.Text))
            Assert.Equal(evidence.Text, evidence.At.Of(evidence.Telling.Value == 1 ? Texts.Flood : Texts.Flood + " Brendt told AFP so, the Telsk Herald newspaper reported."));
        Assert.Contains(tree.Provenances[1].Cites, c => c.Name == "Telsk Herald");
        Assert.Contains(tree.Provenances[1].Cites, c => c.Name == "AFP");
    }
}
