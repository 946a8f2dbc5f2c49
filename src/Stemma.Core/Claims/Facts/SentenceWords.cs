using Stemma.Core.Language;

namespace Stemma.Core.Claims.Facts;

/// <summary>A sentence's words as frames are made of them, read once for all its values.</summary>
internal sealed class SentenceWords
{
    /// <summary>Reads a sentence.</summary>
    public SentenceWords(Reading reading, ReadSentence sentence, NameKeys keys)
    {
        (Reading, Sentence, Keys) = (reading, sentence, keys);
        Events = EventWords.In(sentence.Words, reading.Language);
        Frame = [.. Enumerable.Range(0, sentence.Words.Count).Select(Word)];
        Stems = sentence.Words.Stems(reading.Language);
    }

    /// <summary>Whose text.</summary>
    public Reading Reading { get; }

    /// <summary>The sentence.</summary>
    public ReadSentence Sentence { get; }

    /// <summary>The story's names.</summary>
    public NameKeys Keys { get; }

    /// <summary>Each token's event group, "" for none.</summary>
    public string[] Events { get; }

    /// <summary>Each token's word in a frame: a stem, "#group", "@key"; null where it carries no meaning.</summary>
    public string?[] Frame { get; }

    /// <summary>The stems that carry meaning.</summary>
    public IReadOnlySet<string> Stems { get; }

    // A name is one word; times, marks, function words and verbs of saying are none.
    private string? Word(int i)
    {
        var (token, folded) = (Sentence.Words.Tokens[i], Sentence.Words.Folded[i]);
        if (Sentence.Names.FirstOrDefault(n => n.At.Contains(token.Start)) is { } name) return "@" + Keys.Of(name.Name);
        if (token.Kind == TokenKind.Mark || Language.Stems.IsStopWord(folded, Reading.Language) || Sentence.Times.Any(t => t.At.Contains(token.Start)) || Reporting.IsVerb(folded, Reading.Language)) return null;
        return Events[i].Length > 0 ? "#" + Events[i] : Language.Stems.Of(folded, Reading.Language);
    }
}
