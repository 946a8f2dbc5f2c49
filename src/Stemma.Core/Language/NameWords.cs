using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>The word lists that tell names apart (Data/name-words.tsv), all folded.</summary>
internal static class NameWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Kinds = DataFile.Rows(typeof(NameWords), "name-words.tsv")
        .ToFrozenDictionary(r => r[0], r => r[1].Split(' ').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>What stands right before a person's name: "president", "gen".</summary>
    public static readonly FrozenSet<string> Titles = Kinds["title"];

    /// <summary>What qualifies a title: "deputy", "foreign".</summary>
    public static readonly FrozenSet<string> Modifiers = Kinds["modifier"];

    /// <summary>What ministries and departments are of: "resources", "ecology".</summary>
    public static readonly FrozenSet<string> Domains = Kinds["domain"];

    /// <summary>Head nouns of organisations: "ministry", "party".</summary>
    public static readonly FrozenSet<string> Organisations = Kinds["org"];

    /// <summary>Head nouns of places: "river", "province".</summary>
    public static readonly FrozenSet<string> Places = Kinds["place"];

    /// <summary>Lower-case words inside persons' names: "van", "de", "bin".</summary>
    public static readonly FrozenSet<string> Particles = Kinds["particle"];

    /// <summary>Verbs that follow a name: "said", "was".</summary>
    public static readonly FrozenSet<string> Verbs = Kinds["said"];

    /// <summary>Lower-case nouns before or after a person's name: "spokesman".</summary>
    public static readonly FrozenSet<string> PersonNouns = Kinds["person-noun"];

    /// <summary>First names.</summary>
    public static readonly FrozenSet<string> FirstNames = Kinds["first"];

    /// <summary>East Asian family names, which stand first.</summary>
    public static readonly FrozenSet<string> EastSurnames = Kinds["east-surname"];

    /// <summary>Words that open sentences and are no names.</summary>
    public static readonly FrozenSet<string> Starters = Kinds["starter"];

    /// <summary>Words that are capitalised and are no names: "Monday", "GMT".</summary>
    public static readonly FrozenSet<string> Never = Kinds["never"];

    /// <summary>Capitalised words that are no names by themselves but may open one: "Democratic", "Islamic", "East".</summary>
    public static readonly FrozenSet<string> Adjectives = Kinds["adjective"];

    /// <summary>Possessives that open a name: "People's".</summary>
    public static readonly FrozenSet<string> PossessiveOpeners = Kinds["possessive-opener"];

    /// <summary>Prepositions of place.</summary>
    public static readonly FrozenSet<string> PlaceBefore = Kinds["place-before"];

    /// <summary>What follows a person's name and is none: "jr".</summary>
    public static readonly FrozenSet<string> Suffixes = Kinds["suffix"];

    /// <summary>Abbreviations after which a name goes on: "gen" of "Gen.".</summary>
    public static readonly FrozenSet<string> Abbreviated = Kinds["abbreviated"];

    /// <summary>German nouns that often stand beside another noun without being a name.</summary>
    public static readonly FrozenSet<string> OrdinaryGerman = Kinds["ordinary-de"];

    /// <summary>Articles of several languages.</summary>
    public static readonly FrozenSet<string> Articles = Kinds["article"];
}
