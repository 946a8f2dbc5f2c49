namespace Stemma.Demo;

/// <summary>Chance that a seed repeats on every machine. Algorithm: SplitMix64 (Steele, Lea, Flood 2014).</summary>
internal sealed class Draw(int seed)
{
    private ulong _state = (ulong)seed * 0x9E3779B97F4A7C15;

    /// <summary>A number from 0 up to, not including, <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(Next() % (ulong)end);

    /// <summary>The same things in another order.</summary>
    public Queue<T> Shuffled<T>(IEnumerable<T> things)
    {
        var all = things.ToArray();
        for (int i = all.Length - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (all[i], all[j]) = (all[j], all[i]);
        }
        return new Queue<T>(all);
    }

    private ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
