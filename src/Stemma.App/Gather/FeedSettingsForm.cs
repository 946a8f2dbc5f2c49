using System.Globalization;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.App.Gather;

/// <summary>A feed's own settings as somebody gives them.</summary>
public static class FeedSettingsForm
{
    /// <summary>The longest that polls of a feed may be put apart: a day, in minutes.</summary>
    public const int MostMinutes = 24 * 60;

    /// <summary>Reads them.</summary>
    /// <param name="charset">A charset's name, or nothing.</param>
    /// <param name="fromFeed">Whether items stand as the feed gives them.</param>
    /// <param name="minutes">The least minutes between two polls, or nothing.</param>
    /// <returns>The settings, or what is wrong with them.</returns>
    public static (FeedSettings? Settings, Problem? Problem) Read(string charset, bool fromFeed, string minutes)
    {
        string? known = charset.Length == 0 ? null : Charset.OfContentType($"text/xml; charset={charset}");
        if (charset.Length > 0 && known is null) return (null, new Problem("charset", $"no charset is called \"{charset}\"; for example windows-1251, iso-8859-2, shift_jis"));
        int least = 0;
        if (minutes.Length > 0 && (!int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out least) || least is < 1 or > MostMinutes))
            return (null, new Problem("minutes", $"the least minutes between two polls are a whole number from 1 to {MostMinutes} (a day)"));
        return (new FeedSettings { Charset = known, FromFeed = fromFeed, LeastMinutes = least > 0 ? least : null }, null);
    }
}
