using Stemma.Core.Language;
using Stemma.Core.News;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Measures how many of the differences that readers list between the reports of a story the program finds, and how many of those it shows under a kind of their own.</summary>
internal static class DifferencesReadSet
{
    private const string File = "quality/judged/differences-read.tsv", Blind = "quality/judged/blind.txt";
    private const int FewestShared = 3; // stems

    private static readonly string[] Shallow = ["number", "money", "time", "place", "name", "quotation"];

    private sealed record Side(string Report, Span At, Span? Value);

    private sealed record Row(string Story, string Kind, Side A, Side B, bool Worth, string Reason)
    {
        public bool IsShallow => Shallow.Contains(Kind);
    }

    private enum Found { No, Folded, Kind, Open }

    /// <summary>The figures: recall of the shallow kinds that are worth showing, on the stories that rules may be made from and on the blind ones.</summary>
    /// <param name="folder">The evaluation folder.</param>
    /// <returns>Found at all, and found under a kind of its own (shown open or folded until it is proven).</returns>
    public static IEnumerable<Score> Run(string folder)
    {
        var blind = System.IO.File.ReadLines(Blind).ToHashSet(StringComparer.Ordinal);
        var rows = Matched(folder).Where(r => r.Row.Worth).ToList();
        foreach (var kind in rows.GroupBy(r => r.Row.Kind).OrderBy(g => Array.IndexOf(Shallow, g.Key) is var i and >= 0 ? i : Shallow.Length).ThenBy(g => g.Key, StringComparer.Ordinal))
            Console.WriteLine($"  {kind.Key}: {string.Join("; ", new[] { ("open to rules", false), ("blind", true) }.Select(h => Words(h.Item1, [.. kind.Where(r => blind.Contains(r.Row.Story) == h.Item2)])))}");
        foreach (var (name, half) in new[] { ("seen", false), ("blind", true) })
        {
            var shallow = rows.Where(r => r.Row.IsShallow && blind.Contains(r.Row.Story) == half).ToList();
            yield return new Score($"differences-read.{name}.found", (double)shallow.Count(r => r.Found > Found.No) / shallow.Count, shallow.Count);
            yield return new Score($"differences-read.{name}.with-kind", (double)shallow.Count(r => r.Found > Found.Folded) / shallow.Count, shallow.Count);
        }
    }

    /// <summary>Prints every row with both clauses and how it was found, for reading; the blind half only where it is asked for. Nothing of it goes into the project.</summary>
    /// <param name="folder">The evaluation folder.</param>
    /// <param name="half">"blind" for the blind half.</param>
    public static int List(string folder, string half)
    {
        var blind = System.IO.File.ReadLines(Blind).ToHashSet(StringComparer.Ordinal);
        foreach (var (row, found, story) in Matched(folder).Where(r => blind.Contains(r.Row.Story) == (half == "blind")))
        {
            Console.WriteLine($"{row.Story}\t{row.Kind}\t{(row.Worth ? "worth" : "slight")}\t{found}\t{row.Reason}");
            foreach (var side in new[] { row.A, row.B }) Console.WriteLine($"    [{side.Report}:{side.At.Start}-{side.At.End}] «{(side.Value is { } v ? v.Of(Text(story, side)) : "-")}» {side.At.Of(Text(story, side)).ReplaceLineEndings(" ")}");
        }
        return 0;
    }

    private static IEnumerable<(Row Row, Found Found, Story Story)> Matched(string folder)
    {
        var stories = DifferenceStories.Of(folder, new HashSet<string>(StringComparer.Ordinal) { "stream" }).ToDictionary(s => s.Name, s => s.Story, StringComparer.Ordinal);
        var rows = System.IO.File.ReadLines(File).Where(l => l.Length > 0 && l[0] != '#').Select(Parse).ToLookup(r => stories.ContainsKey(r.Story));
        if (rows[false].Any()) Console.WriteLine($"  {rows[false].Count()} rows are of stories that are not in the set");
        return rows[true].Select(r => (r, Find(r, stories[r.Story]), stories[r.Story]));
    }

    private static Row Parse(string line)
    {
        var f = line.Split('\t');
        return new Row(f[0], f[1], At(f[2]), At(f[3]), f[4] == "worth", f[5]);
    }

    // "report:start-end" with ":start-end" of the parting words behind it, or without.
    private static Side At(string text)
    {
        var parts = text.Split(':');
        return new Side(parts[0], Stretch(parts[1]), parts.Length > 2 ? Stretch(parts[2]) : null);

        static Span Stretch(string s) => new(int.Parse(s.Split('-')[0]), int.Parse(s.Split('-')[1]));
    }

    private static Found Find(Row row, Story story)
    {
        var best = Found.No;
        foreach (var claim in story.Claims.Where(c => c.Verdict != Verdict.Agree))
        {
            if (!claim.Positions.Any(p => claim.Positions.Any(q => !ReferenceEquals(p, q) && p.Value != q.Value && Means(claim, p, q, row, story)))) continue;
            var found = claim.Open ? Found.Open : claim.Verdict == Verdict.Possible ? Found.Folded : Found.Kind;
            if (found > best) best = found;
        }
        return best;
    }

    // A page marks all words in which two wordings of one sentence differ, whichever of them the claim names. A charge and its answer stand in words of their own: the answer
    // where the reader found it, the charge there or in another sentence that says the same.
    private static bool Means(Claim claim, Position p, Position q, Row row, Story story)
    {
        if (row.Kind == "quotation" && (claim.Verdict == Verdict.Wording || claim.Rule.StartsWith("quotation", StringComparison.Ordinal))) return Stands(p, row.A, story) && Stands(q, row.B, story);
        if (row.Kind == "denial" && claim.Verdict == Verdict.Denied) return (Stands(p, row.A, story) && Tells(q, row.B, story)) || (Stands(p, row.B, story) && Tells(q, row.A, story));
        return Says(p, row.A, story) && Says(q, row.B, story);
    }

    private static bool Stands(Position position, Side side, Story story) => story.Tellings.First(t => t.Id == position.Telling).Name == side.Report && position.At.Overlaps(side.At);

    private static bool Tells(Position position, Side side, Story story)
    {
        if (Stands(position, side, story)) return true;
        var stems = Meaning(side.At.Of(Text(story, side)));
        int shared = Meaning(position.Text).Count(stems.Contains);
        return shared >= FewestShared && shared * 2 >= stems.Count;
    }

    private static HashSet<string> Meaning(string text) => [.. Plain(text).Where(w => !Stems.IsStopWord(w, "en")).Select(w => Stems.Of(w, "en"))]; // the stories read are English

    // The position stands where the reader found it, or another report's does with the same value; of a value they share a word that is more than "the".
    private static bool Says(Position position, Side side, Story story)
    {
        bool there = Stands(position, side, story);
        if (side.Value is not { } value) return there;
        var (mine, theirs) = (Plain(position.Value), Plain(value.Of(Text(story, side))));
        return there ? Telling(mine).Overlaps(Telling(theirs)) : mine.SetEquals(theirs);
    }

    private static HashSet<string> Telling(HashSet<string> words) => words.Where(w => !Stems.IsStopWord(w, "en")).ToHashSet(StringComparer.Ordinal) is { Count: > 0 } telling ? telling : words;

    private static HashSet<string> Plain(string text) => [.. Tokens.Of(text).Where(t => t.Kind != TokenKind.Mark).Select(t => Tokens.Fold(t.In(text)))];

    private static string Text(Story story, Side side) => story.Tellings.First(t => t.Name == side.Report && t.Article.Text.Length >= side.At.End).Article.Text;

    private static string Words(string half, List<(Row Row, Found Found, Story Story)> rows) =>
        $"{half} {rows.Count(r => r.Found > Found.No)} of {rows.Count} found, {rows.Count(r => r.Found > Found.Folded)} with a kind, {rows.Count(r => r.Found == Found.Open)} open";
}
