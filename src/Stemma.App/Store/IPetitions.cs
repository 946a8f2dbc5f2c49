using Stemma.App.Store.Reading;

namespace Stemma.App.Store;

/// <summary>What people asked for by the site's form. Ground state; every method is one transaction, on disk when it returns.</summary>
public interface IPetitions
{
    /// <summary>Keeps one.</summary>
    /// <returns>Its number; null where too many wait already.</returns>
    ValueTask<int?> Add(Petition petition, CancellationToken ct);

    /// <summary>Answers one that waits, and forgets who asked; of a granted takedown, the address too.</summary>
    /// <returns>What it asked for; null where none of this number waits.</returns>
    ValueTask<Petition?> Answer(int number, PetitionState state, string answer, DateTimeOffset at, CancellationToken ct);
}
