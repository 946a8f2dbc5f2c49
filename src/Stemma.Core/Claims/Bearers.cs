using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>A sentence's place among those that are read.</summary>
/// <param name="Reading">The text's number.</param>
/// <param name="Sentence">The sentence's number in it.</param>
internal readonly record struct SentencePlace(int Reading, int Sentence);

/// <summary>Which sentences of a story's texts go back to one sentence: what the lineage aligned, followed from text to text.</summary>
internal sealed class Bearers
{
    private const int LongestGap = 2; // sentences between two that were aligned
    private const int FewestOfKin = 3; // sentences that one text has from the other, or both from a third
    private const double Longer = 1.6; // than its like, by the lengths of what was aligned

    private readonly IReadOnlyList<Reading> _readings;
    private readonly Dictionary<TellingId, int> _numbers = [];
    private readonly Dictionary<SentencePlace, List<SentencePlace>> _beside = [];
    private readonly HashSet<(Reading, Reading)> _kin = [];

    /// <summary>Reads what the texts share.</summary>
    /// <param name="readings">The story's texts.</param>
    /// <param name="alignments">The passages of each two; those of other tellings are left out.</param>
    public Bearers(IReadOnlyList<Reading> readings, IReadOnlyList<Alignment> alignments)
    {
        _readings = readings;
        for (int i = 0; i < readings.Count; i++)
            foreach (var telling in readings[i].Copies.Prepend(readings[i].Telling)) _numbers[telling.Id] = i;
        foreach (var alignment in alignments)
        {
            if (!_numbers.TryGetValue(alignment.A, out int a) || !_numbers.TryGetValue(alignment.B, out int b) || a == b) continue;
            if (alignment.Sentences >= FewestOfKin) _kin.UnionWith([(readings[a], readings[b]), (readings[b], readings[a])]);
            foreach (var (x, y) in Pairs(alignment, a, b)) Add(new SentencePlace(a, x), new SentencePlace(b, y));
        }
    }

    /// <summary>The text of a place.</summary>
    public Reading Reading(SentencePlace place) => _readings[place.Reading];

    /// <summary>The sentence of a place.</summary>
    public ReadSentence Sentence(SentencePlace place) => _readings[place.Reading].Sentences[place.Sentence];

    /// <summary>Where a stretch of a telling begins; null where that is not read.</summary>
    public SentencePlace? At(TellingId telling, Span at) =>
        _numbers.TryGetValue(telling, out int number) && SentenceAt(number, at.Start) is >= 0 and var sentence ? new SentencePlace(number, sentence) : null;

    /// <summary>Whether one text carries sentences of the other, or both those of a third.</summary>
    public bool AreKin(Reading a, Reading b) => _kin.Contains((a, b));

    /// <summary>Whether another text has a like of the sentence, or prints the whole text.</summary>
    public bool Any(SentencePlace place) => _beside.ContainsKey(place) || Reading(place).Copies.Count > 0;

    /// <summary>The sentences that were aligned with this one.</summary>
    public IReadOnlyList<SentencePlace> Beside(SentencePlace place) => _beside.GetValueOrDefault(place) ?? [];

    /// <summary>All sentences that go back to the same as these, nearest first; those that are handed in are not among them.</summary>
    public IEnumerable<SentencePlace> Around(IEnumerable<SentencePlace> places)
    {
        var seen = new HashSet<SentencePlace>();
        var next = new Queue<SentencePlace>(places.Where(seen.Add));
        while (next.TryDequeue(out var place))
        {
            foreach (var other in Beside(place))
            {
                if (!seen.Add(other)) continue;
                yield return other;
                next.Enqueue(other);
            }
        }
    }

    private void Add(SentencePlace a, SentencePlace b)
    {
        if (!_beside.TryGetValue(a, out var ofA)) _beside[a] = ofA = [];
        if (!_beside.TryGetValue(b, out var ofB)) _beside[b] = ofB = [];
        ofA.Add(b);
        ofB.Add(a);
    }

    private IEnumerable<(int A, int B)> Pairs(Alignment alignment, int a, int b)
    {
        var pairs = alignment.Passages.Where(p => p.Kind != PassageKind.Common).Select(p => (A: SentenceAt(a, p.A.Start), B: SentenceAt(b, p.B.Start))).Where(p => p.A >= 0 && p.B >= 0).Distinct().ToList();
        return _readings[a].Language == _readings[b].Language ? pairs : pairs.Concat(Between(pairs, a, b));
    }

    // A translation's sentence without a name or figure of its own is aligned with nothing; where as many stand between two that are, and each is as long as its like, they are each other's.
    private IEnumerable<(int A, int B)> Between(List<(int A, int B)> pairs, int a, int b)
    {
        double ratio = (double)pairs.Sum(p => Length(b, p.B)) / Math.Max(1, pairs.Sum(p => Length(a, p.A)));
        foreach (var (from, to) in pairs.Zip(pairs.Skip(1)))
        {
            int gap = to.A - from.A - 1;
            if (gap is < 1 or > LongestGap || to.B - from.B - 1 != gap) continue;
            var between = Enumerable.Range(1, gap).Select(i => (A: from.A + i, B: from.B + i)).ToList();
            if (between.TrueForAll(p => Length(b, p.B) / (ratio * Length(a, p.A)) is <= Longer and >= 1 / Longer)) foreach (var pair in between) yield return pair;
        }
    }

    private int Length(int reading, int sentence) => Math.Max(1, _readings[reading].Sentences[sentence].At.Length);

    // The last that begins at or before the position, if it holds it.
    private int SentenceAt(int reading, int position)
    {
        var sentences = _readings[reading].Sentences;
        int low = 0, high = sentences.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (sentences[middle].At.Start <= position) low = middle;
            else high = middle - 1;
        }
        return high >= 0 && sentences[low].At.Start <= position && position < sentences[low].At.End ? low : -1;
    }
}
