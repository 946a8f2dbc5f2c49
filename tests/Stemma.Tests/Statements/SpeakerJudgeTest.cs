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

    [Fact]
    public void One_feature_that_speaks_against_a_name_is_enough()
    {
        var judge = new SpeakerJudge([KeyValuePair.Create(SpeakerJudge.Enough, 1.0), KeyValuePair.Create("way whole", 5.0)]);
        Assert.True(judge.IsSure(["way whole"]));
        Assert.False(judge.IsSure(["way whole", "if clause"]));
    }

    [Fact]
    public void Features_without_weight_count_for_nothing()
    {
        var judge = new SpeakerJudge([KeyValuePair.Create(SpeakerJudge.Intercept, 2.0), KeyValuePair.Create("way he", -0.5)]);
        Assert.Equal(1.5, judge.LogOdds(["way he", "never heard of"]));
    }
}
