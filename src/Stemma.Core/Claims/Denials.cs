using System.Collections.Frozen;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Finds a stated charge with its denial in the same or the next sentence.</summary>
internal static class Denials
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Parts = DataFile.Rows(typeof(Denials), "charges.tsv")
        .ToFrozenDictionary(r => $"{r[0]} {r[1]}", r => r[2].Split('|').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    private const int Reach = 3; // sentences that a denial of "the claims" reaches back

    private sealed record Dispute(Reading Reading, ReadSentence Charge, int ChargeVerb, ReadSentence Denial, int DenialVerb);

    /// <summary>The claims, one a charge, the same charge of several texts together.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<Reading> readings, NameKeys keys, Witnesses witnesses, Origins origins)
    {
        var groups = new List<List<Dispute>>();
        foreach (var dispute in readings.SelectMany(Of))
        {
            var home = groups.Find(g => g.Exists(d => SameCharge(d, dispute, keys)));
            if (home is null) groups.Add([dispute]);
            else home.Add(dispute);
        }
        foreach (var group in groups)
        {
            var sayings = group.SelectMany(d => Sayings(d, keys, witnesses)).ToList();
            yield return Funnel.Of(group.Select(About).MinBy(a => a.Length)!, Verdict.Denied, sayings, origins, "charge");
        }
    }

    private static IEnumerable<Dispute> Of(Reading reading)
    {
        for (int i = 0; i < reading.Sentences.Count; i++)
        {
            int denies = Find(reading, reading.Sentences[i], "deny", 0);
            if (denies < 0) continue;
            int furthest = AnswersBack(reading, reading.Sentences[i].Words, denies) ? Reach : 1;
            for (int j = i; j >= Math.Max(0, i - furthest); j--)
            {
                int charges = Find(reading, reading.Sentences[j], "charge", 0);
                if (charges < 0 || (j == i && charges > denies)) continue;
                if (Subject.Before(reading, reading.Sentences[j], At(charges), 0) is not { Names.Count: > 0, Passive: false }) continue; // who accuses must be named; "Lind was accused" names the accused
                if (j < i && BringsItsOwn(reading, reading.Sentences[i].Words, denies)) continue;
                yield return new Dispute(reading, reading.Sentences[j], charges, reading.Sentences[i], denies);
                break;
            }
        }
    }

    // "Denied the claims" answers the charge before; "denied claims that he fled" brings a charge of its own.
    private static bool BringsItsOwn(Reading reading, Words words, int denies) =>
        denies + 1 < words.Count && Parts.TryGetValue($"{reading.Language} noun", out var nouns) && nouns.Contains(words.Folded[denies + 1])
        && denies + 2 < words.Count && words.Tokens[denies + 2].Kind != TokenKind.Mark;

    // "Denied the allegations", "denies all charges": they were told before, if not in the sentence before.
    private static bool AnswersBack(Reading reading, Words words, int denies) =>
        denies + 2 < words.Count && Stems.IsStopWord(words.Folded[denies + 1], reading.Language)
        && Parts.TryGetValue($"{reading.Language} noun", out var nouns) && nouns.Contains(words.Folded[denies + 2]);

    private static VerbHit At(int token) => new("charge", token, token);

    private static int Find(Reading reading, ReadSentence sentence, string part, int from)
    {
        if (!Parts.TryGetValue($"{reading.Language} {part}", out var words)) return -1;
        for (int i = from; i < sentence.Words.Count; i++)
        {
            if (!words.Contains(sentence.Words.Folded[i])) continue;
            bool quoted = Quotes.Inside(reading.Text, sentence.At.Start, sentence.Words.Tokens[i].Start);
            if (!quoted) return i;
        }
        return -1;
    }

    private static bool SameCharge(Dispute a, Dispute b, NameKeys keys)
    {
        var x = a.Charge.Names.Select(n => keys.Of(n.Name)).ToHashSet(StringComparer.Ordinal);
        return b.Charge.Names.Select(n => keys.Of(n.Name)).Distinct(StringComparer.Ordinal).Count(x.Contains) >= 2;
    }

    private static IEnumerable<Saying> Sayings(Dispute d, NameKeys keys, Witnesses witnesses)
    {
        var charge = d.Charge.SaidBy(d.Charge.Words.Stretch(d.ChargeVerb, d.ChargeVerb));
        var accuser = Subject.Before(d.Reading, d.Charge, At(d.ChargeVerb), 0)!.Names[0];
        yield return new Saying(d.Reading, $"{accuser.Text} {d.Charge.Words.Stretch(d.ChargeVerb, d.ChargeVerb).Of(d.Reading.Text)}",
            d.Charge.At, Named(accuser, charge), keys.Of(accuser.Name));
        var denial = d.Denial.Statements.FirstOrDefault(s => s.Status == StatementStatus.Denied);
        var denier = Subject.Before(d.Reading, d.Denial, At(d.DenialVerb), 0);
        string? who = denial?.Witness ?? (denier is { Names.Count: > 0 } ? denier.Names[0].Text : null);
        var named = denial?.MentionAt is { } mention && mention.End <= d.Denial.Words.Tokens[d.DenialVerb].Start && d.Denial.At.Contains(mention) ? mention : denier?.At;
        var at = named is { } subject ? new Span(subject.Start, d.Denial.Words.Tokens[d.DenialVerb].End) : d.Denial.Words.Stretch(d.DenialVerb, d.DenialVerb);
        yield return new Saying(d.Reading, at.Of(d.Reading.Text), d.Denial.At, denial ?? Stated(who ?? denier?.At?.Of(d.Reading.Text), d.Denial.At),
            who is null ? null : witnesses.Key(who, d.Reading.Language));
    }

    private static Statement Named(NameMention accuser, Statement? said) => said ?? Stated(accuser.Name, accuser.At)!;

    private static Statement? Stated(string? who, Span at) => who is null ? null : new Statement { Spans = [at], Speaker = who };

    private static string About(Dispute d)
    {
        var words = d.Charge.Words;
        int first = Subject.Before(d.Reading, d.Charge, At(d.ChargeVerb), 0)!.At is { } at ? words.IndexAt(at.Start) : 0;
        int last = d.ChargeVerb + 1;
        while (last < words.Count - 1 && words.Tokens[last].Kind != TokenKind.Mark && !words.Folded[last].EndsWith("ing", StringComparison.Ordinal)) last++;
        last--;
        return Abouts.Of(d.Reading.Text, words, first, Math.Max(last, d.ChargeVerb), d.Reading.Language);
    }
}
