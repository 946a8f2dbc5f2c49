namespace Stemma.Core.Index;

/// <summary>Which documents a look-up may find: by their time, and by their place in the log.</summary>
internal readonly struct Window
{
    private readonly int _from, _to;

    /// <summary>The documents within some days of a time, and those without a time; all living ones where the time itself is not known.</summary>
    /// <param name="hours">Hours since 1970, or <see cref="Entries.Timeless"/>.</param>
    /// <param name="days">How many days before or after.</param>
    /// <param name="before">The id that theirs must be below; <see cref="int.MaxValue"/> where every id is.</param>
    public Window(int hours, int days, int before)
    {
        bool all = hours == Entries.Timeless;
        _from = all ? int.MinValue : (int)Math.Max(int.MinValue, hours - days * 24L);
        _to = all ? Entries.Removed - 1 : (int)Math.Min(Entries.Removed - 1, hours + days * 24L);
        Before = before;
    }

    /// <summary>The id that theirs must be below.</summary>
    public int Before { get; }

    /// <summary>Whether a document of these hours is in it; one that was removed never is.</summary>
    public bool Has(int hours) => hours <= _to && (hours >= _from || hours == Entries.Timeless);
}
