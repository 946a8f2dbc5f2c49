using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>
/// How high a story stands on the front page: by the texts and witnesses behind it and by how fresh it is, never by clicks.
/// The decay stands in the exponent, so that the order of two stories never changes with the time of asking and can be an index
/// (as in the published ranking of Reddit's front page, 2009: log of the votes plus linear time).
/// </summary>
internal static class Heat
{
    private const double HalfLifeHours = 12; // twice the texts weigh as much as twelve hours

    public static double Of(Story story)
    {
        var latest = story.Latest ?? DateTimeOffset.UnixEpoch;
        return Math.Log2(1 + story.Texts + story.Witnesses) + (latest.ToUnixTimeSeconds() / 3600.0 / HalfLifeHours);
    }
}
