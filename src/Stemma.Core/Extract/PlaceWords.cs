using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>The words by which publishing systems say what stands in an element (Data/place-words.tsv).</summary>
internal static class PlaceWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Known = DataFile.Rows(typeof(PlaceWords), "place-words.tsv")
        .ToFrozenDictionary(r => r[0], r => r[1].Split('|').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Those of a summary under the headline.</summary>
    public static FrozenSet<string> Standfirst { get; } = Known["standfirst"];

    /// <summary>Those of what stands before the headline in its element.</summary>
    public static FrozenSet<string> Kicker { get; } = Known["kicker"];

    /// <summary>Those of the line that says where one is.</summary>
    public static FrozenSet<string> Crumb { get; } = Known["crumb"];

    /// <summary>Those of the site's own name.</summary>
    public static FrozenSet<string> Logo { get; } = Known["logo"];

    /// <summary>Those of a box that holds a picture.</summary>
    public static FrozenSet<string> Picture { get; } = Known["picture"];

    /// <summary>Those of boxes whose picture is of whoever wrote them, or of another report: the words beside it are no caption.</summary>
    public static FrozenSet<string> NoPicture { get; } = Known["no-picture"];

    /// <summary>Those of who took a picture.</summary>
    public static FrozenSet<string> PictureCredit { get; } = Known["picture-credit"];
}
