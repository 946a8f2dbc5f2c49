using System.CommandLine;
using System.Runtime.CompilerServices;
using Stemma.App;
using Stemma.App.Serve.Edge;
using Stemma.App.Serve.Feeds;
using Stemma.Core.Formats.Atom;
using Stemma.Core.Collate;
using Stemma.Core.Extract.Supplied;
using Stemma.Core.Formats.Jsonl;
using Stemma.Core.Formats.Ninjs;
using Stemma.Core.Formats.Opml;
using Stemma.Core.Formats.Out;
using Stemma.Core.News;

namespace Stemma.Verbs;

/// <summary>`stemma export`: all reports in the shape that import reads or as a feed, or the subscriptions as OPML.</summary>
internal static class ExportVerb
{
    private const int Page = 256;

    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "jsonl, ninjs or atom: the reports; opml: the subscriptions", DefaultValueFactory = _ => "jsonl" };
        format.AcceptOnlyFromAmong("jsonl", "ninjs", "atom", "opml");
        var command = new Command("export", """
            Writes every report as a JSON line that 'stemma import' reads, or as an item of ninjs 3.0 (IPTC), one a line, which import reads too; or all of them as one Atom feed,
            or the subscriptions as a list that 'stemma add' reads. An agency's item that is withdrawn goes out in ninjs only, as canceled; a report that came as a page or feed item
            is marked there among its altIds ("stemma:page", its address), so that import does not take it for an agency's own file.

            Example: stemma export --format jsonl > reports.jsonl
            Example: stemma export --format ninjs > reports.ninjs
            Example: stemma export --format atom > reports.atom
            Example: stemma export --format opml > feeds.opml
            """) { format };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(data, parsed, parsed.GetRequiredValue(format), ct));
        return command;
    }

    private static async Task<int> Run(DataOptions data, ParseResult parsed, string format, CancellationToken ct)
    {
        await using var app = await data.Read(parsed, ct);
        if (format == "opml") Console.Out.Write(OpmlWriter.Write(Subscriptions(await app.Store.Feeds.All(ct))));
        else if (format == "atom") await Feed(app, ct);
        else if (format == "ninjs") await foreach (var (telling, importId) in All(app, ct)) Console.Out.WriteLine(NinjsWriter.Line(SuppliedReport.Of(telling, importId)));
        else await foreach (var (telling, importId) in Standing(app, ct)) Console.Out.WriteLine(JsonlWriter.Line(Item(telling, importId)));
        return Outcome.Done;
    }

    private static async Task Feed(StemmaApp app, CancellationToken ct)
    {
        var entries = new Entries(await app.Store.Reading.LogName(ct), null, new Exposure(Loopback: true)) { Undated = await app.Store.Reading.Begun(ct) ?? DateTimeOffset.UnixEpoch };
        await using var output = Console.OpenStandardOutput();
        var head = new OutFeed(OutId.Of(entries.Log, "export"), "Stemma: all reports", await app.Store.Ground.Clock(ct), new OutPerson("Stemma"));
        using var writer = new AtomWriter(output, head);
        await foreach (var (telling, _) in Standing(app, ct)) writer.Add(entries.Of(telling, null));
    }

    private static async IAsyncEnumerable<(Telling Telling, string? ImportId)> All(StemmaApp app, [EnumeratorCancellation] CancellationToken ct)
    {
        var after = new TellingId(0);
        while (await app.Store.Reading.TellingsAfter(after, Page, ct) is { Count: > 0 } page)
        {
            foreach (var row in page) yield return row;
            after = page[^1].Telling.Id;
        }
    }

    // Neither format can say that an item is withdrawn.
    private static IAsyncEnumerable<(Telling Telling, string? ImportId)> Standing(StemmaApp app, CancellationToken ct) =>
        All(app, ct).Where(row => !(WireVersions.Has(row.Telling) && row.Telling.Article.Withdrawal is { Kind: not WithdrawalKind.Note }));

    private static OpmlDocument Subscriptions(IReadOnlyList<App.Store.Feed> feeds)
    {
        var outlines = feeds.GroupBy(f => f.Folder).SelectMany(folder => folder.Key.Length == 0
            ? folder.Select(Outline)
            : [new OpmlOutline([new("text", folder.Key), new("title", folder.Key)], [.. folder.Select(Outline)])]);
        return new OpmlDocument([], [new("title", "Stemma's subscriptions")], [.. outlines], []);
    }

    private static OpmlOutline Outline(App.Store.Feed feed)
    {
        string title = feed.Title.Length > 0 ? feed.Title : feed.Url;
        List<KeyValuePair<string, string>> attributes = [new("type", "rss"), new("text", title), new("title", title), new("xmlUrl", feed.Url)];
        if (feed.Site is { } site) attributes.Add(new("htmlUrl", site));
        return new OpmlOutline(attributes, []);
    }

    private static WireItem Item(Telling telling, string? importId) => new()
    {
        Id = importId ?? (telling.Url is null ? telling.Name : null),
        Url = telling.Url,
        Title = telling.Article.Title,
        Text = telling.Article.Text,
        Published = telling.Article.Published?.At,
        Updated = telling.Article.Updated?.At,
        Outlet = telling.Outlet,
        Language = telling.Article.Language,
        Byline = telling.Article.Byline,
        Fetched = telling.Fetched,
    };
}
