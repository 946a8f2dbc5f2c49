using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Search;

/// <summary>Names as terms of the index of names: one term a name, however many words it has.</summary>
public static class EntityTerms
{
    private const string Says = "said·";

    /// <summary>What a name is followed by, its permanent address too: a name in any spelling, or the key itself, gives the key. "" for what holds no letter.</summary>
    public static string Key(string name) => NameVariants.Lasting(name);

    /// <summary>Whether a list of ours knows what has this key: a country, a city, a well-known body, an agency.</summary>
    public static bool IsListed(string key) => NameVariants.IsListed(key);

    /// <summary>The term that stands for a name: one word to the index.</summary>
    public static string Term(string key) => key.Replace('-', '·');

    /// <summary>The term that stands for whatever the reports give words of.</summary>
    public static string Saying(string key) => Says + Term(key);

    /// <summary>The terms of a report's names, divided by blanks.</summary>
    public static string Of(IReadOnlyList<Named> names) => string.Join(' ', names.SelectMany(n => Key(n.Name) is var key && n.Speaks ? (IEnumerable<string>)[Term(key), Saying(key)] : [Term(key)]));
}
