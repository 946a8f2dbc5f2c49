using Stemma.Core.Index;
using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>Learns words of two languages from the tellings of an edition: of those that tell one story in two languages, those whose sentences translate each other by names and figures alone.</summary>
internal sealed class WordLearning
{
    private const int AtHand = 1024;    // of the tellings before: translations follow within hours
    private const int MostCompared = 4; // with one telling

    private readonly StreamTables _before;
    private readonly WordLessons _lessons;
    private readonly CandidateIndex _index = new();
    private readonly Dictionary<TellingId, Telling> _held = [];
    private readonly Queue<TellingId> _order = [];

    /// <summary>Goes on from an edition.</summary>
    public WordLearning(StreamTables before) => (_before, _lessons) = (before, new WordLessons(before.WordPairs));

    /// <summary>Learns from a telling and those before it.</summary>
    /// <returns>The telling.</returns>
    public Telling Seen(Telling telling)
    {
        var near = _index.Enter(telling.Id, telling.Keys, telling.At).Stories.Where(s => _held.ContainsKey(s.Id)).Select(s => _held[s.Id]);
        string language = Stems.Primary(telling.Article.Language);
        foreach (var other in near.Where(t => Stems.Primary(t.Article.Language) != language).Take(MostCompared)) TranslatedWords.Learn(other, telling, _before, _lessons);
        _held[telling.Id] = telling;
        _order.Enqueue(telling.Id);
        if (_order.Count > AtHand) _held.Remove(_order.Dequeue());
        return telling;
    }

    /// <summary>All that was learned.</summary>
    public WordPairs Closed() => _lessons.Closed();
}
