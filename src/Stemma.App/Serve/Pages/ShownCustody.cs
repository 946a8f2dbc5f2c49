using Stemma.App.Serve.Edge;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>A quotation's way through the reports that carry it, as it is shown.</summary>
/// <param name="Lead">What it comes to, in a sentence.</param>
/// <param name="Wordings">Its wordings, the earliest first.</param>
/// <param name="TooShort">Reports that quote too little to tell which they have.</param>
public sealed record ShownCustody(string Lead, IReadOnlyList<ShownWording> Wordings, IReadOnlyList<ShownCarrier> TooShort)
{
    /// <summary>The custody of a claim's quotation. To others it has the words alone that stand in the same first words of each report as its evidence, and of what reports agree on none more.</summary>
    internal static Custody? Find(CitedClaim found, Exposure exposure, CancellationToken stop) => Custody.Of(found.Story!, found.Claim!, found.Hidden, exposure.FullText ? null : Exposure.PassageWords, stop);

    internal static ShownCustody Of(Custody custody, Story story, Places places, Exposure exposure)
    {
        var names = new NodeNames(story);
        string Name(NodeId node) => node.Telling is { } telling && places.Holds(telling) ? places[telling].Called : names[node];
        return new ShownCustody(Told(custody), [.. custody.Wordings.Select(w => ShownWording.Of(w, custody.Wordings.Count > 1, Name, places, exposure))], [.. custody.TooShort.Select(c => ShownCarrier.Of(c, places))]);
    }

    private static string Told(Custody custody) => custody.Wordings.Count == 1
        ? $"{(custody.Wordings[0].Carriers.Count == 2 ? "Both" : $"{custody.Wordings[0].Carriers.Count}")} reports give the same words, as far as each quotes."
        : $"{custody.Wordings.Sum(w => w.Carriers.Count) + custody.TooShort.Count} reports quote it, in {PlainWords.Count(custody.Wordings.Count, "wording")}. Of what was seen here the earliest stands first.";
}

/// <summary>One wording.</summary>
/// <param name="Number">Its number, from 1 for the earliest seen.</param>
/// <param name="Against">The number of the wording it is held against; 0 for the earliest.</param>
/// <param name="Words">The words, with what changed.</param>
/// <param name="Quoted">Whether they are somebody's very words, as they stand in one report.</param>
/// <param name="Language">Their language's tag, or null.</param>
/// <param name="Carriers">Who has it, the earliest first.</param>
/// <param name="Changes">Where it was changed, as far as links show it.</param>
public sealed record ShownWording(int Number, int Against, IReadOnlyList<RevisedWords> Words, bool Quoted, string? Language, IReadOnlyList<ShownCarrier> Carriers, IReadOnlyList<ShownChange> Changes)
{
    internal static ShownWording Of(QuotationWording wording, bool parting, Func<NodeId, string> name, Places places, Exposure exposure) => new(
        wording.Number, wording.Against, Shown(wording, parting, places, exposure), wording.Verbatim && wording.Words is [{ Kind: RevisionKind.Kept } only] && only.Text == wording.Text, Places.Tag(places[wording.Fullest]), [.. wording.Carriers.Select(c => ShownCarrier.Of(c, places))],
        [.. wording.Changes.Select(c => ShownChange.Of(c, name))]);

    // The words that it is held against are another owner's. Where nothing parts, the evidence has them already, and maybe other ones of the same quotation.
    private static IReadOnlyList<RevisedWords> Shown(QuotationWording wording, bool parting, Places places, Exposure exposure)
    {
        if (exposure.FullText) return wording.Words;
        static bool IsTooLong(IReadOnlyList<RevisedWords> words, Article article) => article.MostShown is { } most && words.Sum(w => w.Text.Length) > most;
        return !parting || places.Shown(wording.Fullest, "x").Length == 0 || (wording.Before is { } before && places.Shown(before, "x").Length == 0) || IsTooLong(wording.Words, places[wording.Fullest].Article) || (wording.Before is { } held && IsTooLong(wording.Words, places[held].Article)) ? [] : wording.Words;
    }
}

/// <summary>A report that has a wording.</summary>
/// <param name="At">The report, where it quotes.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Time">When it was told, or null.</param>
/// <param name="Note">"in part", "partly in its own words", or "".</param>
public sealed record ShownCarrier(PassageLink At, string Title, DateTimeOffset? Time, string Note)
{
    internal static ShownCarrier Of(WordingCarrier carrier, Places places) => new(
        places.At(carrier.Telling, carrier.At.Start), places[carrier.Telling].Article.Title, places[carrier.Telling].Told, string.Join(", ", new[] { carrier.InPart ? "in part" : null, carrier.Mixed ? "some of it outside the quotation marks" : null }.OfType<string>()));
}

/// <summary>Where a wording was changed.</summary>
/// <param name="Said">In a sentence.</param>
/// <param name="Why">Where stands why the two are linked, or null.</param>
/// <param name="Compare">Where they stand side by side, or null.</param>
public sealed record ShownChange(string Said, string? Why, string? Compare)
{
    internal static ShownChange Of(WordingChange change, Func<NodeId, string> name)
    {
        string child = name(NodeId.Of(change.In)), other = name(change.From);
        string said = change.Seen switch
        {
            ChangeSeen.Copy => $"{child} carries the text of {other} ({PlainWords.Manner(change.Link)}), which has wording {change.Wording}: the words changed between these two.",
            ChangeSeen.Version => $"{child} is a later version of the text of {other}, which has wording {change.Wording}: the words changed between these two.",
            ChangeSeen.Unseen => $"{child} carries the text of the {(other.StartsWith("Shared", StringComparison.Ordinal) ? "s" + other[1..] : other)}; {PlainWords.Count(change.Others, "other carrier")} of it {(change.Others == 1 ? "has" : "have")} wording {change.Wording}. Changed somewhere between: its own words were not seen.",
            _ => $"{child} shares text with {other}, which has wording {change.Wording}. Which of them had it first is not known.",
        };
        return new ShownChange(said, LinkReasons.Place(change.Link), change.From.Telling is { } from ? $"/compare/{from}/{change.In}" : null);
    }
}

/// <summary>Words with what changed, as a passage.</summary>
internal static class ChangedWords
{
    private const int WordsBefore = 8;

    /// <summary>A few words before the first that changed, and from there as many as a passage may have.</summary>
    public static IReadOnlyList<RevisedWords> Around(IReadOnlyList<RevisedWords> words)
    {
        var shown = new List<RevisedWords>();
        int left = Exposure.PassageWords;
        bool changed = words.Any(w => w.Kind != RevisionKind.Kept);
        foreach (var part in words.Where(w => w.Text.Length > 0))
        {
            if (left <= 0) break;
            bool lead = shown.Count == 0 && part.Kind == RevisionKind.Kept && changed;
            string text = lead ? Excerpt.End(part.Text, WordsBefore) : Excerpt.Cut(part.Text, left);
            shown.Add(part with { Text = char.IsWhiteSpace(part.Text[0]) && !lead ? " " + text : text });
            left -= Excerpt.Words(text);
        }
        return shown;
    }
}
