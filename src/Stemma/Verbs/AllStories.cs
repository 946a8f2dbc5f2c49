using System.Runtime.CompilerServices;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.Verbs;

/// <summary>The stories of a store, one after the other, oldest first.</summary>
internal static class AllStories
{
    public static async IAsyncEnumerable<Story> Of(IReading reading, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var id in await reading.Stories(ct))
            if (await reading.Story(id, ct) is { } story) yield return story;
    }
}
