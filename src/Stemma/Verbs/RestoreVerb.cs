using System.CommandLine;
using Stemma.App;

namespace Stemma.Verbs;

/// <summary>`stemma restore FILE`.</summary>
internal static class RestoreVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "a backup" };
        var command = new Command("restore", """
            Puts a backup in the place of what is stored now. What was taken down since stays gone. Refuses while another process writes.

            Example: stemma restore monday.stemma
            """) { file };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(data, parsed, parsed.GetRequiredValue(file), ct));
        return command;
    }

    private static async Task<int> Run(DataOptions data, ParseResult parsed, string file, CancellationToken ct)
    {
        var start = data.Start(parsed);
        int erased = await StemmaApp.Restore(start, file, ct);
        await using var app = await StemmaApp.OpenToRead(start, ct);
        var holdings = await app.Store.Reading.Holdings(ct);
        Console.Out.WriteLine($"restored: {holdings.Tellings} reports in {holdings.Stories} stories" + (erased > 0 ? $"; {erased} of the backup stay taken down" : ""));
        return Outcome.Done;
    }
}
