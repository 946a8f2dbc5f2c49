using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;
using Stemma.Core.Stories;

namespace Stemma.Core.Collate;

/// <summary>A passage that two reports share, with how its words differ.</summary>
/// <param name="Number">Its number, from 1, in the order of the first report.</param>
/// <param name="Passage">Where it stands.</param>
/// <param name="ChangedA">For an edited one and for one statement in two wordings, the words of the first that the second has not, in the coordinates of its text; empty otherwise.</param>
/// <param name="ChangedB">The words of the second that the first has not.</param>
public sealed record SharedPassage(int Number, Passage Passage, IReadOnlyList<Span> ChangedA, IReadOnlyList<Span> ChangedB);

/// <summary>Two reports side by side.</summary>
/// <param name="SameStory">How surely they tell the same story, 0..1.</param>
/// <param name="Kind">How the second carries the first's text; null where it does not.</param>
/// <param name="Alignment">What they share; null where they share nothing.</param>
/// <param name="Passages">The passages, numbered.</param>
/// <param name="OnlyA">Sentences of the first that the second has nothing of.</param>
/// <param name="OnlyB">Sentences of the second that the first has nothing of.</param>
public sealed record SideBySide(
    double SameStory, LinkKind? Kind, Alignment? Alignment, IReadOnlyList<SharedPassage> Passages, IReadOnlyList<Span> OnlyA, IReadOnlyList<Span> OnlyB)
{
    /// <summary>Lays two reports side by side.</summary>
    /// <param name="a">The one that stands first, whichever came first.</param>
    /// <param name="b">The other.</param>
    /// <param name="known">Their alignment as it was stored, the earlier in the log first; null to align them now.</param>
    public static SideBySide Of(Telling a, Telling b, Alignment? known)
    {
        bool inOrder = a.Id.CompareTo(b.Id) <= 0;
        var alignment = known ?? Alignments.Between(inOrder ? a : b, inOrder ? b : a, StreamTables.Shipped);
        if (!inOrder && alignment is not null) alignment = Turned(alignment);
        var kind = alignment is null ? null : LinkKinds.Of(a, b, alignment).Kind;
        var passages = (alignment?.Passages ?? []).OrderBy(p => p.A).ThenBy(p => p.B).ToList();
        return new SideBySide(
            StoryMatcher.Score(a, b, alignment, StreamTables.Shipped), kind, alignment,
            [.. passages.Select((p, i) => Numbered(i + 1, p, a.Article.Text, b.Article.Text))],
            Rest(a.Article.Text, passages.Select(p => p.A)), Rest(b.Article.Text, passages.Select(p => p.B)));
    }

    private static Alignment Turned(Alignment found) => found with
    {
        A = found.B,
        B = found.A,
        Passages = [.. found.Passages.Select(p => new Passage(p.B, p.A, p.Kind))],
        ShareOfA = found.ShareOfB,
        ShareOfB = found.ShareOfA,
    };

    private static SharedPassage Numbered(int number, Passage passage, string a, string b)
    {
        if (passage.Kind is not (PassageKind.Edited or PassageKind.SameStatement)) return new SharedPassage(number, passage, [], []);
        var runs = WordDiff.Of(passage.A.Of(a), passage.B.Of(b));
        return new SharedPassage(
            number, passage,
            [.. runs.Where(r => r.Kind == DiffKind.Deleted).Select(r => r.A.Shift(passage.A.Start))],
            [.. runs.Where(r => r.Kind == DiffKind.Inserted).Select(r => r.B.Shift(passage.B.Start))]);
    }

    private static List<Span> Rest(string text, IEnumerable<Span> shared)
    {
        var taken = shared.ToList();
        return [.. Sentences.Of(text).Where(s => !taken.Any(s.Overlaps))];
    }
}
