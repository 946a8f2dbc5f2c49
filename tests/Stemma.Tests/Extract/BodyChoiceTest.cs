using Stemma.Core.Extract;

namespace Stemma.Tests.Extract;

public sealed class BodyChoiceTest
{
    private static readonly string[] Paragraphs = [.. Enumerable.Range(1, 7).Select(i =>
        $"The harbour board heard report number {i} on the old quay on Monday, and the engineer told its members which of the beams have to be replaced before the winter storms set in.")];

    [Fact]
    public void Boxes_around_a_report_stay_outside_where_no_name_tells_what_is_what()
    {
        string[] before = ["This site uses cookies, as all do.", "Fog in the morning, sun at noon.", "The pharmacy at the well is open."], after = ["The meadow is under water again.", "Tea dance in the hall, no fee.", "Write to us with your full name."];
        string text = Read($"<div class=\"q1\"><div class=\"q2\">{P(before)}</div><div class=\"q3\"><div class=\"q4\">{P(Paragraphs)}</div>{P(after)}</div></div>");
        Assert.All(Paragraphs, p => Assert.Contains(p, text, StringComparison.Ordinal));
        Assert.All([.. before, .. after], p => Assert.DoesNotContain(p, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_report_cut_into_several_boxes_keeps_them_all()
    {
        string text = Read($"<div class=\"q1\"><div class=\"q2\">{P(Paragraphs[..4])}</div><div class=\"q3\">{P(Paragraphs[4..])}</div></div>");
        Assert.All(Paragraphs, p => Assert.Contains(p, text, StringComparison.Ordinal));
    }

    private static string P(IEnumerable<string> paragraphs) => string.Concat(paragraphs.Select(p => $"<p>{p}</p>"));

    private static string Read(string body) =>
        ArticleExtractor.Of($"<!doctype html><html lang=\"en\"><head><title>The old quay</title></head><body><h1>The old quay</h1>{body}</body></html>", new Uri("https://quay.example/1"), new ExtractHints()).Text;
}
