using System.Net;
using Stemma.App.Gather;
using Stemma.App.Mail;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Takedowns;

/// <summary>Requests as cases: kept, proven, decided, told about, said something against, lifted. What is erased and lifted is asked of the one that writes.</summary>
/// <param name="store">The store.</param>
/// <param name="letters">Where letters are put.</param>
/// <param name="proof">Who owns what.</param>
/// <param name="home">The site's own address, without a slash at its end; null where it is not known.</param>
/// <param name="time">The program's time.</param>
public sealed class Cases(IStore store, ILetters letters, OwnershipProof proof, string? home, TimeProvider time)
{
    private const int MostMails = 3, MostReceipts = 5;

    /// <summary>How long after the answer it is kept how to reach somebody.</summary>
    public static TimeSpan Remembered { get; } = TimeSpan.FromDays(183);

    /// <summary>Proof values.</summary>
    public OwnershipProof Proof => proof;

    /// <summary>What owners set for their outlets.</summary>
    public required OwnOutlet Outlets { get; init; }

    /// <summary>Whether a mail server is set, so that letters go by themselves; else an editor posts them.</summary>
    public bool Posts { get; init; }

    /// <summary>Whether a domain can be proven by a letter: there must be a way to send it, and a link to put in.</summary>
    public bool Mails => Posts && home is not null;

    /// <summary>Keeps a request.</summary>
    /// <returns>Its number, and the token by which whoever asked sees it; the token is null for a dispute of a link or claim. Null where too many wait.</returns>
    public async ValueTask<(int Number, string? Token)?> Ask(Petition petition, CancellationToken ct)
    {
        string? token = petition.Due is null ? null : Inbox.Draw();
        string given = Inbox.Address(petition.Url), url = petition.Kind == PetitionKind.Outlet ? petition.Url : await OwnPages.Meant(given, home, store.Reading, ct) ?? given;
        var kept = petition with
        {
            Token = token is null ? null : Inbox.Hash(token),
            Url = url,
            Host = url.Length == 0 ? "" : Identity.OfDomain(url) ?? "",
            Contact = MailAddress.Of(petition.Contact) ?? petition.Contact,
        };
        int earlier = kept.Contact.Length == 0 ? 0 : await store.Petitions.Asked(kept.Contact, time.GetUtcNow() - TimeSpan.FromDays(1), ct);
        if (await store.Petitions.Add(kept, ct) is not { } number) return null;
        // Nobody's letter box is filled by whoever gives his address.
        if (token is not null && earlier < MostReceipts) await Write(kept, CaseLetters.Receipt(kept with { Number = number, Issued = kept.At }, home is null ? null : $"{home}/case/{token}"), number, ct);
        return (number, token);
    }

    /// <summary>Looks for a proof, and takes the page down where it is there.</summary>
    public async Task<Answer> Prove(Petition asked, ProofKind kind, string host, CancellationToken ct)
    {
        if (!Provable(asked)) return Refused("this request cannot be proven, or is answered already");
        bool held = asked.Kind == PetitionKind.Outlet ? (await store.Ground.AtDomain(asked.Host, ct)).Count > 0 : (await new Requests(store).ForUrl(asked.Url, "", ct))?.Tellings.Count > 0;
        return await proof.Check(asked, kind, host, held, ct) is { } problem ? Refused(problem.Message) : await Proven(asked, kind, host, ct);
    }

    /// <summary>Takes a page down by the link of a letter to its domain.</summary>
    /// <returns>Null where the link is none.</returns>
    public async Task<Answer?> Confirm(int number, string host, string secret, CancellationToken ct) =>
        await ByLink(number, host, secret, ct) is { } asked ? await Proven(asked, ProofKind.Mail, host, ct) : null;

    /// <summary>The request that a letter's link is of; null where it is none, or is answered already.</summary>
    public async ValueTask<Petition?> ByLink(int number, string host, string secret, CancellationToken ct) =>
        await store.Petitions.One(number, ct) is { } asked && Provable(asked) && proof.Confirms(asked, host, secret) is null ? asked : null;

    /// <summary>Gives out new values.</summary>
    public async Task<Answer> Renew(Petition asked, CancellationToken ct)
    {
        await store.Petitions.Reissue(asked.Number, time.GetUtcNow(), ct);
        return Done("these are new values: those from before prove nothing any more");
    }

    /// <summary>Writes to a domain's own address.</summary>
    public async Task<Answer> Mail(Petition asked, string host, string role, CancellationToken ct)
    {
        if (!Mails) return Refused("this site sends no letters: use a file or a DNS record");
        if (!Provable(asked) || !OwnershipProof.Roles.Contains(role) || !ProofHosts.Of(asked.Url).Contains(host) || proof.IsExpired(asked)) return Refused("choose one of the addresses; if the values are too old, take new ones first");
        if (IPAddress.TryParse(host.Trim('[', ']'), out _)) return Refused("no letter goes to an IP address: use a file");
        if ((await new Requests(store).ForDomain(asked.Host, "", ct))?.Tellings.Count is not > 0) return Refused($"no report of {asked.Host} stands here, so no letter goes there: use a file or a DNS record");
        if (!await store.Petitions.Mail(asked.Number, time.GetUtcNow(), ProofHosts.Of(asked.Url)[^1], MostMails, ct)) return Refused("as many letters as may be were sent already: use a file or a DNS record, or try again tomorrow");
        var (subject, text) = CaseLetters.Proof(asked, host, $"{home}/proof/{asked.Number}/{host}/{proof.Value(asked, ProofKind.Mail, host)}");
        await letters.Add(new Letter($"{role}@{host}", subject, text, asked.Number, time.GetUtcNow()), ct);
        return Done($"a letter goes to {role}@{host}: open the address that stands in it");
    }

    /// <summary>An editor answers. A takedown is carried out before its request is forgotten: a crash between the two carries it out again, which changes nothing.</summary>
    public async Task<Answer> Answer(int number, bool granted, string reason, CancellationToken ct)
    {
        if (await store.Petitions.One(number, ct) is not { State: PetitionState.Waiting } waiting) return Refused($"there is no request {number} that waits");
        var done = Done(waiting switch
        {
            { Kind: PetitionKind.Takedown } => $"request {number} is refused",
            { Type: PetitionType.Delist } => granted ? $"request {number} is granted: nothing is found by the name" : $"request {number} is refused: the name is found as before",
            { Kind: PetitionKind.Correction or PetitionKind.Outlet } => $"request {number} is {(granted ? "granted" : "refused")}",
            _ => granted ? $"request {number} is granted: it stays hidden" : $"request {number} is refused: it is shown again",
        });
        if (granted && waiting.Kind == PetitionKind.Takedown)
            done = await store.Requests.Ask(new TakedownAsked(waiting.Url, null, $"request {number}") { Request = number, At = time.GetUtcNow(), Copy = waiting.Type == PetitionType.Copy }, ct);
        if (granted && waiting.Kind == PetitionKind.Dispute && TrackEntry.NumberIn(waiting.Subject) is { } track)
            done = Done($"request {number} is granted: {string.Join("; ", (await store.Requests.Ask(new TrackUndoAsked(track), ct)).Lines)}");
        if (!done.Refused) await Decided(waiting, granted, reason, ProofKind.None, ct);
        return done;
    }

    /// <summary>Keeps what is said against a decision, or for a copy.</summary>
    public async Task<Answer> Counter(Petition asked, string words, CancellationToken ct)
    {
        if (words.Trim().Length == 0) return Refused("write what is wrong with it");
        if (words.Length > Inbox.MostReason) return Refused($"it is longer than {Inbox.MostReason} letters");
        if (!await store.Petitions.Counter(asked.Number, words.Trim(), time.GetUtcNow(), ct)) return Refused("an editor has not read yet what you said before, or there is nothing to say anything against");
        await Write(asked, CaseLetters.Countered(asked), asked.Number, ct);
        return Done("it is kept: an editor reads it");
    }

    /// <summary>An editor answers what was said against a decision, or lifts a takedown by himself.</summary>
    public async Task<Answer> Hear(int number, bool lift, string reason, CancellationToken ct)
    {
        if (await store.Petitions.One(number, ct) is not { State: PetitionState.Granted or PetitionState.Refused } asked || (lift && asked.State != PetitionState.Granted))
            return Refused($"there is no request {number} that {(lift ? "was granted" : "was answered")}");
        if (lift && asked.Kind == PetitionKind.Takedown && await store.Requests.Ask(new LiftAsked(number, null), ct) is { Refused: true } not) return not;
        await store.Petitions.Hear(number, lift, reason, time.GetUtcNow(), ct);
        await Forgotten(ct);
        await Write(asked, CaseLetters.Heard(asked, lift, reason), number, ct);
        return Done(lift ? $"request {number} is lifted: the text comes back when its site gives it again" : $"request {number} stands as it was decided");
    }

    /// <summary>Lets a domain in again that was barred whole.</summary>
    public async Task<Answer> LiftDomain(string domain, CancellationToken ct) => await store.Requests.Ask(new LiftAsked(null, domain), ct);

    /// <summary>Writes to the publisher of a copy, by an editor's word: at the address that is known, else at the site's webmaster.</summary>
    public async Task<Answer> Tell(int number, CancellationToken ct)
    {
        if (await store.Petitions.One(number, ct) is not { Type: PetitionType.Copy, State: PetitionState.Waiting, Told: null } copy) return Refused($"there is no copy {number} whose publisher is to be told");
        return !Mails ? Refused("this site sends no letters") : await Tell(copy, await Publishers.AddressOf(copy.Host, store.Petitions, ct), ct);
    }

    /// <summary>An editor posted a letter by himself.</summary>
    public async Task<Answer> Posted(int letter, CancellationToken ct)
    {
        await store.Letters.Posted(letter, time.GetUtcNow(), ct);
        return Done("it is marked as posted");
    }

    private async Task<Answer> Tell(Petition copy, string to, CancellationToken ct)
    {
        string token = Inbox.Draw();
        await store.Petitions.Tell(copy.Number, Inbox.Hash(token), time.GetUtcNow(), ct);
        var (subject, text) = CaseLetters.Publisher(copy, $"{home}/case/{token}");
        await letters.Add(new Letter(to, subject, text, copy.Number, time.GetUtcNow()), ct);
        return Done($"a letter goes to the publisher of {copy.Host}");
    }

    private async Task<Answer> Proven(Petition asked, ProofKind kind, string host, CancellationToken ct)
    {
        string reason = $"proven by {Called(kind)} that {host} is the asker's";
        var done = asked.Kind == PetitionKind.Outlet ? Done($"{host} is proven to be yours: see who carries its texts")
            : await store.Requests.Ask(new TakedownAsked(asked.Url, null, $"request {asked.Number}, {reason}") { Request = asked.Number, At = time.GetUtcNow(), Proof = kind }, ct);
        if (!done.Refused) await Decided(asked, granted: true, reason, kind, ct);
        return done;
    }

    // Those whose address is known are told of their copies at once.
    private async ValueTask Decided(Petition asked, bool granted, string reason, ProofKind kind, CancellationToken ct)
    {
        await store.Petitions.Answer(asked.Number, granted ? PetitionState.Granted : PetitionState.Refused, reason, time.GetUtcNow(), ct, kind);
        await Forgotten(ct);
        if (asked.Due is not null) await Write(asked, CaseLetters.Decision(asked with { Proof = kind }, granted, reason, home is not null), asked.Number, ct);
        if (!Mails) return;
        foreach (var copy in await store.Petitions.Copies(asked.Number, ct))
            if (await Publishers.KnownOf(copy.Host, store.Petitions, ct) is { } known) await Tell(copy, known, ct);
    }

    // What was forgotten is not to lie on in the write-ahead log. Where another process reads just now, the next one to go takes it along.
    private async ValueTask Forgotten(CancellationToken ct)
    {
        try
        {
            await store.Scrub(ct);
        }
        catch (IOException)
        {
            // What was asked for is done.
        }
    }

    private async ValueTask Write(Petition asked, (string Subject, string Text) letter, int number, CancellationToken ct)
    {
        if (MailAddress.Of(asked.Contact) is { } to) await letters.Add(new Letter(to, letter.Subject, letter.Text, number, time.GetUtcNow()), ct);
    }

    /// <summary>Whether a request is granted at once where the domain is proven: one for a page or site of the asker's own, not one of a person whom it names.</summary>
    public static bool Provable(Petition asked) => asked is { Kind: PetitionKind.Takedown or PetitionKind.Outlet, State: PetitionState.Waiting, Type: not (PetitionType.Erase or PetitionType.Copy) } && ProofHosts.Of(asked.Url).Count > 0;

    /// <summary>A proof in words.</summary>
    public static string Called(ProofKind kind) => kind switch { ProofKind.File => "a file", ProofKind.Dns => "a DNS record", ProofKind.Mail => "a letter to the domain", _ => "nothing" };

    private static Answer Done(string words) => new(false, [words]);

    private static Answer Refused(string words) => new(true, [words]);
}
