using Stemma.App.Mail;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Accounts;

/// <summary>Letters to those who have accounts: by one an address is proven, by another a forgotten password is set anew.</summary>
public sealed partial class People
{
    /// <summary>How long the link that proves an address works.</summary>
    public static readonly TimeSpan MailLinksLast = TimeSpan.FromDays(2);

    /// <summary>How long the link that renews a password works.</summary>
    public static readonly TimeSpan PasswordLinksLast = TimeSpan.FromHours(1);

    private static readonly Problem NoLetters = new("no-letters", "This site sends no letters: ask an admin.");

    private readonly Guesses _asked = new(); // beside those of names: who asks for letters shuts nobody out from signing in

    /// <summary>The site's own address, without a slash at its end, where its operator said it; else null.</summary>
    public string? Home { get; init; }

    /// <summary>That address, and where letters are put; null where none are sent.</summary>
    public (string Home, ILetters Letters)? Post { get; init; }

    /// <summary>Whether letters are sent to those who have accounts.</summary>
    public bool Writes => Post is not null;

    /// <summary>Sends a letter with the link that proves an account's address.</summary>
    /// <param name="number">Whose.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>What is wrong, or null.</returns>
    public async Task<Problem?> SendProof(int number, CancellationToken ct)
    {
        if (Post is not var (home, letters)) return NoLetters;
        if (await Of(number, ct) is not { } person) return Gone;
        if (person.Proven) return new Problem("proven", "Your address is proven already.");
        if (MailAddress.Of(person.Mail) is not { } to) return new Problem("mail", "Give a mail address first that letters can go to.");
        if (!_asked.Try($"proof {number}", "", _time.GetUtcNow())) return new Problem("many", "Many letters were sent already: wait 15 minutes.");
        string link = $"{home}/mail/{await Linked(new AccountLink(number, AccountLinkKind.Mail, person.Mail, _time.GetUtcNow() + MailLinksLast), ct)}";
        await letters.Add(new Letter(to, "Confirm your mail address", $"""
            Somebody gave this address for the account "{person.Name}" on our news site.

            If that was you, open this address and confirm it there, within two days:
            {link}

            If it was not you, do nothing.
            """, null, _time.GetUtcNow()) { Sealed = true }, ct);
        return null;
    }

    /// <summary>Proves an address by the link of a letter to it.</summary>
    /// <returns>Whose it is; null where the link is none.</returns>
    public async Task<Person?> ProveMail(string secret, CancellationToken ct)
    {
        if (await _store.Accounts.UseLink(Secret.Hash(secret), _time.GetUtcNow(), ct) is not { Kind: AccountLinkKind.Mail } link) return null;
        // It is looked at again within the change: the address may have been changed meanwhile.
        await Change(link.Account, a => a with { Person = a.Person with { Proven = a.Person.Proven || a.Person.Mail == link.Mail } }, ct);
        return await Of(link.Account, ct) is { Proven: true } person && person.Mail == link.Mail ? person : null;
    }

    /// <summary>Sends a letter with links by which forgotten passwords are set anew, where accounts have this address, proven. Whoever asks is told nothing of whether any has.</summary>
    /// <param name="mail">The address.</param>
    /// <param name="from">Where it is asked: too many from one place, or for one address, are not answered.</param>
    /// <param name="ct">Stops it.</param>
    public async Task Forgot(string mail, string from, CancellationToken ct)
    {
        if (Post is not var (home, letters) || MailAddress.Of(mail) is not { } to || !_asked.Try("", from, _time.GetUtcNow()) || !_asked.Try(to.ToLowerInvariant(), "", _time.GetUtcNow())) return;
        var links = new List<string>();
        foreach (var account in await _store.Accounts.Reached(to, ct))
            links.Add($"{account.Person.Name}: {home}/renew/{await Linked(new AccountLink(account.Person.Number, AccountLinkKind.Password, account.Person.Mail, _time.GetUtcNow() + PasswordLinksLast), ct)}");
        if (links.Count == 0) return;
        await letters.Add(new Letter(to, "Set a new password", $"""
            Somebody asked to set a new password on our news site for whoever has this address.

            If that was you, open the address behind your account's name within an hour:
            {string.Join('\n', links)}

            If it was not you, do nothing: the password stays as it is.
            """, null, _time.GetUtcNow()) { Sealed = true }, ct);
    }

    /// <summary>Whose account a letter's link is of, and what it does; null where the link is none.</summary>
    public async Task<(Person Person, AccountLinkKind Kind)?> ByLink(string secret, CancellationToken ct) =>
        await _store.Accounts.Linked(Secret.Hash(secret), _time.GetUtcNow(), ct) is { } link && await Of(link.Account, ct) is { } person ? (person, link.Kind) : null;

    /// <summary>Sets a password anew by a letter's link, which is used up with that; all sessions end.</summary>
    /// <returns>What is wrong; and whose account it is, where nothing is.</returns>
    public async Task<(Person? Person, Problem? Problem)> Renew(string secret, string password, CancellationToken ct)
    {
        var none = new Problem("link", "This link works no more: it works once, and for an hour. Ask for another.");
        if (await ByLink(secret, ct) is not (var person, AccountLinkKind.Password)) return (null, none);
        if (Strength.Wrong(password, person.Name, person.Mail) is { } weak) return (null, new Problem("password", weak));
        using var turn = await _hashing.Enter(ct);
        if (turn is null) return (null, Busy);
        string hash = _hasher.HashPassword(Blank(person.Name, person.Mail, person.Role), password);
        if (await _store.Accounts.UseLink(Secret.Hash(secret), _time.GetUtcNow(), ct) is not { Kind: AccountLinkKind.Password }) return (null, none);
        return await Change(person.Number, a => Restamped(a) with { Password = hash }, ct) is { } problem ? (null, problem) : (person, await Scrubbed(ct));
    }

    private async Task<string> Linked(AccountLink link, CancellationToken ct)
    {
        string secret = Secret.Draw();
        await _store.Accounts.Link(Secret.Hash(secret), link, _time.GetUtcNow(), ct);
        return secret;
    }
}
