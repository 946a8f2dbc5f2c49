using System.Text;
using Stemma.Core.Formats.Jsonl;
using Stemma.Core.News;
using Stemma.Tests.Web;

namespace Stemma.Tests.Formats;

public sealed class JsonlReaderTest
{
    [Fact]
    public void A_line_is_an_item()
    {
        var entry = JsonlReader.Item("""{"id":7,"url":"https://a.example/x","title":"Bridge opens","text":"It opened.","published":"2024-05-06","source":{"name":"Daily Kite"},"lang":"en","authors":["Ada Fenn",{"name":"Bo Lind"}],"other":[1]}""", 1);
        Assert.Null(entry.Problem);
        Assert.Equal(("7", "Bridge opens", "Daily Kite", "Ada Fenn, Bo Lind", "en"), (entry.Item!.Id, entry.Item.Title, entry.Item.Outlet, entry.Item.Byline, entry.Item.Language));
    }

    [Fact]
    public void A_bad_line_is_a_problem_with_its_number_and_the_rest_is_read()
    {
        var entries = Read("{\"title\":\"One\"}\n\nnot json\n[1]\n{\"id\":\"x\"}\n{\"title\":\"Two\",\"published\":\"soon\"}");
        Assert.Equal([1, 3, 4, 5, 6], entries.Select(e => e.Line));
        Assert.Equal([null, "jsonl-not-json", "jsonl-no-object", "jsonl-no-text", "jsonl-bad-date"], entries.Select(e => e.Problem?.Code));
        Assert.Equal("line 3", entries[1].Problem!.Place);
        Assert.Equal("Two", entries[^1].Item!.Title);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var item = new WireItem { Id = "1", Title = "Émile's \"bridge\"", Text = "A\n\nB", Published = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.FromHours(9)), Outlet = "Kite", Language = "fr", Byline = "A" };
        Assert.Equal(item, JsonlReader.Item(JsonlWriter.Line(item), 1).Item);
    }

    [Fact]
    public void A_line_over_the_cap_is_refused() =>
        Assert.Equal(["jsonl-line-too-long", null], JsonlReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(new string('x', 200) + "\n{\"title\":\"One\"}")), 100).Select(e => e.Problem?.Code));

    [Fact]
    public void Garbage_never_throws() => Garbage.Of(["""{"id":7,"title":"Bridge","authors":["Ada",{"name":"Bo"}],"published":"2024-05-06"}"""], t => Read(t));

    private static List<JsonlEntry> Read(string text) => [.. JsonlReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)))];
}
