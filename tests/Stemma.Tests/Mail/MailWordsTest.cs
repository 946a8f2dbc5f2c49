using Stemma.App.Mail;
using Stemma.App.Takedowns;

namespace Stemma.Tests.Mail;

public sealed class MailWordsTest
{
    private static MailWords Of(string text, string subject = "", params string[] links) => MailWords.Of(new ReceivedMail("<a@b>", "mira@quandt.example", "", subject, text, links, [], false));

    [Theory]
    [InlineData("please delete https://gull.example/a.", "https://gull.example/a")]
    [InlineData("(see https://gull.example/wiki/A_(b)), thanks", "https://gull.example/wiki/A_(b)")]
    [InlineData("<https://gull.example/a?b=1&c=2>", "https://gull.example/a?b=1&c=2")]
    [InlineData("www.gull.example/a and mira@www.gull.example", "https://www.gull.example/a")]
    [InlineData("https://gull.example/a https://gull.example/a#top", "https://gull.example/a")]
    [InlineData("削除してください https://gull.example/a。", "https://gull.example/a")]
    [InlineData("javascript:alert(1) ftp://gull.example/a http://", "")]
    public void Addresses_are_found_as_people_write_them(string text, string expected) => Assert.Equal(expected, string.Join(' ', Of(text).Urls));

    [Fact]
    public void Those_in_the_subject_and_in_links_count_and_those_of_other_schemes_do_not() =>
        Assert.Equal(["https://gull.example/a", "https://gull.example/b"], Of("gone please", "https://gull.example/a", "https://gull.example/b", "mailto:x@gull.example", "javascript:x").Urls);

    [Theory]
    [InlineData("Mine.\n\nOn 3 March the desk wrote:\n> https://tern.example/q\n> more", "Mine.")]
    [InlineData("Mine.\n\nAm 3. März 2031 um 06:00 schrieb Desk\n<desk@news.example>:\n> alt", "Mine.")]
    [InlineData("Mine.\n\nOn Mon, 3 Mar 2031 at 06:00, Desk <desk@news.example>\nwrote:\n\n> old", "Mine.")]
    [InlineData("Mine:\n\nOn 3 March the desk wrote:\n> old\n> older", "Mine:")]
    [InlineData("Mine.\nDesk wrote:\n> old", "Mine.")]
    [InlineData("> old\n\nMine, below.", "Mine, below.")]
    [InlineData("Mine.\n-- \nMira Quandt\nhttps://quandt.example", "Mine.")]
    [InlineData("Mine.\n-----Original Message-----\nhttps://tern.example/q", "Mine.")]
    [InlineData("Mine.\n________________________________\nFrom: x", "Mine.")]
    [InlineData("It says:\nnothing", "It says:\nnothing")]
    [InlineData("Mine.\n\nFrom: Desk <desk@news.example>\nSent: Monday, 3 March 2031 10:00\nTo: me\nSubject: hi\n\nhttps://tern.example/q", "Mine.")]
    [InlineData("Mine.\n\n*Von:* Desk\n*Gesendet:* Montag, 3. März 2031\n*An:* Mira\n*Betreff:* Re\n\nhttps://tern.example/q", "Mine.")]
    [InlineData("Mine.\n\nDe : Desk\nEnvoyé : lundi 3 mars 2031 10:00\nÀ : Mira\nObjet : Re\nhttps://tern.example/q", "Mine.")]
    [InlineData("Mine.\n发件人：Desk\n发送时间：2031年3月3日\n收件人：Mira\n主题：Re\nhttps://tern.example/q", "Mine.")]
    [InlineData("Mine.\n\nLe lun. 3 mars 2031 à 10:00, Desk <desk@news.example> a écrit :\n\nhttps://tern.example/q", "Mine.")]
    [InlineData("Mine.\n\nOn Mon, 3 Mar 2031 at 06:00, Desk <desk@news.example>\nwrote:\n\nhttps://tern.example/q", "Mine.")]
    [InlineData("On Mon, 3 Mar 2031 at 06:00, Desk <desk@news.example> wrote:\n> old\n\nMine, below.", "Mine, below.")]
    [InlineData("From: the third line on it is mine.\nMira wrote:\nthe whole", "From: the third line on it is mine.\nMira wrote:\nthe whole")]
    public void What_is_quoted_and_signed_is_no_word_of_the_sender(string text, string expected)
    {
        var words = Of(text);
        Assert.Equal(expected, words.Text);
        Assert.Empty(words.Urls);
    }

    [Fact]
    public void A_mail_without_a_text_says_its_subject() => Assert.Equal("Please delete it", Of("", "Please delete it").Text);
}
