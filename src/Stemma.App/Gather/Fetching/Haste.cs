namespace Stemma.App.Gather.Fetching;

/// <summary>The real time that one answer may take: the whole of it, and from where its body begins no more than its bytes earn, so that one that trickles holds nobody up.</summary>
internal sealed class Haste : IDisposable
{
    private readonly CancellationTokenSource _over;
    private readonly FetchOptions _options;
    private readonly TimeSpan _whole;
    private readonly long _from = TimeProvider.System.GetTimestamp();
    private TimeSpan? _body;

    /// <summary>It begins.</summary>
    /// <param name="whole">The most time.</param>
    /// <param name="options">What a body must earn.</param>
    /// <param name="ct">Ends it.</param>
    public Haste(TimeSpan whole, FetchOptions options, CancellationToken ct)
    {
        (_whole, _options) = (whole, options);
        _over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Within(whole);
    }

    /// <summary>When it is over.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>So many bytes of the body have come.</summary>
    public void Came(int bytes)
    {
        var now = TimeProvider.System.GetElapsedTime(_from);
        _body ??= now;
        var earned = _body.Value + _options.Patience + TimeSpan.FromSeconds(bytes / (double)_options.LeastRate);
        Within((earned < _whole ? earned : _whole) - now);
    }

    /// <inheritdoc/>
    public void Dispose() => _over.Dispose();

    private void Within(TimeSpan left) => _over.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
}
