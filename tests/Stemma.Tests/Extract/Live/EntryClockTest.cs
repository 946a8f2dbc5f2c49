using Stemma.Core.Extract.Live;

namespace Stemma.Tests.Extract.Live;

public sealed class EntryClockTest
{
    private static readonly DateTimeOffset Near = new(2031, 9, 12, 15, 0, 0, TimeSpan.FromHours(2)); // a Friday
    private static readonly DateTimeOffset Entry = new(2031, 9, 12, 14, 32, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("14:32", "en", "14:32")]
    [InlineData("2.32pm", "en", "14:32")]
    [InlineData("3:15 p.m. ET", "en", "15:15")]
    [InlineData("12.05 a.m.", "en", "00:05")]
    [InlineData("14.32 Uhr", "de", "14:32")]
    [InlineData("Um 9 Uhr", "de", "09:00")]
    [InlineData("14h32", "fr", "14:32")]
    [InlineData("14h", "fr", "14:00")]
    [InlineData("kl. 14.32", "da", "14:32")]
    [InlineData("下午2:32", "zh", "14:32")]
    [InlineData("14時32分", "ja", "14:32")]
    [InlineData("٣:٤٥ م", "ar", "15:45")]
    [InlineData("14:32 CEST", "en", "14:32")]
    [InlineData("(14:32 GMT+2)", "en", "14:32")]
    public void A_clock_time_is_read(string line, string language, string clock) => Assert.Equal(clock, EntryClock.Whole(line, language, Near)?.Time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("12 Sep, 14:32", "en", 12)]
    [InlineData("12.09. 14:32 Uhr", "de", 12)]
    [InlineData("11.09.2031, 14:32 Uhr", "de", 11)]
    [InlineData("Yesterday, 14:32", "en", 11)]
    [InlineData("hier à 14h32", "fr", 11)]
    public void The_day_beside_it_is_read(string line, string language, int day) => Assert.Equal((day, 14, 32), EntryClock.Whole(line, language, Near) is { Day: { } d, Time: var c } ? (d.Day, c.Hour, c.Minute) : default);

    [Theory]
    [InlineData("The council meets at 14:32 in the town hall")]
    [InlineData("Page 2 of 14")]
    [InlineData("12.09.2031")]
    [InlineData("3.45 million tonnes")]
    [InlineData("Section 14")]
    [InlineData("25:61")]
    [InlineData("vor 5 Minuten")]
    [InlineData("il y a 3 heures")]
    [InlineData("3h ago")]
    public void A_line_that_says_more_or_no_time_is_none(string line) => Assert.Null(EntryClock.Whole(line, "en", Near));

    [Theory]
    [InlineData("12.31 Uhr: Feuer gelöscht", "Feuer gelöscht")]
    [InlineData("14:32 – The ferry left.", "The ferry left.")]
    [InlineData("[14:32] The ferry left.", "The ferry left.")]
    [InlineData("2.15pm The ferry left.", "The ferry left.")]
    [InlineData("3.45 million tonnes were sold.", null)]
    [InlineData("12 people were saved.", null)]
    [InlineData("2031 was a good year.", null)]
    public void A_time_that_opens_a_line_is_parted_from_it(string line, string? rest) => Assert.Equal(rest, EntryClock.Before(line) is { } shown ? line[shown.End..] : null);

    [Theory]
    [InlineData("14:32 The gate is open.")]
    [InlineData("14.32 Uhr: The gate is open.")]
    [InlineData("+++ 14.32 Uhr: The gate is open.")]
    [InlineData("2.32pm: The gate is open.")]
    [InlineData("2:32 p.m. The gate is open.")]
    [InlineData("14h32 – The gate is open.")]
    [InlineData("12:32 GMT – The gate is open.")]
    public void An_entrys_own_hour_before_its_first_sentence_goes(string text) => Assert.Equal("The gate is open.", text[EntryClock.HourOf(text, Entry)..]);

    [Theory]
    [InlineData("14:33 The gate is open.")]
    [InlineData("2:32 The gate is open.")]
    [InlineData("14:32 was the hour at which it opened.")]
    [InlineData("14:32")]
    [InlineData("At 14:32 the gate was open.")]
    [InlineData("14.325 Tons were moved.")]
    public void Another_hour_and_one_that_belongs_to_its_sentence_stay(string text) => Assert.Equal(text, text[EntryClock.HourOf(text, Entry)..]);
}
