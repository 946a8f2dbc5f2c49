using Stemma.App.Store.Reading;

namespace Stemma.App.Store;

/// <summary>What people asked for by the site's form. Ground state; every method is one transaction, on disk when it returns.</summary>
public interface IPetitions
{
    /// <summary>Keeps one.</summary>
    /// <returns>Its number; null where too many wait already.</returns>
    ValueTask<int?> Add(Petition petition, CancellationToken ct);

    /// <summary>Answers one that waits, and forgets who asked; of a granted takedown, address and reason too. How to reach them stays until <see cref="Forget"/>.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="state">What becomes of it.</param>
    /// <param name="answer">The reason.</param>
    /// <param name="at">When.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="proof">How the domain was proven.</param>
    /// <returns>What it asked for; null where none of this number waits.</returns>
    ValueTask<Petition?> Answer(int number, PetitionState state, string answer, DateTimeOffset at, CancellationToken ct, ProofKind proof = ProofKind.None);

    /// <summary>Gives out new proof values for one that waits.</summary>
    ValueTask Reissue(int number, DateTimeOffset at, CancellationToken ct);

    /// <summary>Notes a letter to a domain, to prove it.</summary>
    /// <param name="number">The request.</param>
    /// <param name="at">When.</param>
    /// <param name="domain">The domain that the letter goes to; those below it count as it does.</param>
    /// <param name="most">The most letters of one request, and of a day to one domain.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>False where there were as many already: then it is not to be sent.</returns>
    ValueTask<bool> Mail(int number, DateTimeOffset at, string domain, int most, CancellationToken ct);

    /// <summary>Notes that a copy's publisher is written to, and by which token he sees the case.</summary>
    ValueTask Tell(int number, string token, DateTimeOffset at, CancellationToken ct);

    /// <summary>Keeps what is said against what was decided, or against taking a copy down.</summary>
    /// <returns>False where one waits already, or nothing can be said against it.</returns>
    ValueTask<bool> Counter(int number, string words, DateTimeOffset at, CancellationToken ct);

    /// <summary>Notes that an editor answered what was said against one.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="lift">Whether the takedown is lifted.</param>
    /// <param name="answer">The reason.</param>
    /// <param name="at">When.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The request; null where there is none of this number that was granted or refused.</returns>
    ValueTask<Petition?> Hear(int number, bool lift, string answer, DateTimeOffset at, CancellationToken ct);

    /// <summary>Forgets how to reach those who were answered before a moment, and what they said against it.</summary>
    /// <returns>How many.</returns>
    ValueTask<int> Forget(DateTimeOffset before, CancellationToken ct);

    /// <summary>How often somebody gave this address to reach them since a moment.</summary>
    ValueTask<int> Asked(string contact, DateTimeOffset since, CancellationToken ct);

    /// <summary>How those who proved a host as theirs said they are reached, the latest first.</summary>
    ValueTask<IReadOnlyList<string>> ContactsOf(string host, CancellationToken ct);

    /// <summary>One request, whatever became of it; null where there is none.</summary>
    ValueTask<Petition?> One(int number, CancellationToken ct);

    /// <summary>The copies that a takedown left for a person to decide, that wait.</summary>
    ValueTask<IReadOnlyList<Petition>> Copies(int parent, CancellationToken ct);
}
