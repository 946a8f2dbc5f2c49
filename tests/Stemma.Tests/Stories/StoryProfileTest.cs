using Stemma.Core.Learned;
using Stemma.Core.News;
using Stemma.Core.Stories;

namespace Stemma.Tests.Stories;

public sealed class StoryProfileTest
{
    [Fact]
    public void A_profile_has_unit_length_and_its_heaviest_term_first()
    {
        var terms = StoryProfile.Terms(Press.Dam1.Article, StreamTables.Shipped);
        Assert.Equal(1, terms.Sum(t => (double)t.Weight * t.Weight), 4);
        Assert.Equal(terms.OrderByDescending(t => t.Weight).Select(t => t.Weight), terms.Select(t => t.Weight));
        Assert.Equal(terms.Count, terms.DistinctBy(t => t.Hash).Count());
    }

    [Fact]
    public void A_long_article_is_cut_to_its_heaviest_terms()
    {
        var words = string.Join(' ', Enumerable.Range(0, 900).Select(i => $"wo{(char)('a' + i % 26)}{(char)('a' + i / 26 % 26)}rd"));
        Assert.Equal(StoryProfile.Size, StoryProfile.Terms(new Article { Text = words, Language = "en" }, StreamTables.Shipped).Count);
    }

    [Fact]
    public void Words_that_scanning_spoiled_take_no_place_in_a_profile()
    {
        const string damaged = "The wat1er in thx ri,ver kxpt ris.ing and the go,vernment zmbudsmwn svnt hqlp to thz towjn bxfore nighq. The government sent boats.";
        const string same = "The water in the river kept rising and the government zmbudsmwn sent help to the town before night. The government sent boats.";
        ulong spoiled = Terms.Hash(TermKind.Word, "zmbudsmwn"), known = Terms.Hash(TermKind.Word, Core.Language.Stems.Of("government", "en"));
        var terms = StoryProfile.Terms(new Article { Text = damaged, Language = "en" }, StreamTables.Shipped).Select(t => t.Hash).ToList();
        Assert.DoesNotContain(spoiled, terms);
        Assert.Contains(known, terms);
        Assert.Contains(spoiled, StoryProfile.Terms(new Article { Text = same, Language = "en" }, StreamTables.Shipped).Select(t => t.Hash));
    }

    [Fact]
    public void An_article_without_words_has_an_empty_profile() =>
        Assert.Empty(StoryProfile.Terms(new Article { Title = "… —", Language = "en" }, StreamTables.Shipped));

    [Fact]
    public void Chinese_is_read_as_pairs_of_characters()
    {
        var a = StoryProfile.Terms(new Article { Title = "维尔莫拉大坝出现裂缝", Language = "zh" }, StreamTables.Shipped).Select(t => t.Hash);
        var b = StoryProfile.Terms(new Article { Title = "裂缝迫使居民离开维尔莫拉", Language = "zh" }, StreamTables.Shipped).Select(t => t.Hash);
        Assert.Equal(4, a.Intersect(b).Count()); // 维尔 尔莫 莫拉 裂缝
    }

    [Fact]
    public void A_term_that_the_stream_holds_often_weighs_less()
    {
        var rare = Press.Report(1, "Velmora dam", "");
        var stream = Enumerable.Range(1, 40).Select(i => Press.Report(i, $"Velmora report {i}", "")).ToList();
        var learned = StreamLearning.Next(StreamTables.Shipped, stream);
        ulong velmora = Terms.Hash(TermKind.Word, Core.Language.Stems.Of("velmora", "en"));
        float Weight(StreamTables tables) => StoryProfile.Terms(rare.Article, tables).Single(t => t.Hash == velmora).Weight;
        Assert.True(Weight(learned) < Weight(StreamTables.Shipped));
    }

    [Fact]
    public void The_kind_of_a_term_lies_in_its_hash() =>
        Assert.All(Enum.GetValues<TermKind>(), k => Assert.Equal(k, Terms.KindOf(Terms.Hash(k, "velmora"))));
}
