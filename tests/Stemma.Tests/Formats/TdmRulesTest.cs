using System.Text;
using Stemma.Core.Formats.TdmRep;
using Stemma.Tests.Web;

namespace Stemma.Tests.Formats;

public sealed class TdmRulesTest
{
    private const string File = """
        [ { "location": "/open/*", "tdm-reservation": 0 },
          { "location": "/paid/", "tdm-reservation": 1, "tdm-policy": "https://quay.example/policy.json" },
          { "location": "/*.pdf$", "tdm-reservation": "1", "tdm-policy": "javascript:x()" },
          { "location": "/%7Eada/" , "tdm-reservation": 1 } ]
        """;

    [Theory]
    [InlineData("/open/paper.pdf", "")] // the first rule that fits counts
    [InlineData("/paid/1?x=2", "tdm-reservation tdm-policy=https://quay.example/policy.json")]
    [InlineData("/else/paper.pdf", "tdm-reservation")]
    [InlineData("/else/paper.pdf?x", "")]
    [InlineData("/~ada/notes", "tdm-reservation")]
    [InlineData("/Paid/1", "")]
    [InlineData("/", "")]
    public void The_first_rule_whose_pattern_fits_a_page_says_what_is_reserved_of_it(string path, string wishes) =>
        Assert.Equal(wishes, string.Join(' ', TdmRules.Of(Encoding.UTF8.GetBytes(File)).Wishes("https://quay.example" + path)));

    [Theory]
    [InlineData("")]
    [InlineData("<html>not found</html>")]
    [InlineData("null")]
    [InlineData("[1, \"x\", {\"location\": 1, \"tdm-reservation\": 1}, {\"location\": \"\", \"tdm-reservation\": 1}, {\"location\": \"/\", \"tdm-reservation\": 2}, {\"tdm-reservation\": 1}]")]
    [InlineData("[{\"location\": \"\\ud800\", \"tdm-reservation\": 1}]")]
    [InlineData("[{\"location\": \"/\", \"tdm-reservation\": 0}]")]
    public void What_is_no_rule_reserves_nothing(string file) => Assert.Same(TdmRules.None, TdmRules.Of(Encoding.UTF8.GetBytes(file)));

    [Fact]
    public void One_rule_needs_no_list_and_a_file_is_bounded()
    {
        Assert.Equal(["tdm-reservation"], TdmRules.Of("\uFEFF{\"location\":\"/\",\"tdm-reservation\":1}"u8).Wishes("/x"));
        string many = "[" + string.Join(',', Enumerable.Repeat("{\"location\":\"/x\",\"tdm-reservation\":1}", 3000)) + "]";
        Assert.Equal(1000, TdmRules.Of(Encoding.ASCII.GetBytes(many)).Rules.Count);
        Assert.Same(TdmRules.None, TdmRules.Of(Encoding.ASCII.GetBytes("[" + new string(' ', TdmRules.Cap) + many[1..])));
        Assert.Same(TdmRules.None, TdmRules.Of(Encoding.ASCII.GetBytes(new string('[', 100_000))));
    }

    [Fact]
    public void Arbitrary_bytes_never_throw() => Garbage.OfBytes([Encoding.UTF8.GetBytes(File), "[{\"location\":\"/\\u00e9*$\",\"tdm-reservation\":1}]"u8.ToArray()], b => TdmRules.Of(b).Wishes("https://quay.example/paid/1"));
}
