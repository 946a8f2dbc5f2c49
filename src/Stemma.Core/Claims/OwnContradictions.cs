using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Finds where one report counts the same thing twice and comes to two numbers, with nothing between them that explains it.</summary>
internal static class OwnContradictions
{
    private const int Reach = 8; // words behind the counted noun
    private const int Told = 2; // stems that say what happened to those counted

    private sealed record Count(ReadSentence Sentence, Quantity Quantity, List<string> Stems);

    /// <summary>The claims, one a pair of numbers.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<Reading> readings, Witnesses witnesses, Origins origins)
    {
        foreach (var reading in readings)
        {
            if (reading.Sentences.Any(s => s.Words.Folded.Any(w => Clauses.Is("corrected", w, reading.Language)))) continue; // the text says itself that a number changed
            var counts = reading.Sentences.SelectMany(s => Of(reading, s)).ToList();
            var parting = counts.SelectMany((a, i) => counts.Skip(i + 1).Select(b => (A: a, B: b))).FirstOrDefault(p => Part(p.A, p.B));
            if (parting.A is null) continue;
            var sayings = new[] { parting.A, parting.B }.Select(c => Say(reading, c, witnesses)).ToList();
            yield return Funnel.Of($"{parting.A.Quantity.At.Of(reading.Text)} / {parting.B.Quantity.At.Of(reading.Text)} {About(reading, parting.B)}".Trim(), Verdict.Both, sayings, origins, "own-number");
        }
    }

    // A bare count of people that something was done to; "another five", "five others", "at least" and what is quoted take no part.
    private static IEnumerable<Count> Of(Reading reading, ReadSentence sentence)
    {
        var counts = sentence.Quantities.Where(q => q.Unit.Length == 0 && IsPeople(reading, sentence, q) && q.Low == q.High && q.Low > 2).ToList();
        var words = sentence.Words;
        if (sentence.Statements.Any(s => s.Status != StatementStatus.Said) || words.Folded.Any(w => Clauses.Is("grows", w, reading.Language))) yield break;
        foreach (var count in counts.Where(q => !Quotes.Inside(reading.Text, sentence.At.Start, q.At.Start)))
        {
            int end = words.IndexAt(count.At.End);
            var stems = new List<string>();
            for (int i = end; i < words.Count && i < end + Reach && words.Tokens[i].Kind != TokenKind.Mark; i++)
                if (!Language.Stems.IsStopWord(words.Folded[i], reading.Language) && words.Folded[i] != count.Head) stems.Add(Language.Stems.Of(words.Folded[i], reading.Language));
            if (stems.Count >= Told) yield return new Count(sentence, count, stems);
        }
    }

    private static bool IsPeople(Reading reading, ReadSentence sentence, Quantity q) =>
        sentence.Words.IndexAt(q.At.End) is > 0 and var end && Clauses.Is("people", sentence.Words.Folded[end - 1], reading.Language);

    // The same noun, the same first words of what happened to them, no other name or day between them.
    private static bool Part(Count a, Count b)
    {
        if (a.Sentence.At == b.Sentence.At || !CountComparison.IsSameThing(a.Quantity, b.Quantity) || !CountComparison.Disjoint(a.Quantity, b.Quantity)) return false;
        if (!a.Stems.Take(Told).SequenceEqual(b.Stems.Take(Told))) return false;
        var (x, y) = (Names(a), Names(b));
        return (x.Count == 0 || y.Count == 0 || x.Overlaps(y)) && (a.Sentence.Times.Count == 0 || b.Sentence.Times.Count == 0);
    }

    private static HashSet<string> Names(Count c) => [.. c.Sentence.Names.Select(n => NameKeys.Plain(n.Name))];

    private static Saying Say(Reading reading, Count c, Witnesses witnesses)
    {
        var said = c.Sentence.SaidBy(c.Quantity.At);
        return new Saying(reading, c.Quantity.At.Of(reading.Text), Positions.Cap(reading.Text, c.Sentence.At), said, witnesses.Key(reading, said));
    }

    private static string About(Reading reading, Count c)
    {
        var words = c.Sentence.Words;
        int first = words.IndexAt(c.Quantity.At.End);
        return first >= words.Count ? "" : Abouts.Of(reading.Text, words, first, words.Count - 1, reading.Language);
    }
}
