using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stemma.App.Gather;
using Stemma.App.Serve;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.Verbs;

/// <summary>`stemma extract FILE|URL...`: what a page says, without its furniture.</summary>
internal static class ExtractVerb
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE|URL") { Description = "pages (HTML or text), JSONL, WARC, feeds and agencies' items (ninjs, NewsML, NITF), .gz too: files, folders, addresses; - is standard input", Arity = ArgumentArity.OneOrMore };
        var url = new Option<string?>("--url") { Description = "the page's address: links are made absolute with it" };
        var format = new Option<string>("--format") { Description = "jsonl (for scripts), text, or markdown (with headings, lists and notes as such)", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("jsonl", "text", "markdown");
        var command = new Command("extract", """
            Reads the article out of pages: headline, byline, dateline, credits, dates, running text, pictures.

            Example: stemma extract --format jsonl page.html.gz
            Example: stemma extract https://harbour-herald.example/ferry
            """) { files, url, format };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(new Addresses(data, parsed), parsed.GetRequiredValue(files), parsed.GetValue(url), parsed.GetRequiredValue(format), ct));
        return command;
    }

    private static async Task<int> Run(Addresses net, string[] paths, string? url, string format, CancellationToken ct)
    {
        using var fetching = net;
        if (url is not null && !Uri.TryCreate(url, UriKind.Absolute, out _))
        {
            await Console.Error.WriteLineAsync($"stemma: --url {url} is no absolute address");
            return Outcome.Usage;
        }
        var files = new GivenFiles(paths);
        int done = 0;
        await foreach (var given in files.Read(net, ct))
        {
            var capture = url is null ? given : given with { Url = url };
            var problems = new List<Problem>();
            if (Collation.Extracted(capture, problems) is not { } article)
            {
                files.Refuse(problems is [var why, ..] ? why with { Place = capture.Name } : new Problem("unread", "nothing could be read", capture.Name));
                continue;
            }
            if (Supplies.Warning(capture) is { } held) article = article with { Problems = [.. article.Problems, held with { Place = null }] };
            if (format != "jsonl" && done++ > 0) await Console.Out.WriteLineAsync();
            await Console.Out.WriteLineAsync(format switch { "jsonl" => Json(capture, article), "markdown" => Markdown(article), _ => Plain(article) });
            if (format == "jsonl") continue;
            foreach (var said in problems.Concat(article.Problems)) await Console.Error.WriteLineAsync($"{capture.Name}: {said}");
        }
        return files.Refused == 0 ? Outcome.Done : Outcome.Refused;
    }

    private static string Json(Capture capture, Article article)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("file", capture.Name);
            json.WriteString("url", capture.Url ?? article.CanonicalUrl);
            json.WriteString("title", article.Title);
            List(json, "authors", article.Authors);
            json.WriteString("byline", article.Byline);
            json.WriteString("dateline", article.Dateline?.Text);
            List(json, "credits", article.Credits);
            json.WriteString("wire", article.Wire);
            json.WriteString("published", Iso(article.Published));
            json.WriteString("updated", Iso(article.Updated));
            json.WriteString("language", article.Language);
            json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(article.Kind.ToString()));
            json.WriteString("access", JsonNamingPolicy.CamelCase.ConvertName(article.Access.ToString()));
            json.WriteNumber("confidence", article.Confidence);
            json.WriteString("text", article.Text);
            json.WriteStartArray("entries");
            foreach (var entry in article.Entries) Entry(json, entry, article.Text);
            json.WriteEndArray();
            json.WriteStartArray("images");
            foreach (var picture in article.Pictures) Image(json, picture);
            json.WriteEndArray();
            List(json, "problems", [.. article.Problems.Select(p => p.ToString())]);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void List(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void Image(Utf8JsonWriter json, Picture picture)
    {
        json.WriteStartObject();
        json.WriteString("url", picture.Url);
        json.WriteString("caption", picture.Caption);
        json.WriteString("credit", picture.Credit);
        json.WriteEndObject();
    }

    private static void Entry(Utf8JsonWriter json, LiveEntry entry, string text)
    {
        json.WriteStartObject();
        json.WriteString("time", Iso(entry.Time));
        json.WriteString("text", entry.At.Of(text));
        json.WriteEndObject();
    }

    private static string Iso(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string? Iso(StatedTime? time) => time is null ? null : time.HasTime ? Iso(time.At) : time.At.ToString("yyyy-MM-dd");

    private static string Plain(Article article) =>
        string.Join("\n\n", new[] { Said(article), article.Title, article.Byline ?? string.Join(", ", article.Authors), Facts(article), Timed(article), string.Join('\n', article.Credits) }.Where(s => !string.IsNullOrEmpty(s)));

    private static string? Said(Article article) => PlainWords.Form(article) is { } form ? $"[{form}]" : null;

    // "Published Monday 4 May 2026, 09:00 (UTC) · language en · live blog · text found with confidence 0.93 of 1"
    private static string Facts(Article article) => string.Join(" · ", new[]
    {
        article.Published is { } published ? $"Published {Times.Full(published)}" : "No date found",
        article.Updated is { } updated && updated.At != article.Published?.At ? $"changed {Times.Full(updated)}" : null,
        article.Language is "und" or "" ? null : $"language {article.Language}",
        PlainWords.Sort(article),
        PlainWords.Of(article.Access),
        PlainWords.Sure(article),
    }.OfType<string>());

    // A live blog's times stand on lines of their own above their entries.
    private static string Timed(Article article) => article.Entries is not [var first, ..] entries ? article.Text
        : string.Join("\n\n", entries.Select(e => $"[{e.Time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}]\n{e.At.Of(article.Text)}").Prepend(article.Text[..first.At.Start].TrimEnd()).Where(s => s.Length > 0));

    private static string Markdown(Article article)
    {
        var parts = new List<string>();
        if (article.Title.Length > 0) parts.Add("# " + article.Title);
        if (article.Byline is { } byline) parts.Add($"*{byline}*");
        if (Said(article) is { } said) parts.Add($"*{said}*");
        foreach (var block in article.Blocks)
        {
            if (block.Time is { } time) parts.Add($"**{time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}**");
            parts.Add(block.Kind switch
            {
                BlockKind.Subheading => "## " + block.Text,
                BlockKind.ListItem => "- " + block.Text.TrimStart('-', '•', '*', ' '),
                BlockKind.Quote => "> " + block.Text,
                BlockKind.Standfirst => $"**{block.Text}**",
                BlockKind.Caption or BlockKind.Credit or BlockKind.CorrectionNote => $"*{block.Text}*",
                BlockKind.TableRow => "| " + block.Text.Replace("\t", " | ", StringComparison.Ordinal) + " |",
                _ => block.Text,
            });
        }
        return string.Join("\n\n", parts);
    }
}
