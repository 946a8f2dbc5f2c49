using System.Text;
using MimeKit;
using Stemma.App.Mail;

namespace Stemma.Tests.Mail;

public sealed class ReceivedMailTest
{
    private static ReceivedMail Of(string raw) => ReceivedMail.Of(MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(raw.ReplaceLineEndings("\r\n")))));

    [Fact]
    public void A_mail_without_an_id_is_known_by_what_it_says()
    {
        const string raw = "From: mira@quandt.example\nSubject: x\n\nplease\n";
        Assert.StartsWith("hash:", Of(raw).Id, StringComparison.Ordinal);
        Assert.Equal(Of(raw).Id, Of(raw).Id);
        Assert.NotEqual(Of(raw).Id, Of(raw.Replace("please", "thanks", StringComparison.Ordinal)).Id);
    }

    [Theory]
    [InlineData("From: \nSubject: =?utf-8?Q?=0D=0ABcc:=20x?=\nContent-Type: multipart/mixed; boundary=a\n\n--a\n--a\n--a")]
    [InlineData("From: <>\nContent-Type: text/html; charset=no-such\n\n<a href=https://gull.example/a>x")]
    [InlineData("From: a@b.example, c@d.example\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!!!")]
    [InlineData("From: a@b.example\nContent-Type: text/html\n\n<blockquote></blockquote></blockquote><style><p>x</style><div")]
    public void A_broken_one_is_read_as_far_as_it_goes(string raw)
    {
        var mail = Of(raw);
        Assert.DoesNotContain(mail.Subject + mail.Name, char.IsControl);
        Assert.True(mail.From.Length > 0 || mail.Automatic);
    }

    [Fact]
    public void Of_HTML_what_is_seen_is_read_and_what_is_quoted_is_marked()
    {
        var mail = Of("From: a@b.example\nContent-Type: text/html\n\n<html><head><title>no</title><style>no</style></head><body>Hello&amp;<br>you<p>two  \n words <a href='https://gull.example/a'>here</a></p><script>no()</script><blockquote>said <a href='https://tern.example/q'>this</a><br>and that</blockquote>end");
        Assert.Equal("Hello&\nyou\ntwo words here\n> said this\n> and that\nend", string.Join('\n', mail.Text.Split('\n').Select(static l => l.Trim())));
        Assert.Equal(["https://gull.example/a"], mail.Links);
    }

    [Theory]
    [InlineData("<hr><div id=\"divRplyFwdMsg\"><b>From:</b> X</div><div>see https://tern.example/1 and <a href='https://tern.example/2'>x</a></div>")]
    [InlineData("<div id=appendonsend></div><p>see <a href='https://tern.example/2'>https://tern.example/1</a></p>")]
    [InlineData("<div class='x gmail_quote'><div class=gmail_attr>On Monday X wrote:<br></div><div>https://tern.example/1 <a href='https://tern.example/2'>x</a></div></div>")]
    [InlineData("<div class=yahoo_quoted><div>https://tern.example/1 <a href='https://tern.example/2'>x</a></div></div>")]
    [InlineData("<div class=moz-cite-prefix>On Monday X wrote: https://tern.example/1</div><blockquote><a href='https://tern.example/2'>x</a></blockquote>")]
    [InlineData("<hr><p>https://tern.example/1 <a href='https://tern.example/2'>x</a></p>")]
    [InlineData("<div style='border:none'><p><b>From:</b> X<br><b>Sent:</b> Monday<br><b>To:</b> Y<br><b>Subject:</b> hi</p></div><p>https://tern.example/1 <a href='https://tern.example/2'>x</a></p>")]
    public void What_a_mail_program_put_below_is_no_word_of_the_sender(string below)
    {
        var words = App.Takedowns.MailWords.Of(Of($"From: a@b.example\nContent-Type: text/html\n\n<div>Remove <a href='https://gull.example/b'>this</a> and https://gull.example/a</div>{below}"));
        Assert.Equal("Remove this and https://gull.example/a", words.Text);
        Assert.Equal(["https://gull.example/a", "https://gull.example/b"], words.Urls);
    }

    [Fact]
    public void What_is_written_below_a_quoted_element_is_the_senders() =>
        Assert.Equal("Mine, below.", App.Takedowns.MailWords.Of(Of("From: a@b.example\nContent-Type: text/html\n\n<div class=gmail_quote><div>old</div></div><p>Mine, below.</p>")).Text);

    [Theory]
    [InlineData("Auto-Submitted: no", false)]
    [InlineData("Auto-Submitted: auto-generated", true)]
    [InlineData("Precedence: LIST", true)]
    [InlineData("List-Unsubscribe: <mailto:x@b.example>", true)]
    [InlineData("Return-Path: <>", true)]
    [InlineData("Return-Path: <a@b.example>", false)]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status; boundary=a", true)]
    public void Programs_and_lists_are_told_from_people(string header, bool automatic) => Assert.Equal(automatic, Of($"From: a@b.example\n{header}\n\ntext").Automatic);
}
