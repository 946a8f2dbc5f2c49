using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>The front page: a lead, one beside it, the rest in columns; older stories by paging.</summary>
public sealed partial class Front
{
    private const int PerPage = 38, MostOutlets = 4;

    private FrontCards _front = new([], false, default);
    private DateTimeOffset _now;
    private TellingId? _mark;
    private int _changed;

    [Inject] private IReading Reading { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [Inject] private Exposure Exposure { get; set; } = null!;

    [CascadingParameter] private HttpContext? Http { get; set; }

    /// <summary>Which page, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")] public int Page { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Page = Math.Clamp(Page, 1, 1000);
        _now = Time.GetUtcNow();
        _front = await Reading.Front((Page - 1) * PerPage, PerPage, Http?.RequestAborted ?? default);
        if (Http is not null) _mark = LastVisit.Mark(Http, _front.Head, _now, first: Page == 1);
        _changed = _front.Cards.Count(c => Mark(c).Length > 0);
    }

    // What came after the reader's mark.
    private string Mark(StoryCard card) => _mark is not { } mark || card.Newest.CompareTo(mark) <= 0 ? "" : card.Id.Value > mark.Value ? "New" : "Updated";

    private string Rank(int place) => Page > 1 ? "card" : place switch { 0 => "card lead", 1 => "card second", _ => "card" };

    private string Shown(string excerpt) => Exposure.FullText ? excerpt : Excerpt.Cut(excerpt, Exposure.PassageWords);

    private static string Counts(StoryCard card) => PlainWords.Funnel(card.Reports, card.Texts, card.Witnesses);

    private static string Outlets(IReadOnlyList<string> outlets) =>
        string.Join(", ", outlets.Take(MostOutlets)) + (outlets.Count > MostOutlets ? $" and {outlets.Count - MostOutlets} more" : "");
}
