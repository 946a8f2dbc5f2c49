using Stemma.Core.Language;

namespace Stemma.Tests.Language;

public sealed class NumbersTest
{
    private static string Show(string text, string language = "en") => string.Join("; ", Numbers.Of(text, language)
        .Select(q => $"{q.At.Of(text)}|{q.Low:0.##}..{q.High:0.##}|{q.Unit}|{q.Head}"));

    [Theory]
    [InlineData("At least 15 people died.", "At least 15 people|15..Infinity||peopl")]
    [InlineData("It took almost 40 years.", "almost 40 years|34..40|year|year")]
    [InlineData("Up to 1,200 soldiers left.", "Up to 1,200 soldiers|-Infinity..1200||soldier")]
    [InlineData("Dozens of ships sank.", "Dozens of ships|24..99||ship")]
    [InlineData("Between 3 and 5 boats sank.", "Between 3 and 5 boats|3..5||boat")]
    [InlineData("He saw 10-15 boats.", "10-15 boats|10..15||boat")]
    [InlineData("It costs $2.5 million.", "$2.5 million|2500000..2500000|USD|")]
    [InlineData("Prices rose 4.5 percent.", "4.5 percent|4.5..4.5|%|")]
    [InlineData("Twenty-two ships came.", "Twenty-two ships|22..22||ship")]
    [InlineData("Two hundred and five ships came.", "Two hundred and five ships|205..205||ship")]
    [InlineData("A march of 680 kilometers.", "680 kilometers|680..680|km|")]
    [InlineData("tens of millions of shells", "tens of millions of shells|20000000..99999999||shell")]
    public void Numbers_are_intervals_with_unit_and_head(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("They met on June 5, 2021 at 7 p.m. and on 3/4/2020 at 10:30.")]
    [InlineData("In 2019 he left. Since May 12 he is back.")]
    public void Dates_and_clock_times_are_no_quantities(string text) => Assert.Equal("", Show(text));

    [Theory]
    [InlineData("Mindestens 1.200 Menschen kamen.", "de", "Mindestens 1.200 Menschen|1200..Infinity||mensch")]
    [InlineData("Plus de 3,5 millions d'euros.", "fr", 3500000)]
    [InlineData("Más de veinte personas murieron.", "es", 20)]
    [InlineData("zweiundzwanzig Boote", "de", 22)]
    public void Other_languages(string text, string language, object expected)
    {
        if (expected is string all) Assert.Equal(all, Show(text, language));
        else Assert.Equal(Convert.ToDouble(expected), Assert.Single(Numbers.Of(text, language)).Low);
    }
}
