using System.Runtime.CompilerServices;

namespace Stemma.Core.Language;

/// <summary>What was read of a text, kept as long as that very text is in memory: several steps ask for the same. Of short texts nothing is kept.</summary>
/// <param name="read">Reads a text in a language; gives what nobody changes.</param>
internal sealed class PerText<T>(Func<string, string, T> read) where T : class
{
    private const int Long = 400; // characters

    private readonly ConditionalWeakTable<string, Tuple<string, T>> _read = [];

    /// <summary>What is read of the text in this language; only what was asked for last is kept.</summary>
    public T Of(string text, string language = "")
    {
        if (text.Length < Long) return read(text, language);
        if (_read.TryGetValue(text, out var kept) && kept.Item1 == language) return kept.Item2;
        var anew = read(text, language);
        _read.AddOrUpdate(text, Tuple.Create(language, anew));
        return anew;
    }
}
