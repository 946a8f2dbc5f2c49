using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>
/// Whom and what a text names in full: persons, bodies, places, and names of which the text does not show what they are. Short forms belong to the full name of the same text.
/// A single word is a name of its own only where a list of ours knows it. Where a script has no capitals, those who speak are names, where a title tells that they are somebody.
/// </summary>
public static class Naming
{
    private const int Most = 32, Longest = 80;

    /// <summary>The names of a report, those named most often first, each once.</summary>
    /// <param name="text">Its running text.</param>
    /// <param name="language">BCP 47 tag; "und" where unknown.</param>
    /// <param name="statements">Who says what in it.</param>
    public static IReadOnlyList<Named> Of(string text, string language, IReadOnlyList<Statement> statements)
    {
        var found = new Dictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var name in Mentions(text, language).GroupBy(m => m.Mention.Name, StringComparer.Ordinal))
            Note(found, Gazetteer.Find(name.Key)?.Canonical ?? name.Key, name.Select(n => n.Kind).FirstOrDefault(k => k != NameKind.Unknown), name.Count());
        if (QuotationWords.Of(Stems.Primary(language)) is not null)
            foreach (var statement in statements) if (IsTitled(statement)) Note(found, statement.Speaker!, NameKind.Person, 1);
        foreach (var statement in statements)
            if (statement is { Doubtful: false, Speaker: { } speaker } && found.TryGetValue(NameVariants.Lasting(speaker), out var tally)) tally.Speaks = true;
        return [.. found.Values.OrderByDescending(t => t.Uses).ThenBy(t => t.Order).Take(Most).Select(t => new Named(t.Name, t.Kind, t.Speaks))];
    }

    /// <summary>Where a text names somebody or something, short forms too, in order.</summary>
    /// <param name="text">The running text.</param>
    /// <param name="language">Its language.</param>
    /// <param name="lasting">What it is followed by (<see cref="NameVariants.Lasting"/>).</param>
    public static IReadOnlyList<Span> Places(string text, string language, string lasting) =>
        [.. Mentions(text, language).GroupBy(m => m.Mention.Name, StringComparer.Ordinal).Where(n => NameVariants.Lasting(n.Key) == lasting).SelectMany(n => n.Select(m => m.Mention.At)).OrderBy(at => at.Start)];

    private static IEnumerable<(NameMention Mention, NameKind Kind)> Mentions(string text, string language) =>
        from mention in new NameIndex(text, Names.Of(text, language)).In(new Span(0, text.Length))
        let kind = KindOf(mention, Stems.Primary(language))
        where kind is not null
        select (mention, kind.Value);

    // Null for what is no full name. Outside English a person is told by a first name alone.
    private static NameKind? KindOf(NameMention mention, string language)
    {
        var name = mention.Name;
        if (Gazetteer.Find(name) is { } entry) return entry.Kind;
        if (Wires.Named(name) is not null && NameVariants.IsListed(NameVariants.Lasting(name))) return NameKind.Organisation;
        var words = name.Split(' ');
        if (words.Length < 2 || name.Length > Longest || !IsWellFormed(words) || language is not "en" && IsForeignPhrase(words, language)) return null;
        string last = Tokens.Fold(words[^1]);
        bool called = NameWords.FirstNames.Contains(Tokens.Fold(words[0])); // "Lake" and "Church" are last names too
        var kind = mention.Kind switch
        {
            NameKind.Person when called || language is "en" && !words.Any(IsNoPersons) && Gazetteer.Find(words[0]) is null => NameKind.Person,
            NameKind.Organisation when !called || words.Length > 3 => NameKind.Organisation,
            NameKind.Place when !called && NameWords.Places.Contains(last) => NameKind.Place,
            _ => NameKind.Unknown,
        };
        return language is "de" or "tr" && kind == NameKind.Unknown ? null : kind; // any two nouns, or an office with its town, look like a name there
    }

    // No article, no "de Veracruz", no word twice ("Share Share"), not all in capitals, nothing from beyond a gap.
    private static bool IsWellFormed(string[] words) =>
        !NameWords.Articles.Contains(Tokens.Fold(words[0])) && (char.IsUpper(words[0].FirstOrDefault()) || words[0].Contains('-')) && words.Any(w => w.Any(char.IsLower))
        && words.All(w => w.Length > 0 && !w.Any(char.IsControl)) && !words.Zip(words.Skip(1)).Any(w => w.First == w.Second);

    // "Lesen Sie", "Wtedy Franciszek"; "Max Kruse'nin": a suffix hangs on it.
    private static bool IsForeignPhrase(string[] words, string language) =>
        Stems.IsStopWord(Tokens.Fold(words[0]), language) || Stems.IsStopWord(Tokens.Fold(words[^1]), language) || language is "tr" && words.Any(w => w.AsSpan().ContainsAny("'’"));

    // "Foreign", "Senate", "Northern", "Energy": words of bodies and of what belongs to them.
    private static bool IsNoPersons(string word) => Tokens.Fold(word) is var folded
        && (NameWords.Organisations.Contains(folded) || NameWords.Domains.Contains(folded) || NameWords.Modifiers.Contains(folded) || NameWords.Adjectives.Contains(folded) || Gazetteer.OfDemonym(folded) is not null);

    // "外交部发言人林远", "김가온 대변인": of the phrase a title was left out.
    private static bool IsTitled(Statement statement) =>
        statement is { Speaker: { Length: > 1 } speaker, Mention: { } mention, Inferred: false } && speaker.Length < mention.Length && mention.Contains(speaker, StringComparison.Ordinal)
        && !mention.AsSpan().ContainsAny("（()）") && Gazetteer.Find(speaker) is null && Wires.Named(speaker) is null;

    private static void Note(Dictionary<string, Tally> found, string name, NameKind kind, int uses)
    {
        string key = NameVariants.Lasting(name);
        if (key.Length < 2) return;
        if (!found.TryGetValue(key, out var tally)) found[key] = tally = new Tally(name, found.Count);
        tally.Uses += uses;
        if (tally.Kind == NameKind.Unknown) tally.Kind = kind;
    }

    private sealed class Tally(string name, int order)
    {
        public string Name { get; } = name;

        public int Order { get; } = order;

        public NameKind Kind { get; set; }

        public int Uses { get; set; }

        public bool Speaks { get; set; }
    }
}
