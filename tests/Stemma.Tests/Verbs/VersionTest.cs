using System.Xml.Linq;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Verbs;

/// <summary>The version that the program tells.</summary>
public sealed class VersionTest
{
    [Fact]
    public async Task The_program_tells_the_version_that_its_package_bears()
    {
        using var folder = new TestFolder();
        string version = XDocument.Load(Checkout.At("Directory.Build.props")).Descendants("Version").Single().Value;
        Assert.Equal(version, (await Cli.Run(folder.Path, "--version")).Out.Trim());
    }
}
