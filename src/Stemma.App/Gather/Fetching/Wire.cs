using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Unicode;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.App.Gather.Fetching;

/// <summary>One answer off the wire, nothing decoded.</summary>
/// <param name="Status">The status; 0 where none came.</param>
/// <param name="Headers">As sent, in order.</param>
/// <param name="Body">What of the body came, under the cap.</param>
/// <param name="Problem">Why there is none, or why it is cut; null for a whole answer.</param>
internal sealed record Answer(int Status, IReadOnlyList<(string Name, string Value)> Headers, ReadOnlyMemory<byte> Body, Problem? Problem)
{
    /// <summary>When the origin wants to be asked again, in program time; null where it did not say.</summary>
    public DateTimeOffset? RetryAfter { get; init; }

    /// <summary>What the site's robots.txt and tdmrep.json want done with the page.</summary>
    public IReadOnlyList<string> OfSite { get; init; } = [];

    /// <summary>Whether it leads elsewhere.</summary>
    public bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308;

    /// <summary>Whether it leads elsewhere for good.</summary>
    public bool IsPermanent => Status is 301 or 308;

    /// <summary>Where it leads: the Location header, its bytes read as UTF-8 where they are; null where it is missing or empty.</summary>
    public string? Location => All("Location").FirstOrDefault() is { Length: > 0 } raw ? Unfolded(raw) : null;

    /// <summary>The values of a header joined by commas; null where it is missing.</summary>
    public string? Header(string name) => All(name).ToList() is { Count: > 0 } values ? string.Join(", ", values) : null;

    /// <summary>All values of a header.</summary>
    public IEnumerable<string> All(string name) => Headers.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);

    private static string Unfolded(string latin1)
    {
        var bytes = Encoding.Latin1.GetBytes(latin1);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : latin1;
    }
}

/// <summary>The only place of the program that opens connections: one request at a time, to what the guard has judged; no redirects, cookies, proxies or decoding of its own.</summary>
internal sealed class Wire : IDisposable
{
    private const int MostDialled = 4;
    private const int MostLookups = 32; // at once: the system's resolver holds a thread for each

    private readonly FetchGuard _guard;
    private readonly FetchOptions _options;
    private readonly HttpMessageInvoker _http;
    private readonly SemaphoreSlim _lookups = new(MostLookups);

    public Wire(FetchOptions options, FetchGuard guard)
    {
        _guard = guard;
        _options = options;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false, // a proxy would be judged in the place of what it asks
            Credentials = null,
            PreAuthenticate = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            ConnectTimeout = options.ConnectTimeout,
            ConnectCallback = Connect,
            MaxConnectionsPerServer = 2,
            MaxResponseHeadersLength = options.MaxHeaderKilobytes,
            MaxResponseDrainSize = 32 << 10,
            ResponseDrainTimeout = TimeSpan.FromMilliseconds(500),
            PooledConnectionIdleTimeout = options.Gap + TimeSpan.FromSeconds(1), // until the next request and no longer: each of many sites leaves a connection behind,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
        });
    }

    /// <summary>Asks once and reads the body of a 200 or 203. Bad luck is data; only <paramref name="ct"/> is thrown for.</summary>
    /// <param name="address">The address.</param>
    /// <param name="headers">Request headers, sent as they are.</param>
    /// <param name="form">A form to be sent (POST), or null to ask (GET).</param>
    /// <param name="cap">The most bytes of body that are read.</param>
    /// <param name="takesPart">Whether the first <paramref name="cap"/> bytes of a larger body will do.</param>
    /// <param name="left">The real time it may take.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Answer> Send(
        WebAddress address, IEnumerable<(string Name, string Value)> headers, IReadOnlyList<(string Name, string Value)>? form, int cap, bool takesPart, TimeSpan left, CancellationToken ct)
    {
        using var haste = new Haste(left, _options, ct);
        using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, address.Uri) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        if (form is not null) request.Content = new FormUrlEncodedContent(form.Select(static f => KeyValuePair.Create(f.Name, f.Value)));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using var response = await _http.SendAsync(request, haste.Over);
            return await Read(response, cap, takesPart, haste);
        }
        catch (Exception failure) when (Explained(failure) is { } problem)
        {
            ct.ThrowIfCancellationRequested();
            return new Answer(0, [], default, problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _lookups.Dispose();
    }

    private async Task<Answer> Read(HttpResponseMessage response, int cap, bool takesPart, Haste haste)
    {
        int status = (int)response.StatusCode;
        List<(string, string)> headers = [.. Listed(response.Headers), .. Listed(response.Content.Headers)];
        var answer = new Answer(status, headers, default, null);
        if (status is not (200 or 203)) return answer;
        if (!takesPart && response.Content.Headers.ContentLength > cap) return answer with { Problem = Decoding.TooLarge(cap) };
        using var body = new PooledBytes();
        var block = ArrayPool<byte>.Shared.Rent(1 << 14);
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(haste.Over);
            haste.Came(0);
            for (int n; (n = await stream.ReadAsync(block, haste.Over)) > 0;)
            {
                haste.Came(body.Length + n);
                if (!takesPart && body.Length + n > cap) return answer with { Problem = Decoding.TooLarge(cap) };
                body.Write(block.AsSpan(0, Math.Min(n, cap - body.Length)));
                if (body.Length == cap && takesPart) break;
            }
            return answer with { Body = body.ToArray() };
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            bool cut = body.Length > 0 && broken is HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded };
            return answer with { Body = body.ToArray(), Problem = cut ? new Problem(Fetched.CutCode, "the answer broke off before its end") : Explained(broken) };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private static IEnumerable<(string, string)> Listed(HttpHeaders headers)
    {
        foreach (var (name, values) in headers.NonValidated)
            foreach (string value in values) yield return (name, value);
    }

    // What is dialled is what was judged: the addresses, not the name.
    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        string scheme = context.InitialRequestMessage.RequestUri!.Scheme, host = context.DnsEndPoint.Host;
        var (address, problem) = WebAddress.Parse($"{scheme}://{(host.Contains(':', StringComparison.Ordinal) ? $"[{host.Trim('[', ']')}]" : host)}:{context.DnsEndPoint.Port}/");
        IReadOnlyList<IPAddress> dial = [];
        if (address is not null) (dial, problem) = await Resolved(address, ct);
        if (problem is not null) throw new RefusedException(problem);
        Exception? last = null;
        IPAddress[] tried = [.. Alternating(dial).Take(MostDialled)];
        foreach (var ip in tried)
        {
            try
            {
                return await Dial(new IPEndPoint(ip, context.DnsEndPoint.Port), _options.ConnectTimeout / tried.Length, ct);
            }
            catch (Exception failed) when (!ct.IsCancellationRequested && failed is SocketException or OperationCanceledException)
            {
                last = failed is OperationCanceledException ? new SocketException((int)SocketError.TimedOut) : failed;
            }
        }
        throw last!;
    }

    private async ValueTask<(IReadOnlyList<IPAddress> Dial, Problem? Problem)> Resolved(WebAddress address, CancellationToken ct)
    {
        if (address.Ip is not null) return await _guard.Resolve(address, ct);
        await _lookups.WaitAsync(ct);
        try
        {
            return await _guard.Resolve(address, ct);
        }
        finally
        {
            _lookups.Release();
        }
    }

    // One family after the other, so that a net without IPv6 is not waited for four times.
    private static IEnumerable<IPAddress> Alternating(IReadOnlyList<IPAddress> found) =>
        found.GroupBy(a => a.AddressFamily).SelectMany(family => family.Select((a, i) => (At: i, Address: a))).OrderBy(a => a.At).Select(a => a.Address);

    private static async Task<Stream> Dial(IPEndPoint end, TimeSpan within, CancellationToken ct)
    {
        var socket = new Socket(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(within);
            await socket.ConnectAsync(end, patience.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Problem? Explained(Exception failure)
    {
        for (var at = failure; at is not null; at = at.InnerException)
            if (at is RefusedException refused) return refused.Problem;
        return failure switch
        {
            OperationCanceledException { InnerException: TimeoutException } => new Problem("connect-slow", "the connection took too long"),
            OperationCanceledException => new Problem("too-slow", "the answer took too long"),
            HttpRequestException http => new Problem(Code(http.HttpRequestError), Said(http)),
            IOException io => new Problem("connection-broke", $"the connection broke: {io.Message}"),
            SocketException socket => new Problem("no-connection", socket.Message),
            InvalidOperationException or FormatException or ArgumentException => new Problem("bad-answer", $"the answer cannot be read: {failure.Message}"),
            _ => null,
        };
    }

    private static string Said(HttpRequestException failure)
    {
        Exception inner = failure;
        while (inner.InnerException is { } next) inner = next;
        return inner.Message;
    }

    private static string Code(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "no-such-host",
        HttpRequestError.ConnectionError => "no-connection",
        HttpRequestError.SecureConnectionError => "tls",
        HttpRequestError.ResponseEnded => "connection-broke",
        HttpRequestError.ConfigurationLimitExceeded => "headers-too-large",
        _ => "bad-answer",
    };

    // Carries the guard's verdict out of the connect callback.
    private sealed class RefusedException(Problem problem) : IOException(problem.Message)
    {
        public Problem Problem { get; } = problem;
    }
}
