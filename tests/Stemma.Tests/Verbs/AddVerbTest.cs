using Stemma.Tests.Contracts;
using Stemma.Tests.Gather;

namespace Stemma.Tests.Verbs;

/// <summary>Subscribing, by the real program against a server of our own.</summary>
public sealed class AddVerbTest : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly LocalServer _server = new((path, _) => path switch
    {
        "/robots.txt" => LocalServer.Status("404 Not Found"),
        "/" => LocalServer.Ok("<html><head><link rel='alternate' type='application/rss+xml' title='Quay News' href='/feed'></head></html>"),
        "/sitemap.xml" => LocalServer.Ok("<urlset><url><loc>/1</loc><news:news><news:publication><news:name>Quay Press</news:name></news:publication><news:title>One</news:title></news:news></url></urlset>", "application/xml"),
        "/feed" or "/second" => LocalServer.Ok($"<rss version='2.0'><channel><title>Quay {path[1..]}</title><link>/</link><description>d</description><item><title>One</title><link>/1</link></item></channel></rss>", "application/rss+xml", "ETag: \"a\""),
        _ => LocalServer.Status("404 Not Found"),
    });

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Feeds_pages_and_lists_are_subscribed_once_and_what_is_none_is_told()
    {
        _folder.Write("list.opml", $"<opml version='2.0'><body><outline text='Press'><outline text='Q' xmlUrl='{_server.Origin}/second'/></outline><outline text='L' xmlUrl='https://far.example/feed'/></body></opml>");
        _folder.Write("no.txt", "hello");
        var ran = await Add(_server.Origin + "/", _server.Origin + "/feed", _folder.At("list.opml"), _server.Origin + "/absent", _folder.At("no.txt"), "absent.opml");
        Assert.Equal(1, ran.Exit);
        Assert.Equal(
            [$"added  {_server.Origin}/feed  Quay News  (named by its page)", $"known  {_server.Origin}/feed  Quay feed  (1 items)", $"added  {_server.Origin}/second  Q", "added  https://far.example/feed  L",
                "3 added, 1 already known, 3 refused; 'stemma serve' or 'stemma gather' polls them"], ran.Lines);
        Assert.Equal(3, ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var again = await Add(_server.Origin + "/second");
        Assert.Equal((0, "0 added, 1 already known, 0 refused; 'stemma serve' or 'stemma gather' polls them"), (again.Exit, again.Lines[^1]));
    }

    [Fact]
    public async Task Of_a_list_of_a_thousand_each_entry_is_told_with_what_became_of_it()
    {
        // In folders three deep: every tenth one named before (its host in capitals, its address with a fragment), every 25th without an address, every 40th with a broken one.
        string Entry(int n) => n % 40 == 7 ? $"<outline type='rss' text='B{n}' xmlUrl='htp:/broken {n}'/>" : n % 25 == 3 ? $"<outline type='rss' text='N{n}'/>"
            : n % 10 == 9 ? $"<outline text='D{n}' xmlUrl='http://{(n % 20 == 9 ? "FAR.EXAMPLE" : "far.example")}/feed/{n - 9}{(n % 20 == 9 ? "" : "#top")}'/>" : $"<outline text='F{n}' xmlUrl='http://far.example/feed/{n}'/>";
        string Folder(string name, string inside) => $"<outline text='{name}'>{inside}</outline>";
        var entries = Enumerable.Range(0, 1000).ToList();
        string Span(int from, int to) => string.Concat(entries[from..to].Select(Entry));
        _folder.Write("list.opml", $"<opml version='2.0'><body>{Span(0, 300)}{Folder("A", Span(300, 500) + Folder("B", Span(500, 700) + Folder("C", Span(700, 1000))))}</body></opml>");
        int broken = entries.Count(n => n % 40 == 7), unnamed = entries.Count(n => n % 25 == 3 && n % 40 != 7), twice = entries.Count(n => n % 10 == 9), added = 1000 - broken - unnamed - twice;
        var ran = await Add(_folder.At("list.opml"));
        Assert.Equal((1, $"{added} added, 0 already known, {twice} named twice, {broken + unnamed} refused; 'stemma serve' or 'stemma gather' polls them"), (ran.Exit, ran.Lines[^1]));
        var told = ran.Lines.SkipLast(1).Concat(ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.Equal(1000, told.Count);
        foreach (int n in entries)
        {
            string what = n % 40 == 7 ? $"\"B{n}\"" : n % 25 == 3 ? $"\"N{n}\"" : n % 10 == 9 ? $"  D{n}  (as entry " : $"  F{n}";
            Assert.Single(told, l => l.Contains(what, StringComparison.Ordinal) && (n % 40 == 7 || n % 25 == 3 || n % 10 == 9 || l.EndsWith(what, StringComparison.Ordinal)));
        }
        var again = await Add(_folder.At("list.opml"));
        Assert.StartsWith($"0 added, {added} already known, {twice} named twice", again.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_feed_of_a_list_is_told_by_doctor_after_its_first_poll()
    {
        _folder.Write("list.opml", $"<opml version='2.0'><body><outline text='Q' xmlUrl='{_server.Origin}/second'/><outline text='Dead' xmlUrl='{_server.Origin}/dead'/></body></opml>");
        Assert.Equal(0, (await Add(_folder.At("list.opml"))).Exit);
        await Cli.Run(_folder.At("data"), ["gather", "--once", .. Allowed]);
        var doctor = await Cli.Run(_folder.At("data"), "doctor");
        Assert.Contains($"{_server.Origin}/dead", doctor.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_was_read_when_it_was_added_is_not_asked_for_again_before_it_is_due()
    {
        Assert.Equal(0, (await Add(_server.Origin + "/feed")).Exit);
        var gathered = await Cli.Run(_folder.At("data"), ["gather", "--once", .. Allowed]);
        Assert.Single(_server.Paths, "/feed");
        Assert.Contains("/1", _server.Paths);
        Assert.Contains("1 stories", gathered.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sitemap_is_subscribed_gathered_and_exported_as_a_feed_is()
    {
        var added = await Add(_server.Origin + "/sitemap.xml");
        Assert.Equal((0, $"added  {_server.Origin}/sitemap.xml  Quay Press  (news sitemap, 1 items)"), (added.Exit, added.Lines[0]));
        var gathered = await Cli.Run(_folder.At("data"), ["gather", "--once", .. Allowed]);
        Assert.Single(_server.Paths, "/sitemap.xml");
        Assert.Contains("/1", _server.Paths);
        Assert.DoesNotContain("refused", gathered.Error, StringComparison.Ordinal);
        var list = await Cli.Run(_folder.At("data"), ["export", "--format", "opml"]);
        Assert.Contains($"title=\"Quay Press\" xmlUrl=\"{_server.Origin}/sitemap.xml\" htmlUrl=\"{_server.Origin}/\"", list.Out, StringComparison.Ordinal);
    }

    private string[] Allowed => ["--set", $"allowHosts={_server.Origin}", "--set", "fetch.gapMilliseconds=0"];

    private Task<Ran> Add(params string[] what) => Cli.Run(_folder.At("data"), ["add", .. what, .. Allowed]);
}
