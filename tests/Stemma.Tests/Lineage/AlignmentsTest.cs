using CsCheck;
using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

public sealed class AlignmentsTest
{
    private static Alignment? Between(string a, string b) => Alignments.Between(Texts.Telling(1, a), Texts.Telling(2, b), StreamTables.Shipped);

    [Fact]
    public void A_verbatim_copy_is_covered_whole_and_word_for_word()
    {
        var found = Between(Texts.Flood, Texts.Flood)!;
        Assert.Equal(9, found.Sentences);
        Assert.True(found.ShareOfA > 0.99 && found.ShareOfB > 0.99 && found.VerbatimShare > 0.99);
        Assert.All(found.Passages, p => Assert.Equal(PassageKind.Verbatim, p.Kind));
    }

    [Fact]
    public void Unrelated_texts_share_no_derived_passage() =>
        Assert.True(Between(Texts.Flood, Texts.Strike) is null or { Sentences: 0 });

    [Fact]
    public void A_sentence_with_words_changed_is_edited_and_its_spans_are_exact()
    {
        string changed = Texts.Flood.Replace("brought rowing boats and blankets", "carried rubber boats and warm blankets", StringComparison.Ordinal);
        var found = Between(Texts.Flood, changed)!;
        var edited = Assert.Single(found.Passages, p => p.Kind == PassageKind.Edited);
        Assert.StartsWith("Rescue teams", edited.A.Of(Texts.Flood));
        Assert.Contains("rubber boats", edited.B.Of(changed));
    }

    [Fact]
    public void The_same_quotation_in_two_reports_is_a_same_statement_and_counts_for_nothing()
    {
        const string quote = "“We shall rebuild every single house on this side of the river before the first snow falls,” ";
        var found = Between(Texts.Flood + "\n\n" + quote + "she told the council.", Texts.Strike + "\n\n" + quote + "Brendt promised at the town hall.")!;
        Assert.Equal(0, found.Sentences);
        Assert.Contains(found.Passages, p => p.Kind == PassageKind.SameStatement);
    }

    [Fact]
    public void Furniture_that_two_pages_print_is_common()
    {
        const string line = "\n\nSign up for our newsletter to get the latest headlines every morning. All rights reserved.";
        Assert.True(Between(Texts.Flood + line, Texts.Strike + line) is null or { Sentences: 0 });
    }

    [Fact]
    public void Stock_phrases_that_every_newsroom_uses_are_nobodys_text()
    {
        const string a = " The harbour office did not immediately respond to a request for comment.", b = " The airline did not immediately respond to a request for comment.";
        Assert.True(Between(Texts.Flood + a, Texts.Strike + b) is null or { Sentences: 0 });
    }

    [Fact]
    public void An_outlets_boilerplate_is_common()
    {
        const string line = "The Marova Courier is printed on paper from the mills of Telsk and delivered by bicycle every weekday morning.";
        string a = Texts.Flood + "\n\n" + line, b = Texts.Strike + "\n\n" + line;
        var known = new HashSet<ulong> { Paragraphs.Key(line) };
        var tables = StreamTables.Shipped with { Boilerplate = new Boilerplate(new Dictionary<ulong, IReadOnlySet<ulong>> { [Boilerplate.Key("Courier")] = known }) };
        var found = Alignments.Between(Texts.Telling(1, a, "Courier"), Texts.Telling(2, b, "Courier"), tables);
        Assert.True(found is null or { Sentences: 0 });
        Assert.Equal(1, Alignments.Between(Texts.Telling(1, a, "Courier"), Texts.Telling(2, b, "Courier"), StreamTables.Shipped)!.Sentences);
    }

    [Fact]
    public void A_quotation_that_never_closes_does_not_turn_the_rest_of_the_paragraph_inside_out()
    {
        const string text = "He said \"we will go. The train left at noon. \"It was late,\" she added. Nobody spoke of it again.";
        var quoted = Quotations.Of(text);
        Assert.DoesNotContain(quoted, q => q.Of(text).Contains("The train left", StringComparison.Ordinal));
        Assert.Contains(quoted, q => q.Of(text) == "It was late,");
    }

    [Fact]
    public void Texts_without_spaces_are_aligned_by_their_characters()
    {
        const string a = "周四的大雨淹没了马罗瓦的下城区，约四百户家庭被迫离开家园。救援队在黎明前把小船和毛毯运到了集市广场。", b = "据报道，周四的大雨淹没了马罗瓦的下城区，约四百户家庭被迫离开家园。";
        Assert.True(Between(a, b)!.Sentences >= 1);
    }

    [Fact]
    public void Mutations_never_throw_and_give_spans_inside_the_texts() =>
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, Texts.Flood.Length - 1], Gen.String[0, 60]).Sample((seed, at, inserted) =>
        {
            var random = new Random(seed);
            string a = Texts.Flood, b = a[..at] + inserted + a[random.Next(at, a.Length)..] + "“" + inserted;
            var tellings = new[] { Texts.Telling(1, a), Texts.Telling(2, b, byline: inserted, credits: [inserted]) };
            var found = Alignments.Between(tellings[0], tellings[1], StreamTables.Shipped);
            foreach (var p in found?.Passages ?? [])
            {
                Assert.InRange(p.A.Start, 0, p.A.End);
                Assert.InRange(p.A.End, p.A.Start, a.Length);
                Assert.InRange(p.B.End, p.B.Start, b.Length);
            }
            FamilyTrees.Draw(tellings, found is null ? [] : [found], []);
        }, iter: 150);
}
