using System.Text;
using Stemma.Core.Formats.Hints;
using Stemma.Core.News;

namespace Stemma.Tests.Formats;

/// <summary>Site hints as one file.</summary>
public sealed class HintFileTest
{
    private static readonly SiteHint[] Two =
    [
        new() { Site = "gull.example", Body = ["main > div.text", "[itemprop=articleBody]"], Drop = [".letter"], Title = "h2.head", Author = ".by", Date = "time", Language = "nb" },
        new() { Site = "tarn.example", Path = "/sport/", Body = ["#a"] },
    ];

    private static readonly DateTimeOffset Day = new(2031, 5, 4, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_written_is_read_again()
    {
        string file = HintFile.Write(Two.Select((h, i) => new HintVersion(i + 1, h, 3, Day, "desk", false)));
        Assert.Contains("# gull.example: version 3, since 2031-05-04", file, StringComparison.Ordinal);
        var (hints, problems) = HintFile.Read(file.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Empty(problems);
        Assert.Equal(2, hints.Count);
        Assert.All(Two.Zip(hints), p => Assert.True(p.First.Says(p.Second), p.Second.ToString()));
    }

    [Theory]
    [InlineData("gull.example\t\tbody\tdiv:first", "line 2: the selector \"div:first\" cannot be read: \":\" is not known here")]
    [InlineData("gull.example\t\tbody", "line 2: it has 3 columns, not 4")]
    [InlineData("gull.example\t\tfont\tdiv", "line 2: \"font\" is not known")]
    [InlineData("co.uk\t\tbody\tdiv", "line 2: \"co.uk\" is not one site but many")]
    [InlineData("https://gull.example/\t\tbody\tdiv", "line 2: \"https://gull.example/\" is no site")]
    [InlineData("gull.example\tsport\tbody\tdiv", "line 2: \"sport\" is no beginning of a path")]
    [InlineData("gull.example\t\tlanguage\tNorwegian!", "line 2: \"Norwegian!\" is no language tag")]
    public void A_line_that_is_wrong_is_named_with_its_reason(string line, string told) =>
        Assert.StartsWith(told, Assert.Single(HintFile.Read("# a remark\n" + line + "\n").Problems).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_form_names_the_field_and_the_line_in_it()
    {
        var (hint, problems) = HintFile.Of(" GULL.example ", "", "main p\n\n.text[", ".a", "", "", "", "");
        Assert.Equal(("gull.example", "main p", ".a"), (hint.Site, Assert.Single(hint.Body), Assert.Single(hint.Drop)));
        Assert.StartsWith("body, line 3: the selector \".text[\" cannot be read", Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_gives_hints_and_problems_and_what_was_read_is_written_and_read_again()
    {
        var random = new Random(17);
        string good = HintFile.Write(Two.Select((h, i) => new HintVersion(i, h, 1, Day, "", false)));
        const string marks = "\t\n#.a:[]=*>é/ \"";
        for (int i = 0; i < 2000; i++)
        {
            var text = new StringBuilder(good);
            for (int n = random.Next(0, 8); n > 0; n--) text[random.Next(text.Length)] = marks[random.Next(marks.Length)];
            var (hints, _) = HintFile.Read(text.ToString());
            var (again, problems) = HintFile.Read(HintFile.Write(hints.Select(h => new HintVersion(1, h, 1, Day, "", false))));
            Assert.Empty(problems);
            Assert.True(hints.Where(h => !h.IsEmpty).Zip(again).All(p => p.First.Says(p.Second)), text.ToString());
        }
    }
}
