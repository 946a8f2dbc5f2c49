using System.Globalization;
using Stemma.App.Mail;
using Stemma.App.Store;
using Stemma.App.Store.Reading;

namespace Stemma.App.Takedowns;

/// <summary>What the owner of an outlet sets once he proved it: how its reports are shown, and where he is written to. It holds for the proven host alone.</summary>
/// <param name="store">The store.</param>
/// <param name="letters">Where letters are put.</param>
/// <param name="links">The links in letters.</param>
/// <param name="time">The program's time.</param>
public sealed class OwnOutlet(IStore store, ILetters letters, AlertLinks links, TimeProvider time)
{
    /// <summary>The most characters of an excerpt that can be set: the site's own measure is shorter in nearly every language, and where it is, it holds.</summary>
    public const int MostCharacters = 1000;

    /// <summary>The most letters of the line for readers.</summary>
    public const int MostContact = OutletSettings.MostContact;

    private const int MostAsked = 5; // letters about one host within the days that their links hold, each to another address

    /// <summary>Whether a mail server is set.</summary>
    public bool Posts { get; init; }

    /// <summary>Whether he can be written to.</summary>
    public bool Writes => Posts && links.CanBe;

    /// <summary>The host that a case proved, without "www."; null where it proved none, or does no more.</summary>
    public static string? HostOf(Petition asked) => asked is { Kind: PetitionKind.Outlet, State: PetitionState.Granted, Host: { Length: > 0 } host }
        ? OutletSettings.HostOf($"https://{host}/") : null;

    /// <summary>Sets how his reports are shown.</summary>
    /// <param name="asked">His case.</param>
    /// <param name="most">The most characters of an excerpt, as he wrote it; "" for as many as anybody's.</param>
    /// <param name="noArchive">Whether no copy is to be kept.</param>
    /// <param name="contact">A line for readers.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Answer> Set(Petition asked, string most, bool noArchive, string contact, CancellationToken ct)
    {
        if (HostOf(asked) is not { } host) return NotHis;
        int? characters = null;
        if (most.Length > 0)
        {
            if (!int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > MostCharacters) return Refused($"write how many characters of an excerpt as a whole number from 0 to {MostCharacters}, or leave it empty");
            characters = number;
        }
        contact = OutletSettings.Line(contact);
        if (contact.Length > MostContact) return Refused($"the line for readers is longer than {MostContact} letters");
        if (characters is null && !noArchive && contact.Length == 0) return await Clear(asked, ct);
        return await store.Outlets.Set(new OutletSettings(host, asked.Number, characters, noArchive, contact, time.GetUtcNow()), ct)
            ? Done($"it is kept, and holds from now on for all reports of {host}") : await Refused(host, asked.Number, NotHis, ct);
    }

    /// <summary>Takes his settings back.</summary>
    public async Task<Answer> Clear(Petition asked, CancellationToken ct) => HostOf(asked) is not { } host ? NotHis
        : await store.Outlets.Clear(host, asked.Number, ct) ? Cleared(host) : await Refused(host, asked.Number, Refused($"nothing is set for {host}"), ct);

    /// <summary>An editor clears a host's settings.</summary>
    public async Task<Answer> Clear(string host, CancellationToken ct) => await store.Outlets.Clear(host, null, ct) ? Cleared(host) : Refused($"nothing is set for {host}");

    /// <summary>Keeps where he wants to be written to, and sends a letter there by which he confirms it.</summary>
    public async Task<Answer> Alert(Petition asked, string mail, CancellationToken ct)
    {
        if (HostOf(asked) is not { } host) return NotHis;
        if (!Writes) return Refused("this site sends no letters: follow the feed");
        if (MailAddress.Of(mail) is not { } to) return Refused("write a mail address, like desk@example.org");
        var now = time.GetUtcNow();
        var alert = new OutletAlert(asked.Number, host, to, now);
        var (kept, earlier) = await store.Outlets.Ask(alert, now - AlertLinks.Lasts, MostAsked, ct);
        if (kept != AlertAsked.Kept) return Refused(kept, alert, earlier);
        var (subject, text) = AlertLetters.Confirm(alert, links.Confirm(alert));
        if (await letters.Add(new Letter(to, subject, text, null, now) { Stop = links.Stop(alert), Sealed = true }, ct) > 0) return Done($"a letter goes to {to}: open the address that stands in it within {AlertLinks.Lasts.Days} days");
        await store.Outlets.Unsent(alert, ct);
        return Refused($"no letter can go to {to} now: as many as may be went there today, or whoever has it wants none; give another address, or try again tomorrow");
    }

    /// <summary>Writes to him no more.</summary>
    public async Task<Answer> Quiet(Petition asked, CancellationToken ct) => await store.Outlets.Stop(asked.Number, ct) ? Done("no letters go to you any more") : Refused("no letters go to you");

    /// <summary>The alert that a letter's link is of, and whether it confirms it, else stops it; null where the link is none.</summary>
    public async ValueTask<(OutletAlert Alert, bool Confirms)?> ByLink(int request, string value, CancellationToken ct) =>
        await store.Outlets.Alert(request, ct) is { } alert && links.Does(alert, value, time.GetUtcNow()) is { } confirms ? (alert, confirms) : null;

    /// <summary>Does what a letter's link says.</summary>
    /// <returns>Null where the link is none.</returns>
    public async Task<Answer?> Follow(int request, string value, CancellationToken ct)
    {
        if (await ByLink(request, value, ct) is not var (alert, confirms)) return null;
        if (confirms) return await store.Outlets.Prove(alert, await store.Derived.Placed(ct), ct) ? Done($"you are written to when texts of {alert.Host} are carried without credit, once a day at most") : null;
        await store.Outlets.Stop(request, ct);
        return Done($"no letters about {alert.Host} go to you any more");
    }

    // Who is not written to any more, or was written to already, is not written to again at an owner's word alone.
    private static Answer Refused(AlertAsked kept, OutletAlert alert, DateTimeOffset? earlier) => kept switch
    {
        AlertAsked.Written => Refused(string.Create(CultureInfo.InvariantCulture, $"a letter about {alert.Host} went to {alert.Mail} on {earlier:d MMMM}: open the address that stands in it; no other goes there before {earlier + AlertLinks.Lasts:d MMMM}")),
        AlertAsked.Many => Refused($"letters about {alert.Host} went to {MostAsked} addresses within {AlertLinks.Lasts.Days} days: open the address that stands in one of them"),
        AlertAsked.Stands => Refused($"letters go to {alert.Mail} already"),
        _ => NotHis,
    };

    // Where somebody proved the host later, that is what he is told.
    private async Task<Answer> Refused(string host, int request, Answer otherwise, CancellationToken ct) =>
        await store.Reading.OutletProof(host, ct) is { } latest && latest.Number != request ? Refused($"{host} was proven to be somebody's after you proved it: that proof counts, and what is shown of its reports is set by it alone; if you own the site, prove it again") : otherwise;

    private static Answer Cleared(string host) => Done($"nothing is set for {host} any more: what the site does with all reports holds for its reports too");

    private static Answer NotHis => Refused("the site is not proven to be yours any more");

    private static Answer Done(string words) => new(false, [words]);

    private static Answer Refused(string words) => new(true, [words]);
}
