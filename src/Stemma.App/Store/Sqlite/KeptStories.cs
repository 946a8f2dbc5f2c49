using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>The stories and front pages that were read last, each as it stood under one number. An erasure empties it: what was erased is at hand nowhere.</summary>
internal sealed class KeptStories
{
    private const int MostTellings = 400; // of all stories together
    private const int MostFronts = 16;

    private readonly Lock _state = new();
    private readonly Dictionary<int, Held> _held = [];
    private readonly Dictionary<(int Generation, string Which, int Skip, int Count), (int Changes, FrontCards Cards)> _fronts = [];
    private int _tellings;
    private long _asked;

    /// <summary>How many erasures there were.</summary>
    public int Erasures { get; private set; }

    /// <summary>The story, if it is at hand as it was composed under this number.</summary>
    public Story? Get(int generation, int id, long composed)
    {
        lock (_state)
        {
            if (!_held.TryGetValue(id, out var held) || held.Generation != generation || held.Composed != composed) return null;
            held.Asked = ++_asked;
            return held.Story;
        }
    }

    /// <summary>Holds a story; those that nobody asked for the longest make room.</summary>
    /// <param name="generation">Its generation.</param>
    /// <param name="composed">The number it was composed under.</param>
    /// <param name="story">The story.</param>
    /// <param name="erasures">How many erasures there were before it was read: since another, it may hold what was erased.</param>
    public void Put(int generation, long composed, Story story, int erasures)
    {
        lock (_state)
        {
            Drop(story.Id.Value);
            if (erasures != Erasures || story.Tellings.Count > MostTellings) return;
            while (_tellings + story.Tellings.Count > MostTellings) Drop(_held.MinBy(static h => h.Value.Asked).Key);
            _held.Add(story.Id.Value, new Held(generation, composed, story) { Asked = ++_asked });
            _tellings += story.Tellings.Count;
        }
    }

    /// <summary>A page of the front page, or of a section's, as it stands after so many changes; read where it is not at hand.</summary>
    public FrontCards Front(int generation, string which, int skip, int count, int changes, Func<FrontCards> read)
    {
        lock (_state) if (_fronts.TryGetValue((generation, which, skip, count), out var held) && held.Changes == changes) return held.Cards;
        int erasures = Erasures;
        var cards = read();
        lock (_state)
        {
            if (erasures != Erasures) return cards;
            if (_fronts.Count >= MostFronts) _fronts.Clear();
            _fronts[(generation, which, skip, count)] = (changes, cards);
        }
        return cards;
    }

    /// <summary>Forgets all: something is erased.</summary>
    public void Clear()
    {
        lock (_state)
        {
            Erasures++;
            _held.Clear();
            _fronts.Clear();
            _tellings = 0;
        }
    }

    private void Drop(int id)
    {
        if (_held.Remove(id, out var held)) _tellings -= held.Story.Tellings.Count;
    }

    private sealed record Held(int Generation, long Composed, Story Story)
    {
        public long Asked { get; set; }
    }
}
