using System.IO.Compression;
using System.Text;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Verbs;

public sealed class ImportVerbTest : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Data => _folder.At("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_kind_of_file_of_a_folder_is_taken_and_each_bad_one_is_one_line()
    {
        _folder.Write("in/a.html", Html(1));
        _folder.Write("in/b.txt", string.Join("\n\n", Reports.Paragraphs(2)));
        _folder.Write("in/c.jsonl", Line(3) + "\n" + "{\"id\": broken\n" + Line(4) + "\n");
        _folder.Write("in/d/e.xml", Feed);
        await using (var gz = new GZipStream(File.Create(_folder.At("in", "f.warc.gz")), CompressionLevel.Fastest)) gz.Write(Warc("https://w.example/1", Html(5)));
        _folder.Write("in/g-empty.html", "");
        File.WriteAllBytes(_folder.At("in", "h-binary.txt"), [1, 0, 2, 0, 3, 255]);
        File.WriteAllBytes(_folder.At("in", "i-picture.html"), [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0]);
        File.WriteAllBytes(_folder.At("in", "j-broken.html.gz"), [0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        await using (var huge = new GZipStream(File.Create(_folder.At("in", "k-huge.txt.gz")), CompressionLevel.Fastest))
            for (int i = 0; i < 40; i++) huge.Write(Encoding.ASCII.GetBytes(new string('x', 1 << 16) + "\n"));

        var ran = await Cli.Run(Data, "import", _folder.At("in"), _folder.At("absent"), "--set", "import.maxMegabytes=2");

        Assert.Equal(1, ran.Exit);
        Assert.StartsWith("7 read, 7 stored, 0 already known, 7 refused", ran.Out, StringComparison.Ordinal);
        string[] said = ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(7, said.Length);
        foreach (string bad in (string[])["c.jsonl: line 2", "g-empty.html", "h-binary.txt", "i-picture.html", "j-broken.html.gz", "k-huge.txt.gz", "absent"])
            Assert.Single(said, line => line.Contains(bad + ": ", StringComparison.Ordinal));
        var again = await Cli.Run(Data, "import", _folder.At("in", "c.jsonl"), _folder.At("in", "d"), _folder.At("in", "f.warc.gz"), _folder.At("in", "a.html"));
        Assert.StartsWith("6 read, 0 stored, 6 already known, 1 refused", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_among_files_is_told_which_verb_fetches_it_and_the_files_go_on()
    {
        _folder.Write("a.html", Html(1));
        var ran = await Cli.Run(Data, "import", "https://quay.example/a", _folder.At("a.html"));
        Assert.Equal(1, ran.Exit);
        Assert.Equal("https://quay.example/a: import reads files; to fetch a page use `stemma add` or `stemma trace`", ran.Error.Trim());
        Assert.StartsWith("1 read, 1 stored, 0 already known, 1 refused", ran.Out, StringComparison.Ordinal);
        var robots = await Cli.Run(Data, "robots", "https://quay.example/robots.txt", "--agent", "A", "--url", "https://quay.example/a");
        Assert.Equal((2, ""), (robots.Exit, robots.Out));
        Assert.Contains("robots reads a file; save it first, or pipe it: curl https://quay.example/robots.txt | stemma robots -", robots.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_a_file_too_and_the_verbs_answer_about_it()
    {
        var ran = await Cli.Fed(Data, Line(1) + "\n" + Line(1, 1) + "\n" + Encoding.UTF8.GetString(Reports.Chess("chess").Body.Span) + "\n", "import", "-");
        Assert.Equal((0, "3 read, 3 stored, 0 already known, 0 refused; 2 stories\n"), (ran.Exit, ran.Out));
        Assert.Equal(["{\"telling\":\"r1-0\",\"story\":\"1\"}", "{\"telling\":\"r1-1\",\"story\":\"1\"}", "{\"telling\":\"chess\",\"story\":\"3\"}"], (await Cli.Run(Data, "stories", "--format", "jsonl")).Lines);
        Assert.Contains("chess", (await Cli.Run(Data, "search", "orlovina", "--format", "jsonl")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await Cli.Run(Data, "doctor")).Exit);
        Assert.StartsWith("captures: 3 held, ", (await Cli.Run(Data, "gather", "--once")).Error, StringComparison.Ordinal);

        var exported = await Cli.Run(Data, "export");
        var copy = await Cli.Fed(_folder.At("copy"), exported.Out, "import", "-");
        Assert.StartsWith("3 read, 3 stored", copy.Out, StringComparison.Ordinal);
        Assert.Equal(await Cli.State(Data), await Cli.State(_folder.At("copy")));
    }

    [Fact]
    public async Task What_is_exported_as_a_feed_keeps_the_rules_and_imports_again()
    {
        await Cli.Fed(Data, string.Concat(Hostile.Captures().Concat([Reports.Capture(1), Reports.Chess("chess")]).Select(c => System.Text.Encoding.UTF8.GetString(c.Body.Span) + "\n")), "import", "-");
        var exported = await Cli.Run(Data, "export", "--format", "atom");
        Assert.Equal((0, ""), (exported.Exit, exported.Error));
        Assert.Equal(["feed: not one self link"], AtomRules.Broken(System.Xml.Linq.XDocument.Parse(exported.Out))); // a file has no address
        Assert.Equal(Hostile.Strings.Length + 2, System.Text.RegularExpressions.Regex.Count(exported.Out, "<entry"));
        Assert.StartsWith($"{Hostile.Strings.Length + 2} read", (await Cli.Fed(_folder.At("copy"), exported.Out, "import", "-")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_notices_a_damaged_search_index_and_says_what_to_do()
    {
        await Cli.Fed(Data, Line(1) + "\n" + Line(2) + "\n", "import", "-");
        using (var sql = new App.Store.Sqlite.Sql(_folder.At("data", "stemma.db"), Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite))
            Assert.True(sql.Run("UPDATE terms_data SET block = zeroblob(length(block)) WHERE id > 10") > 0);
        var ran = await Cli.Run(Data, "doctor");
        Assert.Equal(1, ran.Exit);
        Assert.Contains("the search index is damaged", ran.Out, StringComparison.Ordinal);
        Assert.Contains("stemma restore", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_part_and_undo_again()
    {
        await Cli.Fed(Data, Line(1) + "\n" + Line(1, 1) + "\n", "import", "-");
        string before = await Cli.State(Data);
        Assert.Equal(0, (await Cli.Run(Data, "decide", "part", "r1-0", Reports.Capture(1, 1).Url!)).Exit);
        Assert.EndsWith("\"story\":\"2\"}", (await Cli.Run(Data, "stories", "--format", "jsonl")).Lines[1], StringComparison.Ordinal);
        Assert.Contains("part  r1-0  r1-1", (await Cli.Run(Data, "decide", "--list")).Out, StringComparison.Ordinal);
        Assert.Equal(1, (await Cli.Run(Data, "decide", "cut", "r1-0", "nobody")).Exit);
        Assert.Equal(0, (await Cli.Run(Data, "decide", "undo", "1")).Exit);
        Assert.Equal(before, await Cli.State(Data));
    }

    [Fact]
    public async Task A_takedown_survives_reimport_and_restore()
    {
        await Cli.Fed(Data, Line(1) + "\n" + Line(2) + "\n", "import", "-");
        Assert.Equal(0, (await Cli.Run(Data, "backup", _folder.At("old.bak"))).Exit);
        string url = Reports.Capture(1).Url!;
        Assert.Equal(2, (await Cli.Run(Data, "takedown", url, "--reason", "asked")).Exit);
        Assert.Contains("would erase: 1", (await Cli.Run(Data, "takedown", url, "--reason", "asked", "--dry-run")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await Cli.Run(Data, "takedown", url, "--reason", "asked", "--yes")).Exit);
        string left = await Cli.State(Data);
        var again = await Cli.Fed(Data, Line(1) + "\n", "import", "-");
        Assert.Equal((1, "1 read, 0 stored, 0 already known, 1 refused (1 taken-down); 1 stories\n"), (again.Exit, again.Out));
        var restored = await Cli.Run(Data, "restore", _folder.At("old.bak"));
        Assert.Equal((0, "restored: 1 reports in 1 stories; 1 of the backup stay taken down\n"), (restored.Exit, restored.Out));
        Assert.Equal(left, await Cli.State(Data));
        Assert.True(Directory.EnumerateFiles(Data).All(f => Encoding.Latin1.GetString(File.ReadAllBytes(f)).IndexOf(url, StringComparison.Ordinal) < 0));
        Assert.Equal(1, (await Cli.Fed(Data, Line(1) + "\n", "import", "-")).Exit);
    }

    [Fact]
    public async Task A_misspelt_setting_stops_the_start_and_names_the_right_one()
    {
        _folder.Write("data/stemma.json", "{\"read\": {\"wrokers\": 3}}");
        var ran = await Cli.Run(Data, "import", _folder.Write("a.html", Html(1)));
        Assert.Equal(2, ran.Exit);
        Assert.Contains("read.workers", ran.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await Cli.Run(_folder.At("other"), "doctor", "--set", "read.workers=0")).Exit);
    }

    private static string Line(int story, int telling = 0) => Encoding.UTF8.GetString(Reports.Capture(story, telling).Body.Span);

    private static string Html(int story) => Encoding.UTF8.GetString(Reports.Page($"https://h.example/{story}", $"Report {story}", Reports.Paragraphs(story)).Body.Span);

    private static string Feed =>
        $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Sable Morning</title><link>https://s.example/</link><item><title>Depot</title><link>https://s.example/1</link><guid>1</guid><description>{string.Join(' ', Reports.Paragraphs(21))}</description></item>"
        + $"<item><title>Bridge</title><link>https://s.example/2</link><guid>2</guid><description>{string.Join(' ', Reports.Paragraphs(22))}</description></item></channel></rss>";

    private static byte[] Warc(string url, string html)
    {
        byte[] http = Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}");
        return [.. Encoding.UTF8.GetBytes($"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nWARC-Date: 2031-03-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {http.Length}\r\n\r\n"), .. http, .. "\r\n\r\n"u8];
    }
}
