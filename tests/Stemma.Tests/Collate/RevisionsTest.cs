using CsCheck;
using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.Tests.Collate;

/// <summary>What a report's later versions changed.</summary>
public sealed class RevisionsTest
{
    private static readonly Gen<string> Paragraph = Gen.OneOf(new[] { "the", "ferry", "ran", "aground", "off", "Aldera", "“nobody", "was", "hurt”", ",", "84", "86", "渡轮", "—" }.Select(w => Gen.Const(w)).ToArray()).Array[0, 14].Select(words => string.Join(' ', words));

    [Fact]
    public void Words_put_together_are_the_paragraphs_before_and_after_again() =>
        Gen.Select(Paragraph.Array[0, 8], Paragraph.Array[0, 8]).Sample((before, now) =>
        {
            var found = Revisions.Between(before, now);
            return Told(found, RevisionKind.Added).SequenceEqual(before.Select(Spaceless)) && Told(found, RevisionKind.Removed).SequenceEqual(now.Select(Spaceless));
        });

    [Fact]
    public void A_paragraph_that_was_rewritten_stands_beside_what_it_was_and_one_that_came_or_went_stands_alone()
    {
        var found = Revisions.Between(
            ["A ferry", "A ferry with 84 people ran aground on Monday morning.", "The pier stayed closed.", "It was built in 1998."],
            ["A ferry", "A ferry with 86 people ran aground on Monday.", "It was built in 1998.", "Divers look at the hull."]);
        Assert.Equal([RevisionKind.Kept, RevisionKind.Kept, RevisionKind.Removed, RevisionKind.Kept, RevisionKind.Added], found.Select(p => p.Kind));
        Assert.Equal([true, false, false, true, false], found.Select(p => p.Unchanged));
        Assert.Equal(
            [(RevisionKind.Kept, "A ferry with"), (RevisionKind.Removed, " 84"), (RevisionKind.Added, " 86"), (RevisionKind.Kept, " people ran aground on Monday"), (RevisionKind.Removed, " morning"), (RevisionKind.Kept, ".")],
            found[1].Words.Select(w => (w.Kind, w.Text)));
    }

    [Fact]
    public void Captures_that_say_the_same_or_cannot_be_read_are_no_versions()
    {
        string[] bodies = ["Ferry aground\n\nA ferry ran aground off Aldera.", "Ferry aground\n\nA ferry ran aground off Aldera. ", "", "Ferry aground\n\nTwo ferries ran aground off Aldera."];
        var found = Revisions.Of(bodies.Select((b, i) => new Capture { Id = new TellingId(i + 1), Name = "f.txt", Form = CaptureForm.Text, Body = System.Text.Encoding.UTF8.GetBytes(b) }));
        Assert.Equal([1, 4], found.Select(v => v.Capture.Id.Value));
        Assert.Empty(found[0].Paragraphs);
    }

    [Fact]
    public void A_headline_that_was_rewritten_is_no_new_paragraph()
    {
        string[] bodies = ["Ferry aground\n\nA ferry ran aground off Aldera.", "Dozens were saved by three boats\n\nA ferry ran aground off Aldera."];
        var found = Revisions.Of(bodies.Select((b, i) => new Capture { Id = new TellingId(i + 1), Name = "f.txt", Form = CaptureForm.Text, Body = System.Text.Encoding.UTF8.GetBytes(b) }));
        Assert.False(found[1].Headline!.Unchanged);
        Assert.All(found[1].Paragraphs, p => Assert.True(p.Unchanged));
    }

    // All paragraphs without the words that the other version alone has.
    private static IEnumerable<string> Told(IReadOnlyList<RevisedParagraph> paragraphs, RevisionKind without) =>
        paragraphs.Where(p => p.Kind != without).Select(p => Spaceless(string.Concat(p.Words.Where(w => w.Kind != without).Select(w => w.Text))));

    private static string Spaceless(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
