using Stemma.Core.Lineage.Sources;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>One version of an original: the tellings that carry it, and what tells it from the others.</summary>
internal sealed record VersionGroup(List<Reading> Members, List<Evidence> Evidence);

/// <summary>
/// Orders the carriers of one original by the version that they carry: changed figures, the latest day spoken of, how far the planned act has come.
/// Two signs are needed; without them carriers are of one version. A day whose sentence a copy lacks with nothing in its place is half a sign: who shortens a text drops days too.
/// </summary>
internal static class Versions
{
    private const double CarriesAll = 0.8, CarriesMost = 0.5, FigureVote = 2, DayVote = 2, LackedDayVote = 1, StageVote = 1, PublishedVote = 0.5, Decided = 2;
    private const double MostGrowth = 2.0;

    /// <summary>The versions, earliest first.</summary>
    /// <param name="members">The carriers, by id.</param>
    /// <param name="ties">Their ties.</param>
    public static List<VersionGroup> Of(IReadOnlyList<Reading> members, IReadOnlyList<Tie> ties)
    {
        int n = members.Count;
        var moments = members.Select(m => Moments.Of(m.Telling)).ToList();
        var latest = Moments.Latest(moments);
        var place = members.Select((m, i) => (m, i)).ToDictionary(p => p.m, p => p.i);
        var order = new int[n, n]; // 1: the row is a later version than the column
        var evidence = members.Select(_ => new List<Evidence>()).ToList();
        var tied = new Dictionary<(int, int), Tie>();
        var pieces = ties.SelectMany(t => new[] { t.A, t.B }.Where(m => BeginsInTheMidst(t, m))).ToHashSet();
        foreach (var tie in ties) if (place.TryGetValue(tie.A, out int a) && place.TryGetValue(tie.B, out int b)) tied[(Math.Min(a, b), Math.Max(a, b))] = tie;
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                int later = Compare(members[i], members[j], moments[i], moments[j], latest[i], latest[j], tied.GetValueOrDefault((i, j)), pieces, evidence[i], evidence[j]);
                order[i, j] = later;
                order[j, i] = -later;
            }
        }
        return Group(members, order, evidence);
    }

    // Positive when a is the later version, negative when b is, 0 when nothing tells them apart.
    private static int Compare(Reading a, Reading b, Moment ma, Moment mb, (int Place, DayMention Mention)? da, (int Place, DayMention Mention)? db, Tie? tie, HashSet<Reading> pieces, List<Evidence> ea, List<Evidence> eb)
    {
        double votes = 0;
        var (fa, fb) = (new List<Evidence>(), new List<Evidence>());
        bool counted = false; // a figure shows that there are versions: then days tell which
        if (tie is not null && Figure(tie, a, b) is { } figure)
        {
            counted = true;
            votes += figure.Later * FigureVote;
            fa.Add(Show.InText(a.Telling, figure.A, "a figure that another version gives otherwise"));
            fb.Add(Show.InText(b.Telling, figure.B, "a figure that another version gives otherwise"));
        }
        else if (tie is null || OneHoldsOther(tie)) return 0;
        if (da is { } dayA && db is { } dayB && dayA.Place != dayB.Place && (counted || !pieces.Contains(dayA.Place < dayB.Place ? a : b)))
        {
            bool aIsLater = dayA.Place > dayB.Place;
            bool lacked = !counted && tie is not null && IsLacked(tie, aIsLater ? a : b, (aIsLater ? dayA : dayB).Mention.At);
            votes += (aIsLater ? 1 : -1) * (lacked ? LackedDayVote : DayVote);
            fa.Add(Show.InText(a.Telling, dayA.Mention.At, "the latest day that this version speaks of"));
            fb.Add(Show.InText(b.Telling, dayB.Mention.At, "the latest day that this version speaks of"));
        }
        if (ma.Stage is { } sa && mb.Stage is { } sb && sa != sb)
        {
            votes += Math.Sign(sa - sb) * StageVote;
            fa.Add(StageEvidence(a.Telling, ma));
            fb.Add(StageEvidence(b.Telling, mb));
        }
        if (ma.Published is { } pa && mb.Published is { } pb && Math.Abs((pa - pb).TotalHours) >= 6) votes += Math.Sign((pa - pb).TotalHours) * PublishedVote;
        if (fa.Count == 0 || Math.Abs(votes) < Decided) return 0;
        ea.AddRange(fa);
        eb.AddRange(fb);
        return Math.Sign(votes);
    }

    private static Evidence StageEvidence(Telling t, Moment moment)
    {
        var (field, at) = moment.StageAt!.Value;
        return Show.In(t, field, 0, field == Field.Title ? t.Article.Title : t.Article.Text, at, "how far things have come in this version");
    }

    // One is carried nearly whole by the other, its first sentence too: a cut copy of the same version.
    private static bool OneHoldsOther(Tie tie)
    {
        bool a = tie.Alignment.ShareOfA >= tie.Alignment.ShareOfB;
        if (Math.Max(tie.Alignment.ShareOfA, tie.Alignment.ShareOfB) < CarriesAll) return false;
        var inner = a ? tie.A : tie.B;
        return tie.Derived.Any(p => tie.Of(inner, p).Overlaps(inner.Lead));
    }

    // Its beginning stands in the other, and not at the other's beginning: a piece of it, which lacks the day because it lacks the sentence.
    private static bool BeginsInTheMidst(Tie tie, Reading piece)
    {
        var (own, other) = (piece.Lead, tie.Other(piece).Lead);
        return tie.Derived.Any(p => tie.Of(piece, p).Overlaps(own) && !tie.Of(tie.Other(piece), p).Overlaps(other));
    }

    // The other is mostly this text, and nothing of it stands where this one speaks of the day: it breaks off before, or goes on from the shared sentence before to the one after.
    private static bool IsLacked(Tie tie, Reading later, Span day)
    {
        var other = tie.Other(later);
        if (tie.ShareOf(other) < CarriesMost) return false;
        var before = tie.Derived.Where(p => tie.Of(later, p).Start <= day.Start).Select(p => tie.Of(other, p).End).DefaultIfEmpty(0).Max();
        var after = tie.Derived.Where(p => tie.Of(later, p).Start > day.Start).Select(p => tie.Of(other, p).Start).DefaultIfEmpty(int.MaxValue).Min();
        return after == int.MaxValue || !other.Words.Sentences.Exists(s => s.Start >= before && s.End <= after);
    }

    // A passage whose only differing number counts the same thing: the larger is the later.
    private static (int Later, Span A, Span B)? Figure(Tie tie, Reading a, Reading b)
    {
        foreach (var passage in tie.Derived)
        {
            var (spanA, spanB) = (tie.Of(a, passage), tie.Of(b, passage));
            var (numbersA, numbersB) = (Counted(a.Telling.Article.Text, spanA), Counted(b.Telling.Article.Text, spanB));
            if (numbersA.Count != numbersB.Count) continue;
            var differing = numbersA.Zip(numbersB).Where(p => p.First.Value != p.Second.Value).ToList();
            if (differing is not [var (x, y)] || x.Head != y.Head || x.Value <= 0 || y.Value <= 0) continue;
            if (Math.Max(x.Value / y.Value, y.Value / x.Value) > MostGrowth) continue;
            return (Math.Sign(x.Value - y.Value), x.At, y.At);
        }
        return null;
    }

    // Numbers that are followed by what they count, with that word.
    private static List<(double Value, ulong Head, Span At)> Counted(string text, Span within)
    {
        var tokens = Tokens.Of(text, within.Start, within.End);
        var found = new List<(double, ulong, Span)>();
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Number || tokens[i + 1].Kind != TokenKind.Word) continue;
            if (!double.TryParse(tokens[i].In(text).ToString().Replace(",", "", StringComparison.Ordinal), out double value) || value is > 1900 and < 2100) continue;
            found.Add((value, Words.HashOf(tokens[i + 1].In(text)), new Span(tokens[i].Start, tokens[i + 1].End)));
        }
        return found;
    }

    // By wins less losses (Copeland's rule), then id; a new version begins where a member is later than one of the version before.
    private static List<VersionGroup> Group(IReadOnlyList<Reading> members, int[,] order, List<List<Evidence>> evidence)
    {
        int n = members.Count;
        var standing = Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Sum(j => order[i, j])).ToArray();
        var sorted = Enumerable.Range(0, n).OrderBy(i => standing[i]).ThenBy(i => members[i].Telling.Id).ToList();
        var groups = new List<VersionGroup>();
        var current = new List<int>();
        foreach (int i in sorted)
        {
            if (current.Count == 0 || current.Exists(c => order[i, c] > 0))
            {
                groups.Add(new VersionGroup([], []));
                current = [];
            }
            current.Add(i);
            groups[^1].Members.Add(members[i]);
            groups[^1].Evidence.AddRange(evidence[i]);
        }
        return groups;
    }
}
