using Stemma.Core.News;

namespace Stemma.App.Store.Reading;

/// <summary>What can be followed.</summary>
public enum FollowKind
{
    /// <summary>A story, by the number of one of its reports.</summary>
    Story,

    /// <summary>A name, by its key.</summary>
    Entity,

    /// <summary>A search, by its words.</summary>
    Search,
}

/// <summary>Something that a reader follows.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="What">Which.</param>
/// <param name="At">Since when.</param>
public sealed record Follow(FollowKind Kind, string What, DateTimeOffset At);

/// <summary>What a reader keeps for himself.</summary>
/// <param name="Mark">All that came up to here counts as read.</param>
/// <param name="Read">Reports that were read since, whether or not they were changed after it.</param>
/// <param name="Stars">Stories with a star, by a report of each, newest star first.</param>
/// <param name="Follows">What is followed, newest first.</param>
/// <param name="Muted">Keys of sources whose reports are left out.</param>
public sealed record ReaderShelf(TellingId Mark, IReadOnlyList<TellingId> Read, IReadOnlyList<(TellingId Telling, DateTimeOffset At)> Stars, IReadOnlyList<Follow> Follows, IReadOnlyList<string> Muted);
