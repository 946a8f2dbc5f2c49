using System.CommandLine;
using Stemma.App;
using Stemma.Core.Render;

namespace Stemma.Verbs;

/// <summary>`stemma stories`: which telling stands in which story.</summary>
internal static class StoriesVerb
{
    public static Command Create()
    {
        var format = Formats.TextOrJsonl();
        var command = new Command("stories", """
            Lists the stories with their reports; as JSONL, a line a report: {"telling","story"}.

            Example: stemma stories --format jsonl
            """) { format };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(data, parsed, parsed.GetRequiredValue(format), ct));
        return command;
    }

    private static async Task<int> Run(DataOptions data, ParseResult parsed, string format, CancellationToken ct)
    {
        await using var app = await data.Read(parsed, ct);
        if (format == "jsonl") await Lines(app, ct);
        else await Text(app, ct);
        return Outcome.Done;
    }

    private static async Task Lines(StemmaApp app, CancellationToken ct)
    {
        foreach (var (_, name, story) in await app.Store.Reading.Memberships(ct))
            Console.Out.WriteLine(Formats.Line(json =>
            {
                json.WriteString("telling", name);
                json.WriteString("story", story.ToString());
            }));
    }

    private static async Task Text(StemmaApp app, CancellationToken ct)
    {
        foreach (var id in await app.Store.Reading.Stories(ct))
        {
            if (await app.Store.Reading.Story(id, ct) is not { } story) continue;
            Console.Out.WriteLine($"{story.Id}  {story.Title}");
            foreach (var retraction in story.Retractions)
                Console.Out.WriteLine($"    {PlainWords.Withdrawn(story.Tellings.First(t => t.Id == retraction.Telling).Called)} {PlainWords.Carriers(retraction)}");
            foreach (var telling in story.Tellings)
                Console.Out.WriteLine($"    {telling.At?.ToString("yyyy-MM-dd") ?? "----------"}  {telling.Outlet ?? "?"}  {telling.Name}");
        }
    }
}
