using Stemma.Tests.Contracts;

namespace Stemma.Tests.Verbs;

/// <summary>What a user reads who gives a word that there is not.</summary>
public sealed class WrongWordsTest : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("serve --store x", "stemma serve has no option --store; did you mean --data?", "stemma serve --help")]
    [InlineData("serve --port 80", "stemma serve has no option --port; did you mean --urls?", "stemma serve --help")]
    [InlineData("import --dta x y", "stemma import has no option --dta; did you mean --data?", "stemma import --help")]
    [InlineData("hints export --dta x y", "stemma hints export has no option --dta; did you mean --data?", "stemma hints export --help")]
    [InlineData("serve --quietly", "stemma serve has no option --quietly", "stemma serve --help")]
    [InlineData("srve", "stemma has no verb srve; did you mean serve?", "stemma --help")]
    public async Task The_nearest_word_is_named_and_where_to_read_on(string given, string said, string help)
    {
        var ran = await Cli.Run(_folder.At("none"), given.Split(' '));
        Assert.Equal((2, $"stemma: {said}\nstemma: see '{help}'\n"), (ran.Exit, ran.Error));
        Assert.False(Directory.Exists(_folder.At("none")));
    }

    [Fact]
    public async Task A_file_named_like_an_option_is_read_after_two_dashes()
    {
        var ran = await Cli.Run(_folder.At("none"), "extract", "--", "--dta");
        Assert.Equal((1, "--dta: there is no such file\n"), (ran.Exit, ran.Error));
    }
}
