using Stemma.Core.Lineage.Sources;

namespace Stemma.Tests.Lineage;

/// <summary>Agencies' names at a text's end that do not say whose text it is.</summary>
public sealed class MarksThatProveNothingTest
{
    [Theory]
    [InlineData("pl", "Woda opadła w nocy. mly/TVP/PA", null)]
    [InlineData("pl", "Woda opadła w nocy. mly/TVP/PAP", "PAP")]
    [InlineData("de", "Das Wasser fiel in der Nacht. dpa/AP", "AP")]
    [InlineData("en", "The water fell in the night. ab/PA", "PA")]
    public void A_mark_that_breaks_off_inside_the_name_of_an_agency_at_home_names_nobody(string language, string text, string? agency) =>
        Assert.Equal(agency, Proven(language, text, []).LastOrDefault());

    [Theory]
    [InlineData("Das Wasser fiel in der Nacht.\n\nVideo Marova: Der Damm hält 1:31 min Der Damm hat die Nacht über gehalten.", null)]
    [InlineData("Das Wasser fiel in der Nacht. Der Damm hat 131 min gehalten.", "Reuters")]
    public void A_credit_behind_a_videos_caption_is_the_videos(string text, string? agency) => Assert.Equal(agency, Proven("de", text, ["Reuters"]).LastOrDefault());

    private static IEnumerable<string> Proven(string language, string text, string[] credits)
    {
        var telling = Texts.Telling(1, text, credits: credits);
        telling = telling with { Article = telling.Article with { Language = language } };
        return Finders.All.SelectMany(f => f(telling, AgencyNames.Registered)).Where(s => s.Strength == Strength.Proof).OrderBy(s => s.Evidence.At.Start).Select(s => s.Wire.Name).Distinct();
    }
}
