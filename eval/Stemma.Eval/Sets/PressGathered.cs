using System.Collections;
using System.Text;
using Stemma.App;
using Stemma.App.Gather;
using Stemma.Core.News;
using Stemma.Demo;
using Stemma.Demo.Truth;

namespace Stemma.Eval.Sets;

/// <summary>The press taken into a store of its own by the road of every import, and what readers are shown of it.</summary>
internal static class PressGathered
{
    // So long after a version appears it is fetched.
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(9);

    public static async Task<PressFound> Of(Press press)
    {
        var ct = CancellationToken.None;
        string data = Directory.CreateTempSubdirectory("stemma-press-").FullName;
        try
        {
            await using var app = await StemmaApp.OpenToWrite(new AppStart(data, Settings.Read(Path.Combine(data, "stemma.json"), new Hashtable(), [])), "press", null, ct);
            using var fold = await app.OpenFold(ct);
            foreach (var entries in Captures(press).Select(Identity.Of).Chunk(app.Options.Batch))
            {
                await fold.Accept(entries, ct);
                await fold.CatchUp(static _ => { }, ct);
            }
            await fold.Compose(static _ => { }, ct);
            var stories = new List<Story>();
            foreach (var id in await app.Store.Reading.Stories(ct)) stories.Add((await app.Store.Reading.Story(id, ct))!);
            return PressFound.Of(stories, press.Reports.ToDictionary(UrlOf, static r => r.Id, StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Every version of every page as it is fetched, in order of time.</summary>
    public static IEnumerable<Capture> Captures(Press press)
    {
        var urls = press.Reports.ToDictionary(static r => r.Id, UrlOf, StringComparer.Ordinal);
        return press.Reports.SelectMany(static r => r.Versions.Where(static v => !v.Gone).Select(v => (Report: r, Version: v))).OrderBy(static p => p.Version.At).ThenBy(static p => p.Report.Id, StringComparer.Ordinal)
            .Select(p => new Capture
            {
                Name = urls[p.Report.Id],
                Url = urls[p.Report.Id],
                Form = CaptureForm.Html,
                ContentType = "text/html; charset=utf-8",
                Fetched = p.Version.At + Later,
                Body = Encoding.UTF8.GetBytes(PressPages.Of(p.Report, p.Version, OriginOf(p.Report.Outlet), id => urls.GetValueOrDefault(id))),
            });
    }

    private static string OriginOf(PressOutlet outlet) => $"http://{outlet.Id}.press.example";

    private static string UrlOf(PressReport report) => OriginOf(report.Outlet) + report.Path;
}
