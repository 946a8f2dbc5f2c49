using System.Net;
using Stemma.Core.News;
using Stemma.Core.Search;

namespace Stemma.App.Serve.Edge;

/// <summary>Who can reach the site: this machine alone, or others. To others every exit shows excerpts only (DESIGN 7).</summary>
/// <param name="Loopback">True where every address it listens at is of this machine alone.</param>
public sealed record Exposure(bool Loopback)
{
    /// <summary>Words of a passage shown to others.</summary>
    public const int PassageWords = 25;

    /// <summary>Whether full texts may be shown.</summary>
    public bool FullText => Loopback;

    /// <summary>True where its operator says that only this machine reaches it, and its addresses do not prove that: it answers to this machine's own names, and keeps all other rules of an open site.</summary>
    public bool SaidOnlyHere { get; init; }

    /// <summary>Whether it answers to the names of this machine alone.</summary>
    public bool OwnNamesOnly => Loopback || SaidOnlyHere;

    /// <summary>What it is to one reader: where it is said that only this machine reaches it, an editor who signed in proves it.</summary>
    /// <param name="editor">Whether an editor asks.</param>
    public Exposure To(bool editor) => SaidOnlyHere && editor ? new(true) : this;

    /// <summary>A passage of an article as it may be shown: whole on loopback, else its first words; "" to others where its owner wants none shown.</summary>
    /// <param name="text">The passage.</param>
    /// <param name="article">Whose it is.</param>
    public string Passage(string text, Article article) =>
        Loopback ? text
        : article.WantsSilence ? ""
        : Excerpt.Within(Excerpt.Cut(text, PassageWords), article.MostShown);

    /// <summary>An excerpt that was made already, as it may be shown: whole on loopback, to others its first words, and of these no more characters than its owner wants shown.</summary>
    /// <param name="excerpt">The excerpt.</param>
    /// <param name="most">Characters that its owner wants shown at most; null where he names no number.</param>
    public string Cut(string excerpt, int? most) => Loopback ? excerpt : Excerpt.Within(Excerpt.Cut(excerpt, PassageWords), most);

    /// <summary>A search as it may be made: to others nothing is found whose owner asks search engines to leave it out. In its story it stands all the same.</summary>
    public Query Search(Query query) => Loopback ? query : ListedQuery.And(query);

    /// <summary>What addresses to listen at mean.</summary>
    /// <param name="urls">Addresses divided by semicolons.</param>
    /// <exception cref="SettingException">One is no http or https address.</exception>
    public static Exposure Of(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } all
            ? new(all.All(IsLoopback))
            : throw new SettingException("--urls names no address: write one like http://127.0.0.1:8080");

    private static bool IsLoopback(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new SettingException($"--urls {url}: write an address like http://127.0.0.1:8080");
        return IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? IPAddress.IsLoopback(ip) : address.Host == "localhost";
    }
}
