using Stemma.App.Mail;

namespace Stemma.Tests.Mail;

public sealed class MailAddressTest
{
    [Theory]
    [InlineData("mira@quandt.example", "mira@quandt.example")]
    [InlineData(" mira.q+desk@news.quandt.example ", "mira.q+desk@news.quandt.example")]
    [InlineData("mira@möwe.example", "mira@xn--mwe-sna.example")]
    [InlineData("mira@xn--mwe-sna.example", "mira@xn--mwe-sna.example")]
    [InlineData("möwe@quandt.example", null)]
    [InlineData("mira@quandt.example, eve@tern.example", null)]
    [InlineData("Mira <mira@quandt.example>", null)]
    [InlineData("mira@quandt.example\r\nBcc: eve@tern.example", null)]
    [InlineData("mira@127.0.0.1", null)]
    [InlineData("mira@localhost", null)]
    [InlineData(".mira@quandt.example", null)]
    [InlineData("@quandt.example", null)]
    [InlineData("020 7946 0000", null)]
    [InlineData("", null)]
    public void An_address_of_one_person_is_given_in_ascii_and_all_else_is_none(string written, string? address) => Assert.Equal(address, MailAddress.Of(written));

    [Fact]
    public void An_address_that_is_too_long_is_none()
    {
        Assert.Null(MailAddress.Of(new string('a', 65) + "@quandt.example"));
        Assert.NotNull(MailAddress.Of(new string('a', 64) + "@quandt.example"));
    }
}
