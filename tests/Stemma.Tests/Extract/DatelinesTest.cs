using Stemma.Core.Extract;

namespace Stemma.Tests.Extract;

public sealed class DatelinesTest
{
    private static readonly DateTimeOffset Near = new(2031, 9, 6, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("TESTA, South Calden (AP) — The mayor said", "TESTA, South Calden", "AP", null)]
    [InlineData("TESTA, Sept 5 (Reuters) - The mayor said", "TESTA", "Reuters", "2031-09-05")]
    [InlineData("BERLIN (dpa) – Der Bürgermeister sagte", "BERLIN", "dpa", null)]
    [InlineData("Testa (dpa) - Der Bürgermeister sagte", "Testa", "dpa", null)]
    [InlineData("Paris, 5 sept 2031 (AFP) - Le maire a dit", "Paris", "AFP", "2031-09-05")]
    [InlineData("Madrid, 5 sep (EFE).- El alcalde dijo", "Madrid", "EFE", "2031-09-05")]
    [InlineData("(ANSA) - ROMA, 5 SET - Il sindaco ha detto", "ROMA", "ANSA", "2031-09-05")]
    [InlineData("MOSCOW, September 5. /TASS/. The mayor said", "MOSCOW", "TASS", "2031-09-05")]
    [InlineData("BEIJING, Sept. 5 (Xinhua) -- The mayor said", "BEIJING", "Xinhua", "2031-09-05")]
    [InlineData("TESTA, South Calden — The mayor said", "TESTA, South Calden", null, null)]
    public void Place_agency_and_day_are_read(string paragraph, string place, string? agency, string? day)
    {
        var read = Datelines.Of(paragraph, Near);
        Assert.NotNull(read);
        Assert.Equal((place, agency, day), (read.Place, read.Agency, read.Day?.ToString("yyyy-MM-dd")));
        Assert.StartsWith(read.Text, paragraph);
    }

    [Theory]
    [InlineData("The mayor — who had been away — said on Monday")]
    [InlineData("Marta Lindqvist (Greens) - a councillor - said")]
    [InlineData("NATO said: the answer is no")]
    [InlineData("He said no - and left")]
    [InlineData("")]
    public void Running_text_is_no_dateline(string paragraph)
    {
        var read = Datelines.Of(paragraph, Near);
        Assert.True(read is null || read.Agency is null && read.Place!.Length < 5, read?.ToString());
    }

    [Theory]
    [InlineData("( – The mayor said", 4)]
    [InlineData("() — The mayor said", 5)]
    [InlineData("(Reuters) - The mayor said", 0)]
    [InlineData("The mayor said", 0)]
    [InlineData("– The mayor said", 0)]
    public void An_emptied_dateline_is_measured(string paragraph, int length) => Assert.Equal(length, Datelines.Emptied(paragraph));
}
