using System.Collections.Frozen;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>What a speaker's mention resolves to.</summary>
/// <param name="Name">The name, or null where nobody can be told.</param>
/// <param name="Inferred">Whether it was inferred from a pronoun, a nominal or the sentence before.</param>
/// <param name="Person">Whether it is known to be a person.</param>
/// <param name="Doubtful">Whether somebody else may as well be meant.</param>
internal readonly record struct Resolved(string? Name, bool Inferred, bool Person, bool Doubtful = false)
{
    /// <summary>Nobody.</summary>
    public static Resolved Nobody { get; } = new(null, false, false);
}

/// <summary>Reads a name off a mention that holds one.</summary>
internal static class Mentions
{
    private static readonly FrozenDictionary<string, string> StateAgencies =
        DataFile.Rows(typeof(Mentions), "state-agencies.tsv").ToFrozenDictionary(c => c[0], c => c[1], StringComparer.Ordinal);

    private static readonly string[] Articles = ["The ", "the ", "A ", "a ", "An ", "an "];

    private static readonly string[] Determiners = ["the ", "its ", "his ", "her ", "their ", "our ", "my ", "a ", "an "];

    private static readonly FrozenSet<string> Documents = new[]
    {
        "statement", "website", "site", "letter", "report", "release", "post", "tweet", "footage", "data", "video", "images", "figures", "communique", "message", "document", "email", "memo", "filing", "bulletin", "editorial",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The name that a mention itself gives.</summary>
    /// <param name="text">The running text.</param>
    /// <param name="mention">The mention's stretch.</param>
    /// <param name="around">The mention with its appositions.</param>
    /// <param name="names">The text's names.</param>
    public static Resolved Own(string text, Span mention, Span around, NameIndex names)
    {
        var said = mention.Of(text);
        if (Agency(said) is { } agency) return new Resolved(agency, false, false);
        int head = HeadEnd(said);
        if (Plain(said) is var medium && medium != Bare(said)) return new Resolved(medium, false, false);
        var inHead = names.In(mention).Where(n => n.At.Start < mention.Start + head && !IsOwner(text, n.At) && !IsOwned(text, mention, n) && !IsBodys(text, mention, n)).ToList();
        if (inHead.Count > 0 && !Coordinates(said[..head]) && !Joined(text, inHead) && inHead.FindLast(n => n.Kind == NameKind.Person && !IsField(n.Name)) is { } person)
            return new Resolved(char.IsLower(person.Name[0]) && NamedBeside(text, mention, names) is { } named ? named : Genders.Clash(text, person) || names.IsAnotherJunior(person) ? person.Text : WithoutBody(person.Name), false, true);
        if (Owner(text, said, mention, names) is { } owner) return new Resolved(owner, false, false);
        if (IsNominal(said[..head].TrimEnd()) && around != mention && names.In(around).FirstOrDefault(n => n.Kind == NameKind.Person && n.At.Start >= mention.End && n.At.Start - mention.End <= 2) is { } beside)
            return new Resolved(beside.Name, false, true);
        if (Apposed(text, said, mention, around, names) is { } apposed) return new Resolved(apposed, false, false);
        if (!Coordinates(said) && inHead is [.., var last] && !IsNominal(said) && last.At.End >= mention.Start + head - 1)
        {
            var plain = Plain(said[..head]);
            return new Resolved(plain == last.Text ? last.Name : plain, false, last.Kind == NameKind.Person);
        }
        return new Resolved(Plain(said), false, false);
    }

    // "the ferry company, Aldera Lines,", "its chairwoman, Edda Roswell,": a name that is all that stands beside one definite noun is its name.
    private static string? Apposed(string text, string said, Span mention, Span around, NameIndex names)
    {
        if (!IsNominal(said[..HeadEnd(said)].TrimEnd()) || !Array.Exists(Determiners, d => said.StartsWith(d, StringComparison.OrdinalIgnoreCase)) || HeadNoun(said).EndsWith('s') || around.End <= mention.End) return null;
        var beside = names.In(around).FirstOrDefault(n => n.At.Start >= mention.End && n.At.Start - mention.End <= 2);
        return beside is { Kind: not NameKind.Place } && (around.End - beside.At.End <= 1 || text[beside.At.End] == ',') ? beside.Name : null;
    }

    /// <summary>Whether a mention is a noun without a name ("the spokesman").</summary>
    public static bool IsNominal(string mention)
    {
        foreach (var determiner in Determiners)
            if (mention.Length > determiner.Length && mention.StartsWith(determiner, StringComparison.OrdinalIgnoreCase)) return !mention[determiner.Length..].Any(char.IsUpper); // "Its chairwoman" opens a sentence
        var bare = Bare(mention);
        return bare.Length > 0 && !bare.Any(char.IsUpper);
    }

    // "the Evening Star newspaper": the name stands before the noun.
    private static string Plain(string mention)
    {
        var bare = Bare(mention);
        int space = bare.LastIndexOf(' ');
        bool generic = space > 0 && char.IsUpper(bare[0]) && (Lexicon.Of("en")[bare[(space + 1)..]] & Sense.Generic) != Sense.None && char.IsUpper(bare[bare.LastIndexOf(' ', space - 1) + 1]);
        if (!generic) return bare;
        int end = bare.AsSpan(0, space).EndsWith(" news", StringComparison.Ordinal) ? space - 5 : space;
        return bare[..end];
    }

    /// <summary>The mention without its article.</summary>
    public static string Bare(string mention)
    {
        foreach (var article in Articles)
            if (mention.StartsWith(article, StringComparison.Ordinal) && mention.Length > article.Length) return mention[article.Length..];
        return mention;
    }

    /// <summary>A noun phrase up to its first preposition, relative clause or comma.</summary>
    public static string Head(string phrase) => phrase[..HeadEnd(phrase)];

    /// <summary>The last word of the mention's head: "spokesman" of "the ministry spokesman for water".</summary>
    public static string HeadNoun(string mention)
    {
        var head = mention[..HeadEnd(mention)].TrimEnd();
        return Tokens.Fold(head.AsSpan()[(head.LastIndexOf(' ') + 1)..]);
    }

    private static string? Agency(string said)
    {
        bool official = said.Contains("news agency", StringComparison.OrdinalIgnoreCase) && (said.Contains("official", StringComparison.OrdinalIgnoreCase) || said.Contains("state", StringComparison.OrdinalIgnoreCase));
        var words = said.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int length = Math.Min(4, words.Length); length >= 1; length--)
        {
            for (int i = 0; i + length <= words.Length; i++)
            {
                var part = string.Join(' ', words, i, length).Trim(',', '.', ')', '(');
                if (char.IsUpper(part.FirstOrDefault()) && !part.EndsWith('s') && Wires.Named(part) is { } wire && IsHead(words, i + length)) return wire.Name;
            }
        }
        if (!official) return null;
        foreach (var (owner, agency) in StateAgencies)
            if (said.Contains(owner, StringComparison.Ordinal)) return agency;
        return null;
    }

    // "Reuters", "the Kyodo news agency", but not "AP journalists" or "Reuters columnist Lee".
    private static bool IsHead(string[] words, int after) =>
        after >= words.Length || words[after].TrimEnd(',') is "news" or "agency" or "News" or "Agency" or "newswire" or "in" or "on" or "and";

    // Where the head of a noun phrase ends: before its first preposition or comma.
    private static int HeadEnd(string said)
    {
        int end = said.Length;
        foreach (var stop in (string[])[" of ", " for ", " at ", " from ", " in ", " on ", " with ", " who ", ", ", " ("])
        {
            int at = said.IndexOf(stop, StringComparison.Ordinal);
            if (at > 0 && at < end) end = at;
        }
        return end;
    }

    // "el ministro de Salud Pública": what somebody is minister of, not who he is.
    private static bool IsField(string name) => name.StartsWith("de ", StringComparison.Ordinal) || name.StartsWith("del ", StringComparison.Ordinal) || name.StartsWith("da ", StringComparison.Ordinal) || name.StartsWith("do ", StringComparison.Ordinal);

    // "Head of School Ann Lee": what she heads is no name of hers.
    private static string WithoutBody(string name)
    {
        var words = name.Split(' ');
        return words.Length > 2 && Tokens.Fold(words[0]) is "school" or "college" or "office" ? string.Join(' ', words[1..]) : name;
    }

    // "Brandt's", "Brandt Jr.'s"
    private static bool IsOwner(string text, Span name) => name.End + 2 < text.Length && text[text[name.End] == '.' ? name.End + 1 : name.End] is '\'' or '’';

    // "l'ufficio di Brandt", "der Anwalt von Brandt": it is of him, not he.
    private static bool IsOwned(string text, Span mention, NameMention name) =>
        name.Kind == NameKind.Person && name.At.Start > mention.Start + 3 && text[name.At.Start - 1] == ' ' && NameIndex.WordBefore(text, name.At.Start) is "di" or "de" or "von" or "del" or "do" or "da";

    // "the Brandt campaign": those who work for him.
    private static bool IsBodys(string text, Span mention, NameMention name)
    {
        int from = name.At.End + 1, to = from;
        while (to < mention.End && char.IsLower(text[to])) to++;
        return name.Kind == NameKind.Person && to > from && text[name.At.End] == ' ' && NameWords.Organisations.Contains(text[from..to]) && NameIndex.WordBefore(text, name.At.Start) is "the";
    }

    private static bool Coordinates(string said) => said.Contains(" and ", StringComparison.Ordinal) || said.Contains(" or ", StringComparison.Ordinal);

    // "Brandt und Roswell", "Brandt et Roswell": two names side by side.
    private static bool Joined(string text, List<NameMention> names)
    {
        for (int i = 0; i + 1 < names.Count; i++)
            if (text[names[i].At.End..Math.Max(names[i].At.End, names[i + 1].At.Start)] is " und " or " et " or " y " or " e " or " и ") return true;
        return false;
    }

    // "Die Bürgermeisterin von Norrvik, Edda Roswell, sagt": what looks like a name with a particle is a place, the name follows.
    private static string? NamedBeside(string text, Span mention, NameIndex names) =>
        names.In(new Span(mention.End, Math.Min(text.Length, mention.End + 40))).FirstOrDefault(n => n.At.Start - mention.End == 2 && (n.Kind == NameKind.Person || NameIndex.IsOpen(n) && n.Text.Contains(' ')) && n.At.End < text.Length && text[n.At.End] == ',')?.Name;

    // "a statement on the Kremlin's website", "data from X": who stands behind the document.
    private static string? Owner(string text, string said, Span mention, NameIndex names)
    {
        if (!Documents.Contains(HeadNoun(said))) return null;
        var owner = names.In(mention).FirstOrDefault(n => IsOwner(text, n.At)) ?? names.In(mention).FirstOrDefault(n => Precedes(text, n.At, "from ") || Precedes(text, n.At, "from the ") || Precedes(text, n.At, "by ") || Precedes(text, n.At, "by the "));
        return owner?.Name.TrimEnd('\'', '’');
    }

    private static bool Precedes(string text, Span name, string word) =>
        name.Start >= word.Length && text.AsSpan(name.Start - word.Length, word.Length).SequenceEqual(word);
}
