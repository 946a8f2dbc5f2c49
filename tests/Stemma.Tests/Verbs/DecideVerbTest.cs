using Stemma.Tests.Contracts;

namespace Stemma.Tests.Verbs;

public sealed class DecideVerbTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_data_folder_may_be_named_before_the_decision_or_after_it(bool before)
    {
        using var folder = new TestFolder();
        string data = folder.At("data");
        await Cli.Run(data, "import", folder.Write("two.jsonl", "{\"id\":\"a\",\"title\":\"One\",\"text\":\"The ferry left at seven.\"}\n{\"id\":\"b\",\"title\":\"Two\",\"text\":\"A crane fell on the quay.\"}\n"));
        string[] named = ["--data", data], what = ["join", "a", "b"];
        var ran = await Cli.Run(folder.At("elsewhere"), ["decide", .. before ? named : [], .. what, .. before ? [] : named]);
        Assert.Equal((0, "decided: 1\n"), (ran.Exit, ran.Out));
        Assert.Contains("join", (await Cli.Run(folder.At("elsewhere"), ["decide", "--list", .. named])).Out, StringComparison.Ordinal);
    }
}
