using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Tells witnesses apart: one key for all names of one, none for nobody named.</summary>
internal sealed class Witnesses
{
    private readonly NameKeys _keys;
    private readonly Agencies _agencies;
    private readonly Dictionary<string, string> _bodies;
    private readonly HashSet<string> _named, _people;
    private readonly Titles _titles;

    /// <summary>Learns the names of a story.</summary>
    public Witnesses(IReadOnlyList<Reading> readings, NameKeys keys)
    {
        _keys = keys;
        _agencies = Agencies.Of(readings);
        _bodies = Bodies.Members(readings, keys);
        _titles = new Titles(readings, keys);
        _people = readings.SelectMany(r => r.Sentences).SelectMany(s => s.Names).Where(n => n.Kind == NameKind.Person)
            .Select(n => NameKeys.Plain(n.Text)).ToHashSet(StringComparer.Ordinal);
        _named = readings.SelectMany(r => r.Sentences).SelectMany(s => s.Names).Select(n => NameKeys.Plain(n.Text)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The key of whoever finally answers for a statement; null where the outlet says it itself or nobody is named.</summary>
    /// <param name="reading">Whose text.</param>
    /// <param name="saying">The statement, or null.</param>
    public string? Key(Reading reading, Statement? saying)
    {
        if (saying?.Kind == StatementKind.Observation) return $"seen by {NameKeys.Plain(saying.Witness ?? reading.Telling.Article.Wire ?? OwnMark(reading.Telling) ?? reading.Telling.Outlet ?? reading.Telling.Name)}";
        if (saying is { Chain.Count: 0, Speaker: { Length: > 0 } speaker, Mention: { } mention } && mention.EndsWith(speaker, StringComparison.Ordinal) && _titles.Meant(mention) is { } person) return _bodies.GetValueOrDefault(person, person);
        return saying?.Witness is { Length: > 0 } witness ? Key(witness, reading.Language) : null;
    }

    /// <summary>The key of a witness as a text names him.</summary>
    public string? Key(string witness, string language)
    {
        if (Clauses.Is("pronoun", witness.ToLowerInvariant(), language)) return null;
        if (Wires.Named(Bare(witness)) is not null) return _agencies.Own(Bare(witness));
        if (_agencies.Meant(witness, language) is { } agency) return agency;
        var plain = _agencies.Own(Person(Agencies.Inside(Bare(witness), language)));
        var key = _keys.Of(plain);
        if (_bodies.TryGetValue(key, out var body)) return body;
        return IsNamed(witness, plain, language) ? WithoutVague(key, language) : null;
    }

    // An agency's own page is seen by whom its carriers' datelines name: "VELMA (Arta) —" in the Arta News Agency.
    private static string? OwnMark(Telling telling) =>
        telling.Article.Dateline?.Agency is { } mark && telling.Outlet is { } outlet && ShortNames.Fits(mark, outlet) ? mark : null;

    // "Harbour Office spokesman Tor Lind" is Tor Lind.
    private string Person(string witness)
    {
        var plain = NameKeys.Plain(witness);
        int at = plain.IndexOf(' ', StringComparison.Ordinal);
        for (; at >= 0; at = plain.IndexOf(' ', at + 1))
        {
            if (_people.Contains(plain[(at + 1)..])) return plain[(at + 1)..];
        }
        return witness;
    }

    private static string Bare(string witness) => witness.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? witness[4..] : witness;

    // "The coast guard" and "U.S. officials" and "unidentified South Arlandic sources" name somebody; "analysts" and "Experts" name nobody.
    private bool IsNamed(string witness, string plain, string language)
    {
        if (_named.Contains(plain)) return true;
        var tokens = Tokens.Of(witness).Where(t => t.Kind == TokenKind.Word && !Bodies.Is("vague", Tokens.Fold(t.In(witness)), language)).ToList();
        if (tokens.Count > 0 && Bodies.Is("body", Tokens.Fold(tokens[^1].In(witness)), language)) return true;
        if (tokens.Count == 1) return char.IsUpper(witness[tokens[0].Start]) && !Tokens.Fold(tokens[0].In(witness)).EndsWith('s');
        return tokens.Any(t => char.IsUpper(witness[t.Start]));
    }

    private static string WithoutVague(string plain, string language)
    {
        var kept = plain.Split(' ').SkipWhile(w => Bodies.Is("vague", w, language)).ToList();
        return kept.Count == 0 ? plain : string.Join(' ', kept);
    }
}
