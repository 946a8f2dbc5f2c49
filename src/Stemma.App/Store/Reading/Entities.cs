using Stemma.Core.News;

namespace Stemma.App.Store.Reading;

/// <summary>Somebody or something that reports name.</summary>
/// <param name="Key">What it is followed by, and its page's address.</param>
/// <param name="Name">As most of the newest reports write it.</param>
/// <param name="Kind">What it is; unknown where reports show nothing, or not the same.</param>
/// <param name="HasPage">Whether it may have a page of its own.</param>
public sealed record EntityRow(string Key, string Name, NameKind Kind, bool HasPage)
{
    /// <summary>In how many stories, and from how many text origins, somebody must be named to have a page. An origin that is unknown counts none.</summary>
    public const int LeastStories = 3, LeastOrigins = 3;

    /// <summary>What somebody disputes who wants a name delisted: once an editor granted it, nothing is found by the name.</summary>
    public static string Subject(string key) => About + key;

    /// <summary>Whether a dispute's subject is a name that is to be delisted.</summary>
    public static bool IsSubject(string subject) => subject.StartsWith(About, StringComparison.Ordinal) && subject.Length > About.Length;

    /// <summary>The key of a name that is to be delisted; "" where a subject is none.</summary>
    public static string KeyOf(string subject) => IsSubject(subject) ? subject[About.Length..] : "";

    private const string About = "the page about ";

    /// <summary>Whether something may have a page: a country, a city, a well-known body or agency may; whatever else may be somebody private, and has one only where it is named widely.</summary>
    public static bool MayHavePage(bool listed, int stories, int origins) => listed || stories >= LeastStories && origins >= LeastOrigins;
}
