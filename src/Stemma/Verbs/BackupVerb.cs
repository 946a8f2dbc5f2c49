using System.CommandLine;

namespace Stemma.Verbs;

/// <summary>`stemma backup FILE`.</summary>
internal static class BackupVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "where to write it; no file may stand there" };
        var command = new Command("backup", """
            Writes one file that holds everything, while others read and write on.

            Example: stemma backup monday.stemma
            """) { file };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(data, parsed, parsed.GetRequiredValue(file), ct));
        return command;
    }

    private static async Task<int> Run(DataOptions data, ParseResult parsed, string file, CancellationToken ct)
    {
        if (File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"stemma: {file} is there already; name another file, or remove it first");
            return Outcome.Refused;
        }
        await using var app = await data.Read(parsed, ct);
        string partial = file + ".partial";
        File.Delete(partial);
        await app.Store.Backup(partial, ct);
        File.Move(partial, file);
        Console.Out.WriteLine($"{file}: {new FileInfo(file).Length / 1024} kB");
        return Outcome.Done;
    }
}
