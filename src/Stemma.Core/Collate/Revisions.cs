using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>Which of two versions have something.</summary>
public enum RevisionKind
{
    /// <summary>Both.</summary>
    Kept,

    /// <summary>The earlier alone.</summary>
    Removed,

    /// <summary>The later alone.</summary>
    Added,
}

/// <summary>Words of a revised paragraph.</summary>
/// <param name="Kind">Whether both versions have them, or one.</param>
/// <param name="Text">The words, with the marks and spaces between them.</param>
public readonly record struct RevisedWords(RevisionKind Kind, string Text);

/// <summary>A headline or a paragraph of a version beside the version before.</summary>
/// <param name="Kind">Whether both versions have it, or one.</param>
/// <param name="Words">Its words; those of one kind only where it stands in one version, or in both unchanged.</param>
public sealed record RevisedParagraph(RevisionKind Kind, IReadOnlyList<RevisedWords> Words)
{
    /// <summary>Whether both versions have it word for word.</summary>
    public bool Unchanged => Kind == RevisionKind.Kept && Words.All(w => w.Kind == RevisionKind.Kept);
}

/// <summary>A version of a report that says something else than the one before it.</summary>
/// <param name="Capture">The capture it was read from.</param>
/// <param name="Article">What it says.</param>
/// <param name="Headline">Its headline with what changed; null for the first version.</param>
/// <param name="Paragraphs">Its paragraphs with what changed, those that went among them; empty for the first version.</param>
public sealed record Revision(Capture Capture, Article Article, RevisedParagraph? Headline, IReadOnlyList<RevisedParagraph> Paragraphs);

/// <summary>
/// Reads the captures of one report and tells word by word what each version changed. Paragraphs are paired in order, so that as much of their words as can be stands side by side
/// (dynamic programming over the pairs' shared words); within a pair the words are compared by <see cref="WordDiff"/>.
/// </summary>
public static class Revisions
{
    private const int MostParagraphs = 400, MostCompared = 2000; // characters of a paragraph by which it finds its like
    private const double Alike = 0.4; // share of the words of two paragraphs that both have, from which one is the other rewritten

    /// <summary>The versions in the order given, without captures that could not be read or say what the one before says.</summary>
    /// <param name="captures">The report's captures, oldest first.</param>
    /// <param name="hints">What editors know of sites.</param>
    public static IReadOnlyList<Revision> Of(IEnumerable<Capture> captures, IReadOnlyList<SiteHint>? hints = null)
    {
        var versions = new List<Revision>();
        (string Title, List<string> Paragraphs)? before = null;
        foreach (var capture in captures)
        {
            if (Collation.Extracted(capture, [], hints) is not { } article || article.Text.Length == 0 && article.Title.Length == 0) continue;
            var now = (article.Title, Paragraphs: Parts(article));
            if (before is { } b && now.Title == b.Title && now.Paragraphs.SequenceEqual(b.Paragraphs, StringComparer.Ordinal)) continue;
            versions.Add(before is { } was
                ? new Revision(capture, article, was.Title == now.Title ? Kept(now.Title) : Changed(was.Title, now.Title), Between(was.Paragraphs, now.Paragraphs))
                : new Revision(capture, article, null, []));
            before = now;
        }
        return versions;
    }

    /// <summary>What changed from one list of paragraphs to another.</summary>
    public static IReadOnlyList<RevisedParagraph> Between(IReadOnlyList<string> before, IReadOnlyList<string> now)
    {
        int same = 0, end = 0;
        while (same < before.Count && same < now.Count && before[same] == now[same]) same++;
        while (end < before.Count - same && end < now.Count - same && before[^(end + 1)] == now[^(end + 1)]) end++;
        return
        [
            .. now.Take(same).Select(Kept),
            .. Paired([.. before.Skip(same).SkipLast(end)], [.. now.Skip(same).SkipLast(end)]),
            .. now.Skip(now.Count - end).Select(Kept),
        ];
    }

    private static List<string> Parts(Article article) => [.. Sentences.Paragraphs(article.Text).Select(p => p.Of(article.Text)).Take(MostParagraphs)];

    private static IEnumerable<RevisedParagraph> Paired(List<string> before, List<string> now)
    {
        var likeness = Likeness(before, now);
        var best = new double[before.Count + 1, now.Count + 1]; // of the paragraphs from here on
        for (int i = before.Count - 1; i >= 0; i--)
            for (int j = now.Count - 1; j >= 0; j--)
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), likeness[i, j] >= Alike ? likeness[i, j] + best[i + 1, j + 1] : 0);
        int a = 0, b = 0;
        while (a < before.Count && b < now.Count)
        {
            if (likeness[a, b] >= Alike && best[a, b] == likeness[a, b] + best[a + 1, b + 1]) yield return Changed(before[a++], now[b++]);
            else if (best[a, b] == best[a + 1, b]) yield return Whole(RevisionKind.Removed, before[a++]);
            else yield return Whole(RevisionKind.Added, now[b++]);
        }
        while (a < before.Count) yield return Whole(RevisionKind.Removed, before[a++]);
        while (b < now.Count) yield return Whole(RevisionKind.Added, now[b++]);
    }

    // Dice's coefficient over the words of each pair, every word as often as it stands there.
    private static double[,] Likeness(List<string> before, List<string> now)
    {
        var (left, right) = (before.ConvertAll(Counted), now.ConvertAll(Counted));
        var likeness = new double[before.Count, now.Count];
        for (int i = 0; i < before.Count; i++)
            for (int j = 0; j < now.Count; j++)
            {
                int shared = left[i].Words.Sum(w => Math.Min(w.Value, right[j].Words.GetValueOrDefault(w.Key)));
                likeness[i, j] = left[i].Count + right[j].Count == 0 ? 1 : 2.0 * shared / (left[i].Count + right[j].Count);
            }
        return likeness;
    }

    private static (Dictionary<string, int> Words, int Count) Counted(string text)
    {
        var tokens = Tokens.Of(text, 0, Math.Min(text.Length, MostCompared));
        return (tokens.CountBy(t => t.In(text).ToString(), StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase), tokens.Count);
    }

    private static RevisedParagraph Kept(string text) => Whole(RevisionKind.Kept, text);

    private static RevisedParagraph Whole(RevisionKind kind, string text) => new(kind, [new RevisedWords(kind, text)]);

    // The space before a run goes with it; before the first there is none, so what is gone from there keeps the one behind it.
    private static RevisedParagraph Changed(string before, string now)
    {
        var runs = WordDiff.Of(before, now);
        var words = new List<RevisedWords>();
        int a = 0, b = 0;
        for (int i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            if (run.Kind == DiffKind.Deleted) words.Add(new RevisedWords(RevisionKind.Removed, before[a..(i == 0 && runs.Count > 1 ? runs[1].A.Start : run.A.End)]));
            else words.Add(new RevisedWords(run.Kind == DiffKind.Equal ? RevisionKind.Kept : RevisionKind.Added, now[b..run.B.End]));
            if (run.Kind != DiffKind.Inserted) a = run.A.End;
            if (run.Kind != DiffKind.Deleted) b = run.B.End;
        }
        return new RevisedParagraph(RevisionKind.Kept, words);
    }
}
