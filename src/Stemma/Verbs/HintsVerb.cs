using System.CommandLine;
using System.Text;
using Stemma.App.Store;
using Stemma.Core.Formats.Hints;
using Stemma.Core.News;

namespace Stemma.Verbs;

/// <summary>`stemma hints`: what editors know of sites, as one file out and in.</summary>
internal static class HintsVerb
{
    public static Command Create()
    {
        var command = new Command("hints", """
            Lists, exports and imports site hints: where the text of a site's pages stands, what is left out. Reports of a site are read anew where its hint changes.

            The file has a line a fact, four columns divided by tabs: site, path (empty for all pages), what, value. "What" is body, drop, title, author, date (selectors: tag, .class, #id,
            [attribute=value], [attribute*=part], a space for "below", > for "directly below") or language. Lines that begin with # are remarks.

            Example: printf 'news.example\t\tbody\tdiv.story-text\n' | stemma hints import -
            """);
        var data = DataOptions.On(command);
        command.Subcommands.Add(Listing(data));
        command.Subcommands.Add(Exporting(data));
        command.Subcommands.Add(Importing(data));
        command.Subcommands.Add(Undoing(data));
        command.SetAction(async (_, _) =>
        {
            await Console.Error.WriteLineAsync("stemma: say what to do with hints: list, export, import or undo; see 'stemma hints --help'");
            return Outcome.Usage;
        });
        return command;
    }

    private static Command Listing(DataOptions data)
    {
        var command = new Command("list", """
            Shows all versions of all hints: number, site and path, version, day, how much it says.

            Example: stemma hints list
            """);
        command.SetAction(async (parsed, ct) =>
        {
            await using var app = await data.Read(parsed, ct);
            var all = await app.Store.Hints.All(ct);
            var standing = HintVersion.InForce(all).Select(h => h.Number).ToHashSet();
            foreach (var kept in all)
                Console.Out.WriteLine($"{kept.Number}  {kept.Hint.Site}{kept.Hint.Path}  version {kept.Version}{(kept.Since > DateTimeOffset.UnixEpoch ? $", since {kept.Since:yyyy-MM-dd}" : "")}  {Said(kept.Hint)}  {kept.By}{(kept.Undone ? "  (undone)" : standing.Contains(kept.Number) ? "  (in force)" : "")}");
            return Outcome.Done;
        });
        return command;
    }

    private static Command Exporting(DataOptions data)
    {
        var file = new Argument<string>("FILE") { Description = "where to write them; - is standard output" };
        var command = new Command("export", """
            Writes the hints in force to one file that 'stemma hints import' reads.

            Example: stemma hints export hints.tsv
            """) { file };
        command.SetAction(async (parsed, ct) =>
        {
            await using var app = await data.Read(parsed, ct);
            string text = HintFile.Write(HintVersion.InForce(await app.Store.Hints.All(ct)));
            if (parsed.GetRequiredValue(file) is var path and not "-") await File.WriteAllTextAsync(path, text, ct);
            else Console.Out.Write(text);
            return Outcome.Done;
        });
        return command;
    }

    private static Command Importing(DataOptions data)
    {
        var file = new Argument<string>("FILE") { Description = "the file; - is standard input" };
        var command = new Command("import", """
            Reads hints from a file: each becomes the next version for its site and path, where it says something else than the one in force. A file with a line that is wrong changes nothing.

            Example: stemma hints import hints.tsv
            """) { file };
        command.SetAction((parsed, ct) => Import(data, parsed, parsed.GetRequiredValue(file), ct));
        return command;
    }

    private static Command Undoing(DataOptions data)
    {
        var number = new Argument<int>("N") { Description = "the hint's number" };
        var command = new Command("undo", """
            Takes a version of a hint back: the one before it is in force again.

            Example: stemma hints undo 3
            """) { number };
        command.SetAction((parsed, ct) => data.Change(parsed, "hints", new HintUndoAsked(parsed.GetRequiredValue(number)), ct));
        return command;
    }

    private static async Task<int> Import(DataOptions data, ParseResult parsed, string file, CancellationToken ct)
    {
        string text = file == "-" ? await new StreamReader(Console.OpenStandardInput(), Encoding.UTF8).ReadToEndAsync(ct) : await File.ReadAllTextAsync(file, ct);
        var (hints, problems) = HintFile.Read(text);
        foreach (var problem in problems) await Console.Error.WriteLineAsync($"stemma: {(file == "-" ? "standard input" : file)}: {problem}");
        if (problems.Count > 0) return Outcome.Refused;
        if (hints.Count == 0)
        {
            Console.Out.WriteLine("no hints in it");
            return Outcome.Done;
        }
        return await data.Change(parsed, "hints", new HintsAsked(hints, Environment.UserName), ct);
    }

    private static string Said(SiteHint hint)
    {
        string[] said =
        [
            .. hint.Body.Count > 0 ? [$"body {hint.Body.Count}"] : (string[])[], .. hint.Drop.Count > 0 ? [$"drop {hint.Drop.Count}"] : (string[])[],
            .. new[] { (hint.Title, "title"), (hint.Author, "author"), (hint.Date, "date"), (hint.Language, "language") }.Where(p => p.Item1 is not null).Select(p => p.Item2),
        ];
        return said.Length == 0 ? "nothing" : string.Join(", ", said);
    }
}
