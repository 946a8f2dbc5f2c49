using Stemma.Demo;

namespace Stemma.Tests.Demo;

/// <summary>The format of samples/press/README.md.</summary>
public sealed class ManuscriptsTest
{
    private const string Wire = """
        outlet: w1
        at: 1 06:40
        headline: Ferry aground
        byline: By nobody
        ---
        {l1} — A ferry ran aground.

        Nobody was
        hurt.

        It carried mail.

        === 2 10:00
        headline: Ferry afloat
        ---
        The ferry floats.

        === 3 09:00 gone
        """;

    [Fact]
    public void Versions_keep_the_head_lines_that_do_not_change()
    {
        var wire = Assert.Single(Read(("stories/01-a/wire.txt", Wire)));
        Assert.Equal(("wire", "01-a", "w1", false), (wire.Id, wire.Story, wire.Outlet, wire.Unseen));
        Assert.Equal([new TimeSpan(6, 40, 0), new TimeSpan(1, 10, 0, 0), new TimeSpan(2, 9, 0, 0)], wire.Versions.Select(v => v.At));
        Assert.Equal(["{l1} — A ferry ran aground.", "Nobody was hurt.", "It carried mail."], wire.Versions[0].Paragraphs);
        Assert.Equal(("Ferry afloat", "By nobody"), (wire.Versions[1].Head["headline"], wire.Versions[1].Head["byline"]));
        Assert.Equal((true, 0), (wire.Versions[2].Gone, wire.Versions[2].Paragraphs.Count));
    }

    [Theory]
    [InlineData("= wire 1-3", "{l1} — A ferry ran aground.|Nobody was hurt.|It carried mail.")]
    [InlineData("= wire 2-", "Nobody was hurt.|It carried mail.")]
    [InlineData("= wire 2", "Nobody was hurt.")]
    [InlineData("= wire/2 1", "The ferry floats.")]
    [InlineData("Ours.\n\n= wire 3\n\nMore of ours.", "Ours.|It carried mail.|More of ours.")]
    [InlineData("= wire 3\n= wire 2", "It carried mail.|Nobody was hurt.")]
    [InlineData("= wire 1-2 | {l1} — A ferry => The ferry | Nobody was => No one was", "The ferry ran aground.|No one was hurt.")]
    [InlineData("= wire 2 | Nobody => Nobody at all | hurt => harmed", "Nobody at all was harmed.")]
    public void Carried_paragraphs_are_written_out(string body, string written) =>
        Assert.Equal(written.Split('|'), Read(("01-a/wire.txt", Wire), ("01-a/copy.txt", Report(body)))[1].Versions[0].Paragraphs);

    [Fact]
    public void What_is_carried_may_be_carried_itself()
    {
        var read = Read(("01-a/third.txt", Report("= second 1-2")), ("01-a/second.txt", Report("= wire 2-3 | mail => cars")), ("01-a/wire.txt", Wire));
        Assert.Equal(["Nobody was hurt.", "It carried cars."], read[0].Versions[0].Paragraphs);
    }

    [Theory]
    [InlineData("outlet herald\nat: 1 06:00\n---\nText.", "outlet herald")]
    [InlineData("outlet: herald\nat: noon\n---\nText.", "noon")]
    [InlineData("outlet: herald\nheadline: None\n---\nText.", "day and the time")]
    [InlineData("outlet: herald\nat: 1 06:00\n---\nText.\n\n=== tomorrow\n---\nText.", "tomorrow")]
    [InlineData("outlet: herald\nat: 1 06:00\n---\n= nobody 1", "= nobody 1")]
    [InlineData("outlet: herald\nat: 1 06:00\n---\n= wire one", "= wire one")]
    [InlineData("outlet: herald\nat: 1 06:00\n---\n= wire 2-9", "= wire 2-9")]
    [InlineData("outlet: herald\nat: 1 06:00\n---\n= wire 3-2", "= wire 3-2")]
    [InlineData("outlet: herald\nat: 1 06:00\n---\n= wire/7 1", "= wire/7 1")]
    [InlineData("outlet: herald\nat: 1 06:00\n---\n= wire 1 | a whale => a ferry", "a whale")]
    [InlineData("outlet: herald\nat: 1 06:00\n---\n= wire 1 | ferry", "ferry")]
    [InlineData("outlet: herald\nat: 1 06:00\n---\n= broken 1", "in a circle")]
    [InlineData("\n", "empty")]
    public void What_breaks_the_format_is_refused_with_the_file_and_the_line(string text, string line)
    {
        var why = Assert.Throws<FormatException>(() => Read(("01-a/wire.txt", Wire), ("01-a/broken.txt", text)));
        Assert.StartsWith("01-a/broken.txt: ", why.Message, StringComparison.Ordinal);
        Assert.Contains(line, why.Message, StringComparison.Ordinal);
    }

    private static string Report(string body) => $"outlet: herald\nat: 1 08:00\nheadline: None\n---\n{body}";

    private static IReadOnlyList<Manuscript> Read(params (string, string)[] files) => Manuscripts.Read(files.Select(f => (f.Item1, f.Item2.ReplaceLineEndings("\n"))));
}
