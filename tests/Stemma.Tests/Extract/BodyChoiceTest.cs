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

    [Theory]
    [InlineData("field field--name-body field--label-hidden field__item")]
    [InlineData("elementor-element elementor-widget elementor-widget-text-editor")]
    [InlineData("post-7 type-post category-weather category-audio format-audio hentry")]
    [InlineData("cmp-text cmp-container")]
    [InlineData("l-hidden-xs l-hidden-s l-text")]
    public void Class_names_that_publishing_systems_give_to_running_text_are_no_furniture(string classes)
    {
        string[] consent = [.. Enumerable.Range(1, 30).Select(i => $"We and our {i} partners store what you look at and keep it for as many months as the law of the land in which they are at home lets them.")];
        string text = Read($"<div class=\"{classes}\">{P(Paragraphs[..4])}</div><div class=\"{classes} second\">{P(Paragraphs[4..])}</div><div class=\"consent-box\">{P(consent)}</div>");
        Assert.All(Paragraphs, p => Assert.Contains(p, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_one_teaser_that_leads_nowhere_is_the_reports_own_and_those_that_lead_on_are_not()
    {
        const string own = "The board has to find the money for the beams before the winter storms set in.", other = "The pharmacy at the well is open all night, and the tea dance is free of charge.";
        string text = Read($"<div class=\"teaser-text\"><p>{own}</p></div><div class=\"text\">{P(Paragraphs)}</div><div class=\"teaser\"><a href=\"/2\">{other}</a></div><div class=\"teaser\"><a href=\"/3\">{other}</a></div>");
        Assert.Contains(own, text, StringComparison.Ordinal);
        Assert.DoesNotContain(other, text, StringComparison.Ordinal);
    }

    private static string P(IEnumerable<string> paragraphs) => string.Concat(paragraphs.Select(p => $"<p>{p}</p>"));

    private static string Read(string body) =>
        ArticleExtractor.Of($"<!doctype html><html lang=\"en\"><head><title>The old quay</title></head><body><h1>The old quay</h1>{body}</body></html>", new Uri("https://quay.example/1"), new ExtractHints()).Text;
}
