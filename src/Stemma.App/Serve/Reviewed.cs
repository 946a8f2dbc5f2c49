using System.Globalization;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve;

/// <summary>Stories as readers see them: what is disputed is not shown until an editor has looked at it.</summary>
internal static class Reviewed
{
    private const string Report = "report ";

    private static readonly PrimarySource Disputed = new(null, null, false, false, "It is disputed, and an editor has not looked at it yet.", [], []);

    /// <summary>A story without what is disputed of it, and without claims in words that their owners want nowhere; null where there is none.</summary>
    public static async ValueTask<Story?> Story(IReading reading, StoryId id, Exposure exposure, CancellationToken ct) =>
        await Whole(reading, id, ct) is { } story ? Of(story, await reading.Disputed(id, ct), exposure) : null;

    /// <summary>A story with what readers do not see, its claims numbered where they begin alike; null where there is none.</summary>
    public static async ValueTask<Story?> Whole(IReading reading, StoryId id, CancellationToken ct) => await reading.Story(id, ct) is { } story ? ClaimPlaces.Numbered(story) : null;

    /// <summary>That story as readers see it.</summary>
    public static Story Of(Story whole, IReadOnlyList<string> disputed, Exposure exposure) => Heard(Of(whole, disputed), exposure);

    // A claim's title and values are words of its reports, and of a claim that parts them each is needed; what a report rests on stands in its sentence.
    private static Story Heard(Story story, Exposure exposure)
    {
        var silent = story.Tellings.Where(t => exposure.Passage("x", t.Article).Length == 0).Select(t => t.Id).ToHashSet();
        var open = exposure.FullText ? story : story with { Exhibits = [.. story.Exhibits.Select(e => Within(e, exposure, story))] };
        var measures = exposure.FullText ? Measures.None : new Measures(story);
        if (silent.Count == 0 && measures.IsNone) return open;
        return Collation.With(open, [.. story.Claims.Select(c => Heard(c, silent, measures)).OfType<Claim>()]) with
        {
            Unknown = [.. story.Unknown.Where(u => !silent.Contains(u.Telling))],
            Timeline = [.. story.Timeline.Where(e => !silent.Contains(e.Telling)).Select(e => measures.Allows(e.Telling, e.Label) && measures.Allows(e.Telling, e.AttributedTo) ? e : e with { Label = "", AttributedTo = null })],
            Exhibits = [.. open.Exhibits.Where(e => !silent.Contains(e.Said.Telling) && !e.Also.Any(silent.Contains))],
        };
    }

    // Null where what is left of it says nothing. Of a claim that all agree on, others than the first may be left out.
    private static Claim? Heard(Claim claim, HashSet<TellingId> silent, Measures measures)
    {
        if (claim.Positions.Count == 0 || !measures.Allows(claim)) return null;
        var heard = claim.Positions.Where(p => !silent.Contains(p.Telling) && measures.Allows(p)).ToList();
        if (heard.Count == claim.Positions.Count) return claim;
        return claim.Verdict != Verdict.Agree || heard.Count == 0 || heard[0] != claim.Positions[0] ? null : claim with { Positions = heard };
    }

    // Others see no more of it than a passage holds: not the sentence after it, nor a name beyond where it breaks off.
    private static Exhibit Within(Exhibit exhibit, Exposure exposure, Story story)
    {
        string shown = story.Tellings.FirstOrDefault(t => t.Id == exhibit.Said.Telling) is { } telling ? exposure.Passage(exhibit.Said.Text, telling.Article) : "";
        return exhibit with { Note = null, Provider = exhibit.Provider is { } provider && shown.Contains(provider, StringComparison.Ordinal) ? provider : null };
    }

    /// <summary>The story without claims, links and tracks that are disputed; a report whose source is, has none.</summary>
    /// <param name="story">The story.</param>
    /// <param name="disputed">What is disputed, as the pages' links name it: a claim's words, "report 12, ...", "track 3, ...", an unseen text's name.</param>
    public static Story Of(Story story, IReadOnlyList<string> disputed)
    {
        if (disputed.Count == 0) return story;
        var reports = disputed.Select(Number).OfType<TellingId>().ToHashSet();
        var originals = story.Tree.Originals.Where(o => disputed.Contains(PlainWords.Of(o, false)) || disputed.Contains(PlainWords.Of(o, true))).Select(o => NodeId.Of(o.Id)).ToHashSet();
        return Collation.With(story, [.. story.Claims.Where(c => !IsDisputed(c, disputed))]) with
        {
            Tracks = [.. story.Tracks.Where(t => !disputed.Any(d => d.StartsWith($"{t.Entry},", StringComparison.Ordinal)))],
            Retractions = [.. story.Retractions.Where(r => !reports.Contains(r.Telling)).Select(r => r with { Carriers = [.. r.Carriers.Where(c => !reports.Contains(c.Telling))] })],
            Tree = story.Tree with
            {
                Links = [.. story.Tree.Links.Where(l => !(l.Child.Telling is { } child && reports.Contains(child)) && !originals.Contains(l.Parent) && !originals.Contains(l.Child))],
                Originals = [.. story.Tree.Originals.Where(o => !originals.Contains(NodeId.Of(o.Id)))],
                Provenances = [.. story.Tree.Provenances.Select(p => reports.Contains(p.Telling) || originals.Contains(p.Origin)
                    ? p with { Origin = NodeId.Of(p.Telling), OriginKnown = false, Source = Disputed } : p)],
            },
        };
    }

    /// <summary>Whether a claim is among what is disputed.</summary>
    public static bool IsDisputed(Claim claim, IReadOnlyList<string> disputed) => disputed.Any(d => d.Length > 0 && claim.About.StartsWith(d, StringComparison.Ordinal));

    private static TellingId? Number(string subject)
    {
        if (!subject.StartsWith(Report, StringComparison.Ordinal)) return null;
        int end = subject.IndexOf(',', StringComparison.Ordinal);
        return int.TryParse(end < 0 ? subject[Report.Length..] : subject[Report.Length..end], NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? new TellingId(id) : null;
    }
}
