using Stemma.Core.News;

namespace Stemma.App.Serve.Pages;

/// <summary>What became of a stretch of one report in another.</summary>
public enum Fate
{
    /// <summary>The same words.</summary>
    Same,

    /// <summary>The same sentence with words changed.</summary>
    Edited,

    /// <summary>The same facts in other words.</summary>
    Reworded,

    /// <summary>The same in another language.</summary>
    Translated,

    /// <summary>A statement that both give.</summary>
    Statement,

    /// <summary>A statement that both give in quotation marks, in words that differ.</summary>
    Altered,

    /// <summary>A stock phrase, a name, a list: nothing tells of a copy.</summary>
    Phrase,

    /// <summary>It stands at another place.</summary>
    Moved,

    /// <summary>The second has nothing of it.</summary>
    Dropped,

    /// <summary>The first has nothing of it.</summary>
    Added,
}

/// <summary>The words and signs for it.</summary>
internal static class Fates
{
    /// <summary>What a passage of this kind became.</summary>
    public static Fate Of(PassageKind kind) => kind switch
    {
        PassageKind.Verbatim => Fate.Same,
        PassageKind.Edited => Fate.Edited,
        PassageKind.Reworded => Fate.Reworded,
        PassageKind.Translated => Fate.Translated,
        PassageKind.SameStatement => Fate.Statement,
        _ => Fate.Phrase,
    };

    /// <summary>In a word or two. That one dropped or added something is said only where it is known whose text the other carries.</summary>
    public static string Words(Fate fate, bool directed) => fate switch
    {
        Fate.Same => "same words",
        Fate.Edited => "edited",
        Fate.Reworded => "in other words",
        Fate.Translated => "translated",
        Fate.Statement => "same statement",
        Fate.Altered => "quotation differs",
        Fate.Phrase => "common phrase",
        Fate.Moved => "moved",
        Fate.Dropped => directed ? "dropped" : "only in A",
        _ => directed ? "added" : "only in B",
    };

    /// <summary>So many of it: "3 same statements", "2 sentences added".</summary>
    public static string Counted(int sentences, Fate fate, bool directed) => $"{sentences} {fate switch
    {
        Fate.Dropped or Fate.Added => (sentences == 1 ? "sentence " : "sentences ") + Words(fate, directed),
        Fate.Same => "in the same words",
        Fate.Statement or Fate.Altered or Fate.Phrase when sentences > 1 => fate == Fate.Altered ? "quotations differ" : Words(fate, directed) + "s",
        _ => Words(fate, directed),
    }}";

    /// <summary>A sign that stands before the words.</summary>
    public static string Sign(Fate fate) => fate switch
    {
        Fate.Same => "=",
        Fate.Edited or Fate.Reworded or Fate.Translated => "≈",
        Fate.Altered => "≠",
        Fate.Statement or Fate.Phrase => "“”",
        Fate.Moved => "↕",
        Fate.Dropped => "−",
        _ => "+",
    };

    /// <summary>Its class in the style.</summary>
    public static string Look(Fate fate) => "f-" + fate.ToString().ToLowerInvariant();
}
