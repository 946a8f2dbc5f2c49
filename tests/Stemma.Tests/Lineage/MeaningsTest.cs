using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;
using Stemma.Tests.Vectors;

namespace Stemma.Tests.Lineage;

public sealed class MeaningsTest
{
    private static readonly int[] Ten = [.. Enumerable.Range(0, 10)];

    private static readonly Telling Parent = Telling(1, Tongues.First(Ten), "en", "Gull Post", 18);

    private const string Credit = "\n\nDie war mit der Gull Post.";

    [Fact]
    public void A_translation_without_a_name_in_common_is_linked_by_vectors_and_a_credit()
    {
        var child = Child(Tongues.Second(Ten) + Credit);
        Assert.Null(Alignments.Between(Parent, child, StreamTables.Shipped));
        var alignment = Alignments.Between(Parent, child, StreamTables.Shipped, Tongues.Model)!;
        Assert.Equal((10, "tongues"), (alignment.Sentences, alignment.PairedBy));
        Assert.All(alignment.Passages, p => Assert.Equal(PassageKind.Translated, p.Kind));
        var link = Assert.Single(FamilyTrees.Draw([Parent, child], [alignment], []).Links);
        Assert.Equal((LinkKind.Translation, NodeId.Of(child.Id), NodeId.Of(Parent.Id), false), (link.Kind, link.Child, link.Parent, link.Undirected));
        Assert.All(link.Evidence, e => Assert.EndsWith("by sentence vectors of tongues", e.Why, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_credit_vectors_show_nothing_and_the_model_is_not_even_asked()
    {
        var silent = new SentenceModel("silent", _ => throw new InvalidOperationException("asked"));
        Assert.Null(Alignments.Between(Parent, Child(Tongues.Second(Ten)), StreamTables.Shipped, silent));
    }

    [Fact]
    public void Two_texts_that_credit_one_agency_are_tied_by_it()
    {
        var page = Telling(1, Tongues.First(Ten), "en", "AP News", 18) with { Url = "https://apnews.com/article/tongues" };
        var child = Child(Tongues.Second(Ten));
        Assert.Null(Alignments.Between(page, child, StreamTables.Shipped, Tongues.Model));
        child = child with { Article = child.Article with { Dateline = new Dateline("MAROVA (AP) –", null, null, null) } };
        Assert.Equal(10, Alignments.Between(page, child, StreamTables.Shipped, Tongues.Model)!.Sentences);
    }

    [Fact]
    public void A_picture_of_an_agency_is_no_credit()
    {
        var page = Telling(1, Tongues.First(Ten), "en", "AP News", 18) with { Url = "https://apnews.com/article/tongues" };
        var child = Child(Tongues.Second(Ten));
        child = child with { Article = child.Article with { Pictures = [new Picture(null, "Photo: AP", "AP")] } };
        Assert.Null(Alignments.Between(page, child, StreamTables.Shipped, Tongues.Model));
    }

    [Fact]
    public void Names_and_figures_in_their_places_speak_for_vectors_as_a_credit_does()
    {
        // Five of each text's names and figures, three of them in place; the others are told elsewhere and lengths do not go side by side, so that they alone show nothing.
        string[] first = Tongues.First(Ten).Split("\n\n"), second = Tongues.Second(Ten).Split("\n\n");
        foreach (int odd in Ten.Where(i => i % 2 == 1)) second[odd] = "Die und der und die und der und die und der und die und der und die und der, " + second[odd];
        (first[0], second[0]) = (first[0] + " Kolbrand was there.", second[0] + " Kolbrand war da.");
        (first[4], second[4]) = (first[4] + " It was 4815.", second[4] + " Es war 4815.");
        (first[9], second[9]) = (first[9] + " Hasselvoord was there.", second[9] + " Hasselvoord war da.");
        (first[2], second[7]) = (first[2] + " It was 2342.", second[7] + " Es war 2342.");
        (first[6], second[1]) = (first[6] + " It was 1623.", second[1] + " Es war 1623.");
        var (a, b) = (Telling(1, string.Join("\n\n", first), "en", "Gull Post", 18), Child(string.Join("\n\n", second)));
        Assert.DoesNotContain(Alignments.Between(a, b, StreamTables.Shipped)?.Passages ?? [], p => p.Kind == PassageKind.Translated);
        Assert.InRange(Alignments.Between(a, b, StreamTables.Shipped, Tongues.Model)!.Sentences, 10, 15);
    }

    public static TheoryData<string, int[]> Innocents => new()
    {
        { "another event", [.. Enumerable.Range(12, 10)] },
        { "the same facts in another order", [9, 8, 7, 6, 5, 4, 3, 2, 1, 0] },
        { "the same facts, the first ones last", [5, 6, 7, 8, 9, 0, 1, 2, 3, 4] },
        { "half of the facts, and as many of its own", [0, 12, 1, 13, 2, 14, 3, 15, 4, 16] },
        { "a few facts", [0, 1, 2, 3, 4] },
    };

    [Theory]
    [MemberData(nameof(Innocents))]
    public void Who_credits_another_and_reports_by_himself_is_not_linked(string tells, int[] sentences)
    {
        var child = Child(Tongues.Second(sentences) + Credit);
        Assert.False(Alignments.Between(Parent, child, StreamTables.Shipped, Tongues.Model) is not null, tells);
    }

    [Theory]
    [InlineData(0, 1, 2, 3, 4, 5, 6)]
    [InlineData(0, 1, 2, 4, 5, 7, 8, 20)]
    public void A_translation_that_leaves_out_or_adds_a_sentence_is_still_one(params int[] sentences) =>
        Assert.InRange(Alignments.Between(Parent, Child(Tongues.Second(sentences) + Credit), StreamTables.Shipped, Tongues.Model)!.Sentences, 7, 7);

    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    [InlineData(float.NaN)]
    public void A_model_that_tells_nothing_apart_shows_nothing(float always)
    {
        var model = new SentenceModel("dull", sentences => [.. sentences.Select(_ => Enumerable.Repeat(always, Tongues.Dimensions).ToArray())]);
        Assert.Null(Alignments.Between(Parent, Child(Tongues.Second(Ten) + Credit), StreamTables.Shipped, model));
    }

    [Fact]
    public void What_counts_is_how_far_a_pair_stands_out_and_not_how_near_the_model_puts_all()
    {
        // All vectors in one narrow corner, as some models have them: no cosine under .9.
        var narrow = new SentenceModel("narrow", sentences => [.. Tongues.Model.Vectors(sentences).Select(v => v.Append(1.5f).ToArray())]);
        var child = Child(Tongues.Second(Ten) + Credit);
        Assert.Equal(10, Alignments.Between(Parent, child, StreamTables.Shipped, narrow)!.Sentences);
        Assert.Null(Alignments.Between(Parent, Child(Tongues.Second(Enumerable.Range(12, 10)) + Credit), StreamTables.Shipped, narrow));
    }

    [Fact]
    public void Within_one_language_vectors_say_nothing()
    {
        var child = Telling(2, Tongues.First(Enumerable.Range(0, 10)) + "\n\nThe Gull Post was with it.", "en", "Landbote", 21);
        Assert.Null(Alignments.Between(Parent, child, StreamTables.Shipped, Tongues.Model)!.PairedBy);
    }

    [Fact]
    public void Of_a_text_whose_language_nobody_knows_vectors_say_nothing()
    {
        var child = Child(Tongues.Second(Ten) + Credit);
        child = child with { Article = child.Article with { Language = "und" } };
        Assert.Null(Alignments.Between(Parent, child, StreamTables.Shipped, Tongues.Model));
    }

    [Fact]
    public void A_text_is_asked_for_once_and_for_no_more_than_its_first_forty_sentences()
    {
        int asked = 0, most = 0;
        var counting = new SentenceModel("counting", sentences =>
        {
            asked++;
            most = Math.Max(most, sentences.Count);
            return Tongues.Model.Vectors(sentences);
        });
        var parent = Telling(1, Tongues.First(Enumerable.Range(0, 26)) + "\n\n" + Tongues.First(Enumerable.Range(0, 26)), "en", "Gull Post", 18);
        var children = new[] { Child(Tongues.Second(Ten) + Credit), Child(Tongues.Second(Enumerable.Range(10, 10)) + Credit) };
        foreach (var child in children) Alignments.Between(parent, child, StreamTables.Shipped, counting);
        Assert.Equal((3, 40), (asked, most));
    }

    private static Telling Child(string text) => Telling(2, text, "de", "Landbote", 21);

    private static Telling Telling(int id, string text, string language, string outlet, int hour) => new()
    {
        Id = new TellingId(id),
        Name = $"r{id}",
        Outlet = outlet,
        Article = new Article { Title = "Tongues", Text = text, Language = language, Published = new StatedTime(new DateTimeOffset(2031, 3, 3, hour, 0, 0, TimeSpan.Zero), true, "test") },
    };
}
