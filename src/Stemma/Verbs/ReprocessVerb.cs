using System.CommandLine;
using Stemma.App.Pipeline;
using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.Verbs;

/// <summary>`stemma reprocess --from STEP`.</summary>
internal static class ReprocessVerb
{
    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "extract, statements, lineage, stories or claims", Required = true };
        from.AcceptOnlyFromAmong("extract", "statements", "lineage", "stories", "claims");
        var command = new Command("reprocess", """
            Does the steps from one on anew for everything stored, in the order it came. Readers see the old state until the new one is whole.

            Example: stemma reprocess --from lineage
            """) { from };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(data, parsed, Enum.Parse<Step>(parsed.GetRequiredValue(from), ignoreCase: true), ct));
        return command;
    }

    private static async Task<int> Run(DataOptions data, ParseResult parsed, Step from, CancellationToken ct)
    {
        await using var app = data.Alone(parsed, "reprocess");
        int captures = (await app.Store.Reading.Holdings(ct)).Captures, unread = 0;
        await Progress.Show(captures, async (done, _) =>
        {
            int seen = 0;
            await Reprocess.Run(app.Store, from, app.Options, what =>
            {
                if (what.Entrance is Entrance.Unread or Entrance.Barred) unread++;
                done(++seen);
            }, ct);
        });
        var holdings = await app.Store.Reading.Holdings(ct);
        Console.Out.WriteLine($"{holdings.Captures} captures: {holdings.Tellings} reports in {holdings.Stories} stories" + (unread > 0 ? $"; {unread} gave no report" : ""));
        return Outcome.Done;
    }
}
