using Microsoft.ML.Tokenizers;

namespace Stemma.App.Vectors;

/// <summary>Cuts a sentence into the numbered pieces of words that a model knows, with the marks that it wants before and after.</summary>
internal sealed class Subwords
{
    private const int Most = 128; // pieces of a sentence, its marks too; what follows is left out

    private readonly Func<string, IReadOnlyList<int>> _pieces;
    private readonly int _opens, _closes;

    private Subwords(Func<string, IReadOnlyList<int>> pieces, int opens, int closes)
    {
        _pieces = pieces;
        _opens = opens;
        _closes = closes;
    }

    /// <summary>Reads a model's vocabulary.</summary>
    /// <exception cref="SettingException">The file is none.</exception>
    public static Subwords Of(ModelFolder folder)
    {
        try
        {
            using var file = File.OpenRead(folder.Vocabulary);
            return Path.GetExtension(folder.Vocabulary) == ".txt" ? Bert(file, folder.Lowers) : Roberta(file);
        }
        catch (Exception broken) when (broken is not (OutOfMemoryException or StackOverflowException)) // whatever a parser meets in a file that is none
        {
            throw ModelFolder.Wrong(folder.Vocabulary, $"it is no vocabulary that can be read ({broken.Message}): download it again");
        }
    }

    /// <summary>The pieces' numbers, 128 at most.</summary>
    public long[] Of(string sentence) => [_opens, .. _pieces(sentence).Take(Most - 2).Select(p => (long)p), _closes];

    private static Subwords Bert(Stream file, bool lowers)
    {
        var words = BertTokenizer.Create(file, new BertOptions { LowerCaseBeforeTokenization = lowers, RemoveNonSpacingMarks = lowers });
        return new Subwords(s => words.EncodeToIds(s, addSpecialTokens: false), words.ClassificationTokenId, words.SeparatorTokenId);
    }

    // XLM-RoBERTa numbers SentencePiece's pieces anew: its marks are 0 to 3, and all others move up by one.
    private static Subwords Roberta(Stream file)
    {
        const int opens = 0, closes = 2, unknown = 3, moved = 1;
        var words = SentencePieceTokenizer.Create(file, addBeginningOfSentence: false, addEndOfSentence: false);
        return new Subwords(s => [.. words.EncodeToIds(s, addBeginningOfSentence: false, addEndOfSentence: false).Select(p => p == words.UnknownId ? unknown : p + moved)], opens, closes);
    }
}
