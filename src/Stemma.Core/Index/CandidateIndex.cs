using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Stemma.Core.News;

namespace Stemma.Core.Index;

/// <summary>
/// Finds the earlier tellings that may share a new one's text or tell its story. The one mutable class of Core, for one caller at a time.
/// Its answer depends on what it holds as a set, never on the order in which it came.
/// </summary>
public sealed partial class CandidateIndex
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
    private const int MostHolders = 1024, MostTermHolders = 768, MostTouched = 1536, MostCompared = 6144, MostNameHolders = 128, FewestNames = 3, Scripts = 8, MostStacked = 512, ABand = 1 << 16, FewShingles = 8, DeadBeforeCompaction = 1024;
    private const int LeastStoryScore = 400; // ten thousandths

    private readonly Bars _bars = new();
    private Entries _entries = new();
    private Terms _terms = new();
    private SettledPostings _bands = new(), _shingles = new();
    private Postings _termPostings = new(), _names = new();
    private int _scripts;

    // Used within one call.
    private readonly TermTable _profile = new();
    private readonly List<int> _found = [];
    private readonly List<ulong> _ranks = [];
    private readonly int[] _one = new int[1];
    private int[] _score = new int[256]; // by document: nought outside a call
    private int[] _documents = new int[257]; // those whose score is not nought, and room to write one more
    private int _touched; // how many they are
    private int _fetched; // of no meaning: what is looked at is to be in the processor's cache

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
        var found = Found(keys, hours, id);
        Add(id, keys, at, looked: true);
        return found;
    }

    /// <summary>Enters a telling that was let in before, looking nothing up: so an index is built again. Of many entered one after another each costs little, and the first look after them more.</summary>
    /// <inheritdoc cref="Enter"/>
    public void Hold(TellingId id, CandidateKeys keys, DateTimeOffset? at)
    {
        Remove(id);
        Add(id, keys, at, looked: false);
    }

    /// <summary>Looks keys up among the tellings before a place, as if those after it were not there; enters nothing, and tombstones do not count.</summary>
    /// <param name="before">The place in the log.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="at">Their time; null for one that never expires.</param>
    public Found Look(TellingId before, CandidateKeys keys, DateTimeOffset? at) => Found(keys, Entries.HoursOf(at), before);

    /// <summary>The tellings, earlier and later ones, whose stories are nearest to these keys, those of some left out: what else there is on a subject.</summary>
    /// <param name="but">The tellings left out.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="at">Their time; null for one that never expires.</param>
    public IReadOnlyList<Hit> Beyond(IReadOnlySet<TellingId> but, CandidateKeys keys, DateTimeOffset? at) => Stories(keys, Entries.HoursOf(at), new TellingId(int.MaxValue), but);

    /// <summary>The tellings after a place that share anything with these keys: all that could find a telling of that place when they look, and some that could not.</summary>
    /// <param name="after">The place in the log.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="at">Their time; null for one that never expires.</param>
    public IReadOnlyList<TellingId> After(TellingId after, CandidateKeys keys, DateTimeOffset? at)
    {
        int hours = Entries.HoursOf(at);
        Window texts = new(hours, TextDays, int.MaxValue), stories = new(hours, StoryDays, int.MaxValue);
        var found = new SortedSet<TellingId>();
        foreach (var shingle in keys.Shingles) foreach (var stretch in _shingles.Of(Key(shingle), _entries.Ids)) foreach (int document in stretch) Note(document, texts);
        foreach (var band in keys.Bands) foreach (var stretch in _bands.Of(Key(band), _entries.Ids)) foreach (int document in stretch) Note(document, texts);
        foreach (var term in keys.Terms.Take(MostTerms)) foreach (int document in _termPostings.Of(Key(term.Hash), _one)) Note(document, stories);
        foreach (var name in keys.Names) foreach (uint key in InOtherScripts(name.Hash)) foreach (int document in _names.Of(key, _one)) Note(document, stories);
        return [.. found];

        void Note(int document, Window window)
        {
            if (_entries.Id(document).Value > after.Value && Within(document, window)) found.Add(_entries.Id(document));
        }
    }

    /// <summary>The tombstone that bars a text with these keys, or null.</summary>
    public TellingId? BarredBy(CandidateKeys keys) => _bars.Barring(keys);

    /// <summary>Bars a text: no telling that carries it enters any more.</summary>
    public void Bar(TellingId tombstone, CandidateKeys keys) => _bars.Add(tombstone, keys);

    /// <summary>Lets a text in again.</summary>
    public void Unbar(TellingId tombstone) => _bars.Remove(tombstone);

    /// <summary>Forgets a telling.</summary>
    public void Remove(TellingId id)
    {
        if (_entries.Remove(id) && _entries.Dead >= DeadBeforeCompaction && _entries.Dead * 2 > _entries.Count) Compact();
    }

    /// <summary>The 32-bit form of a key, spread so that its upper bits tell keys apart (Knuth's multiplicative hashing, which loses none).</summary>
    internal static uint Key(ulong key) => (uint)(key ^ (key >> 32)) * 0x9E3779B1u;

    private static void Keys(IReadOnlyList<ulong> keys, Span<uint> shorter)
    {
        if (keys is ulong[] all) for (int i = 0; i < shorter.Length; i++) shorter[i] = Key(all[i]);
        else for (int i = 0; i < shorter.Length; i++) shorter[i] = Key(keys[i]);
    }

    private void Add(TellingId id, CandidateKeys keys, DateTimeOffset? at, bool looked)
    {
        int document = _entries.Add(id, keys, at);
        if (document >= _score.Length) MakeRoom();
        AddAll(_bands, keys.Bands, document, looked);
        AddAll(_shingles, keys.Shingles, document, looked);
        _terms.Add(keys.Terms);
        foreach (var term in _terms.Keys(document)) _termPostings.Add(term, document, _entries.Ids);
        foreach (var name in keys.Names)
        {
            _names.Add(Key(name.Hash), document, _entries.Ids);
            _scripts |= ScriptOf(name.Hash);
        }
    }

    private void AddAll(SettledPostings postings, IReadOnlyList<ulong> keys, int document, bool looked)
    {
        Span<uint> held = keys.Count <= MostStacked ? stackalloc uint[keys.Count] : new uint[keys.Count];
        Keys(keys, held);
        if (looked) postings.AddAll(held, document, _entries.Ids);
        else postings.Await(held, document, _entries.Ids);
    }

    private Found Found(CandidateKeys keys, int hours, TellingId before)
    {
        var (texts, stories, bridged) = (Texts(keys, hours, before), Stories(keys, hours, before), Bridged(keys, hours, before));
        return new Found(texts, bridged.Count == 0 ? stories : [.. stories.Concat(bridged).DistinctBy(h => h.Id)], null);
    }

    private List<Hit> Texts(CandidateKeys keys, int hours, TellingId before)
    {
        _touched = 0;
        var window = Window(hours, TextDays, before);
        Tally(_shingles, keys.Shingles, window, 1);
        Tally(_bands, keys.Bands, window, ABand);
        int most = Math.Max(1, keys.Shingles.Count);
        foreach (int document in _documents.AsSpan(0, _touched))
        {
            int score = _score[document];
            _score[document] = 0;
            int fewer = Math.Max(1, Math.Min(most, _entries.Shingles(document)));
            bool enough = score == 1 ? fewer <= FewShingles : score != ABand; // two keys, or the one of a short text
            if (!enough || !Within(document, window)) continue;
            double contained = Math.Min(1, (double)(score % ABand) / fewer), alike = Math.Sqrt((double)(score / ABand) / Math.Max(1, keys.Bands.Count));
            Note(document, Math.Max(contained, alike));
        }
        return Best(MostTexts);
    }

    // Counts for each document how many of the keys it holds. Of a key with many holders only the earliest in the window count, which are walked in order;
    // all holders of any other count in any order, and who of them is in the window is asked later, of the few that share enough.
    private void Tally(SettledPostings postings, IReadOnlyList<ulong> keys, Window window, int each)
    {
        Span<uint> sought = keys.Count <= MostStacked ? stackalloc uint[keys.Count] : new uint[keys.Count];
        Keys(keys, sought);
        Span<int> counts = keys.Count <= MostStacked ? stackalloc int[keys.Count] : new int[keys.Count];
        counts.Clear();
        var held = postings.Find(sought, _entries.Ids);
        foreach (var (key, documents) in held) counts[key] += documents.Count;
        foreach (var (key, documents) in held) if (counts[key] <= MostHolders) Tally(documents, each);
        for (int i = 0; i < sought.Length; i++)
        {
            if (counts[i] <= MostHolders) continue;
            int left = MostHolders;
            foreach (var stretch in postings.Of(sought[i], _entries.Ids))
            {
                left = Tally(stretch, window, each, left);
                if (left == 0) break;
            }
        }
    }

    // No branch: which documents are touched first cannot be foretold.
    private void Tally(ReadOnlySpan<int> documents, int each)
    {
        var (scores, touched, n) = (_score, _documents, _touched);
        foreach (int document in documents)
        {
            ref int score = ref scores[document];
            touched[n] = document;
            n += score == 0 ? 1 : 0;
            score += each;
        }
        _touched = n;
    }

    private int Tally(ReadOnlySpan<int> documents, Window window, int each, int left)
    {
        var (scores, touched, n) = (_score, _documents, _touched);
        foreach (int document in documents)
        {
            if (!Within(document, window)) continue;
            ref int score = ref scores[document];
            touched[n] = document;
            n += score == 0 ? 1 : 0;
            score += each;
            if (--left == 0) break;
        }
        _touched = n;
        return left;
    }

    // In two rounds: the heaviest terms gather those that hold them, the latest of each and no more than a budget; those with most are measured exactly.
    private List<Hit> Stories(CandidateKeys keys, int hours, TellingId before, IReadOnlySet<TellingId>? but = null)
    {
        _touched = 0;
        var window = Window(hours, StoryDays, before);
        int budget = MostTouched, terms = Math.Min(keys.Terms.Count, MostTerms);
        Span<uint> sought = stackalloc uint[terms];
        for (int t = 0; t < terms; t++) sought[t] = Key(keys.Terms[t].Hash);
        _fetched += _termPostings.Touch(sought);
        for (int t = 0; t < terms && budget > 0; t++)
        {
            int weight = Terms.Quantised(keys.Terms[t].Weight), taken = 0;
            ReadOnlySpan<int> holders = _termPostings.Of(sought[t], _one);
            for (int i = holders.Length - 1; i >= 0 && taken < MostTermHolders && budget > 0; i--)
            {
                int document = holders[i];
                if (_score[document] == 0)
                {
                    if (!Within(document, window) || but?.Contains(_entries.Id(document)) == true) continue;
                    _documents[_touched++] = document;
                }
                _score[document] += 1 + weight;
                taken++;
                budget--;
            }
        }
        // By score, which is below 2^22, then by id; its place among the touched tells the document.
        Span<ulong> gathered = stackalloc ulong[_touched];
        for (int i = 0; i < gathered.Length; i++)
        {
            int document = _documents[i];
            gathered[i] = (ulong)_score[document] << 42 | (ulong)(uint)_entries.Id(document).Value << 11 | (uint)i;
            _score[document] = 0;
        }
        _profile.Hold(keys.Terms, MostTerms);
        var nearest = Ranks.Greatest(gathered, MostCompared / Math.Clamp(terms, 1, MostTerms));
        foreach (ulong rank in nearest) _terms.Touch(_documents[(int)rank & 0x7FF]);
        foreach (ulong rank in nearest)
        {
            int document = _documents[(int)rank & 0x7FF];
            double cosine = _profile.Cosine(_terms.Keys(document), _terms.Weights(document));
            if (Ranks.Tenthousandths(cosine) >= LeastStoryScore) Note(document, cosine);
        }
        return Best(MostStories);
    }

    // Tellings in other scripts by the rare names that they share: of a name that very many hold nothing follows.
    private List<Hit> Bridged(CandidateKeys keys, int hours, TellingId before)
    {
        if (keys.Names.All(n => (_scripts & ~ScriptOf(n.Hash)) == 0)) return []; // no other script is there
        var shared = new Dictionary<int, (int Names, double Weight)>();
        var holders = new List<int>();
        var window = Window(hours, StoryDays, before);
        foreach (var name in keys.Names)
        {
            foreach (uint key in InOtherScripts(name.Hash))
            {
                holders.Clear();
                foreach (int document in _names.Of(key, _one)) if (Within(document, window)) holders.Add(document);
                if (holders.Count > MostNameHolders) continue;
                foreach (int document in holders)
                {
                    var (names, weight) = shared.GetValueOrDefault(document);
                    shared[document] = (names + 1, weight + name.Weight / (1 + Math.Log(holders.Count)));
                }
            }
        }
        foreach (var (document, (names, weight)) in shared) if (names >= FewestNames) Note(document, weight / (1 + weight));
        return Best(MostBridged);
    }

    // A name's key ends with its script: the same name in the others that any telling has.
    private IEnumerable<uint> InOtherScripts(ulong key)
    {
        for (uint script = 0; script < Scripts; script++)
            if (script != (key & (Scripts - 1)) && (_scripts >> (int)script & 1) != 0) yield return Key((key & ~(ulong)(Scripts - 1)) | script);
    }

    private static int ScriptOf(ulong name) => 1 << (int)(name & (Scripts - 1));

    private Window Window(int hours, int days, TellingId before) => new(hours, days, _entries.Last < before.Value ? int.MaxValue : before.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Within(int document, Window window) => window.Has(_entries.Hours(document)) && (window.Before == int.MaxValue || _entries.Id(document).Value < window.Before);

    private void Note(int document, double score)
    {
        _ranks.Add(Ranks.Of(score, _entries.Id(document).Value));
        _found.Add(document);
    }

    // The best of what was noted; of verbatim copies only the earliest, so that a copy adds no comparison.
    private List<Hit> Best(int most)
    {
        var ranks = CollectionsMarshal.AsSpan(_ranks);
        var documents = CollectionsMarshal.AsSpan(_found);
        ranks.Sort(documents);
        var best = new List<Hit>(Math.Min(ranks.Length, most));
        Span<ulong> texts = stackalloc ulong[most];
        int seen = 0;
        for (int i = 0; i < ranks.Length && best.Count < most; i++)
        {
            ulong text = _entries.TextHash(documents[i]);
            if (text != 0 && texts[..seen].Contains(text)) continue;
            if (text != 0) texts[seen++] = text;
            best.Add(new Hit(_entries.Id(documents[i]), Ranks.Score(ranks[i])));
        }
        _ranks.Clear();
        _found.Clear();
        return best;
    }

    private void Compact()
    {
        var (old, terms) = (_entries, _terms);
        var (fresh, renumber) = old.Compact();
        (_entries, _terms) = (fresh, new Terms());
        for (int i = 0; i < old.Count; i++) if (!old.IsDead(i)) _terms.Add(terms.Keys(i), terms.Weights(i));
        _bands = _bands.Without(old.IsDead, renumber, old.Ids, fresh.Ids);
        _shingles = _shingles.Without(old.IsDead, renumber, old.Ids, fresh.Ids);
        _termPostings = _termPostings.Without(old.IsDead, renumber, fresh.Ids);
        _names = _names.Without(old.IsDead, renumber, fresh.Ids);
    }
}
