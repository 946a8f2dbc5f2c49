using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>That a report of the story was withdrawn, in the words of its page.</summary>
/// <param name="Said">Who withdrew it: "Arta has withdrawn its report."</param>
/// <param name="Carriers">How many still show it.</param>
/// <param name="Text">The notice's own words; "" where their owner wants none shown.</param>
/// <param name="At">Where the notice stands.</param>
/// <param name="Language">Its language's tag, or null.</param>
/// <param name="When">When it was withdrawn, as far as is known.</param>
/// <param name="Lines">The carriers one by one.</param>
/// <param name="Dispute">Where a reader disputes it.</param>
public sealed record WithdrawnNote(string Said, string Carriers, string Text, PassageLink At, string? Language, DateTimeOffset? When, IReadOnlyList<CarrierLine> Lines, string Dispute)
{
    private const int MostLines = 60;

    internal static IReadOnlyList<WithdrawnNote> Of(Story story, Places places) => [.. story.Retractions.Where(r => places.Holds(r.Telling)).Select(r => Of(story, r, places))];

    private static WithdrawnNote Of(Story story, Retraction retraction, Places places)
    {
        var notice = places[retraction.Telling];
        string said = PlainWords.Withdrawn(notice.Called), counts = PlainWords.Carriers(retraction);
        return new WithdrawnNote(
            said, counts, places.Shown(notice.Id, retraction.Text), new PassageLink($"/report/{notice.Id}", notice.Called), Places.Tag(notice), retraction.At,
            [.. retraction.Carriers.Where(c => places.Holds(c.Telling)).OrderBy(c => c.State).Take(MostLines).Select(c => new CarrierLine($"/report/{c.Telling}", places[c.Telling].Called, PlainWords.Of(c, retraction), c.Seen))],
            OutLink.Dispute(story.Id.Value, $"report {notice.Id}, {said} {counts}"));
    }
}

/// <summary>A carrier of a withdrawn report.</summary>
/// <param name="Href">Its page here.</param>
/// <param name="Outlet">Whose it is.</param>
/// <param name="State">How it stands to the withdrawal.</param>
/// <param name="Seen">When it was last seen so, or null.</param>
public sealed record CarrierLine(string Href, string Outlet, string State, DateTimeOffset? Seen);

/// <summary>On a report's own page: that it, or the report whose text it carries, was withdrawn.</summary>
/// <param name="Said">In words.</param>
/// <param name="Notice">The notice; null on the page that holds it.</param>
/// <param name="When">When it was withdrawn, as far as is known.</param>
/// <param name="Seen">When this page was last seen, where that is said of it; else null.</param>
public sealed record WithdrawnLine(string Said, PassageLink? Notice, DateTimeOffset? When, DateTimeOffset? Seen)
{
    internal static WithdrawnLine? Of(Story story, TellingId telling, Places places)
    {
        foreach (var retraction in story.Retractions)
        {
            if (!places.Holds(retraction.Telling)) continue;
            string by = places[retraction.Telling].Called;
            if (retraction.Telling == telling) return new WithdrawnLine($"{by} has withdrawn the report that stood here. {PlainWords.Carriers(retraction)}", null, retraction.At, null);
            if (retraction.Carriers.FirstOrDefault(c => c.Telling == telling) is not { } carrier) continue;
            return new WithdrawnLine($"{by} has withdrawn the report whose text this carried. This page {(carrier.State == CarrierState.Gone ? "is gone" : PlainWords.Of(carrier, retraction))}", new PassageLink($"/report/{retraction.Telling}", by), retraction.At, carrier.Seen);
        }
        return null;
    }
}
