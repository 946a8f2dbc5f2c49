using System.CommandLine;
using Stemma.Core.Formats.Jsonl;
using Stemma.Core.News;

namespace Stemma.Verbs;

/// <summary>`stemma export`: all reports, in the shape that import reads.</summary>
internal static class ExportVerb
{
    private const int Page = 256;

    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "jsonl", DefaultValueFactory = _ => "jsonl" };
        format.AcceptOnlyFromAmong("jsonl");
        var command = new Command("export", """
            Writes every report as a JSON line that 'stemma import' reads.

            Example: stemma export --format jsonl > reports.jsonl
            """) { format };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(data, parsed, ct));
        return command;
    }

    private static async Task<int> Run(DataOptions data, ParseResult parsed, CancellationToken ct)
    {
        await using var app = await data.Read(parsed, ct);
        var after = new TellingId(0);
        while (await app.Store.Reading.TellingsAfter(after, Page, ct) is { Count: > 0 } page)
        {
            foreach (var (telling, importId) in page) Console.Out.WriteLine(JsonlWriter.Line(Item(telling, importId)));
            after = page[^1].Telling.Id;
        }
        return Outcome.Done;
    }

    private static WireItem Item(Telling telling, string? importId) => new()
    {
        Id = importId ?? (telling.Url is null ? telling.Name : null),
        Url = telling.Url,
        Title = telling.Article.Title,
        Text = telling.Article.Text,
        Published = telling.Article.Published?.At,
        Updated = telling.Article.Updated?.At,
        Outlet = telling.Outlet,
        Language = telling.Article.Language,
        Byline = telling.Article.Byline,
        Fetched = telling.Fetched,
    };
}
