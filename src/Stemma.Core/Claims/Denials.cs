using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Finds a stated charge with its denial: in one report, or across the reports of a story.</summary>
internal static class Denials
{
    private const int Reach = 3; // sentences that a denial of "the claims" reaches back
    private const double Covered = 0.66; // share of what is denied that the charge must say
    private const double CoveredAcross = 0.7; // where another report says it
    private const int FewestShared = 2, FewestAcross = 3; // stems
    private const int LongestName = 6, LongestValue = 10; // words
    private const int MostDenials = 80;

    private sealed record Charge(Reading Reading, ReadSentence Sentence, Span At, string Value, string Who, string? Key, Statement? Said);

    private sealed record Dispute(Charge Charge, Denial Denial, string DenierName, string? DenierKey, string Rule);

    /// <summary>The claims, one a charge, the same charge of several texts together.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<Reading> readings, NameKeys keys, Witnesses witnesses, Origins origins)
    {
        var finder = new ChargeSeeker(readings, keys, witnesses);
        var groups = new List<List<Dispute>>();
        foreach (var dispute in readings.SelectMany(Denial.In).Take(MostDenials).Select(finder.Of).Concat(readings.SelectMany(Denial.Negated).Take(MostDenials).Select(finder.Across)).OfType<Dispute>())
        {
            var home = groups.Find(g => g[0].Rule == dispute.Rule && g.Exists(d => IsSame(d, dispute, keys)));
            if (home is null) groups.Add([dispute]);
            else home.Add(dispute);
        }
        foreach (var group in groups)
        {
            var sayings = group.SelectMany(Sayings).DistinctBy(s => (s.Reading.Telling.Id, s.At, s.Value)).ToList();
            yield return Funnel.Of(group.Select(About).MinBy(a => a.Length)!, Verdict.Denied, sayings, origins, group[0].Rule);
        }
    }

    private sealed class ChargeSeeker(IReadOnlyList<Reading> readings, NameKeys keys, Witnesses witnesses)
    {
        private readonly Dictionary<(Reading, Span), HashSet<string>> _stems = [];

        /// <summary>The charge that a denial answers, in its own report first.</summary>
        public Dispute? Of(Denial d)
        {
            if (d.Who is not { } who || !IsParty(who.Name)) return null;
            string denier = Key(d);
            return (d.To switch
            {
                Answer.Content when d.Stems.Count >= FewestShared => SameSentence(d, denier) ?? Told(d, denier, d.Reading, "charge-content", Covered, FewestShared) ?? Elsewhere(d, denier),
                Answer.Content => SameSentence(d, denier),
                Answer.Back => Back(d, denier),
                _ => SameSentence(d, denier),
            }) is { } charge ? new Dispute(charge.Charge, d, who.Name, denier, charge.Rule) : null;
        }

        /// <summary>What another report lets somebody else say of the very thing.</summary>
        public Dispute? Across(Denial d)
        {
            if (d.Who is not { } who || !IsParty(who.Name) || d.Stems.Count < FewestAcross) return null;
            string denier = Key(d);
            return Elsewhere(d, denier) is { } charge ? new Dispute(charge.Charge, d, who.Name, denier, "polarity") : null;
        }

        private string Key(Denial d) => witnesses.Key(d.Who!.Value.Name, d.Reading.Language) ?? keys.Of(d.Who.Value.Name);

        private (Charge Charge, string Rule)? Elsewhere(Denial d, string denier) => readings.Where(r => r != d.Reading && r.Language == d.Reading.Language)
            .Select(r => Told(d, denier, r, "charge-across", CoveredAcross, FewestAcross)).FirstOrDefault(x => x is not null);

        // A name or a few words with one, no half sentence.
        private static bool IsParty(string name) => Tokens.Of(name).Count <= LongestName && name.Any(char.IsLetter) && !char.IsDigit(name[0]);

        // The sentence that says most of what is denied, by somebody else.
        private (Charge Charge, string Rule)? Told(Denial d, string denier, Reading reading, string rule, double covered, int fewest)
        {
            foreach (var (sentence, _) in reading.Sentences.Where(s => s != d.Sentence).Select(s => (s, Share(d, reading, s, fewest))).Where(x => x.Item2 >= covered).OrderByDescending(x => x.Item2))
            {
                if (Denies(reading, sentence)) continue;
                if (ChargeIn(reading, sentence, denier, d.Stems, rule == "charge-across") is { } charge) return (charge, rule);
            }
            return null;
        }

        private double Share(Denial d, Reading reading, ReadSentence sentence, int fewest)
        {
            if (!_stems.TryGetValue((reading, sentence.At), out var stems)) _stems[(reading, sentence.At)] = stems = sentence.Words.Stems(reading.Language);
            int shared = d.Stems.Count(stems.Contains);
            return shared < fewest || (d.Core is { } core && !stems.Contains(core)) ? 0 : (double)shared / d.Stems.Count;
        }

        private static bool Denies(Reading reading, ReadSentence sentence) =>
            sentence.Words.Folded.Any(w => Charges.Is("deny", w, reading.Language) || Clauses.Is("not", w, reading.Language)) || sentence.Words.Folded[^1] == "?";

        // Who says it: a statement's speaker, or who accuses; never the one who denies it.
        private Charge? ChargeIn(Reading reading, ReadSentence sentence, string denier, HashSet<string>? stems, bool across = false)
        {
            int verb = Charges.Find(reading, sentence, "charge");
            if (verb >= 0 && Subject.Before(reading, sentence, new VerbHit("charge", verb, verb), 0) is { Names.Count: > 0, Passive: false } accuser)
            {
                string key = keys.Of(accuser.Names[0].Name);
                if (!Same(key, denier)) return new Charge(reading, sentence, sentence.At, $"{accuser.Names[0].Text} {sentence.Words.Stretch(verb, verb).Of(reading.Text)}", accuser.Names[0].Name, key, null);
            }
            if (stems is null) return null;
            foreach (var said in sentence.Statements.Where(s => s.Status is StatementStatus.Said && (s.Speaker ?? s.Mention) is { } name && IsParty(name)))
            {
                var inside = said.Spans.SelectMany(s => Words.Of(reading.Text, s).Stems(reading.Language)).ToHashSet(StringComparer.Ordinal);
                if (stems.Count(inside.Contains) < Math.Max(FewestShared, Covered * stems.Count)) continue;
                string? key = witnesses.Key(reading, said);
                if (key is null ? !across : Same(key, denier)) continue; // "officials" may say in one report what another lets the minister deny
                return new Charge(reading, sentence, sentence.At, Short(reading, said), (said.Speaker ?? said.Mention)!, key, said);
            }
            return null;
        }

        private static string Short(Reading reading, Statement said)
        {
            var words = Words.Of(reading.Text, said.Spans[0]);
            return words.Count == 0 ? "" : Abouts.Of(reading.Text, words, 0, words.Count - 1, reading.Language);
        }

        // "Sanders" and "the Sanders campaign" are one party.
        private static bool Same(string a, string b) => $" {a} ".Contains($" {b} ", StringComparison.Ordinal) || $" {b} ".Contains($" {a} ", StringComparison.Ordinal);

        // "X accused Lind of theft, which Lind denied": the charge stands before the denial.
        private (Charge Charge, string Rule)? SameSentence(Denial d, string denier)
        {
            int verb = Charges.Find(d.Reading, d.Sentence, "charge");
            if (verb >= 0 && verb < d.Verb && Subject.Before(d.Reading, d.Sentence, new VerbHit("charge", verb, verb), 0) is { Names.Count: > 0, Passive: false } accuser
                && keys.Of(accuser.Names[0].Name) is var key && !Same(key, denier))
                return (new Charge(d.Reading, d.Sentence, d.Sentence.At, $"{accuser.Names[0].Text} {d.Sentence.Words.Stretch(verb, verb).Of(d.Reading.Text)}", accuser.Names[0].Name, key, null), "charge");
            if (d.To != Answer.Before) return null;
            var said = d.Sentence.Statements.FirstOrDefault(s => s.Speaker is { } name && IsParty(name) && s.Hull.Start < d.Sentence.Words.Tokens[d.Verb].Start && s.Status == StatementStatus.Said);
            return said is not null && witnesses.Key(d.Reading, said) is { } by && !Same(by, denier)
                ? (new Charge(d.Reading, d.Sentence, d.Sentence.At, Short(d.Reading, said), said.Speaker!, by, said), "charge-before") : null;
        }

        // "Its chairman, Tor Lind, said": the name stands beside the mention.
        private (string Who, string? Key) Speaker(Reading reading, ReadSentence sentence, Statement said)
        {
            if (witnesses.Key(reading, said) is { } key) return (said.Speaker!, key);
            int after = said.MentionAt is { } mention ? sentence.Words.IndexAt(mention.End) : sentence.Words.Count;
            var name = after + 1 < sentence.Words.Count && sentence.Words.Folded[after] == "," ? sentence.Names.FirstOrDefault(n => n.At.Start == sentence.Words.Tokens[after + 1].Start) : null;
            return name is null ? (said.Speaker!, null) : (name.Name, keys.Of(name.Name));
        }

        // What is said names the one who denies it, or means him: "they knew".
        private bool Concerns(Denial d, ReadSentence sentence, Statement said)
        {
            string denier = Key(d);
            return sentence.Names.Any(n => Same(keys.Of(n.Name), denier))
                || said.Spans.Select(s => Words.Of(d.Reading.Text, s)).Any(w => w.Folded.Any(f => Clauses.Is("third", f, d.Reading.Language)));
        }

        // "Denied the charge": who accuses stands in the sentences before.
        private (Charge Charge, string Rule)? Back(Denial d, string denier)
        {
            int at = d.Reading.Sentences.ToList().IndexOf(d.Sentence);
            if (SameSentence(d, denier) is { } same) return same;
            for (int i = at - 1; i >= Math.Max(0, at - Reach); i--)
            {
                var sentence = d.Reading.Sentences[i];
                if (ChargeIn(d.Reading, sentence, denier, null) is { } charge) return (charge, "charge");
                var said = sentence.Statements.FirstOrDefault(s => s.Status == StatementStatus.Said && s.Speaker is { } name && IsParty(name));
                if (i != at - 1 || said is null) continue;
                var (who, by) = Speaker(d.Reading, sentence, said);
                if (by is not null && !Same(by, denier) && Concerns(d, sentence, said))
                    return (new Charge(d.Reading, sentence, sentence.At, Short(d.Reading, said), who, by, said with { Speaker = who }), "charge-back");
            }
            return null;
        }
    }

    private static bool IsSame(Dispute a, Dispute b, NameKeys keys)
    {
        if (a.Charge.Sentence == b.Charge.Sentence || (a.DenierKey == b.DenierKey && a.Charge.Reading.Language == b.Charge.Reading.Language && IsOne(a.Charge, b.Charge))) return true;
        var x = a.Charge.Sentence.Names.Select(n => keys.Of(n.Name)).ToHashSet(StringComparer.Ordinal);
        return a.DenierKey == b.DenierKey && b.Charge.Sentence.Names.Select(n => keys.Of(n.Name)).Distinct(StringComparer.Ordinal).Count(x.Contains) >= 2;
    }

    // Copies and versions of one sentence.
    private static bool IsOne(Charge a, Charge b)
    {
        var (x, y) = (a.Sentence.Words.Stems(a.Reading.Language), b.Sentence.Words.Stems(b.Reading.Language));
        int shared = x.Count(y.Contains);
        return shared >= FewestAcross && shared >= Covered * Math.Min(x.Count, y.Count);
    }

    private static IEnumerable<Saying> Sayings(Dispute d)
    {
        yield return new Saying(d.Charge.Reading, d.Charge.Value, d.Charge.At, d.Charge.Said ?? Stated(d.Charge.Who, d.Charge.At), d.Charge.Key);
        var (reading, sentence, who) = (d.Denial.Reading, d.Denial.Sentence, d.Denial.Who!.Value);
        int end = sentence.Words.Tokens[d.Denial.Verb].End;
        var value = d.Denial.Core is not null ? sentence.Words.Stretch(d.Denial.First, Math.Min(d.Denial.End, d.Denial.First + LongestValue) - 1)
            : who.At.Start < end && sentence.At.Contains(who.At) ? new Span(who.At.Start, end) : sentence.Words.Stretch(d.Denial.Verb, d.Denial.Verb);
        yield return new Saying(reading, value.Of(reading.Text), sentence.At, Stated(d.DenierName, sentence.At), Clauses.Is("pronoun", d.DenierName, reading.Language) ? null : d.DenierKey);
    }

    private static Statement Stated(string who, Span at) => new() { Spans = [at], Speaker = who };

    private static string About(Dispute d)
    {
        var (reading, words) = (d.Charge.Reading, d.Charge.Sentence.Words);
        if (d.Charge.Said is { } said) return Abouts.Of(reading.Text, words, Math.Min(words.IndexAt(said.Spans[0].Start), words.Count - 1), words.Count - 1, reading.Language);
        int verb = Charges.Find(reading, d.Charge.Sentence, "charge");
        int first = Subject.Before(reading, d.Charge.Sentence, new VerbHit("charge", verb, verb), 0)?.At is { } at ? words.IndexAt(at.Start) : 0;
        int last = verb + 1;
        while (last < words.Count - 1 && words.Tokens[last].Kind != TokenKind.Mark && !words.Folded[last].EndsWith("ing", StringComparison.Ordinal)) last++;
        return Abouts.Of(reading.Text, words, first, Math.Max(last - 1, verb), reading.Language);
    }
}
