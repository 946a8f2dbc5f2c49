using Stemma.Core.Extract;
using Stemma.Core.Extract.Judging;
using Stemma.Core.News;

namespace Stemma.Tests.Extract;

/// <summary>The judge of blocks takes out what is no text of the report, and never what says whose text it is.</summary>
public sealed class BlockJudgeTest
{
    private static readonly string[] Report =
    [
        "The harbour council of Testa voted on Monday to close the old lighthouse after forty years of service.",
        "Council chair Marta Lindqvist said the tower had become too costly to maintain and that ships no longer needed it.",
        "Fishermen in Testa opposed the plan and asked the ministry in Calden to review the decision before winter.",
        "The ministry said it would answer by the end of October, and that the keeper would be paid until the spring.",
    ];

    private static string Page(params string[] blocks) =>
        $"<html lang=\"en\"><head><title>Lighthouse to close</title></head><body><h1>Lighthouse to close</h1><article class=\"story\">{string.Concat(blocks.Select(b => b.StartsWith('<') ? b : $"<p>{b}</p>"))}</article></body></html>";

    private static BlockJudge With(params (string Feature, double Weight)[] weights) => new(weights.Select(w => KeyValuePair.Create(w.Feature, w.Weight)));

    private static string[] Read(string html, BlockJudge judge, SiteHint? hint = null) => ArticleExtractor.Of(html, null, new ExtractHints { Site = hint }, judge).Text.Split("\n\n");

    [Fact]
    public void A_plain_report_stands_whole_before_the_shipped_judge() => Assert.Equal(Report, Read(Page(Report), BlockJudge.Shipped));

    [Fact]
    public void A_line_beside_the_text_is_left_out_by_the_shipped_judge_and_the_view_says_why()
    {
        string html = Page([.. Report, "<div class=\"image medium float\"><div class=\"image-box small\">The old lighthouse of Testa, seen from the harbour.</div></div>"]);
        Assert.Equal(Report, Read(html, BlockJudge.Shipped));
        var told = ArticleExtractor.Sifted(html, null, new ExtractHints()).Blocks.Single(b => b.Text.StartsWith("The old lighthouse of Testa", StringComparison.Ordinal));
        Assert.Equal((Sifted.Dropped, SiftedWords.Judged), (told.Fate, told.Reason));
    }

    [Fact]
    public void The_description_of_a_picture_is_its_caption_and_no_text()
    {
        var article = ArticleExtractor.Of(Page([.. Report, "<div class=\"image medium float\"><div class=\"image-description small\">The old lighthouse of Testa, seen from the harbour.</div></div>"]), null, new ExtractHints());
        Assert.Equal(Report, article.Text.Split("\n\n")[..Report.Length]);
        Assert.DoesNotContain(article.Blocks, b => b.Kind != BlockKind.Caption && b.Text.StartsWith("The old lighthouse", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("This report has been retracted by the Testa Courier.")]
    [InlineData("With material from Associated Press.")]
    public void What_says_whose_text_it_is_or_that_it_is_withdrawn_stands_against_any_judge(string line)
    {
        var judge = With((BlockJudge.Intercept, 9), ("length=1", -99), ("length=2", -99));
        var article = ArticleExtractor.Of(Page([line, .. Report]), null, new ExtractHints(), judge);
        Assert.Contains(article.Blocks, b => b.Text == line);
    }

    [Fact]
    public void A_judge_that_would_leave_little_is_not_heard() => Assert.Equal(Report, Read(Page(Report), With((BlockJudge.Intercept, -9))));

    [Fact]
    public void Where_an_editor_names_the_body_the_judge_is_not_heard()
    {
        var judge = With((BlockJudge.Intercept, 2), ("zone=last", -99));
        Assert.Equal(Report[..^1], Read(Page(Report), judge));
        Assert.Equal(Report, Read(Page(Report), judge, new SiteHint { Site = "testa.example", Body = [".story"] }));
    }

    [Fact]
    public void What_stands_in_one_list_is_judged_as_one()
    {
        string list = "<ul><li>The lamp, which the council sells to the museum in Calden.</li><li>Boats: four.</li><li>The keeper's house, with its garden and its two wells.</li></ul>";
        var judge = With((BlockJudge.Intercept, 3), ("length=0", -5));
        Assert.Contains("Boats: four.", Read(Page([.. Report, list, Report[0] + " Nobody spoke against it."]), judge));
    }

    [Fact]
    public void A_card_that_opens_with_the_headline_is_never_brought_back_and_other_prose_outside_the_body_is()
    {
        const string summary = "The keeper has to leave the tower before the winter storms set in, says the council.";
        string page = Page([.. Report, .. Report.Select(r => $"{r} So the minutes of the meeting have it."), .. Report.Select(r => $"{r} The letters to the council say so too.")]).Replace("<article class=\"story\"", $"<div><b>Lighthouse to close</b> {summary}</div><div>A long walk leads from the harbour to the tower, and those who took it on Monday saw the lamp being lit for the last time.</div><article class=\"article-body\"", StringComparison.Ordinal);
        var read = Read(page, With((BlockJudge.Intercept, 9)));
        Assert.DoesNotContain(read, b => b.Contains(summary, StringComparison.Ordinal));
        Assert.Contains(read, b => b.StartsWith("A long walk", StringComparison.Ordinal));
    }

    [Fact]
    public void A_card_that_opens_with_the_headline_that_the_page_states_elsewhere_is_never_brought_back()
    {
        const string stated = "Lamp of Testa goes out for good, council votes", summary = "The keeper has to leave the tower before the winter storms set in, says the council.";
        string page = Page([.. Report, .. Report.Select(r => $"{r} So the minutes of the meeting have it."), .. Report.Select(r => $"{r} The letters to the council say so too.")])
            .Replace("</head>", $"<meta property=\"og:title\" content=\"{stated}\"></head>", StringComparison.Ordinal).Replace("<article class=\"story\"", $"<div><b>{stated}</b> {summary}</div><article class=\"article-body\"", StringComparison.Ordinal);
        Assert.DoesNotContain(Read(page, With((BlockJudge.Intercept, 9))), b => b.Contains(summary, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("这座老灯塔的灯最后一次照亮了海港的夜空和回家的渔船（记者 林海）", true)]
    [InlineData("Harbour desk, Testa", false)]
    public void The_last_line_is_weighed_by_its_script(string line, bool kept) =>
        Assert.Equal(kept, Read(Page([.. Report, line]), With((BlockJudge.Intercept, 0.5))).Contains(line));

    [Fact]
    public void Features_are_named_alike_at_every_reading()
    {
        List<string> Named()
        {
            var ruled = RuledPage.Of(new HtmlPage(Page(Report), null, new ExtractHints()));
            var names = new List<string>();
            var features = new BlockFeatures(ruled.Page, ruled.Fates(), ruled.Title, ruled.Stated);
            for (int i = 0; i < ruled.Page.Blocks.Count; i++) features.Of(i, number => names.Add(Features.Numbered[number]), (feature, word) => names.Add(feature.Named(word) ?? word));
            return names;
        }
        Assert.Equal(Named(), Named());
        Assert.Contains("zone=first", Named());
    }
}
