using Stemma.Core.Language;
using Stemma.Core.News;

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

    [Theory]
    [InlineData("They met between March and May 2017.", "between March and May 2017=2017-03-01/2017-05-31")]
    [InlineData("It ran from Dec. 22 through Jan. 25.", "from Dec. 22 through Jan. 25=2024-12-22/2025-01-25")]
    [InlineData("The 2008-2009 war and the years from 2001 through April 2005.", "2008-2009=2008-01-01/2009-12-31; from 2001 through April 2005=2001-01-01/2005-04-30")]
    [InlineData("He ruled from the end of 2007 to the middle of 2009.", "from the end of 2007 to the middle of 2009=2008-01-01/2009-07-01")]
    [InlineData("She came between 3 and 12 June.", "between 3 and 12 June=2025-06-03/2025-06-12")]
    [InlineData("3 and 12 June are holidays.", "12 June=2025-06-12")]
    public void A_stretch_is_one_mention_with_the_word_that_opens_it(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("Sales fell in the first quarter of 2013.", "first quarter of 2013=2013-01-01/2013-03-31")]
    [InlineData("Sales fell in the first half of last year.", "first half of last year=2024-01-01/2024-06-30")]
    [InlineData("It rose in the first four months of 2015.", "first four months of 2015=2015-01-01/2015-04-30")]
    [InlineData("Built in the 16th century, it burnt in the nineties.", "16th century=1500-01-01/1599-12-31; nineties=1990-01-01/1999-12-31")]
    [InlineData("An activist in her twenties, well known in the '80s.", "80s=1980-01-01/1989-12-31")]
    public void Shares_of_years_decades_and_centuries(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("He left on Tuesday of last week.", "Tuesday of last week=2025-06-03")]
    [InlineData("He died on the afternoon of 5 March 2006.", "afternoon of 5 March 2006=2006-03-05T12/18")]
    [InlineData("He left late last night.", "late last night=2025-06-09T20/00")]
    [InlineData("It began at 8:30 this morning.", "8:30 this morning=2025-06-10T08:30+09:00")]
    [InlineData("It began at 8 on Sunday. On Sunday evening at 8:30 he spoke.", "Sunday=2025-06-08; Sunday evening at 8:30=2025-06-08T20:30+09:00")]
    [InlineData("He left this past Friday.", "this past Friday=2025-06-06")]
    [InlineData("He left. Three years later he died.", "")]
    [InlineData("Shares fell on Christmas Eve. The Christmas tree stood.", "Christmas Eve=2024-12-24")]
    [InlineData("It cost $12 June 5.", "June 5=2025-06-05")]
    public void Days_beside_weeks_and_parts_of_days(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("Er kam vorletztes Jahr.", "de", "vorletztes Jahr=2023")]
    [InlineData("Es geschah zwischen dem 3. und dem 12. Mai.", "de", "zwischen dem 3. und dem 12. Mai=2025-05-03/2025-05-12")]
    [InlineData("Mannheimer Morgen, Donnerstag", "de", "Morgen=2025-06-11; Donnerstag=2025-06-05")]
    [InlineData("Il est né au XIXe siècle.", "fr", "XIXe siècle=1800-01-01/1899-12-31")]
    [InlineData("C'était dans la nuit de samedi.", "fr", "dans la nuit de samedi=2025-06-07T20/00")]
    [InlineData("Trente-sept pour cent des hommes l'ont dit.", "fr", "")]
    [InlineData("La reunión será este miércoles.", "es", "este miércoles=2025-06-11")]
    [InlineData("El presidente anunció este miércoles un acuerdo.", "es", "este miércoles=2025-06-04")]
    [InlineData("La pelea fue la tarde del martes 31 de diciembre.", "es", "tarde del martes 31 de diciembre=2024-12-31T12/18")]
    [InlineData("Ocurrió en los años noventa y el día 3.", "es", "los años noventa=1990-01-01/1999-12-31; el día 3=2025-06-03")]
    [InlineData("Tras cinco años 40 trabajadores fueron despedidos.", "es", "")]
    [InlineData("Dopo 2 anni 20 persone.", "it", "")]
    [InlineData("Some 1950-2000 people came.", "en", "")]
    [InlineData("La tradizione degli anni '80 arrivò stamattina.", "it", "anni '80=1980-01-01/1989-12-31; stamattina=2025-06-10T06/12")]
    [InlineData("Foi no segundo semestre de 2019.", "pt", "segundo semestre de 2019=2019-07-01/2019-12-31")]
    [InlineData("Gisteravond vertrok hij om 20.30 vrijdag.", "nl", "Gisteravond=2025-06-09T18/22; 20.30 vrijdag=2025-06-06T20:30+09:00")]
    [InlineData("周日和周三的服务", "zh", "周日=2025-06-08; 周三=2025-06-04")]
    [InlineData("2014年から2018年まで続いた", "ja", "2014年から2018年まで=2014-01-01/2018-12-31")]
    public void The_same_grammar_in_other_languages(string text, string language, string expected) => Assert.Equal(expected, Show(text, language));

    // Anything made of the words that dates are made of.
    [Theory]
    [InlineData("en"), InlineData("de"), InlineData("fr"), InlineData("es"), InlineData("it"), InlineData("pt"), InlineData("nl"), InlineData("zh"), InlineData("ar")]
    public void Words_of_dates_in_any_order_give_mentions_in_order_that_end_after_they_begin(string language)
    {
        var random = new Random(7);
        for (int n = 0; n < 3000; n++)
        {
            var text = Mixed(random, language, 1 + random.Next(14));
            int end = 0;
            foreach (var mention in Dates.Of(text, language, n % 5 == 0 ? null : Reference.AddDays(random.Next(4000))))
            {
                Assert.True(mention.At.Start >= end && mention.At.End > mention.At.Start && mention.At.End <= text.Length && mention.From < mention.To, text);
                Assert.NotEmpty(mention.Iso);
                end = mention.At.End;
            }
        }
    }

    [Theory]
    [InlineData("5 "), InlineData("may 99 "), InlineData("from 99 "), InlineData("morning of "), InlineData("the last "), InlineData("of "), InlineData("                    5")]
    public void Two_megabytes_of_almost_dates_take_seconds(string unit)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Dates.Of(string.Concat(Enumerable.Repeat(unit, 2_000_000 / unit.Length)), "en", Reference);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal);

    private static string Mixed(Random random, string language, int count)
    {
        if (!Words.TryGetValue(language, out var words)) Words[language] = words = DataFile.Rows(typeof(Dates), "dates.tsv").Where(r => r[0] == language && r.Length > 2).SelectMany(r => r[2].Split('|')).Select(p => p.Split('=')[0])
            .Concat(["1", "2", "31", "30", "29", "12", "99", "1999", "2014", "0", "24", "10000", "5.", "-", "–", ",", ".", "(", "/", ":", "'", "a", "XX", "$", "pm", "8:30", "20.30", "2/29", "12-2015"]).ToArray();
        return string.Join(random.Next(5) == 0 ? "" : " ", Enumerable.Range(0, count).Select(_ => words[random.Next(words.Length)]));
    }

    [Fact]
    public void Without_a_reference_only_whole_dates_are_found() =>
        Assert.Equal("2021-03-03", Assert.Single(Dates.Of("On Sunday and yesterday he spoke of 3 March 2021.", "en", null)).Iso);
}
