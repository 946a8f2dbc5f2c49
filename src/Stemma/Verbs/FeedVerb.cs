using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stemma.Core.Formats.Feeds;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Verbs;

/// <summary>`stemma feed FILE...`: what a feed says, as JSON.</summary>
internal static class FeedVerb
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "feeds (RSS, RDF, Atom, CDF, JSON Feed), .gz too; - is standard input", Arity = ArgumentArity.OneOrMore };
        var url = new Option<string?>("--url") { Description = "the feed's address: relative addresses are resolved against it" };
        var headers = new Option<string[]>("--header") { Description = "a header of the response it came in, \"Name: value\"; may be given several times" };
        var command = new Command("feed", """
            Reads feeds and prints a line of JSON a file: version, bozo, encoding, feed, items, problems.

            Example: stemma feed --url https://example.org/rss --header "Content-Type: text/xml" rss.xml
            """) { files, url, headers };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(files), parsed.GetValue(url), parsed.GetValue(headers) ?? []));
        return command;
    }

    private static int Run(string[] paths, string? url, string[] headers)
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                Console.Error.WriteLine($"stemma: --header \"{header}\" is not of the form \"Name: value\"");
                return Outcome.Usage;
            }
            known[header[..colon].Trim()] = header[(colon + 1)..].Trim();
        }
        var refused = 0;
        foreach (var path in paths)
        {
            if (Read(path, new FeedOrigin(url, known)) is not { } line)
            {
                refused++;
                continue;
            }
            Console.Out.WriteLine(line.ToJsonString(Relaxed));
            if (line["error"] is not { } error) continue;
            Console.Error.WriteLine($"{path}: {error}");
            refused++;
        }
        return refused == 0 ? Outcome.Done : Outcome.Refused;
    }

    private static JsonObject? Read(string path, FeedOrigin origin)
    {
        if (path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            Console.Error.WriteLine($"{path}: addresses are not fetched by this verb; save the feed to a file and give that, with --url {path}");
            return null;
        }
        try
        {
            var problems = new List<Problem>();
            var bytes = HttpBody.Gunzip(VerbFile.Bytes(path, FeedReader.Cap), FeedReader.Cap, problems);
            var json = FeedJson.Of(FeedReader.Read(bytes.Span, origin));
            json.Insert(0, "file", path);
            foreach (var problem in problems) json["problems"]!.AsArray().Add(problem.ToString());
            return json;
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{path}: cannot be read ({bad.Message})");
            return null;
        }
    }
}
