using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Finds what one witness is said to have said by several reports.</summary>
internal static class SharedStatements
{
    private const int MostCompared = 600;
    private const int FewestShared = 4; // stems
    private const double CommonAbout = 0.6; // share of the first words' stems that each wording must have
    private const double Share = 0.6; // of the shorter statement's stems

    private sealed record Said(Reading Reading, Statement Statement, string Witness, string[] Folded, HashSet<string> Stems, IReadOnlyList<Quantity> Quantities, bool Denies, IReadOnlyList<QuotedRun> Quoted);

    /// <summary>The claims, one a statement that at least two reports give.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<Reading> readings, Witnesses witnesses, Origins origins)
    {
        var groups = new List<List<Said>>();
        foreach (var said in readings.SelectMany(r => Of(r, witnesses)).Take(MostCompared))
        {
            var home = groups.Find(g => g.Exists(s => IsSame(s, said)) && !g.Exists(s => Part(s, said)));
            if (home is null) groups.Add([said]);
            else home.Add(said);
        }
        foreach (var group in groups)
        {
            var sayings = group.DistinctBy(s => s.Reading.Telling.Id).Select(Say).ToList();
            if (sayings.Sum(s => 1 + s.Reading.Copies.Count) < 2 || About(group) is not { } about) continue;
            yield return Funnel.Of(about, Verdict.Agree, sayings, origins);
        }
    }

    private static IEnumerable<Said> Of(Reading reading, Witnesses witnesses)
    {
        var quoted = QuotedRuns.In(reading, witnesses).Where(r => r.Statement is not null).ToLookup(r => r.Statement, ReferenceEqualityComparer.Instance);
        foreach (var statement in reading.Telling.Statements)
        {
            if (statement.Spans.Count == 0 || statement.Hull.End > reading.Text.Length || statement.Inferred) continue;
            if (statement.Status is not (StatementStatus.Said or StatementStatus.Expected or StatementStatus.Possible)) continue;
            if (witnesses.Key(reading, statement) is not { } witness) continue;
            var words = statement.Spans.Select(s => Words.Of(reading.Text, s)).ToList();
            var stems = words.SelectMany(w => w.Stems(reading.Language)).ToHashSet(StringComparer.Ordinal);
            bool denies = words.Exists(w => w.Folded.Any(f => Clauses.Is("not", f, reading.Language)));
            if (stems.Count >= FewestShared)
                yield return new Said(reading, statement, witness, [.. words.SelectMany(w => w.Folded)], stems, [.. reading.Sentences.SelectMany(s => s.Quantities).Where(q => statement.Spans.Any(s => s.Contains(q.At)))], denies, [.. quoted[statement]]);
        }
    }

    private static bool IsSame(Said a, Said b)
    {
        if (a.Witness != b.Witness || a.Denies != b.Denies || a.Reading.Language != b.Reading.Language) return false;
        if (a.Quantities.Any(x => b.Quantities.Any(y => CountComparison.IsSameThing(x, y) && CountComparison.Disjoint(x, y)) && !b.Quantities.Any(y => y.Low == x.Low))) return false; // "43 people" is not "41 people"
        int shared = a.Stems.Count(b.Stems.Contains);
        return shared >= FewestShared && shared >= Share * Math.Min(a.Stems.Count, b.Stems.Count);
    }

    // "Turned back twice" is not "turned back once", and a quotation in other words is another wording, however much else is the same.
    private static bool Part(Said a, Said b) => a.Witness == b.Witness && a.Reading.Language == b.Reading.Language && a.Reading != b.Reading
        && (Senses.Part(a.Folded, b.Folded, a.Reading.Language) || IsOther(a, b) || a.Quoted.Any(x => b.Quoted.Any(y => Wordings.AreTwo(x, y))));

    // "9 were hurt" is not "14 were hurt", "on Sunday" not "on Tuesday", nor is "off Velma" "off Brenn".
    private static bool IsOther(Said a, Said b) => Sentence(a) is { } inA && Sentence(b) is { } inB && Repeats.IsOther(a.Statement.Spans[0], a.Reading, inA, inB);

    private static ReadSentence? Sentence(Said said) => said.Reading.Sentences.FirstOrDefault(s => s.At.Contains(said.Statement.Spans[0].Start));

    private static Saying Say(Said said)
    {
        var at = Positions.Cap(said.Reading.Text, said.Statement.Hull);
        var words = Words.Of(said.Reading.Text, said.Statement.Spans[0]);
        var value = words.Count == 0 ? "" : Abouts.Of(said.Reading.Text, words, 0, words.Count - 1, said.Reading.Language);
        return new Saying(said.Reading, value, at, said.Statement, said.Witness);
    }

    // The first words of one wording, the shortest indirect one first, that all others share; null where none are.
    private static string? About(IReadOnlyList<Said> group)
    {
        foreach (var said in group.OrderBy(s => s.Statement.Kind == StatementKind.Direct).ThenBy(s => s.Statement.Hull.Length).Take(8))
        {
            var words = Words.Of(said.Reading.Text, said.Statement.Spans[0]);
            if (words.Count < FewestShared) continue;
            var about = Abouts.Of(said.Reading.Text, words, 0, words.Count - 1, said.Reading.Language);
            if (about.Split(' ').Length < 3 || about.Any(c => c is '“' or '”' or '"' or '(' or ')')) continue;
            var stems = Words.Of(about, new Span(0, about.Length)).Stems(said.Reading.Language);
            if (stems.Count == 0 || !group.All(o => stems.Count(o.Stems.Contains) >= CommonAbout * stems.Count)) continue;
            return said.Statement.Kind == StatementKind.Direct && said.Statement.Speaker is { } speaker ? $"{speaker}: {about}" : about;
        }
        return null;
    }
}
