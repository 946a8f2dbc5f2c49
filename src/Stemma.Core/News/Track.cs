namespace Stemma.Core.News;

/// <summary>A place that something was at.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 up to but not 180.</param>
/// <param name="At">When, in UTC; null where the file does not say.</param>
/// <param name="Height">Metres; null where the file does not say, or not in which unit.</param>
public readonly record struct Fix(double Latitude, double Longitude, DateTimeOffset? At = null, double? Height = null);

/// <summary>Where something went: lines of places in their order. Nothing else of the file that it was read from is kept: no names, no call signs.</summary>
/// <param name="Lines">Its lines; none is empty. Where one ends and the next begins, the file has no places.</param>
/// <param name="Apart">The numbers, from 0, of lines that tell another thing than the line before: there is no way between the two. Null where there is none.</param>
public sealed record Track(IReadOnlyList<IReadOnlyList<Fix>> Lines, IReadOnlyList<int>? Apart = null)
{
    /// <summary>All its places, in order.</summary>
    public IEnumerable<Fix> Fixes() => Lines.SelectMany(static l => l);
}

/// <summary>What an editor says of a track.</summary>
/// <param name="Provider">Who gave it ("FlightRadar24.com").</param>
/// <param name="Url">Where it may be looked at; http or https, or null.</param>
/// <param name="Caption">What it shows; may be "".</param>
/// <param name="Checked">What is known of its checking.</param>
public sealed record TrackCredit(string Provider, string? Url, string Caption, string Checked)
{
    /// <summary>What stands there where an editor says nothing.</summary>
    public const string NotChecked = "not verified by us";
}

/// <summary>That an editor attached a track to a story as evidence: ground state.</summary>
/// <param name="Number">Its number, from 1; taking it back names it.</param>
/// <param name="Telling">A report of the story: the track stands in whichever story that report stands in.</param>
/// <param name="Credit">What is said of it.</param>
/// <param name="At">The event clock when it was attached.</param>
/// <param name="By">Who attached it.</param>
/// <param name="Undone">Whether it was taken back: its places and the words of its credit are erased then.</param>
public sealed record TrackEntry(int Number, TellingId Telling, TrackCredit Credit, DateTimeOffset At, string By, bool Undone)
{
    /// <summary>"track 3": what it is called where it is disputed.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"track {Number}");

    /// <summary>The number of the track that is disputed in these words ("track 3, FlightRadar24.com"); null where they are about something else.</summary>
    public static int? NumberIn(string subject) =>
        subject.StartsWith("track ", StringComparison.Ordinal) && subject.IndexOf(',', StringComparison.Ordinal) is > 6 and var end
        && int.TryParse(subject.AsSpan(6, end - 6), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) ? number : null;
}

/// <summary>A track that stands in a story.</summary>
/// <param name="Entry">Who attached it, and what is said of it.</param>
/// <param name="Track">The track.</param>
public sealed record AttachedTrack(TrackEntry Entry, Track Track);
