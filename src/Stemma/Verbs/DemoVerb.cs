using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Stemma.App;
using Stemma.Demo;

namespace Stemma.Verbs;

/// <summary>demo: the sample press, gathered and shown.</summary>
internal static class DemoVerb
{
    private const string Free = "http://127.0.0.1:0";

    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = $"where the site listens; else the setting {Settings.SiteUrls.Key}, else {RunningSite.Usual}, or a free port where that one is taken" };
        var noBrowser = new Option<bool>("--no-browser") { Description = "opens no browser" };
        var seed = new Option<int>("--seed") { Description = "what names and numbers are drawn with", DefaultValueFactory = static _ => 1 };
        var command = new Command("demo", $"""
            Shows Stemma at work on a press of its own: twelve outlets and three agencies that do not exist, served on this computer and gathered the normal
            way. {Demonstration.Pace(Demonstration.Speed)} Nothing is fetched from anywhere else, and nothing is kept. Ctrl-C ends it.

            Example: stemma demo --no-browser
            """) { urls, noBrowser, seed };
        command.SetAction((parsed, ct) => Run(parsed.GetValue(urls), parsed.GetValue(noBrowser), parsed.GetValue(seed), ct));
        return command;
    }

    private static async Task<int> Run(string? urls, bool noBrowser, int seed, CancellationToken ct)
    {
        string folder = Directory.CreateTempSubdirectory("stemma-demo-").FullName;
        try
        {
            urls ??= RunningSite.Listening(AppStart.Read(folder, []).Settings);
            await Demonstration.Run(folder, seed, Demonstration.Speed, urls ?? RunningSite.Usual, urls is null ? Free : null, Tell, ct);
            return Outcome.Done;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        void Tell(string address, string editor)
        {
            Console.Error.WriteLine($"Invented news; nothing leaves this computer. {Demonstration.Pace(Demonstration.Speed)}");
            Console.Error.WriteLine($"Stemma is at {address}");
            Console.Error.WriteLine($"To sign in as editor (once, within an hour): {editor}");
            Console.Error.WriteLine("Ctrl-C ends it, and nothing is kept.");
            if (!noBrowser) Show(address);
        }
    }

    // Where no browser can be opened, the address on the terminal is enough.
    private static void Show(string address)
    {
        try
        {
            using var _ = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
        }
        catch (Exception none) when (none is Win32Exception or PlatformNotSupportedException or FileNotFoundException)
        {
            Console.Error.WriteLine("No browser could be opened here; open the address yourself.");
        }
    }
}
