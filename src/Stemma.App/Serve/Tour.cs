namespace Stemma.App.Serve;

/// <summary>A tour through a demo, as it stands now.</summary>
/// <param name="Hint">What to know before one sets out.</param>
/// <param name="Stops">The stops, in order.</param>
public sealed record Tour(string Hint, IReadOnlyList<TourStop> Stops);

/// <summary>A stop of the tour through a demo: something worth looking at.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Text">Why it is worth a look.</param>
/// <param name="Href">Where it stands on this site; null where it has not happened yet.</param>
public sealed record TourStop(string Title, string Text, string? Href)
{
    /// <summary>Further lines, each with a place or without.</summary>
    public IReadOnlyList<(string Text, string? Href)> Lines { get; init; } = [];
}
