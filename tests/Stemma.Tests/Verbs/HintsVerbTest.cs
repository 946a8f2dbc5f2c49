using Stemma.Tests.Contracts;
using Stemma.Tests.Extract;

namespace Stemma.Tests.Verbs;

public sealed class HintsVerbTest
{
    [Fact]
    public async Task Hints_go_in_by_one_file_and_out_again_and_the_reports_are_read_anew()
    {
        using var folder = new TestFolder();
        string data = folder.At("data"), page = folder.Write("page.html", SiftingTest.Page.Replace("<head>", "<head><link rel=\"canonical\" href=\"https://gull.example/news/1\">", StringComparison.Ordinal));
        await Cli.Run(data, "import", folder.Write("one.jsonl", $"{{\"id\":\"a\",\"url\":\"https://gull.example/news/1\",\"html\":{System.Text.Json.JsonSerializer.Serialize(await File.ReadAllTextAsync(page))}}}\n"));
        string file = folder.Write("hints.tsv", "gull.example\t\tlanguage\tnb\ngull.example\t\tdrop\t.by\n");
        Assert.Equal((0, "gull.example: version 1 saved; 1 report is read anew\n"), await Cli.Run(data, "hints", "import", file) is var ran ? (ran.Exit, ran.Out) : default);
        Assert.Contains("\"lang\":\"nb\"", (await Cli.Run(data, "export")).Out, StringComparison.Ordinal);
        Assert.Contains("1  gull.example  version 1  drop 1, language", (await Cli.Run(data, "hints", "list")).Out, StringComparison.Ordinal);
        var exported = await Cli.Run(data, "hints", "export", "-");
        Assert.Contains("gull.example\t\tdrop\t.by\n", exported.Out, StringComparison.Ordinal);
        var again = await Cli.Fed(data, exported.Out, "hints", "import", "-");
        Assert.Equal(1, again.Exit);
        Assert.Contains("in force already", again.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await Cli.Run(data, "hints", "undo", "1")).Exit);
        Assert.Contains("\"lang\":\"en\"", (await Cli.Run(data, "export")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_a_bad_line_changes_nothing_and_names_it()
    {
        using var folder = new TestFolder();
        string data = folder.At("data");
        await Cli.Run(data, "import", folder.Write("one.jsonl", "{\"id\":\"a\",\"title\":\"One\",\"text\":\"The ferry left at seven.\"}\n"));
        var ran = await Cli.Run(data, "hints", "import", folder.Write("bad.tsv", "gull.example\t\tbody\tdiv.text\n\ngull.example\t\tdrop\tp:first-child\n"));
        Assert.Equal(1, ran.Exit);
        Assert.Contains("bad.tsv: line 3: the selector \"p:first-child\" cannot be read", ran.Error, StringComparison.Ordinal);
        Assert.Equal("", (await Cli.Run(data, "hints", "list")).Out);
        Assert.Equal(2, (await Cli.Run(data, "hints")).Exit);
        Assert.Contains("Example:", (await Cli.Run(data, "hints", "import", "--help")).Out, StringComparison.Ordinal);
    }
}
