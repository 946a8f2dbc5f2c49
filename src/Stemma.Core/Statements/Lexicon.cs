using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>The words of one language, by what they do around an attribution. Read from Data/LANGUAGE.tsv.</summary>
internal sealed class Lexicon
{
    private static readonly FrozenDictionary<string, Lexicon> All =
        new[] { "en", "de", "fr", "es", "it", "pt", "ru", "cs", "ar", "nl", "pl", "uk", "sv", "el" }.ToFrozenDictionary(l => l, l => new Lexicon(l), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Sense> _senses;

    private readonly bool _english;

    private Lexicon(string language)
    {
        _english = language == "en";
        var senses = new Dictionary<string, Sense>(StringComparer.Ordinal);
        var phrases = new List<AccordPhrase>();
        foreach (var cells in DataFile.Rows(typeof(Lexicon), language + ".tsv"))
        {
            if (cells[0] is "accord" or "alone")
            {
                phrases.AddRange(cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => new AccordPhrase(p.Split('_'), cells[0] == "alone")));
                continue;
            }
            if (cells[0] == "weak")
            {
                foreach (var form in cells[1].Split(' ').SelectMany(Weak)) senses[form] = senses.GetValueOrDefault(form) | Sense.Say;
                continue;
            }
            if (cells[0] == "led")
            {
                foreach (var form in cells[1].Split(' ').SelectMany(w => (string[])[w, 'و' + w, 'ف' + w])) senses[form] = senses.GetValueOrDefault(form) | Sense.Say;
                continue;
            }
            if (cells[0] == "trait")
            {
                var traits = cells[1].Split(' ');
                (Drops, VerbFirst, Nouns, Gendered) = (traits.Contains("drops"), traits.Contains("verbfirst"), traits.Contains("nouns"), traits.Contains("gendered"));
                continue;
            }
            var sense = Enum.Parse<Sense>(cells[0], ignoreCase: true);
            foreach (var word in cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                senses[word] = senses.GetValueOrDefault(word) | sense;
        }
        Accords = phrases.OrderByDescending(p => p.Words.Length).ToLookup(p => p.Words[0], StringComparer.Ordinal);
        _senses = senses.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The lexicon of a language; English for those that have none.</summary>
    public static Lexicon Of(string language) => All.TryGetValue(language, out var found) ? found : All["en"];

    /// <summary>Whether the language has a lexicon of its own that is not English.</summary>
    public static bool IsForeign(string language) => language != "en" && All.ContainsKey(language);

    /// <summary>Prepositions that attribute ("laut", "nach Angaben der"), by their first word, longest first.</summary>
    public ILookup<string, AccordPhrase> Accords { get; }

    /// <summary>Whether a verb needs no subject: whoever spoke last then goes on.</summary>
    public bool Drops { get; }

    /// <summary>Whether the verb stands before its subject.</summary>
    public bool VerbFirst { get; }

    /// <summary>Whether a verb's form is a noun after a determiner ("la denuncia").</summary>
    public bool Nouns { get; }

    /// <summary>Whether a verb's past tells a woman from a man ("uvedla", "сказала").</summary>
    public bool Gendered { get; }

    /// <summary>What a folded word can do.</summary>
    public Sense this[string folded] => _senses.GetValueOrDefault(folded);

    /// <summary>What a folded word can do; an English word in "-ly" that is not listed is an adverb.</summary>
    public Sense Look(string folded)
    {
        if (_senses.TryGetValue(folded, out var sense)) return sense;
        if (Nouns && folded.IndexOf('-', StringComparison.Ordinal) is > 0 and var hyphen && folded[(hyphen + 1)..] is "t-il" or "t-elle" or "t-on" or "il" or "elle" or "ils" or "elles") return _senses.GetValueOrDefault(folded[..hyphen]); // "souligne-t-il"
        return _english && folded.Length > 4 && folded.EndsWith("ly", StringComparison.Ordinal) ? Sense.Adverb : Sense.None;
    }

    // The regular forms of a weak German verb: erklärte, erklärten, erklärt, erklären, geerklärt does no harm.
    private static IEnumerable<string> Weak(string stem)
    {
        var link = stem[^1] is 't' or 'd' || stem.EndsWith("gn", StringComparison.Ordinal) ? "e" : "";
        return [stem + link + "te", stem + link + "ten", stem + link + "t", stem + "en", "ge" + stem + link + "t"];
    }
}

/// <summary>A preposition that attributes.</summary>
/// <param name="Words">Its folded words.</param>
/// <param name="Alone">Whether it names its source itself ("nach Polizeiangaben").</param>
internal sealed record AccordPhrase(string[] Words, bool Alone);
