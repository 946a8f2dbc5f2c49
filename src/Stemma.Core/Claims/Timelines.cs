using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Lays out what happened when.</summary>
public static class Timelines
{
    private const int Most = 15;
    private const int MostBackground = 3;
    private const double SameAnchors = 0.5; // share of the smaller sentence's stems from which two sentences date one event
    private const int FewestAnchors = 3;

    /// <summary>The dated events, in order of time, each a sentence as it stands, at most fifteen.</summary>
    /// <param name="tellings">The story's tellings, in log order.</param>
    /// <param name="tree">Who carries whose text.</param>
    public static IReadOnlyList<TimelineEntry> Of(IReadOnlyList<Telling> tellings, FamilyTree tree)
    {
        var readings = Reading.All(tellings);
        var keys = NameKeys.Of(readings.SelectMany(r => r.Sentences).SelectMany(s => s.Names));
        var origins = new Origins(tree);
        var groups = Merged(readings.SelectMany(r => DatedSentences.In(r, keys)));
        var chosen = groups.Where(g => g[0].Weight > 0).OrderByDescending(g => g.Max(d => d.Weight)).ThenByDescending(g => Texts(g, origins))
            .Take(Most).Concat(groups.Where(g => g[0].Weight == 0).Take(MostBackground)).Take(Most);
        return [.. chosen.Select(Entry).OrderBy(e => e.From).ThenBy(e => e.To).ThenBy(e => e.Entry.Telling).ThenBy(e => e.Entry.At).Select(e => e.Entry)];
    }

    private static int Texts(IReadOnlyList<DatedSentence> group, Origins origins) =>
        group.Select(d => origins.Text(d.Reading.Telling.Id)).Distinct().Count();

    // Each sentence joins the group whose best sentence dates the same event so; a finer time is a group's best.
    private static IReadOnlyList<List<DatedSentence>> Merged(IEnumerable<DatedSentence> sentences)
    {
        var groups = new List<List<DatedSentence>>();
        var ordered = sentences.OrderByDescending(d => d.Time.Precision).ThenByDescending(d => d.Weight).ThenBy(d => d.By is null).ThenBy(d => d.Reading.Telling.Id);
        foreach (var sentence in ordered)
        {
            var home = groups.Find(g => IsSame(g[0], sentence));
            if (home is null) groups.Add([sentence]);
            else home.Add(sentence);
        }
        return groups;
    }

    private static bool IsSame(DatedSentence a, DatedSentence b)
    {
        if (a.Reading == b.Reading && a.Sentence.At == b.Sentence.At) return true; // one line a sentence
        if (!HappeningGroups.Overlap(a.Time, b.Time)) return false;
        if (a.Happening is { } x && b.Happening is { } y && HappeningGroups.IsSame(x, y)) return true;
        int shared = a.Stems.Count(b.Stems.Contains);
        return shared >= FewestAnchors && shared >= SameAnchors * Math.Min(a.Stems.Count, b.Stems.Count);
    }

    private static (DateTimeOffset From, DateTimeOffset To, TimelineEntry Entry) Entry(IReadOnlyList<DatedSentence> group)
    {
        var best = group[0];
        var at = Positions.Cap(best.Reading.Text, best.Sentence.At);
        var label = best.Time.At.Of(best.Reading.Text);
        bool onScale = !best.Reading.Reference.Known && Math.Abs((best.Time.From - best.Reading.Reference.At).TotalDays) < 400;
        var also = group.SelectMany(d => d.Reading.Copies.Prepend(d.Reading.Telling)).Select(t => t.Id).Where(id => id != best.Reading.Telling.Id).Distinct().Order();
        return (best.Time.From, best.Time.To,
            new TimelineEntry(onScale ? label : best.Time.Iso, label, best.Reading.Telling.Id, at, at.Of(best.Reading.Text), Positions.Attributed(best.By), [.. also]));
    }
}
