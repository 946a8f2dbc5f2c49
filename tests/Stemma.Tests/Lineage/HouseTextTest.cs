using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

/// <summary>What a site prints under all its reports is no sign that one report has another's text, also where nobody knows the site.</summary>
public sealed class HouseTextTest
{
    private const string Wall = " We use cookies to remember what you like. You can withdraw your consent at any time in the browser. What we keep is set out in our rules on personal data. The Harbour and its partners store it for thirteen months.";
    private const string Advice = " We tell you how to keep a cellar dry. You can lift your chests onto bricks before the rain comes. Nobody should wait until our river stands at the door. A pump from Hollenberg costs ninety crowns.";
    private const string Motto = "A lantern for everyone who walks home late. Nothing is too small to be told.";

    private const string Note = " Editor's note: this story is part of the Harbour's look back at a decade. The series has three stories for each of its years. They may be tales that nobody told at the time, or sagas that filled many pages and still weigh on our shore.";

    private const string Saying = "“A lantern stands here for everyone who walks home late through the fog. Nothing is too small to be told to somebody who has the time to listen.”";

    private static Alignment? Between(string a, string b, string language = "en") => Alignments.Between(Telling(1, a, language), Telling(2, b, language), StreamTables.Shipped);

    private static Telling Telling(int id, string text, string language)
    {
        var telling = Texts.Telling(id, text);
        return telling with { Article = telling.Article with { Language = language } };
    }

    [Fact]
    public void Two_reports_with_one_sites_word_to_its_readers_share_next_to_nothing()
    {
        var found = Between(Texts.Flood + Wall, Texts.Strike + Wall)!;
        Assert.Equal(1, found.Sentences);
        Assert.Equal(3, found.Passages.Count(p => p.Kind == PassageKind.Common));
    }

    [Fact]
    public void A_copy_keeps_the_sentences_that_speak_to_readers()
    {
        var found = Between(Texts.Flood + Wall, Texts.Flood + Wall)!;
        Assert.DoesNotContain(found.Passages, p => p.Kind == PassageKind.Common);
    }

    [Fact]
    public void What_was_cut_from_a_long_text_is_a_part_of_it_whatever_it_says()
    {
        var found = Between(Texts.Flood + " " + Texts.Strike + Wall, Wall)!;
        Assert.DoesNotContain(found.Passages, p => p.Kind == PassageKind.Common);
    }

    [Fact]
    public void Advice_that_speaks_to_readers_of_other_things_is_a_text_like_others() =>
        Assert.Equal(4, Between(Texts.Flood + Advice, Texts.Strike + Advice)!.Sentences);

    [Fact]
    public void Two_reports_that_share_nothing_but_an_editors_note_share_no_report() => Assert.Equal(0, Between(Texts.Flood + Note, Texts.Strike + Note)?.Sentences ?? 0);

    [Fact]
    public void Two_reports_that_share_a_sentence_beside_an_editors_note_keep_both() =>
        Assert.Equal(4, Between("Ferries stopped at noon in Marova, where the harbour master blamed a broken pump. " + Texts.Flood + Note, "Ferries stopped at noon in Marova, where the harbour master blamed a broken pump. " + Texts.Strike + Note)!.Sentences);

    [Fact]
    public void The_same_sentences_without_an_editors_word_before_them_are_a_text_like_others() =>
        Assert.Equal(3, Between(Texts.Flood + Note.Replace("Editor's note: this", "This", StringComparison.Ordinal), Texts.Strike + Note.Replace("Editor's note: this", "This", StringComparison.Ordinal))!.Sentences);

    [Fact]
    public void A_short_text_without_a_name_or_a_figure_is_nobodys_report() => Assert.Equal(0, Between(Motto, Motto)?.Sentences ?? 0);

    [Fact]
    public void A_short_text_with_a_figure_is_a_report() => Assert.Equal(3, Between(Motto + " It was told 31 times in a week.", Motto + " It was told 31 times in a week.")!.Sentences);

    [Fact]
    public void A_short_page_of_nothing_but_a_quotation_without_a_name_or_a_figure_is_no_excerpt() => Assert.False(Excerpts.Show(Texts.Telling(1, Saying), Texts.Telling(2, Saying)));

    [Fact]
    public void A_short_page_of_nothing_but_a_quotation_with_a_name_is_one()
    {
        string named = Saying.Replace("somebody", "Ilka Brendt", StringComparison.Ordinal);
        Assert.True(Excerpts.Show(Texts.Telling(1, named), Texts.Telling(2, named)));
    }

    [Theory]
    [InlineData("en", "They want to know what you think of cookies.", true)]
    [InlineData("en", "The US wants to know of cookies.", false)]
    [InlineData("en", "They want to know what you think.", false)]
    [InlineData("en", "“You need no cookies,” the baker told the clerk.", false)]
    [InlineData("de", "Im Text finden Sie mehr zum Datenschutz.", true)]
    [InlineData("de", "Sie fand im Text mehr zum Datenschutz.", false)]
    [InlineData("pl", "Tu zapisujemy adres IP, z którego korzystasz.", true)]
    [InlineData("ru", "Он скоро будет в вашем почтовом ящике.", true)]
    [InlineData("zh", "欢迎随时联系我们。", true)]
    [InlineData("zh", "他昨天在网站上看到了。", false)]
    [InlineData("xx", "They want to know what you think of cookies.", false)]
    public void Words_of_address_are_known_by_language(string language, string sentence, bool address)
    {
        var telling = Telling(1, sentence, language);
        Assert.Equal(address, Addressing.IsIn(telling.Article, Words.Of(sentence), 0));
    }
}
