using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>A word or mark of a unit.</summary>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Low">Its folded form.</param>
/// <param name="Sense">What it can do.</param>
/// <param name="Quoted">Whether it stands in quotation marks, which are themselves quoted.</param>
/// <param name="Capital">Whether it begins with a capital.</param>
/// <param name="Mark">Whether it is a mark.</param>
internal readonly record struct Word(int Start, int End, string Low, Sense Sense, bool Quoted, bool Capital, bool Mark)
{
    /// <summary>Whether it can do any of these.</summary>
    public bool Is(Sense sense) => (Sense & sense) != Sense.None;
}

/// <summary>What is read at once: a sentence, or several where a quotation runs over their border.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="At">Its stretch.</param>
/// <param name="Paragraph">The paragraph's number.</param>
/// <param name="Words">Its words and marks.</param>
/// <param name="Quotes">The quotations in it.</param>
internal sealed record Unit(string Text, Span At, int Paragraph, Word[] Words, IReadOnlyList<Quotation> Quotes)
{
    /// <summary>Whether nothing but quotations stands in it.</summary>
    public bool WhollyQuoted { get; } = Quotes.Count > 0 && Words.All(w => w.Quoted || w.Mark);

    /// <summary>The folded word at an index; "" outside.</summary>
    public string Low(int index) => index >= 0 && index < Words.Length ? Words[index].Low : "";

    /// <summary>The first word that begins at a position of the text or after it.</summary>
    public int First(int position)
    {
        int low = 0, high = Words.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Words[middle].Start < position) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The quotation that a position of the text stands in; null for none. They stand in order, and none in another.</summary>
    public Quotation? QuoteAt(int position) => Quotations.After(Quotes, position) is var first && first < Quotes.Count && Quotes[first].At.Contains(position) ? Quotes[first] : null;

    /// <summary>Whether the word at the index can do any of these, outside quotation marks.</summary>
    public bool Is(int index, Sense sense) => index >= 0 && index < Words.Length && !Words[index].Quoted && Words[index].Is(sense);

    /// <summary>Whether the word at the index stands in quotation marks.</summary>
    public bool Quoted(int index) => index >= 0 && index < Words.Length && Words[index].Quoted;

    /// <summary>The stretch from one word to before another.</summary>
    public Span Of(int from, int to) => new(Words[from].Start, Words[to - 1].End);

    /// <summary>What stands there.</summary>
    public string Say(int from, int to) => from < to ? Of(from, to).Of(Text) : "";
}
