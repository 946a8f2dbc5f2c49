using System.Diagnostics;

namespace Stemma.Tests.Serve;

/// <summary>Debian programs that tests run, where they are installed (`./do test` installs what is missing, where it can).</summary>
internal static class Installed
{
    /// <summary>The path of a program; the test skips, with a printed line, where it is not installed.</summary>
    public static string Path(string program)
    {
        string at = "/usr/bin/" + program;
        if (!File.Exists(at)) Console.WriteLine($"skipped: {program} is not installed");
        Assert.SkipUnless(File.Exists(at), $"{program} is not installed");
        return at;
    }

    /// <summary>Runs one to its end, fed with bytes on standard input.</summary>
    public static async Task<(int Exit, string Out, string Error)> Run(string program, byte[] input, string home, params string[] args)
    {
        var start = new ProcessStartInfo(Path(program)) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = home;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TERM"] = "dumb";
        foreach (string arg in args) start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        var (told, said) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return (process.ExitCode, await said, await told);
    }
}
