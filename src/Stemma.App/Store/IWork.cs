using Stemma.Core.News;

namespace Stemma.App.Store;

/// <summary>The kinds of work, in the order they are done.</summary>
public enum ChoreKind
{
    /// <summary>Place a telling anew, because a neighbour's text changed or went. Key: the telling.</summary>
    Resettle = 1,

    /// <summary>Group a telling's neighbourhood anew. Key: the telling.</summary>
    Regroup,

    /// <summary>Compose a story. Key: the story.</summary>
    Compose,

    /// <summary>Read a telling's captures anew, because a hint for its site changed; before all else. Key: the telling.</summary>
    Reread,
}

/// <summary>A thing to do, durable, and once however often it is asked for.</summary>
public readonly record struct Chore(ChoreKind Kind, int Key)
{
    /// <summary>Place anew.</summary>
    public static Chore Resettle(TellingId telling) => new(ChoreKind.Resettle, telling.Value);

    /// <summary>Group anew.</summary>
    public static Chore Regroup(TellingId telling) => new(ChoreKind.Regroup, telling.Value);

    /// <summary>Read anew.</summary>
    public static Chore Reread(TellingId telling) => new(ChoreKind.Reread, telling.Value);

    /// <summary>Compose.</summary>
    public static Chore Compose(StoryId story) => new(ChoreKind.Compose, story.Value);
}

/// <summary>What is still to be done.</summary>
public interface IWork
{
    /// <summary>The first items of a kind, by key.</summary>
    ValueTask<IReadOnlyList<int>> Next(ChoreKind kind, int count, CancellationToken ct);

    /// <summary>The next few, begun: what is asked for again from now on is not done by what was read before, and stays.</summary>
    ValueTask<IReadOnlyList<int>> Begin(ChoreKind kind, int count, CancellationToken ct);

    /// <summary>How many of a kind there are.</summary>
    ValueTask<int> Count(ChoreKind kind, CancellationToken ct);

    /// <summary>Puts items down; those that stand already stay as they are.</summary>
    ValueTask Add(IReadOnlyList<Chore> tasks, CancellationToken ct);

    /// <summary>Strikes items.</summary>
    ValueTask Done(IReadOnlyList<Chore> tasks, CancellationToken ct);
}
