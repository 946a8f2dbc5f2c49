using System.CommandLine;
using Stemma.App.Gather;
using Stemma.App.Vectors;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.Verbs;

/// <summary>`stemma trace FILE|URL...`: the stories of just these pages, without a store.</summary>
internal static class TraceVerb
{
    private const int MostBytes = 64 << 20;
    private const int AtOnce = 8;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE|URL") { Description = "pages (HTML or text), JSONL, WARC, feeds and agencies' items (ninjs, NewsML, NITF), .gz too: files, folders, addresses; - is standard input", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "text, json, dot or svg", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "dot", "svg");
        var command = new Command("trace", """
            Shows the stories of just these pages: who carries whose text, where each report comes from, who said what, where reports part.

            Example: stemma trace samples/first/*
            Example: stemma trace --format svg page1.html page2.html > tree.svg
            Example: stemma trace https://harbour-herald.example/ferry https://tarn-times.example/news/ferry
            """) { files, format };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(data, parsed, parsed.GetRequiredValue(files), parsed.GetRequiredValue(format), ct));
        return command;
    }

    private static async Task<int> Run(DataOptions data, ParseResult parsed, string[] paths, string format, CancellationToken ct)
    {
        using var encoder = SentenceEncoder.Of(data.Start(parsed));
        var (captures, refused) = Read(paths.Where(p => !Addresses.Is(p)));
        using (var net = new Addresses(data, parsed))
        {
            foreach (var offer in await Fetch(net, [.. paths.Where(Addresses.Is).Distinct(StringComparer.Ordinal)], ct))
            {
                if (offer.Capture is { } capture) captures.Add(capture);
                if (offer.Refusal is { } refusal) refused.Add(refusal);
            }
        }
        var traced = Tracing.Of(captures, encoder?.Model);
        foreach (var problem in refused.Concat(captures.Select(Supplies.Warning).OfType<Problem>()).Concat(traced.Problems)) Console.Error.WriteLine(problem);
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
    internal static (List<Capture> Captures, List<Problem> Refused) Read(IEnumerable<string> paths)
    {
        var files = FileImport.Files(paths).DistinctBy(f => Path.GetFullPath(f.Path)).ToList();
        var names = ShortNames.Of([.. files.Select(f => f.Path)]);
        var offers = new FileImport(MostBytes).Read(files, Console.OpenStandardInput()).ToList();
        return ([.. offers.Select(o => o.Capture).OfType<Capture>().Select(c => c with { Name = names.GetValueOrDefault(c.Name, c.Name) })],
            [.. offers.Select(o => o.Refusal).OfType<Problem>()]);
    }

    private static async Task<IEnumerable<Offer>> Fetch(Addresses net, string[] urls, CancellationToken ct)
    {
        var found = new IReadOnlyList<Offer>[urls.Length];
        await Parallel.ForEachAsync(Enumerable.Range(0, urls.Length), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (i, stop) => found[i] = await new FetchImport(net.Fetcher).Read(urls[i], stop));
        return found.SelectMany(o => o);
    }

    private static int Width() => Console.IsOutputRedirected ? 100 : Math.Clamp(Console.WindowWidth, 60, 140);
}
