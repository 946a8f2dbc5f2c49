using Stemma.Tests.Contracts;
using Stemma.Tests.Formats;

namespace Stemma.Tests.Verbs;

public sealed class WireImportTest : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Agencies_files_are_imported_refused_with_reasons_and_exported_as_ninjs()
    {
        _folder.Write("in/a.json", WireSamples.Ninjs1);
        _folder.Write("in/b.xml", WireSamples.G2);
        _folder.Write("in/c.xml", "<?xml version='1.0'?><conceptItem guid='x'/>");
        _folder.Write("in/d.json", "{\"uri\":\"urn:p\",\"type\":\"picture\",\"headline\":\"A pit\",\"pubstatus\":\"usable\"}");
        _folder.Write("in/e.xml", WireSamples.Nitf.Replace("20310302T060000Z", "20310301T070000Z", StringComparison.Ordinal).Replace("embargoed", "usable", StringComparison.Ordinal));
        string data = _folder.At("data");
        var ran = await Cli.Run(data, "import", _folder.At("in"));
        Assert.StartsWith("3 read, 2 stored, 0 already known, 3 refused (1 embargoed, 2 no-report)", ran.Out, StringComparison.Ordinal);
        Assert.Contains("urn:o:mine: embargoed until 2031-03-02 06:00 UTC", ran.Error, StringComparison.Ordinal);
        Assert.Contains("c.xml: It explains codes", ran.Error, StringComparison.Ordinal);
        Assert.Contains("d.json: It is a picture without a text", ran.Error, StringComparison.Ordinal);

        var export = await Cli.Run(data, "export", "--format", "ninjs");
        Assert.Equal(2, export.Lines.Length);
        _folder.Write("again.ninjs", export.Out);
        var again = await Cli.Run(_folder.At("other"), "import", _folder.At("again.ninjs"));
        Assert.StartsWith("2 read, 2 stored, 0 already known, 0 refused", again.Out, StringComparison.Ordinal);
        Assert.Equal(export.Out, (await Cli.Run(_folder.At("other"), "export", "--format", "ninjs")).Out);

        _folder.Write("late/f.json", WireSamples.Ninjs1.Replace("urn:t:ferry", "urn:t:later", StringComparison.Ordinal).Replace("\"versioncreated\":\"2031-03-01T09:10:00Z\"", "\"versioncreated\":\"2031-03-02T07:00:00Z\"", StringComparison.Ordinal));
        Assert.Equal(0, (await Cli.Run(data, "import", _folder.At("late", "f.json"), _folder.At("in", "b.xml"))).Exit);
    }
}
