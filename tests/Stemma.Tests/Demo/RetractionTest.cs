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
        File.WriteAllText($"/tmp/retract/story{seed}.txt", Stemma.Core.Render.StoryText.Of([.. found.Select(f => f.Story)], 150) + string.Join("\n", found.Select(f => f.Retraction + string.Join("\n  ", f.Retraction.Carriers.Select(c => c + " " + f.Story.Tellings.First(t => t.Id == c.Telling).Name)))));
        var truth = press.Truth.GetProperty("stories").EnumerateArray().Single(s => s.TryGetProperty("retracted", out _));
        var (of, retraction) = Assert.Single(found);
        Assert.Equal(truth.GetProperty("retracted").GetString(), Name(of, retraction.Telling));
    }

    private static string Name(Story story, TellingId telling) => Path.GetFileNameWithoutExtension(story.Tellings.Single(t => t.Id == telling).Name);
}
