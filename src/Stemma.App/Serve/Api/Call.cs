using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Core.Formats.Out;
using Stemma.Core.News;

namespace Stemma.App.Serve.Api;

/// <summary>One request to the API: who asks, and what is held as items of its lists.</summary>
internal sealed class Call(HttpContext http)
{
    private const int ExcerptWords = 60;

    public HttpContext Http { get; } = http;

    public IReading Reading { get; } = http.RequestServices.GetRequiredService<IReading>();

    public Exposure Exposure { get; } = http.RequestServices.GetRequiredService<Exposure>();

    public string Site { get; } = SiteAddress.Of(http);

    public CancellationToken Stop => Http.RequestAborted;

    /// <summary>The address that was asked for.</summary>
    public string Self => Site + Http.Request.Path.ToUriComponent() + Http.Request.QueryString;

    /// <summary>An address of the API.</summary>
    public string Api(string path) => $"{Site}{JsonApi.Root}/{path}";

    /// <summary>A story as readers see it; null where none has this number.</summary>
    public ValueTask<Story?> Story(int id) => Reviewed.Story(Reading, new StoryId(id), Exposure, Stop);

    /// <summary>The way to the story that a report of this number stands in now; null where there is none.</summary>
    public async ValueTask<IResult?> Elsewhere(int id, string rest) =>
        await Reading.StoryOf(new TellingId(id), Stop) is { } story && story.Value != id ? Answers.Moved(Http, $"{JsonApi.Root}/stories/{story}{rest}") : null;

    /// <summary>A report with its story; one that is read and not placed yet stands alone. Null where there is none.</summary>
    public async ValueTask<(Story Story, Telling Telling)?> Report(int number)
    {
        var id = new TellingId(number);
        if (await Reading.StoryOf(id, Stop) is { } holder && await Story(holder.Value) is { } story && story.Tellings.FirstOrDefault(t => t.Id == id) is { } telling) return (story, telling);
        return await Reading.Telling(id, Stop) is { } alone ? (new Story { Id = new StoryId(number), Title = alone.Article.Title, Tellings = [alone] }, alone) : null;
    }

    /// <summary>A part of a list.</summary>
    /// <param name="found">What was found: one more than is wanted, where there is more.</param>
    /// <param name="most">How many are wanted.</param>
    /// <param name="cursor">The cursor of the item reached last.</param>
    /// <param name="item">What is found as an item.</param>
    public Listed<TItem> Listed<TFound, TItem>(IReadOnlyList<TFound> found, int most, Func<TFound, string> cursor, Func<TFound, TItem> item) =>
        new(Self, found.Count > most ? Next(cursor(found[most - 1])) : null, [.. found.Take(most).Select(item)]);

    public StoryItem Item(StoryCard card) => new(
        card.Id.Value, Api($"stories/{card.Id}"), $"{Site}/story/{card.Id}", card.Title, Exposure.Cut(card.Excerpt, card.MostShown), OutText.Address(card.Url), card.Reports, card.Texts, card.Witnesses, card.Outlets, card.Latest, card.Changed, card.Withdrawn);

    public ReportItem Item(Telling t, StoryId story) => Item(t.Id, story, t.Article.Title, t.Name, t.Url, t.Outlet, t.At, Exposure.Cut(Excerpt.Of(t.Article, ExcerptWords), t.Article.MostShown));

    public ReportItem Item(Match m) => Item(m.Telling, m.Story, m.Title, m.Name, m.Url, m.Outlet, m.At, m.NoSnippet && !Exposure.FullText ? null : Exposure.Cut(m.Excerpt, m.MostShown));

    public ReportItem Item(ReportRow r) => Item(r.Telling, r.Story, r.Title, r.Outlet ?? "", r.Url, r.Outlet, r.At, null);

    public SourceItem Item(OutletRow row)
    {
        string key = Uri.EscapeDataString(row.Key);
        return new SourceItem(row.Key, Api($"sources/{key}"), $"{Site}/source/{key}", row.Name, row.Reports, row.Latest);
    }

    private ReportItem Item(TellingId id, StoryId story, string title, string name, string? url, string? outlet, DateTimeOffset? at, string? excerpt) =>
        new(id.Value, Api($"reports/{id}"), $"{Site}/report/{id}", Api($"stories/{story}"), title.Length > 0 || !Exposure.FullText ? title : name, OutText.Address(url), outlet, at, excerpt);

    private string Next(string cursor) => Site + Http.Request.Path.ToUriComponent() + QueryString.Create(Http.Request.Query.Where(q => q.Key is "q" or "limit" or "section").Append(new("cursor", cursor)));
}
