using System.Text.RegularExpressions;
using Stemma.Core.Collate;
using Stemma.Core.Render;
using Stemma.Verbs;

namespace Stemma.Tests.Documents;

/// <summary>Paths and samples in documents are tested.</summary>
public sealed class DocumentsTest
{
    [Theory]
    [InlineData("ARCHITECTURE.md")]
    [InlineData("README.md")]
    public void Every_path_that_a_document_names_exists(string document)
    {
        var named = Regex.Matches(File.ReadAllText(Checkout.At(document)), @"`((?:src|eval|tests|samples|quality|notes)/[A-Za-z0-9_./-]+)`|\]\(([A-Za-z][A-Za-z0-9_./-]*)\)")
            .Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value).Where(p => !p.StartsWith("http", StringComparison.Ordinal) && !p.Contains("/bin/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, path => !Path.Exists(Checkout.At(path)));
    }

    [Fact]
    public void The_readme_shows_what_tracing_its_sample_prints()
    {
        var shown = Regex.Match(File.ReadAllText(Checkout.At("README.md")), "```text\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(Trimmed(Traced()), Trimmed(shown));
    }

    private static string Traced() => StoryText.Of(Tracing.Of(TraceVerb.Read([Checkout.At("samples", "first")]).Captures).Stories, 100);

    private static string Trimmed(string text) => string.Join('\n', text.Split('\n').Select(l => l.TrimEnd())).Trim();
}
