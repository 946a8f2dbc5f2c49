using Stemma.Core.Extract;

namespace Stemma.Tests.Extract;

public sealed class BylinesTest
{
    [Theory]
    [InlineData("Ada Fenn and Olaf Renz", "Ada Fenn, Olaf Renz")]
    [InlineData("Von Ada Fenn und Olaf Renz", "Ada Fenn, Olaf Renz")]
    [InlineData("Ada Fenn Illustration by Olaf Renz", "Ada Fenn")]
    [InlineData("Ada Fenn (dpa), Olaf Renz", "Ada Fenn, Olaf Renz")]
    [InlineData("Ada Fenn \u00A0 Holt", "Ada Fenn Holt")]
    public void Names_are_parted_and_what_is_no_author_is_left_out(string line, string authors) => Assert.Equal(authors, string.Join(", ", Bylines.Authors(line)));

    [Theory]
    [InlineData("Text: Ada Fenn", "Ada Fenn")]
    [InlineData("Ein Beitrag von Ada Fenn", "Ada Fenn")]
    [InlineData("Byron Fenn", "Byron Fenn")]
    public void The_word_that_opens_a_byline_goes(string line, string rest) => Assert.Equal(rest, Bylines.StripOpener(line));

    [Theory]
    [InlineData("06.11.2031 13:30 by ada fenn", "ada fenn")]
    [InlineData("Geschrieben von Ada Fenn am 6. November 2031", "Ada Fenn")]
    [InlineData("6 November 2031, 13:30", null)]
    public void A_name_inside_a_line_with_a_day_is_read(string line, string? name) => Assert.Equal(name, Bylines.After(line));

    [Theory]
    [InlineData("By Ada Fenn, chief reporter", true)]
    [InlineData("By the time the river fell, most had left.", false)]
    [InlineData("By", false)]
    public void A_line_is_a_byline_where_names_follow_its_opener(string line, bool byline) => Assert.Equal(byline, Bylines.Of(line) is not null);
}
