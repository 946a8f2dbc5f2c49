using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

/// <summary>What shows that an outlet reported it itself, and what does not.</summary>
public sealed class OwnReportsTest
{
    [Theory]
    [InlineData("Mayor Ilka Brendt told our newsroom by telephone that the dam held.")]
    [InlineData("Questions that we sent to the water board were not answered.")]
    [InlineData("The word dam occurs in it, by our count, nineteen times.")]
    [InlineData("„Wir haben gewartet“, sagte Ilka Brendt in der Pause dieser Zeitung.")]
    [InlineData("وسألناه عما إذا كان السد آمنا فأجاب بعد تردد.")]
    [InlineData("Об этом мэр рассказал нашему корреспонденту.")]
    public void An_outlet_that_speaks_of_its_own_asking_reported_it_itself(string text) => Assert.True(Own(Texts.Telling(1, text, "Quay Herald")));

    [Theory]
    [InlineData("“They told us to wait,” said Ilka Brendt.")]
    [InlineData("The dam held throughout the night, Ilka Brendt said.")]
    [InlineData("“Wir lesen dieser Zeitung kein Wort mehr”, stand auf dem Schild.")]
    public void What_others_say_in_quotation_marks_or_nobody_says_shows_nothing(string text) => Assert.False(Own(Texts.Telling(1, text, "Quay Herald")));

    [Theory]
    [InlineData("By Ada Fenn in Marova", "Ada Fenn", "The water fell.")]
    [InlineData("Von Ada Fenn, Marova", "Ada Fenn", "Das Wasser fiel in Marova.")]
    public void Who_signs_from_a_place_was_there(string byline, string author, string text) => Assert.True(Own(Signed(byline, author, text)));

    [Theory]
    [InlineData("By Ada Fenn", "Ada Fenn", "The water fell in Marova.")]
    [InlineData("Von Ada Fenn, Bo Lind", "Ada Fenn", "Das Wasser fiel in Marova.")]
    [InlineData("By Ada Fenn, Associated Press, in Marova", "Ada Fenn", "The water fell.")]
    public void A_name_alone_or_another_name_or_an_agency_is_no_place(string byline, string author, string text) => Assert.False(Own(Signed(byline, author, text)));

    [Fact]
    public void Who_wrote_it_and_took_the_picture_too_was_there()
    {
        Assert.True(Own(Signed("By Ada Fenn", "Ada Fenn", "The water fell.", "The market square. Photo: Ada Fenn")));
        Assert.False(Own(Signed("By Ada Fenn", "Ada Fenn", "The water fell.", "The market square. Photo: Bo Lind")));
        Assert.False(Own(Signed("By Ada Fenn", "Ada Fenn", "The water fell.", "Ada Fenn in the market square.")));
    }

    [Theory]
    [InlineData("The dam had been struck before, the engineer said in an interview.", true)]
    [InlineData("The dam had been struck before, the engineer said in an interview with Radio Telsk.", false)]
    [InlineData("The dam had been struck before, the engineer said in an interview published on Monday.", false)]
    public void An_interview_given_to_nobody_else_was_given_to_who_signs(string text, bool own) => Assert.Equal(own, Own(Signed("By Ada Fenn", "Ada Fenn", text)));

    [Fact]
    public void A_paper_that_has_seen_the_slips_itself_reported_it_itself()
    {
        Assert.True(Own(Texts.Telling(1, "The slips, of which the Quay Herald has seen copies, bear one stamp.", "Quay Herald")));
        Assert.False(Own(Texts.Telling(1, "The slips, of which the Quay Herald has seen copies, bear one stamp.", "Basin Post")));
    }

    private static bool Own(Telling telling) => Assert.Single(Texts.Draw(telling).Provenances).Source.Own;

    private static Telling Signed(string byline, string author, string text, string? caption = null)
    {
        var telling = Texts.Telling(1, text, "Quay Herald", byline: byline, captions: caption is null ? null : [caption]);
        return telling with { Article = telling.Article with { Authors = [author] } };
    }
}
