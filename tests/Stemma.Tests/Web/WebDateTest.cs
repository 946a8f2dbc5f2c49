using System.Globalization;
using Stemma.Core.Web;

namespace Stemma.Tests.Web;

public sealed class WebDateTest
{
    [Theory]
    [InlineData("2021-05-04", "2021-05-04T00:00:00Z")]
    [InlineData("2021-05-04T07:08:09Z", "2021-05-04T07:08:09Z")]
    [InlineData("2021-05-04T07:08:09.25-03:30", "2021-05-04T10:38:09.25Z")]
    [InlineData("20210504T070809Z", "2021-05-04T07:08:09Z")]
    [InlineData("Tue, 04 May 2021 07:08:09 GMT", "2021-05-04T07:08:09Z")]
    [InlineData("Tue, 4 May 21 07:08 EDT", "2021-05-04T11:08:00Z")]
    [InlineData("Tue May  4 07:08:09 2021", "2021-05-04T07:08:09Z")]
    [InlineData("mar., 04 mai 2021 07:08:09 +0200", "2021-05-04T05:08:09Z")]
    [InlineData("mar., 02 mars 2021 07:08:09 +0200", "2021-03-02T05:08:09Z")]
    [InlineData("4 de mayo de 2021", "2021-05-04T00:00:00Z")]
    [InlineData("4. Mai 2021 um 07:08 Uhr", "2021-05-04T07:08:00Z")]
    [InlineData("2021年5月4日 07:08", "2021-05-04T07:08:00Z")]
    [InlineData("2021년 05월 04일 07:08:09", "2021-05-03T22:08:09Z")]
    [InlineData("May 4th, 2021 at 7:08 p.m. America/Chicago", "2021-05-05T00:08:00Z")]
    [InlineData("12:05 AM, 4 May 2021", "2021-05-04T00:05:00Z")]
    [InlineData("13/05/2021 07:08", "2021-05-13T07:08:00Z")]
    [InlineData("05/13/2021 07:08", "2021-05-13T07:08:00Z")]
    [InlineData("4.5.2021", "2021-05-04T00:00:00Z")]
    [InlineData("2021-124", "2021-05-04T00:00:00Z")]
    [InlineData("2021124", "2021-05-04T00:00:00Z")]
    [InlineData("07365", "2007-12-31T00:00:00Z")] // nothing else of five digits begins with 0
    [InlineData("08366", "2008-12-31T00:00:00Z")]
    [InlineData("1620112089", "2021-05-04T07:08:09Z")]
    [InlineData("1620112089000", "2021-05-04T07:08:09Z")]
    [InlineData("04 мая 2021, 07:08", "2021-05-04T07:08:00Z")]
    [InlineData("٤ مايو ٢٠٢١", "2021-05-04T00:00:00Z")]
    public void A_date_of_any_form_is_read(string text, string utc) =>
        Assert.Equal(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture), WebDate.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("Tue, 45 May 2021 07:08:09 GMT")]
    [InlineData("2021-02-30")]
    [InlineData("2021-366")]
    [InlineData("21124")] // it may be a number, or a year with a digit too many
    [InlineData("07366")]
    [InlineData("07000")]
    [InlineData("2021-05-04T27:00:00Z")]
    [InlineData("4 May 2021 1:2:3:4 GMT")]
    [InlineData("2021-05-04T07:08:09+00:xx")]
    [InlineData("room 12, second floor")]
    public void What_is_no_date_is_refused(string text) => Assert.Null(WebDate.Parse(text));

    [Fact]
    public void A_day_without_a_time_says_so()
    {
        Assert.False(WebDate.Read("4 May 2021")!.Value.HasTime);
        Assert.True(WebDate.Read("4 May 2021 07:00")!.Value.HasTime);
        Assert.False(WebDate.Read("4 May 2021 07:00")!.Value.HasZone);
        Assert.Equal(TimeSpan.FromHours(9), WebDate.Read("2021-05-04T07:00:00+09:00")!.Value.At.Offset);
    }

    [Fact]
    public void Garbage_never_throws() => Garbage.Of(["Tue, 04 May 2021 07:08:09 +0200", "2021-05-04T07:08:09.123Z", "2021년 05월 28일  오후 01:31:15", "mar., 01 déc. 2020 16:11"], t => WebDate.Read(t));
}
