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

    // Of proofs one who signed in asks. Of renewals anybody does: where one is refused, a link lies in the letter box that holds ten minutes more at least.
    private static readonly LinkMeasure MeasureOfProofs = new(3, TimeSpan.FromHours(12), 5), MeasureOfRenewals = new(3, PasswordLinksLast - TimeSpan.FromMinutes(10), 6);

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
        if (await Linked(new AccountLink(number, AccountLinkKind.Mail, person.Mail, _time.GetUtcNow() + MailLinksLast), MeasureOfProofs, ct) is not { } secret) return new Problem("many", "Letters went to your address already: open the link in one of them, it works for two days.");
        string link = $"{home}/mail/{secret}";
        int kept = await letters.Add(new Letter(to, "Confirm your mail address", $"""
            Somebody gave this address for the account "{person.Name}" on our news site.

            If that was you, open this address and confirm it there, within two days:
            {link}

            If it was not you, do nothing.
            """, null, _time.GetUtcNow()) { Sealed = true }, ct);
        return kept > 0 ? null : new Problem("many", "No letter can go to this address today: as many as may be went there, or whoever has it wants none. Try again tomorrow.");
    }

    /// <summary>Proves an address by the link of a letter to it.</summary>
    /// <returns>Whose it is; null where the link is none.</returns>
    public async Task<Person?> ProveMail(string secret, CancellationToken ct)
    {
        if (await _store.Accounts.UseLink(Secret.Hash(secret), _time.GetUtcNow(), ct) is not { } link) return null;
        // It is looked at again within the change: the address may have been changed meanwhile.
        await Change(link.Account, a => a with { Person = a.Person with { Proven = a.Person.Proven || a.Person.Mail == link.Mail } }, ct);
        return await Of(link.Account, ct) is { Proven: true } person && person.Mail == link.Mail ? person : null;
    }

    /// <summary>
    /// Sends letters with links by which forgotten passwords are set anew, where accounts have this address, proven: to the address as it was proven, however it was spelt now. Whoever asks is told nothing of whether any has.
    /// Links of earlier letters hold on. No letter goes where enough went that hold: nobody shuts an owner out by asking for him.
    /// </summary>
    /// <param name="mail">The address.</param>
    /// <param name="from">Where it is asked: too many from one place are not answered.</param>
    /// <param name="ct">Stops it.</param>
    public async Task Forgot(string mail, string from, CancellationToken ct)
    {
        if (Post is null || MailAddress.Of(mail) is not { } said || !_asked.Try("", from, _time.GetUtcNow())) return;
        foreach (var reached in (await _store.Accounts.Reached(MailAddress.Spellings(said), ct)).GroupBy(a => a.Person.Mail, StringComparer.Ordinal))
            if (MailAddress.Of(reached.Key) is { } to) await SendRenewal(to, [.. reached], ct);
    }

    private async Task SendRenewal(string to, IReadOnlyList<Account> accounts, CancellationToken ct)
    {
        if (Post is not var (home, letters)) return;
        var links = new List<string>();
        foreach (var account in accounts)
            if (await Linked(new AccountLink(account.Person.Number, AccountLinkKind.Password, account.Person.Mail, _time.GetUtcNow() + PasswordLinksLast), MeasureOfRenewals, ct) is { } secret) links.Add($"{account.Person.Name}: {home}/renew/{secret}");
        if (links.Count == 0) return;
        await letters.Add(new Letter(to, "Set a new password", $"""
            Somebody asked to set a new password on our news site for whoever has this address.

            If that was you, open the address behind your account's name within an hour:
            {string.Join('\n', links)}

            If it was not you, do nothing: the password stays as it is.
            """, null, _time.GetUtcNow()) { Sealed = true, Measured = true }, ct);
    }

    /// <summary>Whose account a letter's link is of, and what it does; null where the link is none.</summary>
    public async Task<(Person Person, AccountLinkKind Kind)?> ByLink(string secret, CancellationToken ct) =>
        await _store.Accounts.Linked(Secret.Hash(secret), _time.GetUtcNow(), ct) is { } link && await Of(link.Account, ct) is { } person ? (person, link.Kind) : null;

    /// <summary>Sets a password anew by a letter's link, which is used up with that, as are the account's others; its sessions end and its tokens are revoked.</summary>
    /// <param name="secret">What the link holds.</param>
    /// <param name="password">The password.</param>
    /// <param name="withoutPasskeys">Whether the account's passkeys are removed.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>What is wrong; and whose account it is, where nothing is.</returns>
    public async Task<(Person? Person, Problem? Problem)> Renew(string secret, string password, bool withoutPasskeys, CancellationToken ct)
    {
        var none = new Problem("link", "This link works no more: it works once, and for an hour. Ask for another.");
        if (await ByLink(secret, ct) is not (var person, AccountLinkKind.Password)) return (null, none);
        if (Strength.Wrong(password, person.Name, person.Mail) is { } weak) return (null, new Problem("password", weak));
        using var turn = await _hashing.Enter(ct);
        if (turn is null) return (null, Busy);
        string hash = _hasher.HashPassword(Blank(person.Name, person.Mail, person.Role), password);
        if (await _store.Accounts.Renew(Secret.Hash(secret), new Renewal(hash, NewStamp(), withoutPasskeys), _time.GetUtcNow(), ct) is null) return (null, none);
        return (person, await Scrubbed(ct));
    }

    // Null where enough links hold.
    private async Task<string?> Linked(AccountLink link, LinkMeasure measure, CancellationToken ct)
    {
        string secret = Secret.Draw();
        return await _store.Accounts.Link(Secret.Hash(secret), link, measure, _time.GetUtcNow(), ct) ? secret : null;
    }
}
