using System.Globalization;
using System.Text;
using Stemma.App.Accounts;

namespace Stemma.App.Comments;

/// <summary>Words that are watched for in comments: lists by language (Data/banned.tsv, Data/suspect.tsv), and the operator's own in the data folder (comments-banned.txt, comments-suspect.txt; a word or a row of words a line).</summary>
public sealed class WatchedWords
{
    private const string Any = "*";

    // What stands for a letter where somebody hides a word.
    private static readonly Dictionary<char, char> Hidden = new() { ['0'] = 'o', ['1'] = 'i', ['3'] = 'e', ['4'] = 'a', ['5'] = 's', ['7'] = 't', ['@'] = 'a', ['$'] = 's', ['!'] = 'i' };

    private readonly ILookup<string, string> _banned, _suspect;

    private WatchedWords(IEnumerable<(string Language, string Word)> banned, IEnumerable<(string Language, string Word)> suspect) =>
        (_banned, _suspect) = (banned.ToLookup(w => w.Language, w => w.Word, StringComparer.Ordinal), suspect.ToLookup(w => w.Language, w => w.Word, StringComparer.Ordinal));

    /// <summary>Reads them.</summary>
    /// <param name="data">The data folder; null for the lists alone.</param>
    public static WatchedWords Read(string? data) => new([.. Listed("banned.tsv"), .. Own(data, "comments-banned.txt")], [.. Listed("suspect.tsv"), .. Own(data, "comments-suspect.txt")]);

    /// <summary>The first word of a text that is not published here, or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="languages">The languages that it may be of ("de").</param>
    public string? Banned(string text, IEnumerable<string> languages) => First(_banned, text, languages);

    /// <summary>The first that a moderator is to see, or null.</summary>
    /// <inheritdoc cref="Banned" path="/param"/>
    public string? Suspect(string text, IEnumerable<string> languages) => First(_suspect, text, languages);

    private static string? First(ILookup<string, string> lists, string text, IEnumerable<string> languages)
    {
        string plain = Folded(text, unhide: false), open = Folded(text, unhide: true);
        return languages.Append("en").Append(Any).Distinct(StringComparer.Ordinal).SelectMany(l => lists[l]).FirstOrDefault(w => Holds(plain, w) || Holds(open, w));
    }

    // A whole word; in writings without blanks between words, a row of signs.
    private static bool Holds(string folded, string word) => folded.Contains(word[0] >= '\u2E80' ? word : $" {word} ", StringComparison.Ordinal);

    // Letters and digits of words, with one blank between them and around them, accents aside.
    private static string Folded(string text, bool unhide)
    {
        var folded = new StringBuilder(" ", text.Length + 2);
        foreach (char c in Naming.Key(text).Normalize(NormalizationForm.FormD))
        {
            char letter = unhide && Hidden.TryGetValue(c, out char hidden) ? hidden : c;
            if (char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            if (char.IsLetterOrDigit(letter)) folded.Append(letter);
            else if (folded[^1] != ' ') folded.Append(' ');
        }
        if (folded[^1] != ' ') folded.Append(' ');
        return folded.ToString();
    }

    private static IEnumerable<(string Language, string Word)> Listed(string name)
    {
        using var reader = new StreamReader(typeof(WatchedWords).Assembly.GetManifestResourceStream($"Stemma.App.Comments.Data.{name}")!);
        return [.. Lines(reader.ReadToEnd()).Select(l => l.Split('\t')).Where(l => l.Length == 2).Select(l => (l[0], Word(l[1]))).Where(w => w.Item2.Length > 0)];
    }

    private static IEnumerable<(string Language, string Word)> Own(string? data, string name) =>
        data is not null && Path.Combine(data, name) is var file && File.Exists(file) ? [.. Lines(File.ReadAllText(file)).Select(l => (Any, Word(l))).Where(w => w.Item2.Length > 0)] : [];

    private static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n').Where(l => !l.StartsWith('#'));

    private static string Word(string line) => Folded(line, unhide: false).Trim();
}
