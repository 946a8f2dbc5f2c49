using System.CommandLine;
using Stemma.App.Gather;
using Stemma.App.Store;
using Stemma.Core.Formats;
using Stemma.Core.News;

namespace Stemma.Verbs;

/// <summary>`stemma add URL|FILE.opml...`: subscribes.</summary>
internal static class AddVerb
{
    private const int MostBytes = 32 << 20;

    public static Command Create()
    {
        var what = new Argument<string[]>("URL|FILE.opml") { Description = "addresses of feeds, of sitemaps, of home pages whose feeds are looked for, of lists; OPML files; - is a list on standard input", Arity = ArgumentArity.OneOrMore };
        var command = new Command("add", """
            Subscribes to feeds, or to the sitemap of a site without any, or else to the links of its page: finds them, tells which, and has them polled by 'serve' or 'gather'.

            Example: stemma add https://harbour-herald.example/ subscriptions.opml
            """) { what };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(data, parsed, parsed.GetRequiredValue(what), ct));
        return command;
    }

    // All is looked up before the data folder is opened, so that nobody waits for the net.
    private static async Task<int> Run(DataOptions data, ParseResult parsed, string[] what, CancellationToken ct)
    {
        var found = new List<FoundFeed>();
        int refused = 0;
        using (var net = new Addresses(data, parsed))
        {
            foreach (string one in what)
            {
                var (feeds, problems) = await Find(net, one, ct);
                found.AddRange(feeds);
                foreach (var problem in problems) await Refuse(problem);
            }
        }
        if (found.Count == 0) return Outcome.Refused;
        await using var app = await data.Append(parsed, "add", ct);
        var subscribing = new Subscribing(app.Store, PollOptions.Of(app.Start.Settings), await app.Clock(ct), app.Start.Settings.Callback);
        int added = 0, known = 0, same = 0;
        foreach (var feed in found)
        {
            if (feed.SameAs is { } entry)
            {
                same++;
                await Console.Out.WriteLineAsync($"same   {feed.Url}{(feed.Title is { } title ? $"  {title}" : "")}  (as entry {entry} of its list)");
                continue;
            }
            var done = await subscribing.Add(feed, ct);
            if (done == Subscribed.Added) added++;
            else if (done == Subscribed.Known) known++;
            else await Refuse(new Problem("taken-down", "its domain was taken down at its owner's request", feed.Url));
            if (done != Subscribed.Barred) await Console.Out.WriteLineAsync(Line(done, feed));
        }
        await Console.Out.WriteLineAsync($"{added} added, {known} already known, {(same > 0 ? $"{same} named twice, " : "")}{refused} refused; 'stemma serve' or 'stemma gather' polls them");
        return refused == 0 ? Outcome.Done : Outcome.Refused;

        Task Refuse(Problem why)
        {
            refused++;
            return Console.Error.WriteLineAsync(why.ToString());
        }
    }

    private static async Task<(IReadOnlyList<FoundFeed>, IReadOnlyList<Problem>)> Find(Addresses net, string what, CancellationToken ct)
    {
        if (what != "-" && !File.Exists(what))
        {
            // A file that is not there is no host: "feeds.opml" was meant as a file.
            return !Addresses.Is(what) && (what.EndsWith(".opml", StringComparison.OrdinalIgnoreCase) || what.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                ? ([], [new Problem("unreadable", "there is no such file", what)])
                : await new Discovery(net.Fetcher).Of(what, ct);
        }
        byte[] bytes = VerbFile.Bytes(what, MostBytes);
        return FormatSniffer.Of(bytes, what).Format == FileFormat.Opml
            ? Discovery.List(bytes, what, null)
            : ([], [new Problem("no-opml", "it is no list of subscriptions (OPML); give the address of a feed or of a site", what)]);
    }

    private static string Line(Subscribed done, FoundFeed feed) =>
        $"{(done == Subscribed.Added ? "added" : "known")}  {feed.Url}{(feed.Title is { } title ? $"  {title}" : "")}{What(feed)}{Found(feed)}";

    private static string What(FoundFeed feed) =>
        feed.Sitemap is null && feed.Items is null ? "" : $"  ({string.Join(", ", new[] { feed.Sitemap, feed.Items is { } items ? $"{items} {(feed.Links ? "links" : "items")}" : null }.OfType<string>())})";

    private static string Found(FoundFeed feed) => feed.How switch { "link" => "  (named by its page)", "usual place" => "  (at a usual place)", "robots.txt" => "  (named by robots.txt)", "page" => "  (no feed and no sitemap: the links of the page itself are followed)", _ => "" };
}
