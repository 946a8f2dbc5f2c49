using System.CommandLine;
using System.Text.Json;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.Verbs;

/// <summary>`stemma lineage`: who carries whose text, over all stories.</summary>
internal static class LineageVerb
{
    public static Command Create()
    {
        var format = Formats.TextOrJsonl();
        var command = new Command("lineage", """
            Lists who carries whose text. An original that nobody gave us has an id that begins with "*".

            Example: stemma lineage --format jsonl
            """) { format };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(data, parsed, parsed.GetRequiredValue(format) == "jsonl", ct));
        return command;
    }

    private static async Task<int> Run(DataOptions data, ParseResult parsed, bool lines, CancellationToken ct)
    {
        await using var app = await data.Read(parsed, ct);
        foreach (var id in await app.Store.Reading.Stories(ct))
        {
            if (await app.Store.Reading.Story(id, ct) is not { } story) continue;
            var names = story.Tellings.ToDictionary(t => t.Id, t => t.Name);
            foreach (var link in story.Tree.Links)
                Console.Out.WriteLine(lines ? Formats.Line(json => Write(json, story, link, names)) : Text(story, link, names));
            foreach (var removed in lines ? [] : story.Removed) Console.Out.WriteLine($"{removed.Telling}  {PlainWords.Removed(removed)}");
        }
        return Outcome.Done;
    }

    private static void Write(Utf8JsonWriter json, Story story, Link link, Dictionary<TellingId, string> names)
    {
        json.WriteString("child", Name(story, link.Child, names));
        json.WriteString("parent", Name(story, link.Parent, names));
        json.WriteString("kind", PlainWords.Json(link.Kind));
        json.WriteNumber("share", Math.Round(link.Share, 4));
        json.WriteBoolean("hypothetical", link.Hypothetical);
        json.WriteNumber("confidence", Math.Round(link.Confidence, 4));
        json.WriteStartArray("directionEvidence");
        foreach (string sign in link.DirectionSigns) json.WriteStringValue(sign);
        json.WriteEndArray();
        if (link.FirstSeen is { } seen) json.WriteString("firstSeen", seen.ToString("yyyy-MM-ddTHH:mm:sszzz"));
        else json.WriteNull("firstSeen");
        json.WriteNumber("stepVersion", Steps.Version(Step.Lineage));
        json.WriteBoolean("undirected", link.Undirected);
        json.WriteString("story", story.Id.ToString());
    }

    private static string Text(Story story, Link link, Dictionary<TellingId, string> names) =>
        $"{Name(story, link.Child, names)}  {(link.Undirected ? "shares text with" : "comes from")}  {Name(story, link.Parent, names)}  ({PlainWords.Edge(link)})";

    // An original's id is unique in its story only.
    private static string Name(Story story, NodeId node, Dictionary<TellingId, string> names) =>
        node.Telling is { } telling ? names.GetValueOrDefault(telling, telling.ToString()) : $"{node.Original}@{story.Id}";
}
