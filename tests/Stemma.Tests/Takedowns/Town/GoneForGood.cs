using System.Diagnostics;
using Stemma.App.Gather;
using Stemma.Core.News;
using Stemma.Core.Search;
using Stemma.Eval.Takedowns;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;
using Stemma.Tests.Verbs;

namespace Stemma.Tests.Takedowns.Town;

/// <summary>What must hold of a report that was taken down with its copies, whichever way it was asked for: that its text is nowhere, and stays nowhere.</summary>
internal sealed class GoneForGood
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly PressInTown _town;
    private readonly Traces _traces;
    private readonly IReadOnlyList<string> _addresses;
    private readonly int _gone;

    private GoneForGood(PressInTown town, Traces traces, IReadOnlyList<string> addresses, int gone) => (_town, _traces, _addresses, _gone) = (town, traces, addresses, gone);

    /// <summary>Looks at what stands before, and makes sure that it is there to be found.</summary>
    public static async Task<GoneForGood> Before(TestSite site, PressInTown town)
    {
        var (carried, reading) = (town.Carried, site.Data.Store.Reading);
        var tellings = new List<TellingId>();
        foreach (var report in carried.Own.Concat(carried.Elsewhere)) tellings.Add((await reading.Find(town.UrlOf(report), Identity.OfUrl(town.UrlOf(report)), Ct))!.Value);
        var stories = new List<Story>();
        foreach (var id in tellings) if (await reading.Story((await reading.StoryOf(id, Ct))!.Value, Ct) is { } story && stories.All(s => s.Id != story.Id)) stories.Add(story);
        var traces = new Traces(carried.Phrases);
        var gone = new GoneForGood(town, traces, SiteAddresses.Of(site.App, stories, tellings, carried.Phrases.Select(Beginning)), tellings.Count);
        var (showing, _, _) = await new Asking(site.Client).Showing(traces, gone._addresses);
        Assert.True(carried.Phrases.Count > 7 && gone._addresses.Count > 300, $"{carried.Phrases.Count} sentences, {gone._addresses.Count} addresses");
        foreach (string kind in (string[])["/report/", "/story/", "/compare/", "/api/v1/reports/", "/source/", "/search", "/feed.atom"]) Assert.Contains(showing, s => s.StartsWith(kind, StringComparison.Ordinal));
        Assert.Contains(traces.InFolder(site.Folder.Path, live: true).Found, f => f.StartsWith("table ", StringComparison.Ordinal));
        foreach (string format in (string[])["jsonl", "ninjs", "atom"]) Assert.NotNull(traces.In((await Cli.Run(site.Folder.Path, "export", "--format", format)).Out));
        Console.WriteLine($"{carried.Report.Id}: carried by {carried.Elsewhere.Count} elsewhere ({carried.Added} added to the press) and {carried.Own.Count - 1} of its own outlet; {carried.Phrases.Count} sentences; {showing.Count} of {gone._addresses.Count} addresses show it");
        return gone;
    }

    /// <summary>After the takedown: nowhere, in no way out of the folder, also when it is published again; nor in a folder to which the backup from before is restored, nor when all is processed anew there.</summary>
    /// <param name="site">The site.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="since">Running since the request was sent.</param>
    public async Task After(TestSite site, SetClock clock, Stopwatch since)
    {
        await Asked(site.Client, "asked for");
        var nowhere = since.Elapsed;
        Console.WriteLine($"at no address {nowhere.TotalSeconds:0.0} s after it was asked for");
        Assert.True(nowhere < TimeSpan.FromSeconds(60), $"{nowhere}");
        await Nowhere(site, "taken down");
        await Exported(site.Folder.Path);
        await _town.PublishAgain(site, clock);
        await Nowhere(site, "published again");
        foreach (string word in _town.Carried.Phrases) Assert.Empty(await site.Data.Store.Reading.Search(QueryParser.Parse($"\"{word}\"").Query, 9, Ct));

        string after = site.Folder.Path + ".after";
        await site.Data.Store.Backup(after, Ct);
        var folder = new TestFolder(); // the site over it takes it along
        await Runs(folder, "restore", after); // a new machine has the newest backup, which knows of the takedown
        Assert.Contains($"{_gone} of the backup stay taken down", await Runs(folder, "restore", _town.Before), StringComparison.Ordinal);
        Empty(folder.Path);
        await Runs(folder, "reprocess", "--from", "extract");
        Empty(folder.Path);
        await Exported(folder.Path);
        File.Delete(after);
        await using var again = await _town.Open(folder, new SetClock(TimeProvider.System), null);
        await _town.PublishAgain(again, (SetClock)again.Parts.Time);
        await again.SignIn();
        await Nowhere(again, "restored and processed anew");
    }

    private async Task Nowhere(TestSite site, string when)
    {
        using var guest = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(site.Address) };
        foreach (var client in (HttpClient[])[guest, site.Client]) await Asked(client, when);
        Empty(site.Folder.Path, live: true);
    }

    private async Task Asked(HttpClient client, string when)
    {
        var (showing, answered, letters) = await new Asking(client).Showing(_traces, _addresses);
        Assert.True(showing.Count == 0, $"{when}: {string.Join('\n', showing)}");
        Console.WriteLine($"{when}: {_addresses.Count} addresses ({answered} answered, {letters:N0} letters) hold nothing of it");
    }

    private void Empty(string folder, bool live = false)
    {
        var traces = _traces.InFolder(folder, live);
        Assert.True(traces.Found.Count == 0, $"{traces}");
        Console.WriteLine($"{traces}");
    }

    private async Task Exported(string folder)
    {
        foreach (string format in (string[])["jsonl", "ninjs", "atom", "opml"])
        {
            var ran = await Cli.Run(folder, "export", "--format", format);
            Assert.True(ran.Exit == 0 && ran.Out.Length > 0, ran.Error);
            Assert.Null(_traces.In(ran.Out));
        }
    }

    // What is searched for: the page of results says it again, so it is no whole stretch.
    private static string Beginning(string phrase) => $"\"{string.Join(' ', phrase.Split(' ')[..^1])}\"";

    private static async Task<string> Runs(TestFolder folder, params string[] verb)
    {
        var ran = await Cli.Run(folder.Path, verb);
        Assert.True(ran.Exit == 0, ran.Error);
        return ran.Out;
    }
}
