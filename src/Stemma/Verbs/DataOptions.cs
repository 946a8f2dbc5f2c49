using System.CommandLine;
using Stemma.App;

namespace Stemma.Verbs;

/// <summary>The options of every verb that uses a data folder.</summary>
internal sealed class DataOptions
{
    // Recursive: they may stand before or after the word of a verb that has words of its own.
    private readonly Option<string?> _data = new("--data") { Recursive = true, Description = "the data folder; else $STEMMA_DATA, else the XDG data folder" };
    private readonly Option<string[]> _set = new("--set") { Recursive = true, Description = "a setting as KEY=VALUE, over stemma.json and STEMMA_* variables; may be given again", DefaultValueFactory = _ => [] };

    /// <summary>Adds them to a verb.</summary>
    public static DataOptions On(Command command)
    {
        var options = new DataOptions();
        command.Options.Add(options._data);
        command.Options.Add(options._set);
        return options;
    }

    /// <summary>Where and how.</summary>
    public AppStart Start(ParseResult parsed) => AppStart.Read(parsed.GetValue(_data), parsed.GetValue(_set) ?? []);

    /// <summary>Opens to read.</summary>
    public Task<StemmaApp> Read(ParseResult parsed, CancellationToken ct) => StemmaApp.OpenToRead(Start(parsed), ct);

    /// <summary>Opens to write, waiting for its turn; says so on a terminal.</summary>
    public Task<StemmaApp> Hold(ParseResult parsed, string verb, CancellationToken ct) => StemmaApp.OpenToWrite(
        Start(parsed), verb, heldBy => { if (!Console.IsErrorRedirected) Console.Error.WriteLine($"stemma: {heldBy} is writing; waiting for it to end"); }, ct);

    /// <summary>Opens to add to the log: at its turn, or beside a server that holds the folder.</summary>
    public Task<StemmaApp> Append(ParseResult parsed, string verb, CancellationToken ct) => StemmaApp.OpenToAppend(
        Start(parsed), verb, heldBy => { if (!Console.IsErrorRedirected) Console.Error.WriteLine($"stemma: {heldBy} is writing; waiting for it to end"); }, ct);

    /// <summary>Opens to add to the log, asks for something there and prints the answer.</summary>
    /// <returns>The verb's outcome.</returns>
    public async Task<int> Change<T>(ParseResult parsed, string verb, T asked, CancellationToken ct)
    {
        await using var app = await Append(parsed, verb, ct);
        var answer = await app.Ask(asked, ct);
        foreach (string line in answer.Lines)
        {
            if (answer.Refused) await Console.Error.WriteLineAsync($"stemma: {line}");
            else Console.Out.WriteLine(line);
        }
        return answer.Refused ? Outcome.Refused : Outcome.Done;
    }

    /// <summary>Opens to write; refuses when another process does.</summary>
    public Task<StemmaApp> HoldNow(ParseResult parsed, string verb, CancellationToken ct) => StemmaApp.OpenToWrite(Start(parsed), verb, null, ct);

    /// <summary>Opens to write with nobody beside; refuses when another process writes.</summary>
    public StemmaApp Alone(ParseResult parsed, string verb) => StemmaApp.OpenAlone(Start(parsed), verb);
}
