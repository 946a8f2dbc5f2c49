using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>A name where it stands.</summary>
/// <param name="At">Its stretch of the text.</param>
/// <param name="Text">As it stands, titles excluded ("Dmitry Peskov").</param>
/// <param name="Kind">What it names.</param>
/// <param name="Name">The fullest form in the same text that it resolves to ("Peskov" gives "Dmitry Peskov").</param>
public sealed record NameMention(Span At, string Text, NameKind Kind, string Name);

/// <summary>Finds names.</summary>
public static class Names
{
    private static readonly PerText<IReadOnlyList<NameMention>> Read = new(static (text, language) => new NameFolding(text, new NameReading(text, language).Forms()).Mentions());

    /// <summary>The names of a text, in order, each resolved to its fullest form within the text.</summary>
    /// <param name="text">Running text.</param>
    /// <param name="language">BCP 47 tag; "und" where unknown.</param>
    public static IReadOnlyList<NameMention> Of(string text, string language) => Read.Of(text, language);
}
