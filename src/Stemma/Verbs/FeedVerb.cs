using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stemma.App.Gather.Fetching;
using Stemma.Core.Formats.Feeds;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Verbs;

/// <summary>`stemma feed FILE|URL...`: what a feed says, as JSON.</summary>
internal static class FeedVerb
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE|URL") { Description = "feeds (RSS, RDF, Atom, CDF, JSON Feed), .gz too: files, addresses; - is standard input", Arity = ArgumentArity.OneOrMore };
        var url = new Option<string?>("--url") { Description = "the feed's address: relative addresses are resolved against it" };
        var headers = new Option<string[]>("--header") { Description = "a header of the response it came in, \"Name: value\"; may be given several times" };
        var command = new Command("feed", """
            Reads feeds and prints a line of JSON a file: version, bozo, encoding, feed, items, problems.

            Example: stemma feed --url https://example.org/rss --header "Content-Type: text/xml" rss.xml
            Example: stemma feed https://example.org/rss
            """) { files, url, headers };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(new Addresses(data, parsed), parsed.GetRequiredValue(files), parsed.GetValue(url), parsed.GetValue(headers) ?? [], ct));
        return command;
    }

    private static async Task<int> Run(Addresses net, string[] paths, string? url, string[] headers, CancellationToken ct)
    {
        using var fetching = net;
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                await Console.Error.WriteLineAsync($"stemma: --header \"{header}\" is not of the form \"Name: value\"");
                return Outcome.Usage;
            }
            known[header[..colon].Trim()] = header[(colon + 1)..].Trim();
        }
        var refused = 0;
        foreach (var path in paths)
        {
            if (await (Addresses.Is(path) ? Fetch(net, path, url, known, ct) : Task.FromResult(Read(path, new FeedOrigin(url, known)))) is not { } line)
            {
                refused++;
                continue;
            }
            await Console.Out.WriteLineAsync(line.ToJsonString(Relaxed));
            if (line["error"] is not { } error) continue;
            await Console.Error.WriteLineAsync($"{path}: {error}");
            refused++;
        }
        return refused == 0 ? Outcome.Done : Outcome.Refused;
    }

    private static JsonObject? Read(string path, FeedOrigin origin)
    {
        try
        {
            var problems = new List<Problem>();
            var bytes = HttpBody.Gunzip(VerbFile.Bytes(path, FeedReader.Cap), FeedReader.Cap, problems);
            return Json(path, bytes, origin, problems);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{path}: cannot be read ({bad.Message})");
            return null;
        }
    }

    // What the answer says of the feed stands, unless the options say otherwise.
    private static async Task<JsonObject?> Fetch(Addresses net, string path, string? url, Dictionary<string, string> headers, CancellationToken ct)
    {
        if (await net.Get(path, FetchRequest.Feeds, ct) is not { } answer) return null;
        var all = new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in answer.Headers) all.TryAdd(name, value);
        return Json(path, answer.Body, new FeedOrigin(url ?? answer.FinalUrl, all), []);
    }

    private static JsonObject Json(string path, ReadOnlyMemory<byte> bytes, FeedOrigin origin, IEnumerable<Problem> problems)
    {
        var json = FeedJson.Of(FeedReader.Read(bytes.Span, origin));
        json.Insert(0, "file", path);
        foreach (var problem in problems) json["problems"]!.AsArray().Add(problem.ToString());
        return json;
    }
}
