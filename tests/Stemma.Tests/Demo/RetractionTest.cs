using Stemma.Core.News;
using Stemma.Eval.Sets;
using Stemma.Tests.Pipeline;

namespace Stemma.Tests.Demo;

/// <summary>The report that an agency of the press takes back, as readers are shown it.</summary>
public sealed class RetractionTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Who_still_shows_a_withdrawn_report_is_told_as_the_truth_has_it(int seed)
    {
        var press = PressTest.Of(seed);
        await using var test = await TestFold.Open();
        await test.Take(PressGathered.Captures(press));
        var found = new List<(Story Story, Retraction Retraction)>();
        foreach (var id in await test.Store.Reading.Stories(Ct))
            if (await test.Store.Reading.Story(id, Ct) is { } story) found.AddRange(story.Retractions.Select(r => (story, r)));
        var truth = press.Truth.GetProperty("stories").EnumerateArray().Single(s => s.TryGetProperty("retracted", out _));
        var (of, retraction) = Assert.Single(found);
        string withdrawn = truth.GetProperty("retracted").GetString()!;
        Assert.Equal(withdrawn, Name(of, retraction.Telling));
        var carriers = truth.GetProperty("links").EnumerateArray().Where(l => l.GetProperty("parent").GetString() == withdrawn).Select(l => l.GetProperty("child").GetString()!).ToHashSet(StringComparer.Ordinal);
        var still = truth.GetProperty("stillShow").EnumerateArray().Select(r => r.GetString()!).ToHashSet(StringComparer.Ordinal);
        var told = retraction.Carriers.Select(c => (Name: Name(of, c.Telling), Shows: c.State == CarrierState.Shows)).ToList();
        Assert.All(told, c => Assert.Contains(c.Name, carriers));
        // A page that is gone is not announced by its feed: of it only what was last seen can be told.
        Assert.All(told.Where(c => !IsGone(press, c.Name)), c => Assert.Equal(still.Contains(c.Name), c.Shows));
        // Every carrier in the agency's own language; whose text a translation is cannot be told by shared words.
        Assert.Equal(carriers.Where(c => press.Reports.Single(r => r.Id == c).Language == "en").Order(), told.Select(c => c.Name).Where(c => press.Reports.Single(r => r.Id == c).Language == "en").Order());
    }

    private static bool IsGone(Stemma.Demo.Press press, string report) => press.Reports.Single(r => r.Id == report).Versions[^1].Gone;

    private static string Name(Story story, TellingId telling) => Path.GetFileNameWithoutExtension(story.Tellings.Single(t => t.Id == telling).Name);
}
