namespace Stemma.Core.Claims;

/// <summary>Alignments of quotations, made once for each two texts: many reports carry the same ones.</summary>
internal sealed class WordAlignments
{
    private readonly Dictionary<(string, string), WordAlignment> _made = [];

    /// <summary>How two quotations lie beside each other.</summary>
    public WordAlignment Of(QuotedRun a, QuotedRun b)
    {
        if (!_made.TryGetValue((a.Text, b.Text), out var made)) _made[(a.Text, b.Text)] = made = WordAlignment.Of(a.Folded, b.Folded);
        return made;
    }
}
