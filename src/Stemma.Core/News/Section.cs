namespace Stemma.Core.News;

/// <summary>What part of the news a story belongs to. The list is closed: what outlets call their own sections is one of these or none.</summary>
public enum Section
{
    /// <summary>Foreign affairs.</summary>
    World,

    /// <summary>Government, parties, elections.</summary>
    Politics,

    /// <summary>Economy, companies, markets, money.</summary>
    Business,

    /// <summary>Research, technology, health, climate.</summary>
    Science,

    /// <summary>Arts, books, film, music, entertainment.</summary>
    Culture,

    /// <summary>Sport.</summary>
    Sport,

    /// <summary>A town or a region.</summary>
    Local,
}
