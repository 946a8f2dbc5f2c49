using System.Diagnostics;

namespace Stemma.Eval.Speed;

/// <summary>Makes the generated corpora that benches and tests run over; each is made once and kept in the temporary folder.</summary>
internal static class Generated
{
    /// <summary>The folder of a corpus with corpus.warc.gz (where pages are wanted), corpus.jsonl and truth.jsonl; null where the generator or python3 is not there.</summary>
    public static string? Corpus(string? folder, int pages, int seed, bool html = true)
    {
        if (folder is null) return null;
        var at = Path.Combine(Path.GetTempPath(), $"stemma-generated-{pages}-{seed}{(html ? "" : "-text")}");
        if (File.Exists(Path.Combine(at, "meta.json"))) return at;
        try
        {
            using var made = Process.Start(new ProcessStartInfo("python3", [Path.Combine(folder, "copies", "gen.py"), at, "--docs", $"{pages}", "--seed", $"{seed}", .. html ? ["--html", "--warc"] : (string[])["--no-sim"]]) { UseShellExecute = false, RedirectStandardOutput = true });
            made?.StandardOutput.ReadToEnd();
            made?.WaitForExit();
            return made?.ExitCode == 0 ? at : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
