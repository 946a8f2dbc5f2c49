using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Stemma.App.Serve.Pages;
using Stemma.Core.Collate;
using Stemma.Core.Formats.Out;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Api;

/// <summary>A story, a report and its links, by the renderer of `stemma trace --format json`.</summary>
internal static class StoryAnswers
{
    /// <summary>A story.</summary>
    public static IResult Of(Call call, Story story) => Answers.Of(call.Http, json =>
    {
        json.WriteNumber("id", story.Id.Value);
        json.WriteString("self", call.Api($"stories/{story.Id}"));
        json.WriteString("page", $"{call.Site}/story/{story.Id}");
        json.WriteString("feed", $"{call.Site}/story/{story.Id}/feed.atom");
        json.WriteString("reportList", call.Api($"stories/{story.Id}/reports"));
        var places = new ClaimPlaces(story);
        StoryJson.Members(json, Heard(call, story), call.Exposure.Passage, t => Named(json, call, t), c =>
        {
            json.WriteString("self", call.Api(ClaimAnswers.Path(places[c])));
            json.WriteString("page", call.Site + ClaimPage.Address(places[c]));
        });
    });

    /// <summary>A report, with the one of its story that it is most like.</summary>
    public static IResult Of(Call call, Story story, Telling telling, TellingId? nearest) => Answers.Of(call.Http, json =>
    {
        Named(json, call, telling);
        json.WriteString("story", call.Api($"stories/{story.Id}"));
        json.WriteString("linkList", call.Api($"reports/{telling.Id}/links"));
        var heard = Heard(call, story);
        if (story.Tellings.FirstOrDefault(t => t.Id == nearest) is { } other)
        {
            var view = new StoryView(heard, call.Exposure.Passage);
            json.WritePropertyName("nearest");
            JsonSerializer.Serialize(json, new NearestShape(other.Id.Value, call.Api($"reports/{other.Id}"), other.Called, [.. Collation.WhyTogether(story, telling.Id, other.Id).Select(e => Shape(view, e))]), Answers.Json);
        }
        StoryJson.Report(json, heard, heard.Tellings.First(t => t.Id == telling.Id), call.Exposure.Passage);
    });

    /// <summary>The links that a report is an end of.</summary>
    public static LinksAnswer Links(Call call, Story story, Telling telling)
    {
        var (node, view) = (NodeId.Of(telling.Id), new StoryView(Heard(call, story), call.Exposure.Passage));
        var links = story.Tree.Links.Where(l => l.Child == node || l.Parent == node).Select(l => new LinkItem(
            End(call, story, l.Child), End(call, story, l.Parent), PlainWords.Json(l.Kind), Math.Round(l.Share, 4), Math.Round(l.Confidence, 4), l.Undirected,
            LinkReasons.Place(l) is { } page ? call.Site + page : null, [.. l.Evidence.Select(e => Shape(view, e))]));
        return new LinksAnswer(call.Self, call.Api($"reports/{telling.Id}"), [.. links]);
    }

    /// <summary>What a report of a story rests on.</summary>
    public static ExhibitShape Shape(Call call, Story story, Exhibit exhibit)
    {
        var view = new StoryView(Heard(call, story), call.Exposure.Passage);
        return new ExhibitShape(PlainWords.Json(exhibit.Kind), exhibit.Provider, Shape(view, exhibit.Said), exhibit.Note is { } note ? Shape(view, note) : null, exhibit.Url, [.. exhibit.Also.Select(view.Name)]);
    }

    // To others: what was said in a report whose owner wants no excerpts is not told, and no file of this machine is named.
    private static Story Heard(Call call, Story story) => call.Exposure.FullText ? story : story with
    {
        Tellings = [.. story.Tellings.Select(t => t with { Name = OutText.Address(t.Url) ?? $"report {t.Id}", Statements = call.Exposure.Passage("x", t.Article).Length == 0 ? [] : t.Statements })],
    };

    private static void Named(Utf8JsonWriter json, Call call, Telling telling)
    {
        json.WriteNumber("id", telling.Id.Value);
        json.WriteString("self", call.Api($"reports/{telling.Id}"));
        json.WriteString("page", $"{call.Site}/report/{telling.Id}");
        json.WriteString("original", OutText.Address(telling.Url));
    }

    private static LinkedText End(Call call, Story story, NodeId node) => story.Tellings.FirstOrDefault(t => NodeId.Of(t.Id) == node) is { } telling
        ? new LinkedText(telling.Id.Value, call.Api($"reports/{telling.Id}"), null, telling.Called)
        : new LinkedText(null, null, node.ToString(), new NodeNames(story)[node]);

    private static EvidenceShape Shape(StoryView view, Evidence e)
    {
        var at = view.Points(e).Of(e.At);
        return new EvidenceShape(view.Name(e.Telling), PlainWords.Json(e.Field), e.Index, at.Start, at.End, view.Shown(e.Telling, e.Text), e.Why);
    }
}
