using Stemma.Core.News;

namespace Stemma.Tests.Vectors;

/// <summary>Two invented languages: every thing has a word in each, and both words have one vector. Only the small words are English and German, so that each is taken for one of these.</summary>
internal static class Tongues
{
    public const int Dimensions = 64, Things = 160;

    private const int Each = 6; // things of a sentence

    private static readonly string[] Small = ["the", "of", "and", "was", "with", "die", "der", "und", "war", "mit"];

    /// <summary>The words of both languages, and the small ones.</summary>
    public static readonly IReadOnlyList<string> Words = [.. Enumerable.Range(0, Things).Select(t => Word(t, "bdgkmn", "aou")), .. Enumerable.Range(0, Things).Select(t => Word(t, "flprst", "eiy")), .. Small];

    private static readonly Dictionary<string, int> Places = Words.Select((w, i) => (w, i)).ToDictionary(p => p.w, p => p.i);

    private static readonly float[][] Vectors = [.. Enumerable.Range(0, Things).Select(t => new Random(t + 7)).Select(r => Enumerable.Range(0, Dimensions).Select(_ => r.Next(2) * 2f - 1).ToArray())];

    /// <summary>The vector of a word; none is all zeros.</summary>
    public static float[] Vector(string word) => Places.TryGetValue(word, out int place) && place < 2 * Things ? Vectors[place % Things] : new float[Dimensions];

    /// <summary>A model that knows both.</summary>
    public static readonly SentenceModel Model = new("tongues", sentences => [.. sentences.Select(Mean)]);

    /// <summary>A report in the first language: of each number a sentence of things of its own.</summary>
    public static string First(params IEnumerable<int> sentences) => string.Join("\n\n", sentences.Select(s => Sentence(s, 0, "The {0} of the {1} was with the {2} and the {3}, the {4} and the {5}.")));

    /// <summary>The same in the second.</summary>
    public static string Second(params IEnumerable<int> sentences) => string.Join("\n\n", sentences.Select(s => Sentence(s, Things, "Die {0} und der {1}, die war mit der {2}, mit der {3} und der {4} und der {5}.")));

    private static string Sentence(int number, int from, string frame) => string.Format(frame, [.. Enumerable.Range(0, Each).Select(i => (object)Words[from + (number * Each + i) % Things])]);

    private static string Word(int thing, string consonants, string vowels)
    {
        string word = "";
        for (int i = 0; i < 4; i++, thing /= 5) word += $"{consonants[(thing + i) % 6]}{vowels[(thing + i) % 3]}";
        return word;
    }

    private static float[] Mean(string sentence)
    {
        var words = sentence.ToLowerInvariant().Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries);
        return [.. Enumerable.Range(0, Dimensions).Select(d => words.Sum(w => Vector(w)[d]) / words.Length)];
    }
}
