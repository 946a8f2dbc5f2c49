using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Serve.Pages;

/// <summary>The front page: a lead, one beside it, the rest in columns; older stories by paging.</summary>
public sealed partial class Front
{
    private const int PerPage = 38;

    private FrontCards _front = new([], false, default);
    private DateTimeOffset _now;
    private TellingId? _mark;
    private int _changed;

    [Inject] private IReading Reading { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [CascadingParameter] private HttpContext? Http { get; set; }

    /// <summary>Which page, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")] public int Page { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Page = Math.Clamp(Page, 1, 1000);
        _now = Time.GetUtcNow();
        _front = await Reading.Front((Page - 1) * PerPage, PerPage, Http?.RequestAborted ?? default);
        if (Sessions.Account(Http) is { } reader && await Reading.Muted(reader, [.. _front.Cards.Select(c => c.Id)], default) is { Count: > 0 } muted) _front = _front with { Cards = [.. _front.Cards.Where(c => !muted.Contains(c.Id))] };
        if (Http is not null) _mark = LastVisit.Mark(Http, _front.Head, _now, first: Page == 1);
        _changed = _front.Cards.Count(c => LastVisit.Word(c, _mark).Length > 0);
    }
}
