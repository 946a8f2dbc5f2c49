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

    [Fact]
    public async Task A_withdrawn_item_is_exported_as_canceled_or_not_at_all()
    {
        _folder.Write("a.json", WireSamples.Ninjs1);
        _folder.Write("b.json", "{\"uri\":\"urn:t:ferry\",\"version\":\"3\",\"pubstatus\":\"canceled\",\"ednote\":\"KILL. It floats.\",\"copyrightholder\":\"Tarn News Agency\"}");
        string data = _folder.At("data");
        await Cli.Run(data, "import", _folder.At("a.json"), _folder.At("b.json"));
        Assert.Equal("", (await Cli.Run(data, "export")).Out);
        Assert.DoesNotContain("<entry>", (await Cli.Run(data, "export", "--format", "atom")).Out, StringComparison.Ordinal);
        Assert.Contains("\"pubStatus\":\"canceled\"", Assert.Single((await Cli.Run(data, "export", "--format", "ninjs")).Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_down_at_an_address_stays_away_as_an_item_too()
    {
        _folder.Write("a.json", WireSamples.Ninjs1.Replace("urn:t:ferry", "https://tarn.example/ferry", StringComparison.Ordinal));
        string data = _folder.At("data");
        Assert.StartsWith("1 read, 1 stored", (await Cli.Run(data, "import", _folder.At("a.json"))).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await Cli.Run(data, "takedown", "--domain", "tarn.example", "--reason", "asked", "--yes")).Exit);
        _folder.Write("a.json", WireSamples.Ninjs1.Replace("urn:t:ferry", "https://tarn.example/other", StringComparison.Ordinal).Replace("A ferry ran aground.", "Another text.", StringComparison.Ordinal));
        Assert.Contains("1 taken-down", (await Cli.Run(data, "import", _folder.At("a.json"))).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_trace_after_an_export_as_they_did_before()
    {
        const string text = "The council of Oldmarket voted on Tuesday to close the bridge over the river Tamm after engineers found cracks in three of its eleven pillars. Traffic will be led over the northern ring road until the works end.";
        _folder.Write("pages.jsonl", $$"""
            {"id":"a1","url":"https://gazette.example/1","title":"Oldmarket closes bridge","text":"{{text}}","outlet":"Gazette","published":"2031-03-01T08:00:00Z"}
            {"url":"https://post.example/2","title":"Oldmarket bridge is closed","text":"{{text}}","outlet":"Post","published":"2031-03-01T09:00:00Z"}
            """);
        string data = _folder.At("data");
        await Cli.Run(data, "import", _folder.At("pages.jsonl"));
        _folder.Write("again.ninjs", (await Cli.Run(data, "export", "--format", "ninjs")).Out);
        var before = await Cli.Run(data, "trace", _folder.At("pages.jsonl"));
        Assert.Contains("Shared text", before.Out, StringComparison.Ordinal);
        Assert.Equal(before.Out, (await Cli.Run(data, "trace", _folder.At("again.ninjs"))).Out);
    }

    [Fact]
    public async Task Extract_and_trace_say_what_must_not_be_used_yet_and_show_no_withheld_text()
    {
        _folder.Write("a.json", WireSamples.Ninjs1.Replace("\"urgency\":3", "\"embargoed\":\"2031-05-01T00:00:00Z\"", StringComparison.Ordinal));
        _folder.Write("b.json", WireSamples.Ninjs1.Replace("usable", "withheld", StringComparison.Ordinal));
        foreach (string verb in (string[])["extract", "trace"])
        {
            Assert.Contains("embargoed until 2031-05-01 00:00 UTC", (await Cli.Run(_folder.At("data"), verb, _folder.At("a.json"))).Error, StringComparison.Ordinal);
            var withheld = await Cli.Run(_folder.At("data"), verb, _folder.At("b.json"));
            Assert.Contains("its agency withholds it", withheld.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("ran aground", withheld.Out, StringComparison.Ordinal);
        }
    }
}
