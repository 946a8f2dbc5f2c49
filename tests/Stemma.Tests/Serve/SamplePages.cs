using Stemma.App.Gather;
using Stemma.Core.News;

namespace Stemma.Tests.Serve;

/// <summary>The repository's own samples, as an import reads them.</summary>
internal static class SamplePages
{
    /// <summary>The captures of samples/first, named after their files.</summary>
    public static IReadOnlyList<Capture> First() =>
        [.. new FileImport(1 << 20).Read(FileImport.Files([Checkout.At("samples", "first")]), Stream.Null).Select(o => o.Capture! with { Name = Path.GetFileName(o.Capture!.Name) })];
}
