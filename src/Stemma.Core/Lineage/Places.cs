using System.Runtime.CompilerServices;
using Stemma.Core.Language;

namespace Stemma.Core.Lineage;

/// <summary>Where in a text its names and figures stand, and how long its sentences are. A translation keeps both, whatever its language; two reporters on one event share names, but not their places.</summary>
internal sealed class Places
{
    private const int ShortestName = 2, MostSentences = 60;
    private const double Unspaced = 3;          // letters that a character of an unspaced script stands for
    private const double Window = 0.08;         // of a text's length: how far a name may be off its place
    private const double Longer = 1.25;         // from here on one of two texts may hold the beginning of the other
    private const double Edge = 1.1, Variance = 6.8, Shortest = 10, Farthest = 20, Merged = 4, Lacking = 9;
    private const double LeastScale = 0.75, MostScale = 1.34;

    private static readonly ConditionalWeakTable<Words, Places> Read = []; // a text is compared with many

    private readonly List<(string[] Keys, double At)> _anchors = [];
    private readonly List<double> _sentences = [];
    private readonly double _length;

    private Places(string text, Words words)
    {
        var upTo = new double[text.Length + 1];
        for (int i = 0; i < text.Length; i++) upTo[i + 1] = upTo[i] + (char.IsWhiteSpace(text[i]) ? 0 : Tokens.IsUnspaced(text[i]) ? Unspaced : 1);
        foreach (var word in words.All) if (Keys(text[word.Start..word.End], word.Number) is { Length: > 0 } keys) _anchors.Add((keys, upTo[word.Start]));
        foreach (var sentence in words.Sentences.Take(MostSentences)) _sentences.Add(upTo[sentence.End] - upTo[sentence.Start]);
        _length = Math.Max(1, upTo[^1]);
    }

    /// <summary>Names and figures that stand at the same place in two texts.</summary>
    /// <param name="InPlace">How many.</param>
    /// <param name="Shared">How many of one text (the mean of both) stand in the other anywhere.</param>
    /// <param name="Fewer">How many the text has that has fewer.</param>
    public readonly record struct Kept(int InPlace, double Shared, int Fewer)
    {
        /// <summary>The share of the fewer that keep their place.</summary>
        public double Share => Fewer == 0 ? 0 : (double)InPlace / Fewer;

        /// <summary>The share of those in both that keep their place.</summary>
        public double OfShared => Shared == 0 ? 0 : InPlace / Shared;
    }

    /// <summary>Reads a text.</summary>
    public static Places Of(string text, Words words) => Read.GetValue(words, w => new Places(text, w));

    /// <summary>What keeps its place from the one text's beginning to its end, or, where one text is longer, in as much of its beginning as the other has: whichever is more.</summary>
    public static Kept Between(Places a, Places b)
    {
        var whole = Between(a, b, a._length, b._length);
        double shorter = Math.Min(a._length, b._length);
        if (Math.Max(a._length, b._length) <= Longer * shorter) return whole;
        var beginning = Between(a, b, shorter, shorter);
        return beginning.Share > whole.Share ? beginning : whole;
    }

    private static Kept Between(Places a, Places b, double lengthA, double lengthB)
    {
        var (inA, inB) = (a.Upto(lengthA * Edge), b.Upto(lengthB * Edge));
        var ofKey = inB.SelectMany((x, j) => x.Keys.Select(k => (Key: k, J: j))).ToLookup(x => x.Key, x => x.J, StringComparer.Ordinal);
        var near = new List<(double Off, int I, int J)>();
        for (int i = 0; i < inA.Count; i++)
        {
            foreach (int j in inA[i].Keys.SelectMany(k => ofKey[k]))
            {
                double off = Math.Abs(inA[i].At / lengthA - inB[j].At / lengthB);
                if (off <= Window) near.Add((off, i, j));
            }
        }
        var (takenA, takenB) = (new HashSet<int>(), new HashSet<int>());
        foreach (var (_, i, j) in near.Order())
        {
            if (takenA.Contains(i) || takenB.Contains(j)) continue;
            takenA.Add(i);
            takenB.Add(j);
        }
        var (wholeA, wholeB) = (a.Upto(lengthA), b.Upto(lengthB));
        return new Kept(takenA.Count, (Found(wholeA, wholeB) + Found(wholeB, wholeA)) / 2.0, Math.Min(wholeA.Count, wholeB.Count));
    }

    private static int Found(List<(string[] Keys, double At)> of, List<(string[] Keys, double At)> among)
    {
        var keys = among.SelectMany(x => x.Keys).ToHashSet(StringComparer.Ordinal);
        return of.Count(x => x.Keys.Any(keys.Contains));
    }

    private List<(string[] Keys, double At)> Upto(double length) => _anchors.FindAll(x => x.At <= length);

    /// <summary>
    /// How far the sentences' lengths are apart in the best way to pair them in order, one with one or one with two (after Gale and Church: the square of the difference over its variance, the mean of all
    /// sentences of the text that has fewer), and how many those are. Below one or so the two run side by side.
    /// </summary>
    public static (double Apart, int Sentences) Lengths(Places a, Places b)
    {
        if (a._sentences.Count > b._sentences.Count) return Lengths(b, a);
        double scale = b._length / a._length is var s and > LeastScale and < MostScale ? s : 1;
        int n = a._sentences.Count, m = b._sentences.Count;
        if (n == 0) return (double.MaxValue, 0);
        var cost = new double[n + 1, m + 1];
        for (int i = 0; i <= n; i++)
        {
            for (int j = 0; j <= m; j++)
            {
                double least = i + j == 0 ? 0 : double.MaxValue;
                foreach (var (x, y, toll) in Steps)
                    if (i >= x && j >= y) least = Math.Min(least, cost[i - x, j - y] + toll + (x * y == 0 ? 0 : Apart(a.Sum(i - x, x) * scale, b.Sum(j - y, y))));
                cost[i, j] = least;
            }
        }
        return (Enumerable.Range(Math.Max(1, n / 2), m - Math.Max(1, n / 2) + 1).Min(j => cost[n, j]) / n, n);
    }

    private static readonly (int X, int Y, double Toll)[] Steps = [(1, 1, 0), (1, 2, Merged), (2, 1, Merged), (1, 0, Lacking), (0, 1, Lacking)];

    private static double Apart(double x, double y) => Math.Min(Farthest, (x - y) * (x - y) / (Variance * Math.Max(Shortest, (x + y) / 2)));

    private double Sum(int first, int count) => count == 1 ? _sentences[first] : _sentences[first] + _sentences[first + 1];

    private static string[] Keys(string word, bool number)
    {
        if (number) return [Translations.Figure(word)];
        if (Skeletons.ScriptOf(word[0]) is not { } script || !Skeletons.HasCapitals(script) || !char.IsUpper(word[0])) return [];
        string[] skeletons = [.. Skeletons.Of(word).Where(s => s.Length >= ShortestName).Distinct(StringComparer.Ordinal)];
        return skeletons.Length == 0 && word.Length >= ShortestName && word.All(char.IsUpper) ? [word] : skeletons; // "IPO" has one consonant, and is written alike everywhere
    }
}
