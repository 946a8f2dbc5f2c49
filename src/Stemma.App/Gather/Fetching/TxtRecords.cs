using System.Net;
using DnsClient;
using Stemma.Core.News;

namespace Stemma.App.Gather.Fetching;

/// <summary>Reads TXT records (RFC 1035, 3.3.14), by TCP where an answer is too long for UDP.</summary>
/// <param name="server">The resolver to ask; null for the system's.</param>
public sealed class TxtRecords(IPEndPoint? server)
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5), Once = TimeSpan.FromSeconds(2);

    private readonly Lazy<LookupClient> _client = new(() =>
    {
        var options = server is null ? new LookupClientOptions() : new LookupClientOptions(server) { AutoResolveNameServers = false };
        (options.UseCache, options.Retries, options.Timeout, options.UseTcpFallback, options.ThrowDnsErrors) = (false, 1, Once, true, false);
        return new LookupClient(options);
    });

    /// <summary>The texts of the records of this very name, each record's parts put together.</summary>
    /// <param name="name">The name.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>The texts, none where the name has no such record; a problem where the resolver gave no answer in time.</returns>
    public async ValueTask<(IReadOnlyList<string> Texts, Problem? Problem)> Of(string name, CancellationToken ct)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(Most);
        try
        {
            var answer = await _client.Value.QueryAsync(name, QueryType.TXT, QueryClass.IN, late.Token).WaitAsync(late.Token);
            if (answer.HasError && answer.Header.ResponseCode is not (DnsHeaderResponseCode.NotExistentDomain or DnsHeaderResponseCode.NoError))
                return ([], new Problem("dns", $"the resolver answers {answer.Header.ResponseCode}"));
            return ([.. answer.Answers.TxtRecords().Where(r => string.Equals(r.DomainName.Value.TrimEnd('.'), name, StringComparison.OrdinalIgnoreCase)).Select(r => string.Concat(r.Text))], null);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return ([], new Problem("dns", $"no resolver answered within {Most.TotalSeconds:0} seconds"));
        }
        catch (DnsResponseException broken)
        {
            return ([], new Problem("dns", broken.Message));
        }
    }
}
