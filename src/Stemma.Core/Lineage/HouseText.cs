using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>
/// Tells what two texts share as one site's own words under all its reports, where nobody knows its boilerplate: consent, subscriptions, walls.
/// Nearly half of such text speaks to readers, or both are whole pages of a few lines without a name or a figure in common; a report tells who and how many. Where all that two share is an editor's note, each has the note and its own report.
/// </summary>
internal static class HouseText
{
    private const int ShortText = 60; // words
    private const int LongestNote = 4; // sentences
    private const double Spoken = 0.45, Whole = 0.8, Little = 0.25;
    private static readonly char[] Brackets = ['(', '[', '*', '_', '（', '【', ' '];
    private static readonly string[] Notes = [.. DataFile.Lines(typeof(HouseText), "editors-notes.txt")];

    /// <summary>The pairs of sentences, those that are a house's made common: no sign that one text derives from the other.</summary>
    public static List<Aligned> SetAside(Compared a, Compared b, List<Aligned> pairs)
    {
        var derived = pairs.FindAll(p => p.Derived);
        if (IsExcerpt(a, b, derived.Sum(p => p.Measure.Words))) return pairs;
        var spoken = derived.FindAll(p => Addressing.IsIn(a.Telling.Article, a.Words, p.Pair.A) && Addressing.IsIn(b.Telling.Article, b.Words, p.Pair.B));
        bool isHouse = spoken.Count > 0 && spoken.Sum(p => p.Measure.Words) >= Spoken * derived.Sum(p => p.Measure.Words);
        var rest = isHouse ? derived.FindAll(p => !spoken.Contains(p)) : derived;
        if (IsNote(a, b, rest)) rest = [];
        if (IsShort(a.Telling, a.Words) && IsShort(b.Telling, b.Words) && rest.TrueForAll(p => p.Measure.Anchors == 0)) rest = [];
        return rest.Count == derived.Count ? pairs : pairs.ConvertAll(p => p.Derived && !rest.Contains(p) ? p with { Kind = PassageKind.Common } : p);
    }

    // An editor's note and what follows it in both, sentence by sentence.
    private static bool IsNote(Compared a, Compared b, List<Aligned> pairs)
    {
        if (pairs.Find(p => OpensNote(a, p.Pair.A) && OpensNote(b, p.Pair.B)) is not { Pair: var note }) return false;
        return pairs.TrueForAll(p => p.Pair.A - note.A is >= 0 and < LongestNote && p.Pair.A - note.A == p.Pair.B - note.B);
    }

    private static bool OpensNote(Compared text, int sentence)
    {
        var said = text.Words.Sentences[sentence].Of(text.Telling.Article.Text).TrimStart(Brackets);
        return Array.Exists(Notes, n => said.StartsWith(n, StringComparison.OrdinalIgnoreCase) && (n.Length == said.Length || !char.IsLetter(said[n.Length])));
    }

    /// <summary>Whether a stretch of a text tells something: it has a name or a figure, or the text is longer than such a page.</summary>
    /// <param name="telling">The text.</param>
    /// <param name="words">Its words.</param>
    /// <param name="first">The stretch's first word.</param>
    /// <param name="end">The word after its last.</param>
    public static bool Tells(Telling telling, Words words, int first, int end) => !IsShort(telling, words) || Array.Exists(words.All[first..end], w => w.Name || w.Number);

    // A text that is a small part of a longer one, and little else, was cut from it whatever it says.
    private static bool IsExcerpt(Compared a, Compared b, int shared) => shared >= Whole * Math.Min(a.Own, b.Own) && shared <= Little * Math.Max(a.Own, b.Own);

    // Where words are not divided, each character counts as one, and names look like all else: nothing is told of these.
    private static bool IsShort(Telling telling, Words words) => words.All.Length <= ShortText && !Array.Exists(words.All, w => Language.Tokens.IsUnspaced(telling.Article.Text[w.Start]));
}
