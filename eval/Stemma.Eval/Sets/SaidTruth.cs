using Stemma.Core.News;

namespace Stemma.Eval.Sets;

/// <summary>One line of quality/judged/seeds-said.tsv: something that a careful reader finds attributed on a page.</summary>
/// <param name="Page">The first three letters of the page's file name.</param>
/// <param name="Spans">Code points of the content, end exclusive.</param>
/// <param name="Speakers">Names that are right; none where nobody speaks.</param>
/// <param name="Kind">direct, indirect, mixed, observation, or left-out: counts neither as found nor as wrong.</param>
/// <param name="Status">How the speaker stands to it, or "-".</param>
/// <param name="Chain">The reporters, the witness last; empty where the speaker speaks for himself.</param>
/// <param name="Unknown">The letter of the thing that is not known, or "-".</param>
internal sealed record SaidTruth(string Page, IReadOnlyList<Span> Spans, IReadOnlyList<string> Speakers, string Kind, string Status, IReadOnlyList<string> Chain, string Unknown)
{
    /// <summary>Reads the list; empty where it is not there.</summary>
    public static List<SaidTruth> Read(string file) => !File.Exists(file) ? [] :
        [.. File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Where(r => r.Length >= 7).Select(r => new SaidTruth(r[0], Stretches(r[1]), Names(r[2], '|'), r[3], r[4], Names(r[5], '>'), r[6]))];

    /// <summary>Whether it counts.</summary>
    public bool Counts => Kind != "left-out";

    /// <summary>Whether words stand in quotation marks.</summary>
    public bool Quoted => Kind.Contains("direct", StringComparison.Ordinal) && Kind != "indirect" || Kind.Contains("mixed", StringComparison.Ordinal);

    /// <summary>Whether a name is this line's speaker; where nobody speaks, whether none is named.</summary>
    public bool IsSpeaker(string? name) => Speakers.Count == 0 ? name is null : name is not null && Speakers.Any(s => Named(s, name));

    /// <summary>Whether a chain is this line's.</summary>
    public bool IsChain(IReadOnlyList<string> chain) => chain.Count == Chain.Count && Chain.Zip(chain).All(c => Named(c.First, c.Second));

    /// <summary>The letters and digits of its content.</summary>
    public QuoteItem Item(string text)
    {
        var points = new CodePoints(text);
        return QuoteItem.Of(new Statement { Spans = [.. Spans.Select(s => new Span(points.ToUtf16(s.Start), points.ToUtf16(s.End)))] }, text);
    }

    private static bool Named(string right, string name) => new QuoteItem([], "", [right], false).IsSpeaker(name);

    private static List<Span> Stretches(string field) => [.. field.Split(',').Select(s => s.Split('-')).Select(s => new Span(int.Parse(s[0]), int.Parse(s[1])))];

    private static List<string> Names(string field, char between) => field == "-" ? [] : [.. field.Split(between, StringSplitOptions.TrimEntries)];
}
