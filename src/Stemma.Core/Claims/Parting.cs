using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Makes claims of the times and counts on which one event's reports part.</summary>
internal static class Parting
{
    /// <summary>The claims of a group, none where its reports agree.</summary>
    public static IEnumerable<Claim> Of(IReadOnlyList<Happening> group, Witnesses witnesses, Origins origins)
    {
        var sides = TimeComparison.Sides(group);
        if (sides.Count > 1)
        {
            var camps = new Camps([.. sides.Select(s => (IReadOnlyList<Saying>)[.. s.Select(h => Timed(h, witnesses))])], origins, TimeComparison.Close(sides));
            var ruling = Rulings.On(camps);
            yield return Funnel.Of(Abouts.Of(group), ruling.Verdict, [.. camps.All], origins, $"event-time{ruling.By}");
        }
        if (CountComparison.On(group, h => Counted(h, witnesses), origins, out var counted) is { } on)
            yield return Funnel.Of(Abouts.Of(group), on.Verdict, [.. counted.Select(h => Counted(h, witnesses))], origins, $"event-count{on.By}");
    }

    /// <summary>What an event's report says of its time.</summary>
    public static Saying Timed(Happening h, Witnesses witnesses) =>
        new(h.Reading, h.Time?.At.Of(h.Reading.Text) ?? "", h.At, h.Saying, witnesses.Key(h.Reading, h.Saying));

    private static Saying Counted(Happening h, Witnesses witnesses) =>
        new(h.Reading, h.Count!.At.Of(h.Reading.Text), h.At, h.Saying, witnesses.Key(h.Reading, h.Saying));
}
