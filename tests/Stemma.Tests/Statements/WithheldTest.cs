using Stemma.Core.News;

namespace Stemma.Tests.Statements;

public sealed class WithheldTest
{
    [Theory]
    [InlineData("It was unclear whether the ferry had left.", StatementStatus.Unclear, "whether the ferry had left")]
    [InlineData("It is not clear how long the repair will take.", StatementStatus.Unclear, "how long the repair will take")]
    [InlineData("The harbour did not specify where the ferry was.", StatementStatus.NotSpecified, "where the ferry was")]
    [InlineData("The harbour didn’t say when the ferry will sail.", StatementStatus.NotSpecified, "when the ferry will sail")]
    [InlineData("The harbour office, the ministry and the coast guard did not immediately confirm these details.", StatementStatus.NotConfirmed, "these details")]
    [InlineData("The claim could not be independently verified.", StatementStatus.NotVerified, "The claim")]
    [InlineData("Reporters were not given access to the quay.", StatementStatus.NoAccess, "were not given access to the quay")]
    [InlineData("Tilo Brandt declined to comment.", StatementStatus.Declined, "to comment")]
    [InlineData("Norrvik officials denied such claims.", StatementStatus.Denied, "such claims")]
    public void What_is_withheld_has_its_status_and_span(string text, StatementStatus status, string content)
    {
        var said = Said.One(text);
        Assert.Equal(status, said.Status);
        Assert.Equal(content, said.Content(text));
    }

    [Fact]
    public void Without_specifying_parts_what_was_said_from_what_was_not()
    {
        const string text = "The Norrvik Harbour Board said the ferry would sail — without specifying when and where.";
        var all = Said.In(text);
        Assert.Equal(["the ferry would sail", "when and where"], all.Select(s => s.Content(text)));
        Assert.Equal([StatementStatus.Said, StatementStatus.NotSpecified], all.Select(s => s.Status));
        Assert.Equal(all[0].Speaker, all[1].Speaker);
    }

    [Fact]
    public void All_of_a_list_that_did_not_confirm_are_named() =>
        Assert.Equal("The harbour office, the ministry and the coast guard", Said.One("The harbour office, the ministry and the coast guard did not confirm it.").Mention);

    [Fact]
    public void Reportedly_and_expected_have_nobody_who_answers()
    {
        const string text = "The ferry is reportedly leaking. It is expected to sail on Friday.";
        var all = Said.In(text);
        Assert.Equal([StatementStatus.Reportedly, StatementStatus.Expected], all.Select(s => s.Status));
        Assert.All(all, s => Assert.Null(s.Witness));
    }
}
