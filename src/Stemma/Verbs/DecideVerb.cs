using System.CommandLine;
using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.Verbs;

/// <summary>`stemma decide`: an editor's decisions, kept and undone.</summary>
internal static class DecideVerb
{
    public static Command Create()
    {
        var list = new Option<bool>("--list") { Description = "show all decisions" };
        var command = new Command("decide", """
            Cuts or adds a link, joins or parts two reports, on ids or addresses; undoes a decision; lists them.

            Example: stemma decide part https://a.example/1 https://b.example/2
            """) { list };
        var data = DataOptions.On(command);
        command.Subcommands.Add(Deciding(data, DecisionKind.Cut, "A does not carry B's text; A given twice, its text comes from none that nobody gave us (a dashed node)"));
        command.Subcommands.Add(Deciding(data, DecisionKind.Link, "A carries B's text"));
        command.Subcommands.Add(Deciding(data, DecisionKind.Join, "A and B tell the same story"));
        command.Subcommands.Add(Deciding(data, DecisionKind.Part, "A and B tell different stories"));
        command.Subcommands.Add(Undoing(data));
        command.SetAction((parsed, ct) => parsed.GetValue(list) ? List(data, parsed, ct) : Usage());
        return command;
    }

    private static Command Deciding(DataOptions data, DecisionKind kind, string meaning)
    {
        var a = new Argument<string>("A") { Description = "import id, address or number of a report" };
        var b = new Argument<string>("B") { Description = "the same of another" };
        string name = kind.ToString().ToLowerInvariant();
        var command = new Command(name, $"""
            {meaning}.

            Example: stemma decide {name} https://a.example/1 https://b.example/2
            """) { a, b };
        command.SetAction((parsed, ct) => data.Change(parsed, "decide", new DecisionAsked(kind, parsed.GetRequiredValue(a), parsed.GetRequiredValue(b), Environment.UserName), ct));
        return command;
    }

    private static Command Undoing(DataOptions data)
    {
        var number = new Argument<int>("N") { Description = "the decision's number" };
        var command = new Command("undo", """
            Takes a decision back.

            Example: stemma decide undo 3
            """) { number };
        command.SetAction((parsed, ct) => data.Change(parsed, "decide", new UndoAsked(parsed.GetRequiredValue(number)), ct));
        return command;
    }

    private static async Task<int> List(DataOptions data, ParseResult parsed, CancellationToken ct)
    {
        await using var app = await data.Read(parsed, ct);
        foreach (var (decision, _, undone) in await app.Store.Ground.Decisions(ct))
            Console.Out.WriteLine($"{decision.Number}  {decision.Kind.ToString().ToLowerInvariant()}  {await Name(app.Store, decision.A, ct)}  {await Name(app.Store, decision.B, ct)}  {decision.By}{(undone is null ? "" : "  (undone)")}");
        return Outcome.Done;
    }

    private static async ValueTask<string> Name(IStore store, TellingId id, CancellationToken ct) =>
        await store.Reading.NameOf(id, ct) ?? $"{id} (erased)";

    private static async Task<int> Usage()
    {
        await Console.Error.WriteLineAsync("stemma: say what to decide: cut, link, join, part, undo or --list; see 'stemma decide --help'");
        return Outcome.Usage;
    }
}
