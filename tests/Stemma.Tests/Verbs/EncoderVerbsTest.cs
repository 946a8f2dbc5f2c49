using System.Text.Json;
using Stemma.Tests.Contracts;
using Stemma.Tests.Vectors;

namespace Stemma.Tests.Verbs;

public sealed class EncoderVerbsTest : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_of_the_settings_links_a_translation_and_doctor_tells_what_was_placed_without_it()
    {
        string data = _folder.At("data"), model = TinyModel.Bert(_folder);
        string reports = _folder.Write("two.jsonl", Line("first", "en", "Gull Post", 6, "Kolbrand and Hasselvoord was with the Straumvel of Treskwil. " + Tongues.First(Enumerable.Range(0, 10)))
            + Line("second", "de", "Landbote", 9, Tongues.Second(Enumerable.Range(0, 10)) + " Die war mit der Gull Post, Kolbrand und Hasselvoord, mit der Straumvel und Treskwil."));
        Assert.Equal(0, (await Cli.Run(data, "import", reports)).Exit);
        Assert.DoesNotContain("translation", (await Cli.Run(data, "lineage", "--format", "jsonl")).Out, StringComparison.Ordinal);

        _folder.Write("data/stemma.json", JsonSerializer.Serialize(new Dictionary<string, string> { ["lineage.encoder"] = model }));
        var doctor = await Cli.Run(data, "doctor");
        Assert.Equal(1, doctor.Exit);
        Assert.Matches(@"sentence model: tiny \([0-9a-f]{12}\), vectors of 64 numbers", doctor.Out);
        Assert.Matches(@"2 reports were placed without the sentence model tiny \([0-9a-f]{12}\) or with another: run 'stemma reprocess --from lineage'", doctor.Out);

        Assert.Equal(0, (await Cli.Run(data, "reprocess", "--from", "lineage")).Exit);
        Assert.Contains("\"kind\":\"translation\"", (await Cli.Run(data, "lineage", "--format", "jsonl")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await Cli.Run(data, "doctor")).Exit);
        Assert.Contains("by sentence vectors of tiny (", (await Cli.Run(data, "trace", "--format", "json", reports)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_used_stops_whoever_would_need_it_and_nobody_else()
    {
        string data = _folder.At("data"), report = _folder.Write("one.jsonl", "{\"id\":\"a\",\"title\":\"One\",\"text\":\"The ferry left at seven.\"}\n");
        Assert.Equal(0, (await Cli.Run(data, "import", report)).Exit);
        _folder.Write("data/stemma.json", "{\"lineage.encoder\": \"/nowhere/model\"}");
        foreach (string[] verb in (string[][])[["import", report], ["gather", "--once"], ["reprocess", "--from", "lineage"], ["trace", report]])
        {
            var ran = await Cli.Run(data, verb);
            Assert.Equal(2, ran.Exit);
            Assert.EndsWith("stemma: lineage.encoder: /nowhere/model: there is no such folder, or leave lineage.encoder out to do without\n", ran.Error, StringComparison.Ordinal);
        }
        Assert.Equal(0, (await Cli.Run(data, "stories")).Exit);
        var doctor = await Cli.Run(data, "doctor");
        Assert.Equal(1, doctor.Exit);
        Assert.Contains("problem: lineage.encoder: /nowhere/model: there is no such folder", doctor.Out.Replace("sentence-model: ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string Line(string id, string language, string outlet, int hour, string text) => JsonSerializer.Serialize(new
    {
        id,
        title = "Kolbrand, Hasselvoord, Straumvel",
        text,
        outlet,
        lang = language,
        published = $"2031-03-03T{hour:00}:00:00Z",
    }) + "\n";
}
