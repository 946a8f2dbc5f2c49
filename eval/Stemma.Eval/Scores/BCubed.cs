namespace Stemma.Eval.Scores;

/// <summary>B-cubed precision and recall (Bagga and Baldwin 1998), as stories/score.py counts them.</summary>
internal static class BCubed
{
    public static (double Precision, double Recall) Of<T, G>(IReadOnlyList<T> truth, IReadOnlyList<G> found) where T : notnull where G : notnull
    {
        var stories = truth.CountBy(t => t).ToDictionary();
        var groups = found.CountBy(g => g).ToDictionary();
        double precision = 0, recall = 0;
        foreach (var ((story, group), n) in truth.Zip(found).CountBy(p => p))
        {
            precision += (double)n * n / groups[group];
            recall += (double)n * n / stories[story];
        }
        return (precision / truth.Count, recall / truth.Count);
    }
}
