namespace Stemma.Core.News;

/// <summary>Bad input is data: what was wrong, where, said to a person.</summary>
/// <param name="Code">A short stable name in kebab-case, for counting ("xml-not-well-formed").</param>
/// <param name="Message">One sentence: the reason, and what to do where there is something to do.</param>
/// <param name="Place">File, line, byte or element; null for the whole input.</param>
public sealed record Problem(string Code, string Message, string? Place = null)
{
    /// <inheritdoc/>
    public override string ToString() => Place is null ? Message : $"{Place}: {Message}";
}
