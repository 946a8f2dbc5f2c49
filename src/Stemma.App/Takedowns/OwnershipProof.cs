using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Stemma.App.Gather.Fetching;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Takedowns;

/// <summary>Where proofs are looked for.</summary>
/// <param name="Fetch">Asks for an address; the flag lets it ask the operator's own net where that is allowed.</param>
/// <param name="Texts">The TXT records of a name, or why there are none.</param>
/// <param name="IsOwn">Whether an address is one of the operator's own net that may be asked.</param>
public sealed record ProofSources(
    Func<FetchRequest, bool, CancellationToken, ValueTask<Fetched>> Fetch, Func<string, CancellationToken, ValueTask<(IReadOnlyList<string> Texts, Problem? Problem)>> Texts, Func<WebAddress, bool> IsOwn);

/// <summary>
/// Whether somebody owns the domain of a page: he puts a value that we give him where only its owner can. A value is bound to the request, the host, the kind of proof and
/// the moment it was given out (HMAC-SHA-256), so that no other request's and no other host's does.
/// </summary>
public sealed class OwnershipProof(byte[] key, ProofSources sources, TimeProvider time)
{
    private const int MostOfFile = 1024, NameLetters = 16;

    /// <summary>How long a value holds.</summary>
    public static TimeSpan Lasts { get; } = TimeSpan.FromDays(7);

    /// <summary>The host's addresses that a letter can go to; nobody but a host's owner is to have them (RFC 2142).</summary>
    public static IReadOnlyList<string> Roles { get; } = ["postmaster", "abuse", "webmaster"];

    /// <summary>The value that proves a host in one way.</summary>
    public string Value(Petition asked, ProofKind kind, string host) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"stemma {kind} {asked.Number} {host} {asked.Issued.UtcTicks}")));

    /// <summary>Where the file is to stand. Its name is no part of its value: a site that answers with what it was asked for proves nothing.</summary>
    public string FileAddress(Petition asked, string host)
    {
        var page = WebAddress.Parse(asked.Url).Address;
        string origin = page is not null && sources.IsOwn(page) ? (page with { Host = host, Ip = page.Host == host ? page.Ip : null }).Origin : $"https://{host}";
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Value(asked, ProofKind.File, host))))[..NameLetters];
        return $"{origin}/.well-known/stemma-{name}.txt";
    }

    /// <summary>The name whose TXT record is to hold the value.</summary>
    public static string RecordName(string host) => $"_stemma.{host}";

    /// <summary>Whether the values of a request hold no more.</summary>
    public bool IsExpired(Petition asked) => time.GetUtcNow() - asked.Issued > Lasts;

    /// <summary>Looks for a file or a record.</summary>
    /// <param name="asked">The request, that waits.</param>
    /// <param name="kind">Which of the two.</param>
    /// <param name="host">The host that is proven.</param>
    /// <param name="held">Whether a page is held at the address, so that the operator's own net may be asked.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>Null where it is proven; else why not, with what to do.</returns>
    public async ValueTask<Problem?> Check(Petition asked, ProofKind kind, string host, bool held, CancellationToken ct)
    {
        if (Wrong(asked, host) is { } wrong) return wrong;
        return kind switch
        {
            ProofKind.File => await File(asked, host, held, ct),
            ProofKind.Dns => await Record(asked, host, ct),
            _ => new Problem("proof-kind", "choose a file or a DNS record"),
        };
    }

    /// <summary>Whether a letter's link proves the host: null, or why not.</summary>
    public Problem? Confirms(Petition asked, string host, string secret) =>
        Wrong(asked, host) ?? (Same(secret, Value(asked, ProofKind.Mail, host)) ? null : new Problem("proof-link", "this link proves nothing: take the newest letter's"));

    private Problem? Wrong(Petition asked, string host) =>
        !ProofHosts.Of(asked.Url).Contains(host) ? new Problem("proof-host", $"{host} is not the page's host, nor a registered domain above it")
        : IsExpired(asked) ? new Problem("proof-expired", $"the value is older than {Lasts.Days} days: take a new one") : null;

    private async ValueTask<Problem?> File(Petition asked, string host, bool held, CancellationToken ct)
    {
        string address = FileAddress(asked, host);
        var answer = await sources.Fetch(new FetchRequest(address, Accept: "text/plain, */*;q=0.5", MaxBytes: MostOfFile) { Invited = true }, held, ct);
        if (answer.Outcome is not FetchOutcome.Fetched)
            return new Problem("proof-file", answer.Problem is { } problem && problem.Code != FetchGuard.Refused ? $"the file cannot be had at {address}: {problem.Message}" : $"the file cannot be had at {address}");
        if (WebAddress.Parse(answer.FinalUrl).Address is not { } from || WebAddress.Parse(address).Address is not { } wanted || from.Origin != wanted.Origin || from.PathAndQuery != wanted.PathAndQuery)
            return new Problem("proof-redirect", $"{address} leads elsewhere: the file must stand there itself");
        return Same(Encoding.UTF8.GetString(answer.Body.Span).Trim('\uFEFF', ' ', '\t', '\r', '\n'), Value(asked, ProofKind.File, host))
            ? null : new Problem("proof-file", $"the file at {address} holds something else than the value: it must hold the value alone");
    }

    private async ValueTask<Problem?> Record(Petition asked, string host, CancellationToken ct)
    {
        string name = RecordName(host), value = Value(asked, ProofKind.Dns, host);
        var (texts, problem) = await sources.Texts(name, ct);
        bool found = false;
        foreach (string text in texts) found |= Same(text.Trim(), value);
        return found ? null : new Problem("proof-dns", problem is not null ? $"the TXT record {name} cannot be had: {problem.Message}" : texts.Count == 0
            ? $"there is no TXT record {name} yet: a new one may take an hour to be seen" : $"the TXT record {name} holds something else than the value");
    }

    private static bool Same(string given, string value) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
