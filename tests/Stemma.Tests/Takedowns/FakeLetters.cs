using Stemma.App.Store;

namespace Stemma.Tests.Takedowns;

/// <summary>Letters in memory.</summary>
internal sealed class FakeLetters : ILetters
{
    private readonly Lock _state = new();
    private readonly List<Letter> _all = [];

    public IReadOnlyList<Letter> All
    {
        get { lock (_state) return [.. _all]; }
    }

    public ValueTask<int> Add(Letter letter, CancellationToken ct)
    {
        lock (_state)
        {
            _all.Add(letter with { Number = _all.Count + 1 });
            return ValueTask.FromResult(_all.Count);
        }
    }

    public ValueTask<IReadOnlyList<Letter>> Due(DateTimeOffset now, int count, CancellationToken ct) => ValueTask.FromResult(All);

    public ValueTask Posted(int number, DateTimeOffset at, CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask Failed(int number, DateTimeOffset again, string why, CancellationToken ct) => ValueTask.CompletedTask;
}
