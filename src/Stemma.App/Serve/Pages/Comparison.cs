using Stemma.App.Serve.Edge;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>Words of a stretch: those that stand on this side only are marked.</summary>
/// <param name="Text">The words.</param>
/// <param name="Changed">Whether they stand on this side only.</param>
public readonly record struct Bit(string Text, bool Changed);

/// <summary>A stretch of a paragraph.</summary>
/// <param name="Number">The number of the shared passage; 0 for none.</param>
/// <param name="Fate">What became of it; null for what lies between sentences.</param>
/// <param name="Bits">Its words.</param>
public sealed record Part(int Number, Fate? Fate, IReadOnlyList<Bit> Bits);

/// <summary>A place in the second report where something of the first would stand.</summary>
/// <param name="What">What it is ("dropped: paragraph 4").</param>
/// <param name="Words">Its first words; "" where their owner wants none shown.</param>
public sealed record Ghost(string What, string Words);

/// <summary>Paragraphs of two reports that stand side by side (sentences, where only excerpts may be shown).</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="About">Which paragraphs ("Paragraph 4 of A").</param>
/// <param name="Fates">What became of what stands in it, most telling last.</param>
/// <param name="A">The first report's paragraphs.</param>
/// <param name="B">The second's.</param>
/// <param name="Ghosts">What of the first is not in the second.</param>
/// <param name="Ribbons">What joins the two, as SVG; "" for nothing.</param>
public sealed record ComparedLine(
    int Number, string About, IReadOnlyList<Fate> Fates, IReadOnlyList<IReadOnlyList<Part>> A, IReadOnlyList<IReadOnlyList<Part>> B, IReadOnlyList<Ghost> Ghosts, string Ribbons);

/// <summary>Two reports line by line, with what became of each stretch of the first in the second.</summary>
public sealed class Comparison
{
    /// <summary>Passages and single sentences shown where only excerpts may be.</summary>
    private const int MostPassages = 12, MostAlone = 3, GhostWords = 9;

    // Letters of a line of a column, as wide as most windows make it: where ribbons begin and end within a paragraph is reckoned by it.
    private const double Across = 66;

    private readonly SideBySide _sides;
    private readonly Exposure _exposure;
    private readonly bool _directed, _related;
    private readonly Side _a, _b;

    /// <summary>Lays them out.</summary>
    /// <param name="a">The one that stands left: whose text the other carries, where that is known.</param>
    /// <param name="b">The other.</param>
    /// <param name="sides">What they share.</param>
    /// <param name="directed">Whether it is known that the second carries the first's text.</param>
    /// <param name="exposure">Who will read it.</param>
    public Comparison(Telling a, Telling b, SideBySide sides, bool directed, Exposure exposure)
    {
        (_sides, _exposure, _directed) = (sides, exposure, directed);
        _related = directed || sides.Passages.Any(p => !Weak(p));
        Altered = sides.Passages.Where(p => Quotations.Altered(p, a, b)).Select(p => p.Number).ToHashSet();
        _a = new Side(this, a, first: true);
        _b = new Side(this, b, first: false);
        Lines = [.. Pages.Lines.Of(_a.Units, _b.Units, sides.Passages.Select(p => p.Passage), _related).Select(Line)];
        Counts = [.. sides.Passages.Select(Fate).Concat(sides.OnlyA.Select(_ => Pages.Fate.Dropped)).Concat(sides.OnlyB.Select(_ => Pages.Fate.Added)).CountBy(f => f).OrderBy(c => c.Key).Select(c => (c.Key, c.Value))];
    }

    /// <summary>Whether what they share tells that both have one text.</summary>
    public bool Related => _related;

    /// <summary>Passages that both give in quotation marks and in other words.</summary>
    public IReadOnlySet<int> Altered { get; }

    /// <summary>The lines, in order.</summary>
    public IReadOnlyList<ComparedLine> Lines { get; }

    /// <summary>How many sentences met which fate.</summary>
    public IReadOnlyList<(Fate Fate, int Sentences)> Counts { get; }

    /// <summary>Both texts at a glance, as SVG; "" where nothing joins them.</summary>
    public string Map()
    {
        if (_sides.Passages.Count == 0) return "";
        return RibbonDrawing.Map(
            _a.Text.Length, _b.Text.Length, [.. _sides.Passages.Select(p => new Ribbon((p.Passage.A.Start, p.Passage.A.End), (p.Passage.B.Start, p.Passage.B.End), Fates.Look(Fate(p))))],
            _sides.OnlyA.Select(s => ((double)s.Start, (double)s.End, Fates.Look(Pages.Fate.Dropped))), _sides.OnlyB.Select(s => ((double)s.Start, (double)s.End, Fates.Look(Pages.Fate.Added))),
            $"The two texts as bars from beginning to end, A above and B below; ribbons join {PlainWords.Count(_sides.Passages.Count, "shared passage")}.");
    }

    /// <summary>A passage as one side has it, cut to what may be shown; empty where its owner wants no excerpts.</summary>
    public IReadOnlyList<Bit> Words(SharedPassage shared, bool first) => (first ? _a : _b).Bits(first ? shared.Passage.A : shared.Passage.B, Changed(shared, first));

    // Who said it, and how that is put, is each report's own: of a statement that both give only altered words are marked.
    private IReadOnlyList<Span> Changed(SharedPassage shared, bool first) => Fate(shared) == Pages.Fate.Statement ? [] : first ? shared.ChangedA : shared.ChangedB;

    /// <summary>What became of a passage.</summary>
    public Fate Fate(SharedPassage shared) => Altered.Contains(shared.Number) ? Pages.Fate.Altered : Fates.Of(shared.Passage.Kind);

    /// <summary>Whether both could have it without having seen each other.</summary>
    public static bool Weak(SharedPassage shared) => shared.Passage.Kind is PassageKind.Common or PassageKind.SameStatement;

    private ComparedLine Line(Line line, int index)
    {
        var (a, b) = (_a.Parts(line.FromA, line.ToA), _b.Parts(line.FromB, line.ToB));
        var fates = a.Concat(b).SelectMany(p => p).Select(p => p.Fate).OfType<Fate>().Distinct().Order().ToList();
        bool alone = a.Count == 0 || b.Count == 0;
        if (!_related) fates.RemoveAll(f => f > Pages.Fate.Moved);
        else if (alone && fates.Any(f => f < Pages.Fate.Moved)) fates = [Pages.Fate.Moved, .. fates.Where(f => f > Pages.Fate.Moved)];
        string about = _exposure.FullText ? string.Join(", ", new[] { Named(line.FromA, line.ToA, "A"), Named(line.FromB, line.ToB, "B") }.Where(n => n.Length > 0)) : "Excerpt";
        return new ComparedLine(index + 1, about, fates, a, b, _related && fates.Contains(Pages.Fate.Dropped) ? [.. Ghosts(line, b.Count == 0)] : [], alone ? "" : Ribbons(line));
    }

    private static string Named(int from, int to, string letter) => to <= from ? "" : to == from + 1 ? $"Paragraph {to} of {letter}" : $"Paragraphs {from + 1} to {to} of {letter}";

    private IEnumerable<Ghost> Ghosts(Line line, bool whole)
    {
        string said = Fates.Words(Pages.Fate.Dropped, _directed);
        for (int unit = line.FromA; unit < line.ToA; unit++)
        {
            var gone = _sides.OnlyA.Where(s => _a.Units[unit].Overlaps(s)).ToList();
            if (gone.Count == 0) continue;
            string what = !_exposure.FullText ? said : whole ? $"{said}: paragraph {unit + 1}" : $"{said}: {PlainWords.Count(gone.Count, "sentence")}";
            yield return new Ghost(what, _exposure.Passage(gone[0].Of(_a.Text), _a.Article) is { Length: > 0 } shown ? Excerpt.Cut(shown, GhostWords) : "");
        }
    }

    private string Ribbons(Line line)
    {
        var (tallA, tallB) = (_a.Down(line.FromA, line.ToA, null), _b.Down(line.FromB, line.ToB, null));
        var joined = _sides.Passages.Where(p => _a.Within(line.FromA, line.ToA, p.Passage.A) && _b.Within(line.FromB, line.ToB, p.Passage.B));
        return RibbonDrawing.Between(Math.Max(tallA, tallB), [.. joined.Select(p => new Ribbon(
            (_a.Down(line.FromA, line.ToA, p.Passage.A.Start), _a.Down(line.FromA, line.ToA, p.Passage.A.End)),
            (_b.Down(line.FromB, line.ToB, p.Passage.B.Start), _b.Down(line.FromB, line.ToB, p.Passage.B.End)), Fates.Look(Fate(p))))]);
    }

    private sealed class Side
    {
        private readonly Exposure _exposure;
        private readonly List<(Span At, int Number, Fate Fate, IReadOnlyList<Span> Changed)> _spans;

        public Side(Comparison of, Telling telling, bool first)
        {
            (Article, _exposure) = (telling.Article, of._exposure);
            var (shared, alone) = (of._sides.Passages, first ? of._sides.OnlyA : of._sides.OnlyB);
            bool full = _exposure.FullText;
            _spans =
            [
                .. shared.Take(full ? shared.Count : MostPassages).Select(p => (first ? p.Passage.A : p.Passage.B, p.Number, of.Fate(p), of.Changed(p, first)))
                    .Concat(alone.Take(full ? alone.Count : MostAlone).Select(s => (s, 0, first ? Pages.Fate.Dropped : Pages.Fate.Added, (IReadOnlyList<Span>)[]))).OrderBy(s => s.Item1),
            ];
            Units = full ? [.. Texts.Paragraphs(Text)] : [.. Apart(_spans.Select(s => s.At))];
        }

        public Article Article { get; }

        public string Text => Article.Text;

        public IReadOnlyList<Span> Units { get; }

        public IReadOnlyList<IReadOnlyList<Part>> Parts(int from, int to) => [.. Enumerable.Range(from, to - from).Select(u => Cut(Units[u]))];

        public bool Within(int from, int to, Span at) => from < to && Units[from].Start < at.End && at.Start < Units[to - 1].End;

        /// <summary>How many lines down a place stands in a column of units; its whole height without a place.</summary>
        public double Down(int from, int to, int? place)
        {
            double down = 0;
            for (int unit = from; unit < to; unit++)
            {
                if (place is { } at && at <= Units[unit].End) return down + Math.Max(0, at - Units[unit].Start) / Across;
                down += Math.Ceiling(Units[unit].Length / Across) + (unit + 1 < to ? .5 : 0);
            }
            return down;
        }

        /// <summary>A stretch word by word, as far as it may be shown.</summary>
        public IReadOnlyList<Bit> Bits(Span at, IReadOnlyList<Span> changed)
        {
            string shown = _exposure.Passage(at.Of(Text), Article);
            if (shown.Length == 0) return [];
            bool cut = !_exposure.FullText && shown.EndsWith('…');
            int end = cut ? Math.Min(at.End, at.Start + shown.Length - 1) : at.End, from = at.Start;
            var bits = new List<Bit>();
            foreach (var word in changed.Where(c => c.Length > 0 && c.Start < end && c.Start >= from))
            {
                if (word.Start > from) bits.Add(new Bit(Text[from..word.Start], false));
                bits.Add(new Bit(Text[word.Start..Math.Min(end, word.End)], true));
                from = Math.Min(end, word.End);
            }
            if (from < end || cut) bits.Add(new Bit(Text[from..end] + (cut ? "…" : ""), false));
            return bits;
        }

        private List<Part> Cut(Span unit)
        {
            var parts = new List<Part>();
            int at = unit.Start;
            foreach (var (span, number, fate, changed) in _spans.Where(s => s.At.Overlaps(unit)))
            {
                var shown = new Span(Math.Max(span.Start, at), Math.Min(span.End, unit.End));
                if (shown.Length <= 0) continue;
                if (shown.Start > at) parts.Add(new Part(0, null, [new Bit(Text[at..shown.Start], false)]));
                parts.Add(new Part(number, fate, Bits(shown, changed)));
                at = shown.End;
            }
            if (at < unit.End && _exposure.FullText) parts.Add(new Part(0, null, [new Bit(Text[at..unit.End], false)]));
            return parts;
        }

        private static IEnumerable<Span> Apart(IEnumerable<Span> spans)
        {
            int end = 0;
            foreach (var span in spans.Where(s => s.Length > 0))
            {
                if (span.Start < end) continue;
                end = span.End;
                yield return span;
            }
        }
    }
}
