using Stemma.App.Store.Reading;

namespace Stemma.App.Store;

/// <summary>An account with what it signs in by, as hashes.</summary>
/// <param name="Person">What others may see of it.</param>
/// <param name="NameKey">Its name as it is looked for.</param>
/// <param name="Password">The hash of its password, or null.</param>
/// <param name="Stamp">Changes with whatever ends its sessions.</param>
public sealed record Account(Person Person, string NameKey, string? Password, string Stamp)
{
    /// <summary>Which state of it this is; what is kept over another is refused.</summary>
    public int Version { get; init; }
}

/// <summary>A passkey of an account.</summary>
/// <param name="Id">The credential's id.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Body">Its public key and the rest, as JSON.</param>
public sealed record Passkey(byte[] Id, int Account, string Body);

/// <summary>How many links of letters an account may have: enough hold whenever another is refused, so that nobody who asks for letters to somebody else shuts him out.</summary>
/// <param name="Most">The most made <paramref name="Within"/> a time.</param>
/// <param name="Within">That time; shorter than links last.</param>
/// <param name="MostOfDay">Once so many were made within a day, one within the time is enough.</param>
public sealed record LinkMeasure(int Most, TimeSpan Within, int MostOfDay);

/// <summary>A password set anew.</summary>
/// <param name="Password">Its hash.</param>
/// <param name="Stamp">The account's new stamp.</param>
/// <param name="WithoutPasskeys">Whether its passkeys are removed.</param>
public sealed record Renewal(string Password, string Stamp, bool WithoutPasskeys);

/// <summary>What became of a change of accounts.</summary>
public enum AccountKept
{
    /// <summary>It is kept.</summary>
    Done,

    /// <summary>There is no such account any more, or another change came between.</summary>
    Gone,

    /// <summary>Another account has the name.</summary>
    Taken,

    /// <summary>No admin would be left.</summary>
    LastAdmin,
}

/// <summary>People's accounts. Ground state; every method is one transaction, on disk when it returns.</summary>
public interface IAccounts
{
    /// <summary>Keeps a new one; what is in the log so far counts as read.</summary>
    /// <returns>Its number; null where its name is taken.</returns>
    ValueTask<int?> Add(Account account, CancellationToken ct);

    /// <summary>The one of a number, or null.</summary>
    ValueTask<Account?> Of(int number, CancellationToken ct);

    /// <summary>The one with this name, as it is looked for; or null.</summary>
    ValueTask<Account?> Called(string key, CancellationToken ct);

    /// <summary>All, by name.</summary>
    ValueTask<IReadOnlyList<Person>> All(CancellationToken ct);

    /// <summary>Keeps a changed one. Another stamp ends its sessions with that; another password or address ends the links of letters that would set a password; another role revokes the tokens that do more than it may; the last admin that is not locked stays one.</summary>
    /// <param name="account">As it is to be, with the version that was read.</param>
    /// <param name="ct">Stops it.</param>
    ValueTask<AccountKept> Save(Account account, CancellationToken ct);

    /// <summary>Erases one with all that hangs on it: sessions, passkeys, tokens, shelf. The audit keeps its number.</summary>
    ValueTask<AccountKept> Erase(int number, CancellationToken ct);

    /// <summary>Those that are not locked with one of these addresses, proven; a few at most. Great and small ASCII letters are the same.</summary>
    ValueTask<IReadOnlyList<Account>> Reached(IReadOnlyCollection<string> spellings, CancellationToken ct);

    /// <summary>Keeps the link of a letter, beside an account's earlier ones; those that ended a day ago are forgotten.</summary>
    /// <param name="hash">Of its secret.</param>
    /// <param name="link">What it is.</param>
    /// <param name="measure">How many may be.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>False where it is not kept, as enough of the account, the kind and the address hold.</returns>
    ValueTask<bool> Link(byte[] hash, AccountLink link, LinkMeasure measure, DateTimeOffset now, CancellationToken ct);

    /// <summary>The link of a hash; null where it is none, used or ended, its account is locked or has another address by now, or the address is not proven that a password is to be renewed by.</summary>
    ValueTask<AccountLink?> Linked(byte[] hash, DateTimeOffset now, CancellationToken ct);

    /// <summary>Uses a link up that proves an address.</summary>
    /// <returns>It; null as for <see cref="Linked"/>, and where it does something else.</returns>
    ValueTask<AccountLink?> UseLink(byte[] hash, DateTimeOffset now, CancellationToken ct);

    /// <summary>Sets a password anew by a link: all that signs in otherwise ends with that, sessions, tokens and the account's other such links, in one step.</summary>
    /// <param name="hash">Of the link's secret.</param>
    /// <param name="renewal">What is set.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Of which account; null as for <see cref="Linked"/>, and where the link does something else.</returns>
    ValueTask<int?> Renew(byte[] hash, Renewal renewal, DateTimeOffset now, CancellationToken ct);

    /// <summary>Keeps a passkey; over the one of the same id, where that is of the same account.</summary>
    /// <returns>False where another account has it, or this one is gone.</returns>
    ValueTask<bool> Keep(Passkey passkey, CancellationToken ct);

    /// <summary>The passkey of an id, or null.</summary>
    ValueTask<Passkey?> Passkey(byte[] id, CancellationToken ct);

    /// <summary>The passkeys of an account.</summary>
    ValueTask<IReadOnlyList<Passkey>> Passkeys(int account, CancellationToken ct);

    /// <summary>Forgets a passkey of an account.</summary>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> Forget(int account, byte[] id, CancellationToken ct);
}
