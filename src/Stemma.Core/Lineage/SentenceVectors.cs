using System.Runtime.CompilerServices;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>The vectors of a text's sentences, and which sentences of two texts they pair.</summary>
internal static class SentenceVectors
{
    private const int MostSentences = 40, FewestWords = 3, LongestSentence = 600; // characters; a vector of more tells less
    private const double LeastRise = 0.02; // of a cosine: with less between pairs that are alike and those that are not, a model tells nothing of these texts
    private const double LeastLead = 0.3;  // of the way from any two sentences to these two: so much lies behind the second nearest

    // A telling is compared with many that come after it; its vectors stay as long as what was read of it is at hand, and go with that.
    private static readonly ConditionalWeakTable<Compared, Tuple<string, float[][]>> Read = [];

    /// <summary>The numbers of the sentences that get a vector: the first 40 of three words or more that are no boilerplate.</summary>
    public static List<int> Told(Compared text) =>
        [.. Enumerable.Range(0, text.Words.Sentences.Count).Where(s => text.Words.Length(s) >= FewestWords && !text.IsDropped(text.Words.Sentences[s])).Take(MostSentences)];

    /// <summary>The vectors of these sentences, each of length one; all zero where the model's is none.</summary>
    public static float[][] Of(Compared text, SentenceModel model)
    {
        if (Read.TryGetValue(text, out var read) && read.Item1 == model.Name) return read.Item2;
        float[][] vectors = [.. model.Vectors(Told(text).ConvertAll(s => Text(text, s))).Select(Unit)];
        Read.AddOrUpdate(text, Tuple.Create(model.Name, vectors));
        return vectors;
    }

    /// <summary>
    /// The pairs of sentences that are nearest to each other and stand out, in the order of A. What counts is the margin, not the cosine: what is near in one model is far in another
    /// (after Artetxe and Schwenk 2019; here in parts of the way from the mean of all pairs, which needs no figure of the model).
    /// </summary>
    public static List<(int A, int B)> Pairs(float[][] a, float[][] b)
    {
        var cosines = a.Select(x => b.Select(y => Cosine(x, y)).ToArray()).ToArray();
        double usual = cosines.Average(row => row.Average());
        var pairs = new List<(int A, int B)>();
        for (int i = 0; i < a.Length; i++)
        {
            int j = Array.IndexOf(cosines[i], cosines[i].Max());
            double near = cosines[i][j], second = Math.Max(MaxBut(cosines[i], j), MaxBut([.. cosines.Select(row => row[j])], i));
            if (near - usual >= LeastRise && near - second >= LeastLead * (near - usual)) pairs.Add((i, j));
        }
        return pairs;
    }

    private static string Text(Compared text, int sentence)
    {
        string whole = text.Words.Sentences[sentence].Of(text.Telling.Article.Text);
        return whole.Length <= LongestSentence ? whole : whole[..(LongestSentence - (char.IsHighSurrogate(whole[LongestSentence - 1]) ? 1 : 0))];
    }

    private static float[] Unit(float[] vector)
    {
        double length = Math.Sqrt(vector.Sum(x => (double)x * x));
        return double.IsFinite(length) && length > 0 ? [.. vector.Select(x => (float)(x / length))] : new float[vector.Length];
    }

    private static double Cosine(float[] a, float[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += (double)a[i] * b[i];
        return sum;
    }

    private static double MaxBut(double[] values, int but)
    {
        double most = double.NegativeInfinity;
        for (int i = 0; i < values.Length; i++) if (i != but) most = Math.Max(most, values[i]);
        return most;
    }
}
