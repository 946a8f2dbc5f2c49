using Stemma.Core.Language;

namespace Stemma.Tests.Language;

public sealed class DatesTest
{
    // A Tuesday.
    private static readonly DateTimeOffset Reference = new(2025, 6, 10, 0, 0, 0, TimeSpan.FromHours(9));

    private static string Show(string text, string language = "en") =>
        string.Join("; ", Dates.Of(text, language, Reference).Select(d => $"{d.At.Of(text)}={d.Iso}"));

    [Theory]
    [InlineData("He left on Sunday.", "Sunday=2025-06-08")]
    [InlineData("He left on Tuesday.", "Tuesday=2025-06-10")]
    [InlineData("He left on Wednesday.", "Wednesday=2025-06-04")]
    [InlineData("The forum runs until Wednesday.", "Wednesday=2025-06-11")]
    [InlineData("The court will rule on Friday, officials said Monday.", "Friday=2025-06-13; Monday=2025-06-09")]
    [InlineData("A meeting is possible as early as Thursday.", "Thursday=2025-06-12")]
    [InlineData("The train left on Sunday afternoon.", "Sunday afternoon=2025-06-08T12/18")]
    [InlineData("It stopped early Tuesday.", "early Tuesday=2025-06-10T00/08")]
    public void A_weekday_is_past_unless_the_verb_is_future(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("This was said last week.", "last week=2025-06-02/2025-06-08")]
    [InlineData("This was said earlier this month.", "earlier this month=2025-06-01/2025-06-10")]
    [InlineData("He came in July.", "July=2024-07")]
    [InlineData("He came in May.", "May=2025-05")]
    [InlineData("It was built in 1987.", "1987=1987")]
    [InlineData("He came on Sunday, June 8.", "Sunday, June 8=2025-06-08")]
    [InlineData("It was signed on 3 March 2021.", "3 March 2021=2021-03-03")]
    [InlineData("He left four years ago.", "four years ago=2021")]
    [InlineData("The bridge was empty as of 7 p.m. (1000 GMT).", "7 p.m. (1000 GMT)=2025-06-10T19:00+09:00")]
    [InlineData("He may come. May I ask why? They march.", "")]
    [InlineData("He came four years after his first visit.", "")]
    public void Dates_as_news_writes_them(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("Er kam am 3. März 2021.", "de", "3. März 2021=2021-03-03")]
    [InlineData("Er kam gestern.", "de", "gestern=2025-06-09")]
    [InlineData("Il est venu le 3 mars 2021.", "fr", "3 mars 2021=2021-03-03")]
    [InlineData("Llegó el 3 de marzo de 2021.", "es", "3 de marzo de 2021=2021-03-03")]
    [InlineData("他2021年3月3日来了", "zh", "2021年3月3日=2021-03-03")]
    [InlineData("Он прибыл 3 марта 2021 года.", "ru", "3 марта 2021=2021-03-03")]
    public void Other_languages(string text, string language, string expected) => Assert.Equal(expected, Show(text, language));

    [Fact]
    public void Without_a_reference_only_whole_dates_are_found() =>
        Assert.Equal("2021-03-03", Assert.Single(Dates.Of("On Sunday and yesterday he spoke of 3 March 2021.", "en", null)).Iso);
}
