using Stemma.App.Mail;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Accounts;

/// <summary>What becomes of accounts that are there, and what of it is written down.</summary>
public sealed partial class People
{
    /// <summary>An account, or null.</summary>
    public async Task<Person?> Of(int number, CancellationToken ct) => (await _store.Accounts.Of(number, ct))?.Person;

    /// <summary>All accounts, by name.</summary>
    public async Task<IReadOnlyList<Person>> All(CancellationToken ct) => await _store.Accounts.All(ct);

    /// <summary>Gives an account another password; all its sessions end, and links of letters by which one could be set anew.</summary>
    /// <param name="number">Which.</param>
    /// <param name="old">The password that it has.</param>
    /// <param name="password">The one that it is to have.</param>
    /// <param name="from">Where it is said; see <see cref="Check"/>.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>What is wrong, or null.</returns>
    public async Task<Problem?> SetPassword(int number, string old, string password, string from, CancellationToken ct)
    {
        if (await Of(number, ct) is not { } person) return Gone;
        if (Strength.Wrong(password, person.Name, person.Mail) is { } weak) return new Problem("password", weak);
        if (await Confirm(person, old, from, ct) is { } wrong) return wrong;
        if (await _members.FindByIdAsync($"{number}", ct) is not { } member) return Gone;
        using var turn = await _hashing.Enter(ct);
        if (turn is null) return Busy;
        var done = await _users.ChangePasswordAsync(member, old, password);
        return done.Succeeded ? null : Told(done);
    }

    /// <summary>Gives an account another mail address, or none.</summary>
    /// <returns>What is wrong, or null.</returns>
    public async Task<Problem?> SetMail(int number, string mail, CancellationToken ct)
    {
        mail = MailAddress.Plain(mail);
        if (mail.Length > 0 && Naming.WrongMail(mail) is { } wrong) return new Problem("mail", wrong);
        return await Change(number, a => a with { Person = a.Person with { Mail = mail, Proven = a.Person.Proven && MailAddress.Plain(a.Person.Mail) == mail } }, ct) ?? await Scrubbed(ct);
    }

    /// <summary>Gives an account another role; all its sessions end.</summary>
    /// <returns>What is wrong, or null.</returns>
    public Task<Problem?> SetRole(int number, Role role, CancellationToken ct) => Change(number, a => Restamped(a) with { Person = a.Person with { Role = role } }, ct);

    /// <summary>Locks an account, which ends all its sessions, or opens it again.</summary>
    /// <returns>What is wrong, or null.</returns>
    public Task<Problem?> Lock(int number, bool locked, CancellationToken ct) => Change(number, a => Restamped(a) with { Person = a.Person with { Locked = locked } }, ct);

    /// <summary>Erases an account and all that hangs on it. The audit keeps its number, decisions the name that they were signed with.</summary>
    /// <returns>What is wrong, or null.</returns>
    public async Task<Problem?> Erase(int number, CancellationToken ct) => await _store.Accounts.Erase(number, ct) is var kept && kept == AccountKept.Done ? await Scrubbed(ct) : Of(kept);

    /// <summary>Writes down a privileged act.</summary>
    /// <param name="account">Who; null for the link that the program prints.</param>
    /// <param name="act">What was done.</param>
    /// <param name="about">On what, and what came of it; no secret.</param>
    /// <param name="ct">Stops it.</param>
    public async Task Note(int? account, string act, string about, CancellationToken ct) => await _store.Sessions.Note(new AuditEntry(0, _time.GetUtcNow(), account, act, Excerpt.Cut(about, 40)), ct);

    /// <summary>What was written down, newest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> Audit(int skip, int count, CancellationToken ct) => await _store.Sessions.Audit(skip, count, ct);

    private static Problem Gone => new("gone", "There is no such account.");

    private async Task<Problem?> Change(int number, Func<Account, Account> change, CancellationToken ct)
    {
        for (int tries = 0; tries < 5; tries++)
        {
            if (await _store.Accounts.Of(number, ct) is not { } account) return Gone;
            var kept = await _store.Accounts.Save(change(account), ct);
            if (kept == AccountKept.Done) return null;
            if (kept != AccountKept.Gone) return Of(kept);
        }
        return Of(AccountKept.Gone);
    }

    // What was erased goes from the database's log too; where somebody reads an older moment for long, with the next that is erased.
    private async Task<Problem?> Scrubbed(CancellationToken ct)
    {
        try
        {
            await _store.Scrub(ct);
        }
        catch (IOException)
        {
        }
        return null;
    }

    private static Account Restamped(Account account) => account with { Stamp = NewStamp() };

    private static string NewStamp() => Guid.NewGuid().ToString("N");

    private static Problem Of(AccountKept kept) => kept switch
    {
        AccountKept.LastAdmin => new Problem("last-admin", "This is the last admin who can sign in: make another one first."),
        AccountKept.Taken => Taken,
        _ => new Problem("gone", "The account was changed or erased meanwhile: load the page again."),
    };
}
