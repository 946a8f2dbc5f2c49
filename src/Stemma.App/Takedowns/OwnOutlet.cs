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
    public const int MostContact = 200;

    private static readonly TimeSpan BetweenLetters = TimeSpan.FromMinutes(10);

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
        if (contact.Length > MostContact || contact.Any(char.IsControl)) return Refused($"the line for readers is longer than {MostContact} letters");
        if (characters is null && !noArchive && contact.Length == 0) return await Clear(host, ct);
        return await store.Outlets.Set(new OutletSettings(host, asked.Number, characters, noArchive, contact, time.GetUtcNow()), ct) ? Done($"it is kept, and holds from now on for all reports of {host}") : NotHis;
    }

    /// <summary>Takes his settings back.</summary>
    public async Task<Answer> Clear(Petition asked, CancellationToken ct) => HostOf(asked) is { } host ? await Clear(host, ct) : NotHis;

    /// <summary>An editor clears a host's settings.</summary>
    public async Task<Answer> Clear(string host, CancellationToken ct) =>
        await store.Outlets.Clear(host, ct) ? Done($"nothing is set for {host} any more: what the site does with all reports holds for its reports too") : Refused($"nothing is set for {host}");

    /// <summary>Keeps where he wants to be written to, and sends a letter there by which he confirms it.</summary>
    public async Task<Answer> Alert(Petition asked, string mail, CancellationToken ct)
    {
        if (HostOf(asked) is not { } host) return NotHis;
        if (!Writes) return Refused("this site sends no letters: follow the feed");
        if (MailAddress.Of(mail) is not { } to) return Refused("write a mail address, like desk@example.org");
        var now = time.GetUtcNow();
        if (await store.Outlets.Alert(asked.Number, ct) is { } before && now - before.Asked < BetweenLetters) return Refused("a letter was written a moment ago: open the address that stands in it, or wait ten minutes");
        var alert = new OutletAlert(asked.Number, host, to, now);
        if (!await store.Outlets.Ask(alert, ct)) return NotHis;
        var (subject, text) = AlertLetters.Confirm(alert, links.Confirm(alert));
        await letters.Add(new Letter(to, subject, text, null, now) { Stop = links.Stop(alert), Sealed = true }, ct);
        return Done($"a letter goes to {to}: open the address that stands in it within {AlertLinks.Lasts.Days} days");
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

    private static Answer NotHis => Refused("the site is not proven to be yours any more");

    private static Answer Done(string words) => new(false, [words]);

    private static Answer Refused(string words) => new(true, [words]);
}
