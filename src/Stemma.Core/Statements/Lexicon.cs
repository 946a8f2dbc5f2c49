using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>The words of one language, by what they do around an attribution. Read from Data/LANGUAGE.tsv.</summary>
internal sealed class Lexicon
{
    private static readonly FrozenDictionary<string, Lexicon> All =
        new[] { "en" }.ToFrozenDictionary(l => l, l => new Lexicon(l), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Sense> _senses;

    private readonly bool _english;

    private Lexicon(string language)
    {
        _english = language == "en";
        var senses = new Dictionary<string, Sense>(StringComparer.Ordinal);
        foreach (var cells in DataFile.Rows(typeof(Lexicon), language + ".tsv"))
        {
            var sense = Enum.Parse<Sense>(cells[0], ignoreCase: true);
            foreach (var word in cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                senses[word] = senses.GetValueOrDefault(word) | sense;
        }
        _senses = senses.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The lexicon of a language.</summary>
    public static Lexicon Of(string language) => All.TryGetValue(language, out var found) ? found : All["en"];

    /// <summary>What a folded word can do.</summary>
    public Sense this[string folded] => _senses.GetValueOrDefault(folded);

    /// <summary>What a folded word can do; an English word in "-ly" that is not listed is an adverb.</summary>
    public Sense Look(string folded)
    {
        if (_senses.TryGetValue(folded, out var sense)) return sense;
        return _english && folded.Length > 4 && folded.EndsWith("ly", StringComparison.Ordinal) ? Sense.Adverb : Sense.None;
    }
}
