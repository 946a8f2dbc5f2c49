using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Verbs;

/// <summary>The verbs without a store read files as an import does.</summary>
public sealed class ExtractVerbTest : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Extract_gives_a_line_a_page_and_a_line_for_each_bad_file()
    {
        byte[] page = Reports.Page("https://h.example/1", "Barges at Kellmouth", Reports.Paragraphs(1)).Body.ToArray();
        _folder.Write("in/a.html", Encoding.UTF8.GetString(page));
        File.WriteAllBytes(_folder.At("in", "b.html.gz"), Packed(page)[..^30]);
        _folder.Write("in/c.txt", "Water tower sold\n\n" + string.Join("\n\n", Reports.Paragraphs(2)));
        _folder.Write("in/d.jsonl", Encoding.UTF8.GetString(Reports.Capture(3).Body.Span));
        File.WriteAllBytes(_folder.At("in", "e.bin"), [1, 0, 2, 0, 3, 255]);

        var ran = await Cli.Run(_folder.At("none"), "extract", "--format", "jsonl", _folder.At("in"));

        Assert.Equal(1, ran.Exit);
        Assert.Equal([_folder.At("in", "a.html"), _folder.At("in", "b.html.gz"), _folder.At("in", "c.txt"), "r3-0"], ran.Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("file").GetString()));
        string[] said = ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, said.Length);
        Assert.Contains("b.html.gz: The gzip stream ends early", said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_blogs_times_stand_in_lines_and_in_text()
    {
        _folder.Write("in/live.html", Stemma.Tests.Extract.Live.LivePages.ListItems);
        var ran = await Cli.Run(_folder.At("none"), "extract", "--format", "jsonl", _folder.At("in"));
        var line = JsonDocument.Parse(Assert.Single(ran.Lines)).RootElement;
        Assert.Equal(("liveBlog", "free", 4), (line.GetProperty("kind").GetString(), line.GetProperty("access").GetString(), line.GetProperty("entries").GetArrayLength()));
        Assert.Equal(0.617, line.GetProperty("confidence").GetDouble(), 3);
        Assert.Equal("2031-09-12T13:32:00+02:00", line.GetProperty("entries")[0].GetProperty("time").GetString());
        var text = await Cli.Run(_folder.At("none"), "extract", _folder.At("in"));
        Assert.Contains("[2031-09-12 13:32]", text.Lines);
        Assert.Equal(["Ferry strike live", "Ole Renz", "Published Friday 12 September 2031, 06:00 (UTC+02:00) · language en · live blog · text found with confidence 0.62 of 1"], text.Lines.Take(3));
        var traced = await Cli.Run(_folder.At("none"), "trace", "--format", "json", _folder.At("in"));
        Assert.Contains("\"time\":\"2031-09-12T13:32:00+02:00\"", string.Concat(traced.Lines).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_says_who_wrote_and_when_or_that_no_date_is_found()
    {
        string body = string.Concat(Reports.Paragraphs(1).Select(p => $"<p>{p}</p>"));
        _folder.Write("a.html", $"<!doctype html><html lang=\"en\"><head><meta name=\"author\" content=\"Rolf Anders\"><meta property=\"article:published_time\" content=\"2031-05-04\"></head><body><article><h1>Mill reopens</h1>{body}</article></body></html>");
        _folder.Write("b.html", $"<!doctype html><html lang=\"en\"><body><article><h1>Mill reopens</h1>{body}</article></body></html>");
        Assert.Equal(["Mill reopens", "Rolf Anders", "Published Sunday 4 May 2031 · language en · text found with confidence 0.70 of 1"], (await Cli.Run(_folder.At("none"), "extract", _folder.At("a.html"))).Lines.Take(3));
        Assert.Equal(["Mill reopens", "No date found · language en · text found with confidence 0.70 of 1"], (await Cli.Run(_folder.At("none"), "extract", _folder.At("b.html"))).Lines.Take(2));
    }

    [Fact]
    public async Task Statements_are_found_in_lines_texts_and_pages()
    {
        const string said = "The quarry will stay shut, Greta Lunde said on Monday.";
        _folder.Write("in/a.jsonl", JsonSerializer.Serialize(new { id = "one", text = said, lang = "en" }) + "\n{\"id\":\"two\",\"title\":\"no more\"}\n");
        _folder.Write("in/b.txt", said);
        _folder.Write("in/c.html", $"<!doctype html><html><body><article><h1>Quarry</h1><p>{said} {string.Join(' ', Reports.Paragraphs(4))}</p></article></body></html>");
        var ran = await Cli.Run(_folder.At("none"), "statements", _folder.At("in"));
        Assert.Equal((1, $"two: it has no text\n"), (ran.Exit, ran.Error));
        Assert.Equal(["one", _folder.At("in", "b.txt"), _folder.At("in", "c.html")], ran.Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("id").GetString()));
        Assert.All(ran.Lines, l => Assert.Contains("Greta Lunde", l, StringComparison.Ordinal));
    }

    private static byte[] Packed(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(content);
        return packed.ToArray();
    }
}
