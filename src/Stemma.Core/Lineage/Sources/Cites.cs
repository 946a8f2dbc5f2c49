using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Sources;

/// <summary>Whom a telling names as where a fact comes from: agencies, papers and stations, bodies that speak.</summary>
internal static class Cites
{
    private const int MostCitations = 60;
    private const string NamedAsMedium = "named as a medium";

    private static readonly string[] BeforeMedia = [.. DataFile.Rows(typeof(Alignments), "media-words.txt").Where(r => r[0] == "before").Select(r => r[1])];
    private static readonly string[] AfterMedia = [.. DataFile.Rows(typeof(Alignments), "media-words.txt").Where(r => r[0] == "after").Select(r => r[1])];
    private static readonly string[] Citing = [.. DataFile.Lines(typeof(Alignments), "citing-words.txt").SelectMany(w => new[] { w, w + " the" })];
    private static readonly string[] Bodies = [.. DataFile.Lines(typeof(Alignments), "body-words.txt")];

    private static readonly IReadOnlyList<Func<Telling, AgencyNames, IEnumerable<(string Name, Evidence Evidence)>>> Finders = [Agencies, Media, Cited, SpeakingBodies, Speakers];

    /// <summary>The citations, in the order in which they are first named, each name once.</summary>
    public static IReadOnlyList<Citation> Of(Telling telling, AgencyNames agencies, string? except)
    {
        var found = Finders.SelectMany(f => f(telling, agencies)).Where(c => c.Name.Length > 1 && !string.Equals(c.Name, except, StringComparison.OrdinalIgnoreCase)).ToList();
        return [.. found.GroupBy(c => Key(c.Name), StringComparer.OrdinalIgnoreCase)
            .Select(g => new Citation(g.First().Name, [.. g.Select(c => c.Evidence).DistinctBy(e => (e.Field, e.Index, e.At)).OrderBy(e => e.At)])
            {
                Medium = Wires.Named(g.First().Name) is not null || g.Any(c => c.Evidence.Why == NamedAsMedium),
            })
            .OrderBy(c => c.Evidence[0].At).ThenBy(c => c.Name, StringComparer.Ordinal).Take(MostCitations)];
    }

    private static string Key(string name) => name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;

    private static IEnumerable<(string, Evidence)> Agencies(Telling t, AgencyNames agencies) =>
        agencies.CertainIn(t.Article.Text).Select(n => (n.Wire.Name, Show.InText(t, n.At, $"names {n.Wire.Name}")));

    // "the Chosun Ilbo newspaper", "broadcaster NHK".
    private static IEnumerable<(string, Evidence)> Media(Telling t, AgencyNames agencies)
    {
        foreach (var name in CapitalRuns.In(t.Article.Text))
        {
            var (after, before) = Around(t.Article.Text, name);
            bool media = BeforeMedia.Any(w => StartsWithWord(after, w) && !NameFollows(t.Article.Text, name.End, w)) || AfterMedia.Any(w => AgencyNames.EndsWithWord(before, w));
            if (media) yield return Named(t, name, NamedAsMedium);
        }
    }

    // "the Russian news agency TASS": the name is what follows.
    private static bool NameFollows(string text, int from, string phrase)
    {
        int i = text.IndexOf(phrase, from, StringComparison.OrdinalIgnoreCase) + phrase.Length;
        while (i < text.Length && text[i] == ' ') i++;
        return i < text.Length && char.IsUpper(text[i]);
    }

    private static IEnumerable<(string, Evidence)> Cited(Telling t, AgencyNames agencies)
    {
        var persons = t.Statements.Where(s => s.Chain.Count == 0).Select(s => s.Speaker).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var kinds = Names.Of(t.Article.Text, t.Article.Language);
        foreach (var name in CapitalRuns.In(t.Article.Text))
        {
            var (_, before) = Around(t.Article.Text, name);
            if (!Citing.Any(w => AgencyNames.EndsWithWord(before, w))) continue;
            bool body = kinds.FirstOrDefault(k => k.At.Overlaps(name))?.Kind is NameKind.Organisation;
            if (body && !persons.Contains(name.Of(t.Article.Text))) yield return Named(t, name, "cited");
        }
    }

    // "Kremlin spokesperson Dmitry Peskov", "the Kremlin's website".
    private static IEnumerable<(string, Evidence)> SpeakingBodies(Telling t, AgencyNames agencies)
    {
        var kinds = Names.Of(t.Article.Text, t.Article.Language);
        foreach (var name in CapitalRuns.In(t.Article.Text))
        {
            var (after, _) = Around(t.Article.Text, name);
            if (!Bodies.Any(w => StartsWithWord(after, w))) continue;
            bool official = StartsWithWord(after, "official") || StartsWithWord(after, "officials");
            if (official && (!name.Of(t.Article.Text).Contains(' ', StringComparison.Ordinal) || kinds.FirstOrDefault(k => k.At.Overlaps(name))?.Kind is not NameKind.Organisation)) continue; // "Norvish officials" name no body
            yield return Named(t, name, "speaks through this");
        }
    }

    // Organisations that the statements name as speakers or as links of their chains.
    private static IEnumerable<(string, Evidence)> Speakers(Telling t, AgencyNames agencies)
    {
        var text = t.Article.Text;
        var organisations = Names.Of(text, t.Article.Language).Where(n => n.Kind == NameKind.Organisation).ToList();
        foreach (var statement in t.Statements)
        {
            foreach (var speaker in statement.Chain.Prepend(statement.Speaker ?? ""))
            {
                var named = organisations.Find(o => o.Name == speaker || o.Text == speaker);
                if (named is not null && agencies.In(speaker).Count == 0) yield return (named.Name, Show.InText(t, statement.MentionAt ?? named.At, "named as the speaker"));
            }
        }
    }

    private static (string, Evidence) Named(Telling t, Span at, string why)
    {
        var text = at.Of(t.Article.Text);
        var wire = Wires.Named(text);
        return (wire?.Name ?? text, Show.InText(t, at, why));
    }

    private static (string After, string Before) Around(string text, Span at)
    {
        int end = at.End;
        if (end + 1 < text.Length && text[end] is '’' or '\'' && text[end + 1] == 's') end += 2;
        var after = text[end..Math.Min(text.Length, end + 28)].TrimStart().ToLowerInvariant();
        return (after, AgencyNames.Before(text, at.Start, 30));
    }

    private static bool StartsWithWord(string text, string phrase) =>
        text.StartsWith(phrase, StringComparison.Ordinal) && (text.Length == phrase.Length || !char.IsLetterOrDigit(text[phrase.Length]));
}
