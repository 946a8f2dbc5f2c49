namespace Stemma.Core.Collate;

/// <summary>When what the stream taught is closed as an edition, and when it comes into force: at fixed places of the log, so that a replay learns the same.</summary>
public static class EditionSchedule
{
    private const int First = 256, Doubled = 16_384;

    /// <summary>How many captures the log holds when edition <paramref name="edition"/> (from 1) is closed: 256, 512, ... 16,384, then every 16,384.</summary>
    public static int ClosesAfter(int edition)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(edition, 1);
        const int doublings = 7; // 256 << 6 = 16,384
        return edition <= doublings ? First << (edition - 1) : Doubled * (edition - doublings + 1);
    }

    /// <summary>The edition in force at a place of the log (from 1): an edition comes into force when the next one is closed.</summary>
    public static int InForceAt(int place)
    {
        int edition = 0;
        while (ClosesAfter(edition + 2) < place) edition++;
        return edition;
    }
}
