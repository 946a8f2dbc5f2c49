using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Stemma.App.Gather;
using Stemma.App.Mail;
using Stemma.App.Store;
using Stemma.App.Store.Reading;

namespace Stemma.App.Takedowns;

/// <summary>
/// Requests by mail. A mail makes a request for each page that it names; one that names none makes one that waits for its page; a reply to a letter of ours, known by its number and code,
/// adds to what it answers, and says something against it where it is decided. What a program sent, and what we sent, is answered by nothing (RFC 3834).
/// </summary>
/// <param name="store">The store.</param>
/// <param name="own">Our own mail address.</param>
/// <param name="site">The site's own address, of whose pages the originals are meant; null where it is not known.</param>
/// <param name="time">The program's clock.</param>
public sealed partial class MailedRequests(IStore store, string own, string? site, TimeProvider time)
{
    /// <summary>The most letters in an hour to one address.</summary>
    public const int MostLetters = 5;

    private const int MostReminders = 3; // in a day, of a page that is missing: a program that answers looks like a person who names none
    private const int MostCodes = 8, MostStop = 100; // a phone's line may follow the word

    /// <summary>Takes a mail for good.</summary>
    /// <returns>False where too many wait: it is to be brought again.</returns>
    public async ValueTask<bool> Take(ReceivedMail mail, CancellationToken ct)
    {
        if (mail.Automatic || mail.From.Equals(own, StringComparison.OrdinalIgnoreCase)) return true;
        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.Id)));
        if (await store.Correspondence.Has(id, ct)) return true;
        var now = time.GetUtcNow();
        var words = await Meant(MailWords.Of(mail), ct);
        var (about, thread) = await Answered(mail, ct);
        var turn = about is null ? await Begun(mail, words, now, ct) : IsStop(words.Text) ? await Stopped(about, now, ct) : IsOpen(about) ? await Added(mail, words, thread, now, ct) : await Said(mail, words, about, now, ct);
        int letters = await store.Correspondence.LettersTo(mail.From, now.AddHours(-1), ct);
        return await store.Correspondence.Take(turn with { Mail = id, Answer = letters < MostLetters ? turn.Answer : static _ => null }, ct);
    }

    private static bool IsOpen(Petition petition) => petition is { State: PetitionState.Incomplete or PetitionState.Waiting, Type: not PetitionType.Copy };

    // In the subject, else in what it answers: our Message-IDs bear number and code too.
    private async ValueTask<(Petition? About, IReadOnlyList<Petition> Thread)> Answered(ReceivedMail mail, CancellationToken ct)
    {
        foreach (var match in InSubject().Matches(mail.Subject).Concat(mail.Answers.SelectMany(static a => InId().Matches(a))).Take(MostCodes))
        {
            if (int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out int number)
                && await store.Correspondence.Thread(number, match.Groups[2].Value.ToLowerInvariant(), ct) is { Count: > 0 } thread) return (thread.FirstOrDefault(p => p.Number == number) ?? thread[0], thread);
        }
        return (null, []);
    }

    private async ValueTask<MailTurn> Begun(ReceivedMail mail, MailWords words, DateTimeOffset now, CancellationToken ct)
    {
        IReadOnlyList<string> urls = words.Urls.Count > 0 ? words.Urls : [""];
        var held = await Held(urls, ct);
        var (made, tokens) = Requests(mail, urls, words.Text, now);
        return new MailTurn("", now)
        {
            New = made,
            Answer = numbers => numbers.Count == 0 ? null : Letter(mail, numbers[0], MailedReceipts.Begun(numbers, urls.Count == 1 && urls[0].Length == 0, held) + MailedReceipts.Cases(site, tokens) + MailedReceipts.Stop, now),
        };
    }

    // What is said on a decided case, or by a copy's publisher, goes to that case whoever sent it, for he had a letter about it; addresses in it ask for nothing.
    private async ValueTask<MailTurn> Said(ReceivedMail mail, MailWords words, Petition about, DateTimeOffset now, CancellationToken ct)
    {
        if (about.State == PetitionState.Lifted) return new MailTurn("", now) { Answer = _ => Letter(mail, about.Number, MailedReceipts.Closed(about.Number), now) };
        string by = about.Type == PetitionType.Copy ? $" from {mail.From}" : Known(mail, about) ? "" : ", from another address than the request's";
        bool silent = about.CounterWaits || await store.Correspondence.LettersTo(mail.From, now.AddDays(-1), ct) >= MostReminders;
        return new MailTurn("", now)
        {
            Said = [(about.Number, Cut($"[by mail{by}, {now:yyyy-MM-dd}] {words.Text}"))],
            Answer = _ => silent ? null : Letter(mail, about.Number, CaseLetters.Countered(about).Text, now),
        };
    }

    // The letters of a case go to whoever asked, or to the publisher of a copy; only these stop, so that nobody stops another's.
    private async ValueTask<MailTurn> Stopped(Petition about, DateTimeOffset now, CancellationToken ct) => new("", now)
    {
        Stops = [about.Type == PetitionType.Copy ? await Publishers.AddressOf(about.Host, store.Petitions, ct) : about.Contact],
    };

    private static bool IsStop(string text) => text.Length <= MostStop && text.Split('\n')[0].Trim().Trim('.', '!', '"', '“', '”').Equals("STOP", StringComparison.OrdinalIgnoreCase);

    private static bool Known(ReceivedMail mail, Petition about) => mail.From.Equals(about.Contact, StringComparison.OrdinalIgnoreCase);

    private async ValueTask<MailTurn> Added(ReceivedMail mail, MailWords words, IReadOnlyList<Petition> thread, DateTimeOffset now, CancellationToken ct)
    {
        var first = thread.First(IsOpen);
        var known = thread.Select(static p => Identity.OfUrl(p.Url)).ToHashSet();
        var urls = words.Urls.Where(u => !known.Contains(Identity.OfUrl(u))).ToList();
        bool lacked = first.State == PetitionState.Incomplete, lacks = lacked && urls.Count == 0;
        string added = $"[added by mail{(Known(mail, first) ? "" : ", from another address than the request's")}, {now:yyyy-MM-dd}] {words.Text}";
        var changed = thread.Where(IsOpen).Select(p => p with { Reason = Cut($"{p.Reason}\n\n{added}") }).ToList();
        if (lacked && !lacks) changed[0] = changed[0] with { Url = urls[0], Host = Identity.OfDomain(urls[0]) ?? "", State = PetitionState.Waiting, At = now };
        if (changed[0].State == PetitionState.Waiting && Inbox.Check(changed[0]) is not null) changed[0] = first;
        var held = await Held(urls, ct);
        bool silent = lacks ? await store.Correspondence.LettersTo(mail.From, now.AddDays(-1), ct) >= MostReminders : urls.Count == 0;
        int thread0 = thread[0].Number;
        var (made, tokens) = Requests(mail, urls.Skip(lacked ? 1 : 0), words.Text, now);
        return new MailTurn("", now)
        {
            Changed = changed,
            Thread = thread0,
            New = made,
            Answer = numbers => silent || numbers.Count == 0 && !lacked ? null : Letter(mail, thread0,
                MailedReceipts.Begun([.. lacked ? [first.Number] : (int[])[], .. numbers], lacks, held) + MailedReceipts.Cases(site, [.. tokens.Take(numbers.Count)]) + (Known(mail, first) ? MailedReceipts.Stop : ""), now),
        };
    }

    // Each with the token by which whoever asked sees it.
    private static (IReadOnlyList<Petition> Made, IReadOnlyList<string> Tokens) Requests(ReceivedMail mail, IEnumerable<string> urls, string reason, DateTimeOffset now)
    {
        var made = urls.Select(url => Request(mail, url, reason, now)).OfType<Petition>().Select(asked => (Asked: asked, Token: Inbox.Draw())).ToList();
        return ([.. made.Select(m => m.Asked with { Token = Inbox.Hash(m.Token) })], [.. made.Select(m => m.Token)]);
    }

    // Null for what the form would not take either.
    private static Petition? Request(ReceivedMail mail, string url, string reason, DateTimeOffset now)
    {
        var asked = new Petition
        {
            Kind = PetitionKind.Takedown,
            Url = url,
            Host = url.Length == 0 ? "" : Identity.OfDomain(url) ?? "",
            Who = mail.Name.Length > Inbox.MostLine ? "" : mail.Name,
            Contact = mail.From,
            Reason = Cut(reason.Length > 0 ? reason : "(the mail says nothing)"),
            At = now,
            State = url.Length == 0 ? PetitionState.Incomplete : PetitionState.Waiting,
        };
        return Inbox.Check(url.Length == 0 ? asked with { Url = "https://example.org/" } : asked) is null ? asked : null;
    }

    private static Letter Letter(ReceivedMail mail, int about, string text, DateTimeOffset now) => new(mail.From, MailedReceipts.Subject, text, about, now) { InReplyTo = mail.Id.StartsWith('<') ? mail.Id : null };

    private static string Cut(string text) => text.Length <= Inbox.MostReason ? text : text[..(Inbox.MostReason - 1)].TrimEnd() + "…";

    private async ValueTask<MailWords> Meant(MailWords words, CancellationToken ct)
    {
        var urls = new List<string>();
        foreach (string url in words.Urls)
            if (await OwnPages.Meant(url, site, store.Reading, ct) is { } meant) urls.Add(meant);
        return words with { Urls = urls };
    }

    // Only these are named in a letter: it may go to somebody who did not write, and is to carry nobody's links to him.
    private async ValueTask<IReadOnlyList<string>> Held(IEnumerable<string> urls, CancellationToken ct)
    {
        var held = new List<string>();
        foreach (string url in urls)
            if (Identity.OfUrl(url) is { } hash && (await store.Ground.AtUrl(hash, ct)).Count > 0) held.Add(url);
        return held;
    }

    [GeneratedRegex(@"\[Stemma (\d{1,9})-([a-z0-9]{6})\]", RegexOptions.IgnoreCase)]
    private static partial Regex InSubject();

    [GeneratedRegex(@"stemma\.(\d{1,9})-([a-z0-9]{6})\.[0-9a-f]+@", RegexOptions.IgnoreCase)]
    private static partial Regex InId();
}
