using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Accounts;

/// <summary>Accounts: who may have one, how one signs in, and what becomes of it.</summary>
public sealed partial class People : IDisposable
{
    /// <summary>How long an invitation waits.</summary>
    public static readonly TimeSpan InvitationsLast = TimeSpan.FromDays(7);

    // One answer, whatever of it is so: who guesses learns nothing of which names there are.
    private static readonly Problem WrongEither = new("wrong", "The name or the password is wrong. If there were many wrong tries, wait 15 minutes.");

    private static readonly IdentityOptions Options = new()
    {
        User = { AllowedUserNameCharacters = "", RequireUniqueEmail = false }, // Naming and the store look after both
        Lockout = { MaxFailedAccessAttempts = 10, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15), AllowedForNewUsers = true },
    };

    private readonly IStore _store;
    private readonly TimeProvider _time;
    private readonly MemberStore _members;
    private readonly UserManager<Member> _users;
    private readonly PasswordHasher<Member> _hasher = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 210_000 })); // OWASP's count for PBKDF2 with SHA-512
    private readonly SemaphoreSlim _turn = new(1, 1); // one password at a time: however many come at once, all wrong ones count
    private readonly string _nobodys; // what the password of a name that there is not is held against

    /// <summary>Opens them.</summary>
    /// <param name="store">Where they are kept.</param>
    /// <param name="time">The clock by which sessions and locks end.</param>
    /// <param name="isOpen">Whether readers may join without an invitation.</param>
    public People(IStore store, TimeProvider time, bool isOpen)
    {
        (_store, _time, IsOpen) = (store, time, isOpen);
        _members = new MemberStore(store.Accounts);
        _users = new UserManager<Member>(_members, Microsoft.Extensions.Options.Options.Create(Options), _hasher, [new UserValidator<Member>()], [new Strength()], new Keys(), new IdentityErrorDescriber(), null!, NullLogger<UserManager<Member>>.Instance);
        _nobodys = _hasher.HashPassword(Blank("", "", Role.Reader), Secret.Draw());
        Logins = new Logins(store.Sessions, time);
        Tokens = new Tokens(store.Sessions, time);
        Shelf = new Shelving(store.Shelf, time);
    }

    /// <summary>Whether readers may join without an invitation.</summary>
    public bool IsOpen { get; }

    /// <summary>Browsers that are signed in.</summary>
    public Logins Logins { get; }

    /// <summary>Programs' tokens.</summary>
    public Tokens Tokens { get; }

    /// <summary>What readers keep for themselves.</summary>
    public Shelving Shelf { get; }

    /// <summary>Whose name and password these are.</summary>
    /// <param name="name">The name, or the mail address.</param>
    /// <param name="password">The password.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The account, or one and the same problem whatever is wrong, after about the same work.</returns>
    public async Task<(Person? Person, Problem? Problem)> Check(string name, string password, CancellationToken ct)
    {
        if (password.Length is 0 or > Strength.Most) return (null, WrongEither);
        await _turn.WaitAsync(ct);
        try
        {
            if (await _store.Accounts.Called(Naming.Key(name), ct) is not { Password: not null } account)
            {
                _hasher.VerifyHashedPassword(Blank("", "", Role.Reader), _nobodys, password);
                await _store.Sessions.End(Secret.Hash(Secret.Draw()), ct); // ends nothing, and writes as a wrong password does
                return (null, WrongEither);
            }
            return await Check(new Member(account), password, ct) ? (account.Person, null) : (null, WrongEither);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Whether this is an account's password; wrong ones count as at the sign-in.</summary>
    public async Task<bool> Check(int number, string password, CancellationToken ct) =>
        await _store.Accounts.Of(number, ct) is { } account && (await Check(account.Person.Name, password, ct)).Person?.Number == number;

    /// <summary>Makes an account.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="mail">Its mail address; may be "" where an invitation is shown.</param>
    /// <param name="password">Its password.</param>
    /// <param name="invitation">The secret of an invitation, or null.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<(Person? Person, Problem? Problem)> Join(string name, string mail, string password, string? invitation, CancellationToken ct)
    {
        var now = _time.GetUtcNow();
        var role = invitation is null ? IsOpen ? Role.Reader : null : await _store.Sessions.Invited(Secret.Hash(invitation), now, ct);
        if (role is not { } given) return (null, new Problem("uninvited", "This invitation works no more: it works once, and for seven days. Ask for another."));
        (name, mail) = (name.Trim(), mail.Trim());
        if (Naming.WrongName(name) is { } wrongName) return (null, new Problem("name", wrongName));
        if ((mail.Length > 0 || invitation is null) && Naming.WrongMail(mail) is { } wrongMail) return (null, new Problem("mail", wrongMail));
        if (Strength.Wrong(password, name, mail) is { } weak) return (null, new Problem("password", weak));
        var member = Blank(name, mail, given);
        if (await _store.Accounts.Called(member.Account.NameKey, ct) is not null || mail.Length > 0 && await _store.Accounts.Called(member.Account.MailKey, ct) is not null) return (null, Taken);
        if (invitation is not null && await _store.Sessions.Use(Secret.Hash(invitation), now, ct) is null) return (null, new Problem("uninvited", "This invitation was just used. Ask for another."));
        var made = await _users.CreateAsync(member, password);
        return made.Succeeded ? (member.Account.Person, null) : (null, Told(made));
    }

    /// <summary>What an invitation makes of whoever has it; null where it is none, used or old.</summary>
    public async Task<Role?> Invited(string invitation, CancellationToken ct) => await _store.Sessions.Invited(Secret.Hash(invitation), _time.GetUtcNow(), ct);

    /// <summary>Makes an invitation.</summary>
    /// <param name="role">What it makes of whoever has it.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The path of its link ("/join/..."); this is the only time that it is to be had.</returns>
    public async Task<string> Invite(Role role, CancellationToken ct)
    {
        string secret = Secret.Draw();
        var now = _time.GetUtcNow();
        await _store.Sessions.Invite(Secret.Hash(secret), role, now, now + InvitationsLast, ct);
        return "/join/" + secret;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _users.Dispose();
        _members.Dispose();
        _turn.Dispose();
    }

    // The account may have changed since it was read: then it is read once more.
    private async Task<bool> Check(Member member, string password, CancellationToken ct)
    {
        bool right = await _users.CheckPasswordAsync(member, password);
        if (member.Account.Person.Locked || member.Account.Shut is { } shut && shut > _time.GetUtcNow()) return false;
        var account = member.Account;
        if (right && account.Failures == 0) return true;
        var next = right ? account with { Failures = 0, Shut = null } : Failed(account);
        if (await _store.Accounts.Save(next, ct) == AccountKept.Done) return right;
        if (await _store.Accounts.Of(account.Person.Number, ct) is not { } again || again.Password != account.Password) return false;
        await _store.Accounts.Save(right ? again with { Failures = 0, Shut = null } : Failed(again), ct);
        return right;
    }

    private Account Failed(Account account) => account.Failures + 1 < Options.Lockout.MaxFailedAccessAttempts
        ? account with { Failures = account.Failures + 1 } : account with { Failures = 0, Shut = _time.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan };

    private Member Blank(string name, string mail, Role role) => new(new Account(new Person(0, name, mail, role, _time.GetUtcNow(), false), Naming.Key(name), Naming.Key(mail), null, Guid.NewGuid().ToString("N")));

    private static Problem Taken => new("taken", "Another account has this name or this mail address: choose another, or sign in.");

    private static Problem Told(IdentityResult result) => result.Errors.First() switch
    {
        { Code: MemberStore.Taken or "DuplicateUserName" or "DuplicateEmail" } => Taken,
        { Code: nameof(AccountKept.LastAdmin) } => Of(AccountKept.LastAdmin),
        { Code: nameof(AccountKept.Gone) } => Of(AccountKept.Gone),
        var other => new Problem("refused", other.Description),
    };

    // Identity asks for keys of names and addresses here.
    private sealed class Keys : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name is null ? null : Naming.Key(name);

        public string? NormalizeEmail(string? email) => email is null ? null : Naming.Key(email);
    }
}
