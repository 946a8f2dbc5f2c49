using System.Text.RegularExpressions;

namespace Stemma.App.Comments;

/// <summary>A comment has words, and not too many.</summary>
internal sealed class Length : ICheck
{
    /// <summary>The most letters.</summary>
    public const int Most = 4000;

    public Finding? Look(Draft draft) =>
        !draft.Text.Any(char.IsLetterOrDigit) ? new Finding(true, "Your comment has no words: write some.")
        : draft.Text.Length > Most ? new Finding(true, $"Your comment has {draft.Text.Length} letters, and may have {Most}: shorten it.")
        : null;
}

/// <summary>The same words again: from the same writer they are refused, from others a moderator looks at them.</summary>
internal sealed class Repeats : ICheck
{
    private const int Least = 30; // letters: a short "Thank you" is nobody's

    public Finding? Look(Draft draft) => draft.Seen switch
    {
        { Own: > 0 } => new Finding(true, "You sent the same words within a day: they are here already."),
        { Others: > 0 } when draft.Text.Length >= Least => new Finding(false, "Others sent the same words."),
        _ => null,
    };
}

/// <summary>Words that are not published here.</summary>
internal sealed class BannedWords : ICheck
{
    public Finding? Look(Draft draft) => draft.Words.Banned(draft.Text, draft.Languages) is { } word ? Says($"In your comment stands “{word}”, which is not published here. Say it in other words.")
        : draft.Words.Banned(draft.Name, draft.Languages) is not null ? Says("Your name holds a word that is not published here. Choose another.") : null;

    private static Finding Says(string words) => new(true, words);
}

/// <summary>Words that a moderator is to see first.</summary>
internal sealed class SuspectWords : ICheck
{
    public Finding? Look(Draft draft) => (draft.Words.Suspect(draft.Text, draft.Languages) ?? draft.Words.Suspect(draft.Name, draft.Languages)) is { } word
        ? new Finding(false, $"In it stands “{word}”: a moderator looks how it is meant.") : null;
}

/// <summary>Many links, or any of a newcomer.</summary>
internal sealed partial class Links : ICheck
{
    private const int Most = 2;

    public Finding? Look(Draft draft) => Link().Count(draft.Text) switch
    {
        > Most and var count => new Finding(false, $"It holds {count} links."),
        > 0 when draft.Seen.Past.Published == 0 => new Finding(false, "It holds a link, and nothing of yours was published yet."),
        _ => null,
    };

    [GeneratedRegex(@"https?:|www\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}

/// <summary>Mail addresses and numbers of telephones: whose they are nobody knows, and once shown they are everybody's.</summary>
internal sealed partial class Addresses : ICheck
{
    public Finding? Look(Draft draft) =>
        Mail().IsMatch(draft.Text) || Mail().IsMatch(draft.Name) ? new Finding(true, "A mail address stands in it. Leave it out: here everybody would read it.")
        : Telephone().IsMatch(draft.Text) ? new Finding(false, "It seems to hold the number of a telephone.")
        : null;

    [GeneratedRegex(@"[\w.+-]{1,64}(@|\s?[\[\(]at[\]\)]\s?)[\w-]{1,63}(\.[\w-]{1,63})+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<![\d.,:/-])(\+|00)\d[\d ()/-]{7,18}\d(?!\d)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Telephone();
}

/// <summary>Words all in capitals.</summary>
internal sealed class Shouting : ICheck
{
    private const int Least = 30;
    private const double Share = 0.7;

    public Finding? Look(Draft draft)
    {
        int large = draft.Text.Count(char.IsUpper), small = draft.Text.Count(char.IsLower);
        return large >= Least && large > Share * (large + small) ? new Finding(false, "It is nearly all in capitals.") : null;
    }
}
