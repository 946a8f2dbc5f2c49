using Stemma.Core.Statements;

namespace Stemma.Tests.Statements;

/// <summary>Whether it is sure enough that a statement is a person's to name him on a page.</summary>
public sealed class SpeakerJudgeTest
{
    [Fact]
    public void Words_in_quotation_marks_beside_a_full_name_are_sure()
    {
        const string text = "The harbour of Norrvik was shut on Monday. “We will open the quay again as soon as the pumps are mended,” said Ona Brill, a spokeswoman for the harbour. Boats lay outside.";
        Assert.False(Said.In(text).By("Ona Brill").Doubtful);
    }

    [Fact]
    public void Who_is_named_in_what_he_is_inferred_to_say_is_doubtful()
    {
        const string text = "Tilo Brandt came to the harbour. “Brandt could bring the boats back,” he said.";
        var said = Said.In(text)[^1];
        Assert.True(said.Doubtful || said.Speaker != "Tilo Brandt");
    }

    [Fact]
    public void A_campaign_is_not_the_one_it_is_named_for()
    {
        const string text = "Tilo Brandt came to the harbour. Brandt shook hands. The Brandt campaign said the quay was shut.";
        Assert.DoesNotContain(Said.In(text), s => s.Speaker == "Tilo Brandt");
    }

    [Fact]
    public void The_attorney_of_a_junior_is_not_the_junior()
    {
        const string text = "Tilo Brandt Jr. came to the harbour. Brandt Jr.’s attorney, Edgar Oriel, said, “We have no concerns about the quay.”";
        Assert.DoesNotContain(Said.In(text), s => s.Speaker is "Tilo Brandt Jr" or "Tilo Brandt" or "Brandt Jr" or "Brandt");
    }

    [Theory]
    [InlineData("if clause")]
    [InlineData("name before noun")]
    [InlineData("mention holds verb")]
    [InlineData("no verb before cue")]
    [InlineData("cue modal")]
    [InlineData("carried after another")]
    public void One_feature_that_speaks_against_a_name_is_enough(string against)
    {
        var judge = new SpeakerJudge([KeyValuePair.Create(SpeakerJudge.Enough, 1.0), KeyValuePair.Create("way whole", 5.0)]);
        Assert.True(judge.IsSure(["way whole"]));
        Assert.False(judge.IsSure(["way whole", against]));
    }

    [Theory]
    [InlineData("Tilo Brandt came to the harbour. Brandt shook hands. A senior Brandt official said that the quay was shut.", "name before noun")]
    [InlineData("Tilo Brandt came to the harbour. Brandt shook hands. Velk attacked Brandt, saying that the quay was shut.", "mention holds verb")]
    [InlineData("Tilo Brandt came to the harbour. Brandt could not say whether the quay was shut.", "cue modal")]
    public void What_speaks_against_a_name_is_seen_in_the_text(string text, string expected) =>
        Assert.Contains(StatementExtractor.Featured(text, "en", null, null), f => f.Statement.Speaker == "Tilo Brandt" && f.Features.Contains(expected));

    [Theory]
    [InlineData("Tilo Brandt came to the harbour. Brandt himself said that the quay was shut.", "name before noun")]
    [InlineData("Tilo Brandt came to the harbour. Brandt would later say that the quay was shut.", "cue modal")]
    [InlineData("Tilo Brandt came to the harbour. “The quay is shut,” Brandt said.", "no verb before cue")]
    public void What_only_looks_like_it_is_not(string text, string never)
    {
        var own = StatementExtractor.Featured(text, "en", null, null).Where(f => f.Statement.Speaker == "Tilo Brandt").ToList();
        Assert.NotEmpty(own);
        Assert.DoesNotContain(own, f => f.Features.Contains(never));
    }

    [Fact]
    public void An_inferred_speaker_wants_more()
    {
        var judge = new SpeakerJudge([KeyValuePair.Create(SpeakerJudge.Enough, 1.0), KeyValuePair.Create(SpeakerJudge.EnoughInferred, 2.0), KeyValuePair.Create("way he", 1.5)]);
        Assert.True(judge.IsSure(["way he"]));
        Assert.False(judge.IsSure(["way he", SpeakerJudge.Inferred]));
    }

    [Fact]
    public void Features_without_weight_count_for_nothing()
    {
        var judge = new SpeakerJudge([KeyValuePair.Create(SpeakerJudge.Intercept, 2.0), KeyValuePair.Create("way he", -0.5)]);
        Assert.Equal(1.5, judge.LogOdds(["way he", "never heard of"]));
    }
}
