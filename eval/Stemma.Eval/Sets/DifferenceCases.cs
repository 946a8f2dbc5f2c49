using Stemma.Core.News;

namespace Stemma.Eval.Sets;

/// <summary>A difference that a story shows, with two of its positions that part.</summary>
/// <param name="Set">The evaluation set; "scripted" where a script planted it.</param>
/// <param name="Story">The story in the set.</param>
/// <param name="Claim">The claim.</param>
/// <param name="A">"telling:start-end" of the first position, UTF-16 offsets into the extracted text.</param>
/// <param name="B">The same of the first position with another value.</param>
internal sealed record DifferenceCase(string Set, string Story, Claim Claim, string A, string B)
{
    /// <summary>Whether a script planted it.</summary>
    public bool Scripted => Set == "scripted";

    /// <summary>How it is listed, and written where it is judged.</summary>
    public string Key => string.Join('\t', Set, Story, Kind, Claim.Rule, A, B);

    /// <summary>The kind in lower case.</summary>
    public string Kind => Claim.Verdict.ToString().ToLowerInvariant();
}

/// <summary>A case's judgement, from quality/judged/differences.tsv.</summary>
/// <param name="Set">The evaluation set.</param>
/// <param name="Kind">The kind in lower case.</param>
/// <param name="Rule">The rule that found it.</param>
/// <param name="A">One position, as the case names it.</param>
/// <param name="B">The other.</param>
/// <param name="Right">Whether a careful reader accepts the difference as one of its kind.</param>
internal sealed record Judgement(string Set, string Kind, string Rule, string A, string B, bool Right)
{
    /// <summary>
    /// Whether this judges a case: the same kind, rule and tellings, whichever is named first, and stretches that overlap (an extractor's change moves them a little).
    /// The story does not matter: two positions part or do not, whoever else stands beside them.
    /// </summary>
    public bool Judges(DifferenceCase one) => Set == one.Set && Kind == one.Kind && Rule == one.Claim.Rule && (Overlap(A, one.A) && Overlap(B, one.B) || Overlap(A, one.B) && Overlap(B, one.A));

    private static bool Overlap(string x, string y)
    {
        var (a, b) = (Parts(x), Parts(y));
        return a.Telling == b.Telling && a.Start < b.End && b.Start < a.End;
    }

    private static (string Telling, int Start, int End) Parts(string at)
    {
        int colon = at.LastIndexOf(':'), dash = at.LastIndexOf('-');
        return (at[..colon], int.Parse(at.AsSpan(colon + 1, dash - colon - 1)), int.Parse(at.AsSpan(dash + 1)));
    }
}

/// <summary>Finds the cases of composed stories, and the judgements kept of them.</summary>
internal static class DifferenceCases
{
    private const int Columns = 8;

    /// <summary>The cases of a story: every difference with a kind of its own; what is only possible is not measured.</summary>
    public static IEnumerable<DifferenceCase> Of(NamedStory story)
    {
        foreach (var claim in story.Story.Claims.Where(c => c.Verdict is not (Verdict.Agree or Verdict.Possible) && c.Positions.Count > 0))
        {
            var a = claim.Positions[0];
            var b = claim.Positions.FirstOrDefault(p => !string.Equals(p.Value, a.Value, StringComparison.OrdinalIgnoreCase)) ?? claim.Positions[^1];
            yield return new DifferenceCase(story.Set, story.Name, claim, At(story.Story, a), At(story.Story, b));
        }
    }

    /// <summary>The judgements: set, story, kind, rule, a, b, right or wrong, reason.</summary>
    public static IReadOnlyList<Judgement> Judged(string file) => !File.Exists(file) ? [] :
    [
        .. File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Where(r => r.Length == Columns)
            .Select(r => new Judgement(r[0], r[2], r[3], r[4], r[5], r[6] == "right")),
    ];

    private static string At(Story story, Position p) => $"{story.Tellings.First(t => t.Id == p.Telling).Name}:{p.At.Start}-{p.At.End}";
}
