using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Makes the claim on which an event's reports agree.</summary>
internal static class Agreement
{
    /// <summary>The claim; null where fewer than two reports tell the event.</summary>
    public static Claim? Of(IReadOnlyList<Happening> group, Witnesses witnesses, Origins origins)
    {
        var agreeing = OneSense(Side(group));
        if (agreeing.SelectMany(h => h.Reading.Copies.Prepend(h.Reading.Telling)).Select(t => t.Id).Distinct().Count() < 2) return null;
        bool oneTime = agreeing.All(h => agreeing.All(o => h.Time is null || o.Time is null || HappeningGroups.Overlap(h.Time, o.Time)));
        var sayings = agreeing
            .Select(h => new Saying(h.Reading, Value(h, oneTime), h.At, h.Saying, witnesses.Key(h.Reading, h.Saying)))
            .DistinctBy(s => (s.Reading.Telling.Id, s.Witness)).ToList(); // a report that says it twice says it once
        return Funnel.Of(Abouts.Of(agreeing), Verdict.Agree, sayings, origins);
    }

    // Those that allow one day; where days differ, the side with most texts and all that give no time.
    private static IReadOnlyList<Happening> Side(IReadOnlyList<Happening> group)
    {
        var days = group.Where(h => h.Time is { Precision: >= Precision.Day })
            .GroupBy(h => h.Time!.From.Date).OrderByDescending(g => g.Select(h => h.Reading).Distinct().Count()).ToList();
        if (days.Count < 2) return OneCount(group);
        return OneCount([.. group.Where(h => h.Time is null || h.Time.Precision < Precision.Day || h.Time.From.Date == days[0].Key)]);
    }

    // Where counts part too, those that give the commonest and those that give none.
    private static IReadOnlyList<Happening> OneCount(IReadOnlyList<Happening> group)
    {
        var common = group.Where(h => h.Count is not null).GroupBy(h => (h.Count!.Low, h.Count.High)).MaxBy(g => g.Count())?.First().Count;
        return common is null ? group : [.. group.Where(h => h.Count is null || !CountComparison.Disjoint(h.Count, common))];
    }

    // "Turned back twice" and "turned back once" in one sentence of two texts are no agreement: those that part from fewest stay, with all that do not part from them.
    private static List<Happening> OneSense(IReadOnlyList<Happening> group)
    {
        var kept = new List<Happening>();
        foreach (var h in group.OrderBy(h => group.Count(o => Part(h, o)))) if (!kept.Exists(k => Part(k, h))) kept.Add(h);
        return [.. group.Where(kept.Contains)];
    }

    private static bool Part(Happening a, Happening b) => a.Reading != b.Reading && a.Reading.Language == b.Reading.Language
        && Senses.Part(a.Sentence.Words.Folded, b.Sentence.Words.Folded, a.Reading.Language);

    // A time on which they part is no value of what they agree on.
    private static string Value(Happening h, bool oneTime) =>
        (oneTime ? h.Time?.At.Of(h.Reading.Text) : null) ?? h.Count?.At.Of(h.Reading.Text) ?? h.Object?.Text ?? h.Sentence.Words.Stretch(h.Verb.First, h.Verb.Last).Of(h.Reading.Text);
}
