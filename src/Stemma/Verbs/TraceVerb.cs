using System.CommandLine;
using Stemma.App.Gather;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.Verbs;

/// <summary>`stemma trace FILE...`: the stories of just these pages, without a store.</summary>
internal static class TraceVerb
{
    private const int MostBytes = 64 << 20;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "pages (HTML or text), JSONL, WARC and feed files, .gz too; folders; - is standard input", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "text, json, dot or svg", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "dot", "svg");
        var command = new Command("trace", """
            Shows the stories of just these pages: who carries whose text, where each report comes from, who said what, where reports part.

            Example: stemma trace samples/first/*
            Example: stemma trace --format svg page1.html page2.html > tree.svg
            """) { files, format };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(files), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(string[] paths, string format)
    {
        if (paths.FirstOrDefault(p => p.Contains("://", StringComparison.Ordinal)) is { } address)
        {
            Console.Error.WriteLine($"stemma: {address}: addresses are not fetched yet; save the page and name the file");
            return Outcome.Usage;
        }
        var (captures, refused) = Read(paths);
        var traced = Tracing.Of(captures);
        foreach (var problem in refused.Concat(traced.Problems)) Console.Error.WriteLine(problem);
        Console.Out.Write(format switch
        {
            "json" => StoryJson.Of(traced.Stories),
            "dot" => StemmaDot.Of(traced.Stories),
            "svg" => StemmaSvg.Of(traced.Stories),
            _ => StoryText.Of(traced.Stories, Width()),
        });
        return refused.Count == 0 && traced.Unread == 0 ? Outcome.Done : Outcome.Refused;
    }

    /// <summary>What the paths hold, as an import reads it; files are named by the shortest suffix that no other has.</summary>
    internal static (IReadOnlyList<Capture> Captures, IReadOnlyList<Problem> Refused) Read(IEnumerable<string> paths)
    {
        var files = FileImport.Files(paths).DistinctBy(f => Path.GetFullPath(f.Path)).ToList();
        var names = ShortNames.Of([.. files.Select(f => f.Path)]);
        var offers = new FileImport(MostBytes).Read(files, Console.OpenStandardInput()).ToList();
        return ([.. offers.Select(o => o.Capture).OfType<Capture>().Select(c => c with { Name = names.GetValueOrDefault(c.Name, c.Name) })],
            [.. offers.Select(o => o.Refusal).OfType<Problem>()]);
    }

    private static int Width() => Console.IsOutputRedirected ? 100 : Math.Clamp(Console.WindowWidth, 60, 140);
}
