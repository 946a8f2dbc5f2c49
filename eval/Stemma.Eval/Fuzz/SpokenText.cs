using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Stemma.Core.News;
using Stemma.Core.Statements;

namespace Stemma.Eval.Fuzz;

/// <summary>A text in which people may or may not speak.</summary>
/// <param name="Text">The text.</param>
/// <param name="Language">The language that it is said to be in, a BCP 47 tag.</param>
/// <param name="Wire">Whose report it is said to be, or null.</param>
internal sealed record SpokenText(string Text, string Language, string? Wire) : IFuzzed
{
    /// <inheritdoc/>
    public int Size => Encoding.UTF8.GetByteCount(Text);

    /// <summary>What is found in it.</summary>
    public IReadOnlyList<Statement> Read() => StatementExtractor.Of(Text, Language, Wire);

    /// <inheritdoc/>
    public string? Wrong(bool twice)
    {
        var found = Read();
        if (twice && !Read().Select(Told).SequenceEqual(found.Select(Told), StringComparer.Ordinal)) return "read twice, it reads otherwise";
        return found.Select(Broken).FirstOrDefault(w => w is not null);
    }

    /// <inheritdoc/>
    public string Save(string folder, string name, string why)
    {
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, name + ".txt");
        File.WriteAllBytes(file, MemoryMarshal.AsBytes(Text.AsSpan())); // UTF-16 unit by unit: an encoding would put U+FFFD for half a character
        File.WriteAllLines(file + ".how", [Language, Wire ?? "", why]);
        return file;
    }

    /// <summary>A text that was written down.</summary>
    public static SpokenText Load(string file)
    {
        string[] how = File.Exists(file + ".how") ? File.ReadAllLines(file + ".how") : ["en", ""];
        return new SpokenText(MemoryMarshal.Cast<byte, char>(File.ReadAllBytes(file)).ToString(), how[0], how[1].Length > 0 ? how[1] : null);
    }

    // The first rule that a statement breaks.
    private string? Broken(Statement said)
    {
        if (said.Spans.Count == 0) return "a statement without content";
        int end = 0;
        foreach (var span in said.Spans)
        {
            if (span.Start < end || span.End <= span.Start || span.End > Text.Length) return string.Create(CultureInfo.InvariantCulture, $"a stretch at {span.Start}-{span.End} behind one that ends at {end}");
            if (!IsWhole(span)) return "a stretch that cuts a character in half";
            end = span.End;
        }
        if (said.CueAt is { } cue && (cue.End > Text.Length || cue.Of(Text) != said.Cue)) return "a cue that reads otherwise";
        if (said.MentionAt is { } mention && (mention.End > Text.Length || mention.Of(Text) != said.Mention)) return "a mention that reads otherwise";
        if (said.CueAt is { } verb && !IsWhole(verb)) return "a cue that cuts a character in half";
        if (said.MentionAt is { } who && !IsWhole(who)) return "a mention that cuts a character in half";
        if (said.Speaker is { } speaker && string.IsNullOrWhiteSpace(speaker)) return "a speaker without a name";
        if (said.Chain.Any(string.IsNullOrWhiteSpace)) return "a chain with a nameless link";
        return said.Kind == StatementKind.Direct && !said.Spans.Any(s => s.Of(Text).Any(char.IsLetterOrDigit)) ? "a quotation without a word" : null;
    }

    private bool IsWhole(Span span) => span.Length == 0 ||
        !(char.IsLowSurrogate(Text[span.Start]) && span.Start > 0 && char.IsHighSurrogate(Text[span.Start - 1]))
        && !(char.IsHighSurrogate(Text[span.End - 1]) && span.End < Text.Length && char.IsLowSurrogate(Text[span.End]));

    private static string Told(Statement said) => $"{said.Speaker}|{said.Cue}|{said.Kind}|{said.Status}|{string.Join(",", said.Spans)}|{string.Join(",", said.Chain)}";
}
