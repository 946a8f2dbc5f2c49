using Stemma.Core.News;

namespace Stemma.Tests.Statements;

public sealed class ObservationsTest
{
    [Fact]
    public void What_an_agencys_reporters_saw_is_its_own_observation()
    {
        const string text = "Associated Press journalists saw a white ferry at the quay.";
        var said = Said.One(text, wire: "AP");
        Assert.Equal(StatementKind.Observation, said.Kind);
        Assert.Equal("AP", said.Witness);
        Assert.Equal("a white ferry at the quay", said.Content(text));
    }

    [Fact]
    public void A_reporter_at_the_scene_observes_for_the_agency() =>
        Assert.Equal("AFP", Said.One("An AFP reporter at the scene saw smoke over the quay.").Speaker);

    [Fact]
    public void Someone_elses_seeing_is_none() => Assert.Empty(Said.In("Residents saw a white ferry at the quay."));
}
