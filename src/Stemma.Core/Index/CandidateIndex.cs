using Stemma.Core.News;

namespace Stemma.Core.Index;

/// <summary>
/// Finds the earlier tellings that may share a new one's text or tell its story. The one mutable class of Core, for one caller at a time.
/// Its answer depends on what it holds as a set, never on the order in which it came.
/// </summary>
public sealed class CandidateIndex
{
    /// <summary>Terms kept of a telling's profile.</summary>
    public const int MostTerms = 48;

    /// <summary>Days before or after a telling within which its text is sought.</summary>
    public const int TextDays = 120;

    /// <summary>Days before or after a telling within which its story is sought.</summary>
    public const int StoryDays = 21;

    /// <summary>Most candidates for shared text.</summary>
    public const int MostTexts = 48;

    /// <summary>Most candidates for the same story.</summary>
    public const int MostStories = 32;

    /// <summary>Most candidates in other scripts.</summary>
    public const int MostBridged = 12;

    // Of a key that very many hold, the earliest count for texts (the original is among them), the latest for stories.
    private const int MostHolders = 1024, MostTermHolders = 768, MostTouched = 1536, MostCompared = 6144, MostNameHolders = 128, FewestNames = 3, Scripts = 8, DeadBeforeCompaction = 1024;
    private const double LeastStoryScore = 0.04;

    private readonly Bars _bars = new();
    private Entries _entries = new();
    private Terms _terms = new();
    private SettledPostings _bands = new(), _shingles = new();
    private Postings _termPostings = new(), _names = new();
    private int[] _score = new int[256], _second = new int[256];

    /// <summary>How many tellings it holds.</summary>
    public int Count => _entries.Count - _entries.Dead;

    /// <summary>Looks a telling up among those before it and enters it, in one turn. A telling that is in already is entered anew. A barred one is not entered.</summary>
    /// <param name="id">The telling.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="at">Its time; null for one that never expires.</param>
    public Found Enter(TellingId id, CandidateKeys keys, DateTimeOffset? at)
    {
        Remove(id);
        if (_bars.Barring(keys) is { } barredBy) return new Found([], [], barredBy);
        int hours = Entries.HoursOf(at);
        var found = new Found(Texts(keys, hours, id), [.. Stories(keys, hours, id).Concat(Bridged(keys, hours, id)).DistinctBy(h => h.Id)], null);
        Add(id, keys, at);
        return found;
    }

    /// <summary>Looks keys up among the tellings before a place, as if those after it were not there; enters nothing, and tombstones do not count.</summary>
    /// <param name="before">The place in the log.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="at">Their time; null for one that never expires.</param>
    public Found Look(TellingId before, CandidateKeys keys, DateTimeOffset? at)
    {
        int hours = Entries.HoursOf(at);
        return new Found(Texts(keys, hours, before), [.. Stories(keys, hours, before).Concat(Bridged(keys, hours, before)).DistinctBy(h => h.Id)], null);
    }

    /// <summary>The tellings after a place that share anything with these keys: all that could find a telling of that place when they look, and some that could not.</summary>
    /// <param name="after">The place in the log.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="at">Their time; null for one that never expires.</param>
    public IReadOnlyList<TellingId> After(TellingId after, CandidateKeys keys, DateTimeOffset? at)
    {
        int hours = Entries.HoursOf(at);
        var found = new SortedSet<TellingId>();
        Span<int> one = stackalloc int[1];
        foreach (var shingle in keys.Shingles) Note(_shingles.Of(Key(shingle), one, _entries.Ids), TextDays);
        foreach (var band in keys.Bands) Note(_bands.Of(Key(band), one, _entries.Ids), TextDays);
        foreach (var term in keys.Terms.Take(MostTerms)) Note(_termPostings.Of(Key(term.Hash), one), StoryDays);
        foreach (var name in keys.Names) foreach (uint key in InOtherScripts(name.Hash)) Note(_names.Of(key, one), StoryDays);
        return [.. found];

        void Note(ReadOnlySpan<int> documents, int days)
        {
            foreach (int document in documents)
                if (_entries.Id(document).Value > after.Value && Alive(document, hours, days)) found.Add(_entries.Id(document));
        }
    }

    /// <summary>The tombstone that bars a text with these keys, or null.</summary>
    public TellingId? BarredBy(CandidateKeys keys) => _bars.Barring(keys);

    /// <summary>Bars a text: no telling that carries it enters any more.</summary>
    public void Bar(TellingId tombstone, CandidateKeys keys) => _bars.Add(tombstone, keys);

    /// <summary>Forgets a telling.</summary>
    public void Remove(TellingId id)
    {
        if (_entries.Remove(id) && _entries.Dead >= DeadBeforeCompaction && _entries.Dead * 2 > _entries.Count) Compact();
    }

    /// <summary>The 32-bit form of a key.</summary>
    internal static uint Key(ulong key) => (uint)(key ^ (key >> 32));

    private void Add(TellingId id, CandidateKeys keys, DateTimeOffset? at)
    {
        int document = _entries.Add(id, keys, at);
        if (document >= _score.Length) { Array.Resize(ref _score, _score.Length * 2); Array.Resize(ref _second, _second.Length * 2); }
        foreach (var band in keys.Bands) _bands.Add(Key(band), document, _entries.Ids);
        foreach (var shingle in keys.Shingles) _shingles.Add(Key(shingle), document, _entries.Ids);
        _terms.Add(keys.Terms);
        foreach (var term in _terms.Keys(document)) _termPostings.Add(term, document, _entries.Ids);
        foreach (var name in keys.Names) _names.Add(Key(name.Hash), document, _entries.Ids);
    }

    private List<Hit> Texts(CandidateKeys keys, int hours, TellingId before)
    {
        var touched = new List<int>();
        foreach (var shingle in keys.Shingles) Tally(_shingles, Key(shingle), hours, before, _score, touched);
        foreach (var band in keys.Bands) Tally(_bands, Key(band), hours, before, _second, touched);
        var hits = new List<(int Document, double Score)>();
        foreach (int document in touched)
        {
            int shingles = _score[document], bands = _second[document];
            _score[document] = _second[document] = 0;
            if (shingles + bands == 0) continue; // touched twice
            int fewer = Math.Max(1, Math.Min(keys.Shingles.Count, _entries.Shingles(document)));
            if (shingles < 2 && bands < 2 && shingles + bands < 2 && !(shingles == 1 && fewer <= 8)) continue;
            double contained = Math.Min(1, (double)shingles / fewer), alike = Math.Sqrt((double)bands / Math.Max(1, keys.Bands.Count));
            hits.Add((document, Math.Round(Math.Max(contained, alike), 4)));
        }
        return Best(hits, MostTexts);
    }

    private void Tally(SettledPostings postings, uint key, int hours, TellingId before, int[] counts, List<int> touched)
    {
        Span<int> one = stackalloc int[1];
        int taken = 0;
        foreach (int document in postings.Of(key, one, _entries.Ids))
        {
            if (!Within(document, hours, TextDays, before)) continue;
            if (_score[document] == 0 && _second[document] == 0) touched.Add(document);
            counts[document]++;
            if (++taken == MostHolders) break;
        }
    }

    // In two rounds: the heaviest terms gather those that hold them, the latest of each and no more than a budget; those with most are measured exactly.
    private List<Hit> Stories(CandidateKeys keys, int hours, TellingId before)
    {
        var touched = new List<int>();
        Span<int> one = stackalloc int[1];
        int budget = MostTouched;
        foreach (var term in keys.Terms.Take(MostTerms))
        {
            int weight = Terms.Quantised(term.Weight), taken = 0;
            var holders = _termPostings.Of(Key(term.Hash), one);
            for (int i = holders.Length - 1; i >= 0 && taken < MostTermHolders && budget > 0; i--)
            {
                int document = holders[i];
                if (!Within(document, hours, StoryDays, before)) continue;
                if (_score[document] == 0) touched.Add(document);
                _score[document] += 1 + weight;
                taken++;
                budget--;
            }
        }
        int most = MostCompared / Math.Clamp(keys.Terms.Count, 1, MostTerms);
        var gathered = new PriorityQueue<int, (int Score, int Id)>(most);
        foreach (int document in touched)
        {
            var rank = (_score[document], _entries.Id(document).Value);
            _score[document] = 0;
            if (gathered.Count < most) gathered.Enqueue(document, rank);
            else gathered.EnqueueDequeue(document, rank);
        }
        var profile = new TermTable(keys.Terms, MostTerms);
        var hits = new List<(int, double)>();
        foreach (var (document, _) in gathered.UnorderedItems)
            if (Math.Round(profile.Cosine(_terms.Keys(document), _terms.Weights(document)), 4) is >= LeastStoryScore and var cosine) hits.Add((document, Math.Min(1, cosine)));
        return Best(hits, MostStories);
    }

    // Tellings in other scripts by the rare names that they share: of a name that very many hold nothing follows.
    private List<Hit> Bridged(CandidateKeys keys, int hours, TellingId before)
    {
        var shared = new Dictionary<int, (int Names, double Weight)>();
        Span<int> one = stackalloc int[1];
        foreach (var name in keys.Names)
        {
            foreach (uint key in InOtherScripts(name.Hash))
            {
                var holders = new List<int>();
                foreach (int document in _names.Of(key, one)) if (Within(document, hours, StoryDays, before)) holders.Add(document);
                if (holders.Count > MostNameHolders) continue;
                foreach (int document in holders)
                {
                    var (names, weight) = shared.GetValueOrDefault(document);
                    shared[document] = (names + 1, weight + name.Weight / (1 + Math.Log(holders.Count)));
                }
            }
        }
        return Best([.. shared.Where(s => s.Value.Names >= FewestNames).Select(s => (s.Key, Math.Round(s.Value.Weight / (1 + s.Value.Weight), 4)))], MostBridged);
    }

    // A name's key ends with its script: the same name in the others.
    private static IEnumerable<uint> InOtherScripts(ulong key)
    {
        for (uint script = 0; script < Scripts; script++) if (script != (key & (Scripts - 1))) yield return Key((key & ~(ulong)(Scripts - 1)) | script);
    }

    private bool Within(int document, int hours, int days, TellingId before) => _entries.Id(document).Value < before.Value && Alive(document, hours, days);

    private bool Alive(int document, int hours, int days)
    {
        if (_entries.IsDead(document)) return false;
        int other = _entries.Hours(document);
        return other == Entries.Timeless || hours == Entries.Timeless || Math.Abs((long)other - hours) <= days * 24L;
    }

    // The best by score, then by id; of verbatim copies only the earliest, so that a copy adds no comparison.
    private List<Hit> Best(List<(int Document, double Score)> hits, int most)
    {
        hits.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : _entries.Id(a.Document).CompareTo(_entries.Id(b.Document)));
        var best = new List<Hit>(Math.Min(hits.Count, most));
        var texts = new HashSet<ulong>();
        foreach (var (document, score) in hits)
        {
            if (best.Count == most) break;
            ulong text = _entries.TextHash(document);
            if (text != 0 && !texts.Add(text)) continue;
            best.Add(new Hit(_entries.Id(document), score));
        }
        return best;
    }

    private void Compact()
    {
        var (old, terms) = (_entries, _terms);
        var (fresh, renumber) = old.Compact();
        (_entries, _terms) = (fresh, new Terms());
        for (int i = 0; i < old.Count; i++) if (!old.IsDead(i)) _terms.Add(terms.Keys(i), terms.Weights(i));
        _bands = _bands.Without(old.IsDead, renumber, fresh.Ids);
        _shingles = _shingles.Without(old.IsDead, renumber, fresh.Ids);
        _termPostings = _termPostings.Without(old.IsDead, renumber, fresh.Ids);
        _names = _names.Without(old.IsDead, renumber, fresh.Ids);
    }
}
