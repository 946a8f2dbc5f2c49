using Stemma.App.Store.Reading;

namespace Stemma.App.Store;

/// <summary>What signs in, by the hash of a secret: sessions, invitations, tokens. Ground state; every method is one transaction, on disk when it returns.</summary>
public interface ISessions
{
    /// <summary>Begins a session, and forgets those that were last seen, and tokens that ended or were revoked, before a time.</summary>
    /// <param name="hash">Of its secret.</param>
    /// <param name="session">What it is; its number is given here.</param>
    /// <param name="before">That time.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Its number.</returns>
    ValueTask<int> Begin(byte[] hash, Session session, DateTimeOffset before, CancellationToken ct);

    /// <summary>The session of a hash, with its account's role and name as they are now; null where there is none, or its account is locked.</summary>
    ValueTask<Session?> Of(byte[] hash, CancellationToken ct);

    /// <summary>Notes when a session was last seen.</summary>
    ValueTask Seen(byte[] hash, DateTimeOffset at, CancellationToken ct);

    /// <summary>Ends one for good.</summary>
    ValueTask End(byte[] hash, CancellationToken ct);

    /// <summary>Ends one of an account's by its number, or all of them.</summary>
    /// <returns>How many ended.</returns>
    ValueTask<int> End(int account, int? number, CancellationToken ct);

    /// <summary>The sessions of an account, seen last first.</summary>
    ValueTask<IReadOnlyList<Session>> OfAccount(int account, CancellationToken ct);

    /// <summary>The sessions without an account, seen last first.</summary>
    ValueTask<IReadOnlyList<Session>> Nameless(CancellationToken ct);

    /// <summary>Ends one of the sessions without an account by its number, or all of them.</summary>
    /// <returns>How many ended.</returns>
    ValueTask<int> EndNameless(int? number, CancellationToken ct);

    /// <summary>Keeps an invitation, and forgets those that ended.</summary>
    /// <param name="hash">Of its secret.</param>
    /// <param name="invitation">What it is; its number is given here.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Its number.</returns>
    ValueTask<int> Invite(byte[] hash, Invitation invitation, CancellationToken ct);

    /// <summary>Those that work, newest first.</summary>
    ValueTask<IReadOnlyList<Invitation>> Invitations(DateTimeOffset now, CancellationToken ct);

    /// <summary>Withdraws one.</summary>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> Withdraw(int number, CancellationToken ct);

    /// <summary>What an invitation makes of whoever has it; null where it is none, used or ended, or whoever made it is no admin any more.</summary>
    ValueTask<Role?> Invited(byte[] hash, DateTimeOffset now, CancellationToken ct);

    /// <summary>Uses an invitation up.</summary>
    /// <returns>Its role; null as for <see cref="Invited"/>.</returns>
    ValueTask<Role?> Use(byte[] hash, DateTimeOffset now, CancellationToken ct);

    /// <summary>Keeps a token.</summary>
    /// <returns>Its number; null where the account has too many.</returns>
    ValueTask<int?> AddToken(byte[] hash, ApiToken token, CancellationToken ct);

    /// <summary>The token of a hash with its account; null where there is none, it is revoked, or its account is locked. Whether it ended is not looked at.</summary>
    ValueTask<(ApiToken Token, Person Person)?> Token(byte[] hash, CancellationToken ct);

    /// <summary>Notes when a token was last used.</summary>
    ValueTask Used(int number, DateTimeOffset at, CancellationToken ct);

    /// <summary>Revokes a token of an account.</summary>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> Revoke(int account, int number, DateTimeOffset at, CancellationToken ct);

    /// <summary>The tokens of an account that are not revoked, newest first.</summary>
    ValueTask<IReadOnlyList<ApiToken>> Tokens(int account, CancellationToken ct);

    /// <summary>Writes down a privileged act; nothing takes it out again.</summary>
    ValueTask Note(AuditEntry entry, CancellationToken ct);

    /// <summary>Acts, newest first.</summary>
    ValueTask<IReadOnlyList<AuditEntry>> Audit(int skip, int count, CancellationToken ct);
}
