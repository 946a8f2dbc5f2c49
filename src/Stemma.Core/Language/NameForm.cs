using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>A stretch that may be a name, before the text as a whole has spoken.</summary>
/// <param name="At">Its stretch, title excluded.</param>
/// <param name="Words">Its folded words.</param>
/// <param name="Kind">What its surroundings say.</param>
/// <param name="Weight">How strongly they say so, 0 to 5.</param>
/// <param name="Sure">False where only a sentence's beginning, or a German noun's capital, makes it look like a name.</param>
internal sealed record NameForm(Span At, IReadOnlyList<string> Words, NameKind Kind, int Weight, bool Sure)
{
    /// <summary>The comparable form: letters and digits only.</summary>
    public string Key { get; } = NameVariants.Plain(string.Concat(Words));

    /// <summary>The last word that is no "Jr.".</summary>
    public string Last => Words.LastOrDefault(w => !NameWords.Suffixes.Contains(w)) ?? Words[^1];

    /// <summary>Words that are no "Jr.".</summary>
    public int Length => Words.Count(w => !NameWords.Suffixes.Contains(w));
}
