using System.IO.Hashing;
using System.Runtime.InteropServices;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>What is known of one word of a text.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">After the last.</param>
/// <param name="Hash">XxHash3 of its folded form.</param>
/// <param name="Sentence">Number of its sentence.</param>
/// <param name="Weight">How much it tells: 1 a content word, .25 a function word, .4 a character of an unspaced script, .1 a word of a stock phrase.</param>
/// <param name="Quoted">Whether it stands between quotation marks.</param>
/// <param name="Name">Whether it is written like a part of a name.</param>
/// <param name="Number">Whether it is a number.</param>
/// <param name="Once">Whether it stands in the text only once.</param>
internal readonly record struct Word(int Start, int End, ulong Hash, int Sentence, float Weight, bool Quoted, bool Name, bool Number, bool Once = false);

/// <summary>A text as a sequence of words with what comparison needs to know of each.</summary>
internal sealed class Words
{
    /// <summary>How many words of a text are read.</summary>
    public const int MostWords = 20_000;

    /// <summary>The weight of a word of a stock phrase.</summary>
    public const float StockWeight = 0.1f;

    private const int WordsOfTitle = 3;
    private const float FunctionWeight = 0.25f, CharacterWeight = 0.4f;
    private static readonly PerText<Words> Kept = new(static (text, _) => Anew(text));
    private static readonly float[] Weights = [1, FunctionWeight];
    private static readonly KnownWords Function = new([.. DataFile.Lines(typeof(Words), "function-words.txt")
        .SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(w => HashOf(w))]);

    private Words(Word[] all, List<Span> sentences, int[] firstOf)
    {
        All = all;
        Sentences = sentences;
        FirstOf = firstOf;
    }

    /// <summary>The words in order.</summary>
    public Word[] All { get; }

    /// <summary>The sentences.</summary>
    public List<Span> Sentences { get; }

    /// <summary>The number of each sentence's first word; one entry more than sentences.</summary>
    public int[] FirstOf { get; }

    /// <summary>How many words stand outside quotation marks.</summary>
    public int Unquoted { get; private init; }

    /// <summary>Reads a text; of a very long one the first 20,000 words.</summary>
    public static Words Of(string text) => Kept.Of(text);

    private static Words Anew(string text)
    {
        var quoted = Said(text);
        var sentences = Language.Sentences.Of(text);
        var all = new List<Word>(text.Length / 5 + 4);
        var firstOf = new int[sentences.Count + 1];
        int q = 0;
        for (int s = 0; s < sentences.Count; s++)
        {
            firstOf[s] = all.Count;
            bool opens = true;
            foreach (var token in Tokens.Of(text, sentences[s].Start, sentences[s].End))
            {
                if (token.Kind == TokenKind.Mark || all.Count >= MostWords) continue;
                while (q < quoted.Count && quoted[q].End <= token.Start) q++;
                bool inside = q < quoted.Count && quoted[q].Contains(token.Start);
                all.Add(Read(text, token, s, inside, opens));
                opens = false;
            }
        }
        firstOf[sentences.Count] = all.Count;
        WeighStock(all);
        return new Words(MarkOnce(all), sentences, firstOf) { Unquoted = all.Count(w => !w.Quoted) };
    }

    // One, two or three words between quotation marks are a title, a name or a doubt; what somebody said is longer.
    private static bool IsSaid(ReadOnlySpan<char> quotation)
    {
        int spaces = 0;
        foreach (char c in quotation.Trim()) if (c == ' ') spaces++;
        return spaces >= WordsOfTitle || (quotation.Length > 0 && Tokens.IsUnspaced(quotation[0]));
    }

    /// <summary>The quotations of a text that are more than a title, in order.</summary>
    public static List<Span> Said(string text) => Quotations.Of(text).FindAll(q => IsSaid(text.AsSpan(q.Start, q.Length)));

    /// <summary>How much a word tells, unless it belongs to a stock phrase.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The word's place.</param>
    /// <param name="hash">Its hash.</param>
    public static float Weight(string text, Token token, ulong hash)
    {
        if (Tokens.IsUnspaced(text[token.Start])) return CharacterWeight;
        bool function = token.Kind != TokenKind.Number & (token.End - token.Start <= 2 | Function.Has(hash)); // no branch: the next word cannot be foretold
        return Weights[function ? 1 : 0];
    }

    private static void WeighStock(List<Word> words)
    {
        var hashes = words.ConvertAll(w => w.Hash);
        for (int i = 0; i < words.Count; i++)
        {
            int length = StockPhrases.LengthAt(CollectionsMarshal.AsSpan(hashes), i);
            for (int k = 0; k < length; k++) words[i + k] = words[i + k] with { Weight = StockWeight };
            i += Math.Max(0, length - 1);
        }
    }

    private static Word[] MarkOnce(List<Word> words)
    {
        var counts = new Dictionary<ulong, int>(words.Count);
        foreach (var word in words) CollectionsMarshal.GetValueRefOrAddDefault(counts, word.Hash, out _)++;
        return [.. words.Select(w => w with { Once = counts[w.Hash] == 1 })];
    }

    /// <summary>The same text with its words read otherwise.</summary>
    /// <param name="all">As many words as it has, in the same places.</param>
    public Words Spelled(List<Word> all) => new(MarkOnce(all), Sentences, FirstOf) { Unquoted = all.Count(w => !w.Quoted) };

    /// <summary>The stretch of text from the first to the last of some words.</summary>
    public Span Stretch(int first, int last) => new(All[first].Start, All[last].End);

    /// <summary>How many words a sentence has.</summary>
    public int Length(int sentence) => FirstOf[sentence + 1] - FirstOf[sentence];

    private static Word Read(string text, Token token, int sentence, bool quoted, bool opens)
    {
        var hash = HashOf(token.In(text));
        bool number = token.Kind == TokenKind.Number;
        bool capital = char.IsUpper(text[token.Start]);
        float weight = Weight(text, token, hash);
        bool name = capital && (!opens || weight == 1f && NameLike(text, token));
        return new Word(token.Start, token.End, hash, sentence, weight, quoted, name, number);
    }

    // A sentence's first word is written large anyway: it counts as a name only when a capital follows, or it is an abbreviation.
    private static bool NameLike(string text, Token token)
    {
        if (token.End - token.Start > 1 && char.IsUpper(text[token.Start + 1])) return true;
        int i = token.End;
        if (i < text.Length && text[i] is '’' or '\'') return true;
        return i + 1 < text.Length && text[i] == ' ' && char.IsUpper(text[i + 1]);
    }

    /// <summary>XxHash3 of a word's folded form.</summary>
    public static ulong HashOf(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[48];
        if (word.Length > folded.Length || !System.Text.Ascii.IsValid(word))
            return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(Tokens.Fold(word).AsSpan()));
        int n = word.ToLowerInvariant(folded);
        if (n >= 2 && folded[n - 1] == 's' && folded[n - 2] == '\'') n -= 2;
        return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(folded[..n]));
    }
}
