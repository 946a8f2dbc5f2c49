using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Finds the stories nearest to a story: what else there is on its subject, some days before or after.</summary>
internal sealed class RelatedStories(IStore store, ICandidates candidates)
{
    /// <summary>The most stories named.</summary>
    public const int Most = 6;

    private const int MostAsked = 3; // reports of the story that stand for it
    private const double Least = 0.12; // of a cosine: read on 45 stories, what lies below has a place or a word in common and no subject

    /// <summary>The stories nearest to one, nearest first; none where nothing is near.</summary>
    /// <param name="story">The story.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<IReadOnlyList<StoryId>> Of(Story story, CancellationToken ct)
    {
        var own = story.Tellings.Select(t => t.Id).ToHashSet();
        var near = new Dictionary<StoryId, double>();
        TellingId[] asked = [.. new[] { story.Lead.Id, story.Tellings[0].Id, story.Tellings[^1].Id }.Distinct().Take(MostAsked)];
        foreach (var telling in await store.Derived.Tellings(asked, ct))
        {
            foreach (var hit in await candidates.Beyond(own, telling.Keys, telling.At, ct))
            {
                if (hit.Score < Least || await store.Reading.StoryOf(hit.Id, ct) is not { } other || other == story.Id) continue;
                near[other] = Math.Max(hit.Score, near.GetValueOrDefault(other));
            }
        }
        return [.. near.OrderByDescending(n => n.Value).ThenBy(n => n.Key).Take(Most).Select(n => n.Key)];
    }
}
