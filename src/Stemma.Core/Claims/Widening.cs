using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>
/// Counts a claim over all that carry it: what was found in some reports is looked for in every sentence that goes back to theirs. A carrier adds a report; it adds a text where its own is not among them yet,
/// and only then whoever answers for it there: a copy or a translation has no witness of its own, and names in two languages are not told apart.
/// </summary>
internal sealed class Widening(IReadOnlyList<Reading> readings, IReadOnlyList<Claim> parting, Bearers bearers, Witnesses witnesses, Origins origins)
{
    private const int MostStarts = 12; // positions of a claim that others are held against

    private readonly ILookup<Reading, QuotedRun> _quoted = readings.SelectMany(r => QuotedRuns.In(r, witnesses).Select(q => (Reading: r, Run: q))).ToLookup(q => q.Reading, q => q.Run);

    private readonly ILookup<TellingId, (Claim Claim, Position Position)> _parting = parting.SelectMany(c => c.Positions.Select(p => (Claim: c, Position: p))).ToLookup(p => p.Position.Telling);

    /// <summary>The claim with all that carry it, the positions that were found first before the others. The verdict stays.</summary>
    public Claim Of(Claim claim)
    {
        if (claim.Verdict == Verdict.Both || claim.Positions.Count >= Funnel.MostPositions) return claim; // what one report says against itself, another one that carries half of it does not
        var starts = claim.Positions.Select(p => (Position: p, At: bearers.At(p.Telling, p.At))).Where(s => s.At is not null).DistinctBy(s => (s.At, s.Position.Value)).Select(s => (s.Position, At: s.At!.Value)).ToList();
        var speaking = claim.Positions.Select(p => p.Telling).ToHashSet();
        var added = new List<Position>();
        foreach (var place in bearers.Around(starts.Select(s => s.At)))
        {
            var reading = bearers.Reading(place);
            if (speaking.Contains(reading.Telling.Id) || Position(claim, starts, place) is not { } position) continue;
            foreach (var telling in reading.Copies.Prepend(reading.Telling)) if (speaking.Add(telling.Id)) added.Add(position with { Telling = telling.Id });
        }
        return added.Count == 0 ? claim : With(claim, added);
    }

    private Position? Position(Claim claim, List<(Position Position, SentencePlace At)> starts, SentencePlace place)
    {
        var (reading, sentence) = (bearers.Reading(place), bearers.Sentence(place));
        foreach (var (from, at) in starts.OrderByDescending(s => bearers.Reading(s.At).Language == reading.Language).Take(MostStarts))
        {
            var (a, inA) = (bearers.Reading(at), bearers.Sentence(at));
            if (a.Language == reading.Language && _quoted[a].Any(x => x.At.Overlaps(from.At) && _quoted[reading].Any(y => y.At.Overlaps(sentence.At) && Wordings.AreTwo(x, y)))) continue; // quoted in other words
            if (claim.Verdict == Verdict.Agree && ArePartedBy(from, reading.Telling.Id, sentence.At)) continue;
            if (Repeats.Value(from.Value, claim.Verdict != Verdict.Agree, from.At, a, inA, reading, sentence) is not { } value) continue;
            var stretch = Positions.Cap(reading.Text, sentence.At);
            var found = new Position(reading.Telling.Id, from.Witness, value, from.AttributedTo, stretch, stretch.Of(reading.Text), from.OwnObservation);
            var said = Repeats.Said(sentence, sentence.At);
            bool own = a.Language == reading.Language ? said is not ({ Inferred: true } or { Doubtful: true }) : IsSure(said, sentence); // else whoever answers for the sentence that it goes back to
            return !own ? found : found with { Witness = said?.Witness, AttributedTo = Positions.Attributed(said), OwnObservation = said?.Kind == StatementKind.Observation };
        }
        return null;
    }

    // Whether another claim sets the two against each other.
    private bool ArePartedBy(Position from, TellingId telling, Span at) => _parting[telling].Any(p => p.Position.At.Overlaps(at)
        && p.Claim.Positions.Any(q => q.Telling == from.Telling && q.At.Overlaps(from.At) && from.Text.Contains(q.Value, StringComparison.Ordinal) && !string.Equals(q.Value, p.Position.Value, StringComparison.OrdinalIgnoreCase)
            && (from.Value.Length == 0 || !from.Value.Any(char.IsDigit))));

    // Whether a translation names its speaker for sure.
    private static bool IsSure(Statement? said, ReadSentence sentence) =>
        said is { Doubtful: false, Witness: { } witness } && sentence.Names.Any(n => witness.Contains(n.Text, StringComparison.Ordinal));

    private Claim With(Claim claim, List<Position> added)
    {
        var speaking = claim.Positions.Select(p => p.Telling).ToHashSet();
        int before = origins.Texts(speaking).Count;
        var keys = claim.Positions.Select(Key).OfType<string>().ToHashSet(StringComparer.Ordinal);
        int texts = before, named = keys.Count;
        var languages = claim.Positions.Select(p => bearers.At(p.Telling, p.At)).Where(p => p is not null).Select(p => bearers.Reading(p!.Value).Language).ToHashSet(StringComparer.Ordinal);
        foreach (var position in added.OrderBy(p => p.Telling))
        {
            speaking.Add(position.Telling);
            bool own = origins.Texts(speaking).Count > texts;
            if (own) texts++;
            if (own && languages.Contains(bearers.Reading(bearers.At(position.Telling, position.At)!.Value).Language) && Key(position) is { } key) keys.Add(key);
        }
        return claim with
        {
            Reports = claim.Reports + added.Count,
            Texts = claim.Texts + texts - before,
            Witnesses = claim.Witnesses + keys.Count - named,
            Positions = [.. claim.Positions, .. added.OrderBy(p => p.Telling).Take(Funnel.MostPositions - claim.Positions.Count)],
        };
    }

    private string? Key(Position position)
    {
        if (position.Witness is not { } witness || bearers.At(position.Telling, position.At) is not { } place) return null;
        var reading = bearers.Reading(place);
        return witnesses.Key(reading, reading.Telling.Statements.FirstOrDefault(s => s.Witness == witness && s.Hull.Overlaps(position.At) && (s.Kind == StatementKind.Observation) == position.OwnObservation)) ?? witnesses.Key(witness, reading.Language);
    }
}
