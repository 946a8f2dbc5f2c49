using Stemma.Tests.Contracts;

namespace Stemma.Tests.Verbs;

/// <summary>`figures` and `judge`, as a researcher runs them.</summary>
public sealed class ResearchVerbsTest
{
    [Fact]
    public async Task Figures_are_told_of_every_outlet_in_text_and_lines()
    {
        using var folder = new TestFolder();
        string data = await Filled(folder);
        var text = await Cli.Run(data, "figures");
        Assert.Equal(0, text.Exit);
        Assert.StartsWith("outlet", text.Out, StringComparison.Ordinal);
        Assert.Contains("from agencies", text.Out, StringComparison.Ordinal);
        Assert.Contains("\"fromAgencies\":{\"hits\":", (await Cli.Run(data, "figures", "--format", "jsonl")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_that_is_drawn_and_filled_gives_precision_and_two_give_kappa()
    {
        using var folder = new TestFolder();
        string data = await Filled(folder);
        var drawn = await Cli.Run(data, "judge", "draw", "--count", "6");
        Assert.Contains("\tshown\t", drawn.Out, StringComparison.Ordinal);
        var lines = drawn.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) => line[0] == '#' ? line : line + (i % 2 == 0 ? "yes" : "no"));
        string one = folder.Write("one.tsv", string.Join('\n', lines)), other = folder.Write("other.tsv", string.Join('\n', lines).Replace("no", "yes", StringComparison.Ordinal));
        var score = await Cli.Run(data, "judge", "score", one, other);
        Assert.Contains("precision of what is shown", score.Out, StringComparison.Ordinal);
        Assert.Contains("kappa", score.Out, StringComparison.Ordinal);
        Assert.Equal(2, (await Cli.Run(data, "judge", "score", folder.At("none.tsv"))).Exit);
        var bad = await Cli.Run(data, "judge", "score", folder.Write("bad.tsv", "1\tx\n"));
        Assert.Equal(1, bad.Exit);
        Assert.Contains("line 1", bad.Error, StringComparison.Ordinal);
    }

    private static async Task<string> Filled(TestFolder folder)
    {
        string data = folder.At("data");
        Assert.Equal(0, (await Cli.Run(data, "import", Checkout.At("samples", "first"))).Exit);
        return data;
    }
}
