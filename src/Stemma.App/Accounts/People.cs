using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Stemma.App.Mail;
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

    /// <summary>What is said where too many passwords wait to be looked at.</summary>
    public static readonly Problem Busy = new("busy", "Very many sign in just now. Try again in half a minute.");

    private static readonly IdentityOptions Options = new()
    {
        User = { AllowedUserNameCharacters = "", RequireUniqueEmail = false }, // Naming and the store look after names; addresses need not be one's own alone, and nobody signs in by one
    };

    private readonly IStore _store;
    private readonly TimeProvider _time;
    private readonly MemberStore _members;
    private readonly UserManager<Member> _users;
    private readonly PasswordHasher<Member> _hasher = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 210_000 })); // OWASP's count for PBKDF2 with SHA-512
    private readonly Guesses _guesses = new();
    private readonly Hashing _hashing = new();
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
    /// <param name="name">The name.</param>
    /// <param name="password">The password.</param>
    /// <param name="from">Where it is said: a network, or a session. Wrong ones are counted by it.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The account, or one and the same problem whatever is wrong, after about the same work; <see cref="Busy"/> where too many ask.</returns>
    public async Task<(Person? Person, Problem? Problem)> Check(string name, string password, string from, CancellationToken ct)
    {
        if (password.Length is 0 or > Strength.Most) return (null, WrongEither);
        string key = Naming.Key(name);
        if (!_guesses.Try(key, from, _time.GetUtcNow())) return (null, WrongEither);
        using var turn = await _hashing.Enter(ct);
        if (turn is null)
        {
            _guesses.Untried(key, from);
            return (null, Busy);
        }
        if (await _store.Accounts.Called(key, ct) is not { Password: not null } account)
        {
            _hasher.VerifyHashedPassword(Blank("", "", Role.Reader), _nobodys, password);
            return (null, WrongEither);
        }
        if (!await _users.CheckPasswordAsync(new Member(account), password)) return (null, WrongEither);
        // The password may have been changed, or the account locked, while this one was looked at.
        if (await _store.Accounts.Of(account.Person.Number, ct) is not { Person.Locked: false } now || now.Stamp != account.Stamp) return (null, WrongEither);
        _guesses.Right(key, from);
        return (now.Person, null);
    }

    /// <summary>Whether this is an account's password; wrong ones count as at the sign-in.</summary>
    /// <returns>What is wrong, or null.</returns>
    public async Task<Problem?> Confirm(Person person, string password, string from, CancellationToken ct)
    {
        var (found, problem) = await Check(person.Name, password, from, ct);
        return found?.Number == person.Number ? null : problem == Busy ? Busy : new Problem("wrong", "The password that you have now is another: nothing was changed. After ten wrong ones it rests for 15 minutes.");
    }

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
        (name, mail) = (name.Trim(), MailAddress.Plain(mail));
        if (Naming.WrongName(name) is { } wrongName) return (null, new Problem("name", wrongName));
        if ((mail.Length > 0 || invitation is null) && Naming.WrongMail(mail) is { } wrongMail) return (null, new Problem("mail", wrongMail));
        if (Strength.Wrong(password, name, mail) is { } weak) return (null, new Problem("password", weak));
        var member = Blank(name, mail, given);
        if (await _store.Accounts.Called(member.Account.NameKey, ct) is not null) return (null, Taken);
        using var turn = await _hashing.Enter(ct);
        if (turn is null) return (null, Busy);
        if (invitation is not null && await _store.Sessions.Use(Secret.Hash(invitation), now, ct) is null) return (null, new Problem("uninvited", "This invitation was just used. Ask for another."));
        var made = await _users.CreateAsync(member, password);
        return made.Succeeded ? (member.Account.Person, null) : (null, Told(made));
    }

    /// <summary>What an invitation makes of whoever has it; null where it is none, used or old.</summary>
    public async Task<Role?> Invited(string invitation, CancellationToken ct) => await _store.Sessions.Invited(Secret.Hash(invitation), _time.GetUtcNow(), ct);

    /// <summary>Makes an invitation.</summary>
    /// <param name="role">What it makes of whoever has it.</param>
    /// <param name="maker">The admin's account that makes it: without that it is worth nothing; null for the link that the program prints.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The path of its link ("/join/..."); this is the only time that it is to be had.</returns>
    public async Task<string> Invite(Role role, int? maker, CancellationToken ct)
    {
        string secret = Secret.Draw();
        var now = _time.GetUtcNow();
        await _store.Sessions.Invite(Secret.Hash(secret), new Invitation(0, role, maker, now, now + InvitationsLast), ct);
        return "/join/" + secret;
    }

    /// <summary>Invitations that wait, newest first.</summary>
    public async Task<IReadOnlyList<Invitation>> Invitations(CancellationToken ct) => await _store.Sessions.Invitations(_time.GetUtcNow(), ct);

    /// <summary>Withdraws an invitation.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> Withdraw(int number, CancellationToken ct) => await _store.Sessions.Withdraw(number, ct);

    /// <inheritdoc/>
    public void Dispose()
    {
        _users.Dispose();
        _members.Dispose();
        _hashing.Dispose();
    }

    private Member Blank(string name, string mail, Role role) => new(new Account(new Person(0, name, mail, role, _time.GetUtcNow(), false), Naming.Key(name), null, NewStamp()));

    private static Problem Taken => new("taken", "Another account has this name: choose another, or sign in.");

    private static Problem Told(IdentityResult result) => result.Errors.First() switch
    {
        { Code: MemberStore.Taken or "DuplicateUserName" } => Taken,
        { Code: nameof(AccountKept.LastAdmin) } => Of(AccountKept.LastAdmin),
        { Code: nameof(AccountKept.Gone) } => Of(AccountKept.Gone),
        var other => new Problem("refused", other.Description),
    };

    // Identity asks for keys of names here.
    private sealed class Keys : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name is null ? null : Naming.Key(name);

        public string? NormalizeEmail(string? email) => email is null ? null : Naming.Key(email);
    }
}
