namespace Stemma.Core.Index;

/// <summary>The order of what was found: by score, then by telling, as one number each, so that sorting compares numbers alone.</summary>
internal static class Ranks
{
    private const int Scale = 10_000; // a score has four decimals

    /// <summary>The rank of a hit, the best and earliest first.</summary>
    /// <param name="score">0..1.</param>
    /// <param name="id">The telling's number.</param>
    public static ulong Of(double score, int id) => (ulong)(Scale - Tenthousandths(score)) << 32 | (uint)id;

    /// <summary>The score that lies in a rank.</summary>
    public static double Score(ulong rank) => (double)(Scale - (int)(rank >> 32)) / Scale;

    /// <summary>A score as whole ten thousandths, halves to even.</summary>
    public static int Tenthousandths(double score) => (int)Math.Round(Math.Clamp(score, 0, 1) * Scale);

    /// <summary>Brings the greatest of some numbers to the front, in no order (Hoare 1961, "Find").</summary>
    /// <param name="items">The numbers, no two the same.</param>
    /// <param name="most">How many.</param>
    /// <returns>Those in front.</returns>
    public static Span<ulong> Greatest(Span<ulong> items, int most)
    {
        int first = 0, last = items.Length - 1;
        while (first < last && most < items.Length)
        {
            ulong middle = items[first + (last - first) / 2];
            int i = first, j = last;
            while (i <= j)
            {
                while (items[i] > middle) i++;
                while (items[j] < middle) j--;
                if (i <= j) { (items[i], items[j]) = (items[j], items[i]); i++; j--; }
            }
            if (most - 1 <= j) last = j;
            else if (most - 1 >= i) first = i;
            else break;
        }
        return items[..Math.Min(most, items.Length)];
    }
}
