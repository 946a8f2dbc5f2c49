using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>What a text would be if it came now. Nothing of it is kept.</summary>
/// <param name="Telling">It as a telling; null where nothing could be read.</param>
/// <param name="Problems">What was wrong with it.</param>
/// <param name="Placement">Where it would be put; null with no telling, or where a tombstone bars its text.</param>
/// <param name="Near">The tellings that it shares text or a story with.</param>
/// <param name="Same">The telling whose text it is, word for word; null where there is none.</param>
/// <param name="Joined">The story it would stand in; null where it would stand alone.</param>
/// <param name="Would">That story with it, laid out (only its neighbours of a very large one); null with no telling.</param>
public sealed record Glance(
    Telling? Telling, IReadOnlyList<Problem> Problems, Placement? Placement, IReadOnlyList<Telling> Near, TellingId? Same, StoryId? Joined, Story? Would)
{
    /// <summary>The number that the text goes by while it is looked at: after all others.</summary>
    public static TellingId Id { get; } = new(int.MaxValue);
}
