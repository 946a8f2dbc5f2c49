using System.Collections.Frozen;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>
/// The words of a language whose attributions are read by characters: Chinese, which writes no spaces and puts the verb beside the quotation, and Japanese, Korean
/// and Turkish, which put it last. Read from Data/LANGUAGE.tsv, whose first lines say what each kind of row is.
/// </summary>
internal sealed class QuotationWords
{
    private static readonly FrozenDictionary<string, QuotationWords> All =
        new[] { "zh", "ja", "ko", "tr" }.ToFrozenDictionary(l => l, l => new QuotationWords(l), StringComparer.Ordinal);

    private readonly Dictionary<string, WordSet> _sets;

    private QuotationWords(string language)
    {
        _sets = DataFile.Rows(typeof(QuotationWords), language + ".tsv").GroupBy(r => r[0], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new WordSet(g.SelectMany(r => r[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))), StringComparer.Ordinal);
        Language = language;
        Spaced = language is "ko" or "tr";
    }

    /// <summary>The words of a language; null where it is not read so.</summary>
    public static QuotationWords? Of(string language) => All.GetValueOrDefault(Stems.Primary(language));

    /// <summary>Its primary tag.</summary>
    public string Language { get; }

    /// <summary>Whether spaces part its words.</summary>
    public bool Spaced { get; }

    /// <summary>The fewest characters that a quotation without any attribution must have, with its marks, to be a statement.</summary>
    public int LeastLoose => Spaced ? 30 : 14;

    /// <summary>The fewest characters between marks that are no mere term where no colon or comma goes before.</summary>
    public int LeastClause => Spaced ? 14 : 10;

    /// <summary>The words of one kind of row.</summary>
    public WordSet this[string kind] => _sets.TryGetValue(kind, out var found) ? found : Nothing;

    private static WordSet Nothing { get; } = new([]);
}
