using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>Where a quotation's words were changed, as far as it is seen.</summary>
public enum ChangeSeen
{
    /// <summary>Between a held report and one that carries its text.</summary>
    Copy,

    /// <summary>Between a held report and a later version of it.</summary>
    Version,

    /// <summary>Somewhere between a report that nobody gave us and one that carries it: others that carry it have other words.</summary>
    Unseen,

    /// <summary>Between two reports that share text, and it is not known which had it first.</summary>
    Shared,
}

/// <summary>One place where a quotation's words were changed.</summary>
/// <param name="Seen">How far it is seen.</param>
/// <param name="In">The report that has the changed words.</param>
/// <param name="From">Whose text it carries.</param>
/// <param name="Link">The link along which they changed.</param>
/// <param name="Wording">The number of the wording that stands at the other end, or with the other carriers of an unseen report.</param>
/// <param name="Others">How many other carriers of an unseen report have that one; 0 for all else.</param>
public sealed record WordingChange(ChangeSeen Seen, TellingId In, NodeId From, Link Link, int Wording, int Others);

/// <summary>A report that has a wording.</summary>
/// <param name="Telling">The report.</param>
/// <param name="At">Where it quotes.</param>
/// <param name="InPart">Whether it quotes less than the fullest.</param>
/// <param name="Mixed">Whether some of it stands outside the quotation marks.</param>
public sealed record WordingCarrier(TellingId Telling, Span At, bool InPart, bool Mixed);

/// <summary>One wording of a quotation.</summary>
/// <param name="Number">Its number, from 1 for the earliest seen.</param>
/// <param name="Text">The words, as one report has them: the one that changed them where that is seen, else the one that quotes most.</param>
/// <param name="Fullest">That report.</param>
/// <param name="Verbatim">Whether the text stands so in that report, in one piece, as somebody's very words.</param>
/// <param name="Carriers">All that have it, the earliest first.</param>
/// <param name="Against">The number of the wording it is held against: the one it was changed from where that is seen, else the earliest; 0 for the earliest itself.</param>
/// <param name="Before">Whose words those are that it is held against; null for the earliest.</param>
/// <param name="Words">Its words with what changed; those of one kind only for the earliest.</param>
/// <param name="Changes">Where it was changed; empty where no link shows it, and for the earliest.</param>
public sealed record QuotationWording(
    int Number, string Text, TellingId Fullest, bool Verbatim, IReadOnlyList<WordingCarrier> Carriers, int Against, TellingId? Before, IReadOnlyList<RevisedWords> Words, IReadOnlyList<WordingChange> Changes);

/// <summary>
/// A quotation's way through the reports that carry it: its wordings, the earliest first, each with the words that changed and the link along which they did.
/// Reports stand in the order of their times, but none before the one whose text it carries.
/// </summary>
/// <param name="Wordings">The wordings.</param>
/// <param name="TooShort">Reports that quote too little to tell which of them they have.</param>
public sealed record Custody(IReadOnlyList<QuotationWording> Wordings, IReadOnlyList<WordingCarrier> TooShort)
{
    private const int MostReports = 60;
    private const int MostLooked = 200; // reports that no claim names

    /// <summary>The rule of claims on one utterance in several wordings.</summary>
    private const string Quotation = "quotation";

    /// <summary>The custody of a claim's quotation; null where nothing is quoted, or one text alone quotes it and in one wording. Of what reports agree on it has one wording: where words part is told where that can be disputed.</summary>
    /// <param name="story">The story.</param>
    /// <param name="claim">One of its claims.</param>
    /// <param name="hidden">Claims of the story that are not shown: no report is named for words that they are about.</param>
    /// <param name="most">How many words of a report may be shown; null for all that are laid side by side.</param>
    /// <param name="stop">Breaks it off.</param>
    /// <exception cref="OperationCanceledException">It was broken off.</exception>
    public static Custody? Of(Story story, Claim claim, IReadOnlyList<Claim>? hidden = null, int? most = null, CancellationToken stop = default)
    {
        bool whole = claim.Rule != Quotation;
        if (whole && claim.Verdict != Verdict.Agree) return null;
        var tellings = story.Tellings.ToDictionary(t => t.Id);
        var quoted = claim.Positions.DistinctBy(p => p.Telling).Where(p => tellings.ContainsKey(p.Telling)).Take(MostReports)
            .Select(p => QuotedWords.Of(tellings[p.Telling], p, whole)).OfType<QuotedWords>().ToList();
        if (quoted.Count > 0) quoted.AddRange(Others(story, claim, Fullest(quoted), whole, stop).Where(q => !IsHidden(q, hidden ?? [])).Take(MostReports - quoted.Count));
        if (quoted.Count < 2) return null;
        var (groups, loose) = Grouped(InOrder(quoted, story.Tree.Links), stop);
        if (whole)
        {
            (groups, loose) = ([groups.Find(g => g.Contains(quoted[0])) ?? groups[0]], []);
            if (groups[0].Count < 2 || Texts(groups[0], story.Tree) < 2) return null;
        }
        var numbered = groups.SelectMany((g, i) => g.Select(q => (q.Telling.Id, Words: q, Number: i + 1))).ToDictionary(p => p.Id, p => (p.Words, p.Number));
        var wordings = new List<QuotationWording>();
        foreach (var group in groups)
        {
            stop.ThrowIfCancellationRequested();
            int number = wordings.Count + 1;
            wordings.Add(Wording(number, group, groups, numbered, number == 1 ? [] : WordingChanges.Of(group, number, numbered, story.Tree.Links), most));
        }
        return new Custody(wordings, loose.ConvertAll(q => new WordingCarrier(q.Telling.Id, q.At, true, q.Mixed)));
    }

    private static int Texts(List<QuotedWords> quoted, FamilyTree tree)
    {
        var origins = tree.Provenances.ToDictionary(p => p.Telling, p => p.Origin);
        return quoted.Select(q => origins.GetValueOrDefault(q.Telling.Id, NodeId.Of(q.Telling.Id))).Distinct().Count();
    }

    // Reports that quote it and that no claim names: they give a part of it, or words that part from what others agree on.
    private static IEnumerable<QuotedWords> Others(Story story, Claim claim, QuotedWords fullest, bool whole, CancellationToken stop)
    {
        var named = claim.Positions.Select(p => p.Telling).ToHashSet();
        string? speaker = claim.Positions.Select(p => p.Witness).FirstOrDefault(w => w is not null);
        foreach (var telling in story.Tellings.Where(t => !named.Contains(t.Id)).Take(MostLooked))
        {
            stop.ThrowIfCancellationRequested();
            if (fullest.In(telling, speaker, whole) is { } other) yield return other;
        }
    }

    private static bool IsHidden(QuotedWords quoted, IReadOnlyList<Claim> hidden) => hidden.Any(c => c.Positions.Any(p => p.Telling == quoted.Telling.Id && p.At.Overlaps(quoted.At)));

    // Where two reports are seen to part their own words are shown, else those of the two that quote most.
    private static QuotationWording Wording(
        int number, List<QuotedWords> group, List<List<QuotedWords>> groups, IReadOnlyDictionary<TellingId, (QuotedWords Words, int Number)> numbered, IReadOnlyList<WordingChange> changes, int? most)
    {
        var (fullest, first) = (Fullest(group), changes is [var named, ..] ? named : null);
        int against = number == 1 ? 0 : first?.Wording ?? 1;
        var before = against == 0 ? null : first?.From.Telling is { } from ? numbered[from].Words : Fullest(groups[against - 1]);
        var after = first is null ? fullest : numbered[first.In].Words;
        var (was, shown) = most is { } words ? (before?.Opening(words), after.Opening(words)) : (before, after);
        return new QuotationWording(
            number, after.Text, after.Telling.Id, after.Verbatim, [.. group.Select(q => new WordingCarrier(q.Telling.Id, q.At, q.Count < fullest.Count, q.Mixed))], against, before?.Telling.Id,
            was is null ? [new RevisedWords(RevisionKind.Kept, shown.Text)] : was.Became(shown), changes);
    }

    private static QuotedWords Fullest(List<QuotedWords> group) => group.MaxBy(q => q.Count)!; // of several the earliest

    // By their times, but nobody before the one whose text he carries.
    private static List<QuotedWords> InOrder(List<QuotedWords> quoted, IReadOnlyList<Link> links)
    {
        var waiting = quoted.OrderBy(q => q.Telling.Told ?? DateTimeOffset.MaxValue).ThenBy(q => q.Telling.Id).ToList();
        var ordered = new List<QuotedWords>();
        var all = waiting.Select(q => NodeId.Of(q.Telling.Id)).ToHashSet();
        links = [.. links.Where(l => all.Contains(l.Child) && all.Contains(l.Parent))];
        while (waiting.Count > 0)
        {
            var nodes = waiting.Select(q => NodeId.Of(q.Telling.Id)).ToHashSet();
            var next = waiting.Find(q => !links.Any(l => l.Child == NodeId.Of(q.Telling.Id) && !l.Undirected && l.Parent != l.Child && nodes.Contains(l.Parent))) ?? waiting[0];
            waiting.Remove(next);
            ordered.Add(next);
        }
        return ordered;
    }

    // The longest first: a short one may be part of several, and is then part of none.
    private static (List<List<QuotedWords>> Groups, List<QuotedWords> Loose) Grouped(List<QuotedWords> ordered, CancellationToken stop)
    {
        var groups = new List<List<QuotedWords>>();
        var loose = new List<QuotedWords>();
        foreach (var quoted in ordered.OrderByDescending(q => q.Count)) // stable: of equal ones the earlier
        {
            stop.ThrowIfCancellationRequested();
            var likenesses = groups.ConvertAll(g => g[0].To(quoted));
            if (likenesses.Count(l => l == Likeness.Same) is 1) groups[likenesses.IndexOf(Likeness.Same)].Add(quoted);
            else if (likenesses.Contains(Likeness.Same) || (groups.Count > 0 && !likenesses.Contains(Likeness.Differs))) loose.Add(quoted);
            else groups.Add([quoted]);
        }
        return ([.. groups.Select(g => g.OrderBy(ordered.IndexOf).ToList()).OrderBy(g => ordered.IndexOf(g[0]))], [.. loose.OrderBy(ordered.IndexOf)]);
    }
}
