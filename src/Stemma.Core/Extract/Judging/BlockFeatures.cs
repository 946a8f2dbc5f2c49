using Stemma.Core.Extract.Bodies;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Judging;

/// <summary>Takes the number of a feature that a block has.</summary>
internal delegate void FeatureSink(int number);

/// <summary>Takes a feature of a block that has a word as its value.</summary>
internal delegate void WordFeatureSink(WordFeature feature, string word);

/// <summary>
/// What can be said of a block that tells text from what stands around it: what the rules made of it, how long it is and how it ends, where it stands,
/// how much of the page's prose its surroundings hold, the words of its classes. All features are yes or no.
/// Its own words are none of them: no topic and no name may count against a paragraph.
/// </summary>
/// <param name="page">The page.</param>
/// <param name="fates">What the rules made of each of its blocks.</param>
/// <param name="title">The headline.</param>
/// <param name="stated">The word triples of the text that the page states for machines (<see cref="Bodies.Stated"/>); null where it states none.</param>
internal sealed class BlockFeatures(HtmlPage page, IReadOnlyList<string> fates, string title, ISet<ulong>? stated)
{
    private const int ClassLevels = 4, InLevels = 6;
    private readonly RuledBlocks _ruled = new(page, fates);
    private readonly BlockWords _words = new(page, fates, title);
    private List<(string Name, IReadOnlyList<string> Words)> _around = [];
    private List<(WordFeature Feature, string Word)> _within = [];
    private FeatureSink _sink = _ => { };
    private WordFeatureSink _wordSink = (_, _) => { };

    /// <summary>Says the features of the block at a place.</summary>
    public void Of(int at, FeatureSink sink, WordFeatureSink wordSink)
    {
        (_sink, _wordSink) = (sink, wordSink);
        var block = page.Blocks[at];
        int kind = Features.Of(block.Kind), fate = Array.IndexOf(Features.Fates, fates[at]), zone = Array.IndexOf(Features.Zones, _ruled.Zone(at));
        int length = Bucket(block.Weight, [20, 40, 70, 120, 200, 350]), ends = IsEnd(block.Text[^1]) || TextLines.EndsSentence(block.Text) && block.Text[^1] is not ':' ? 1 : 0;
        Shape(block, kind, fate, length, ends);
        Place(at, block, kind, fate, zone, length, ends);
        Words(at, zone, length);
        Surroundings(at, kind, fate, zone, length);
        if (stated is not null)
        {
            int share = Bucket(Stated.Share(block.Text, stated), [.05, .5, .9]);
            Say(Features.Stated, share);
            Say(Features.StatedLength, share, length);
        }
    }

    private void Shape(PageBlock block, int kind, int fate, int length, int ends)
    {
        int links = Bucket(block.LinkShare, [.01, .3, .8]);
        Say(Features.Fate, fate);
        Say(Features.Kind, kind);
        Say(Features.Furniture, (int)block.What);
        Say(Features.Length, length);
        Say(Features.Links, Bucket(block.LinkShare, [.01, .2, .5, .8, .99]));
        Say(Features.Ends, ends);
        Say(Features.FateLength, fate, length);
        Say(Features.KindLength, kind, length);
        Say(Features.LengthEnds, length, ends);
        Say(Features.LengthLinks, length, links);
        Say(Features.KindFate, kind, fate);
        Marks(block.Text);
    }

    private void Marks(string text)
    {
        int digits = 0, letters = 0, upper = 0;
        foreach (char c in text)
        {
            if (c < '\u0080') // without branches: where a word ends is hard to foresee
            {
                letters += char.IsAsciiLetter(c) ? 1 : 0;
                upper += char.IsAsciiLetterUpper(c) ? 1 : 0;
                digits += char.IsAsciiDigit(c) ? 1 : 0;
            }
            else if (char.IsDigit(c)) digits++;
            else if (char.IsLetter(c)) { letters++; if (char.IsUpper(c)) upper++; }
        }
        Say(Features.Digits, Bucket(digits / (double)text.Length, [.02, .1, .3]));
        if (letters > 3) Say(Features.Capitals, Bucket(upper / (double)letters, [.1, .3, .9]));
        if (text[^1] == ':') Say(Features.Colon);
        if (char.IsLower(text[0])) Say(Features.OpensSmall);
        if (text[0] is '-' or '–' or '—' or '•' or '*' or '►' or '▶' or '>' or '»') Say(Features.OpensWithBullet);
        if (text[0] is '"' or '“' or '„' or '«' or '‹') Say(Features.OpensWithQuote);
        if (text.Contains('|')) Say(Features.Bar);
        if (text.Contains('©')) Say(Features.Copyright);
        if (text.Contains('@')) Say(Features.At);
        if (text.Contains("http", StringComparison.Ordinal) || text.Contains("www.", StringComparison.Ordinal)) Say(Features.Address);
    }

    private void Place(int at, PageBlock block, int kind, int fate, int zone, int length, int ends)
    {
        var (before, after) = (_ruled.ProseBefore(at), _ruled.ProseAfter(at));
        // Where there is no prose to compare with, a block is as long as any.
        int links = Bucket(block.LinkShare, [.01, .3, .8]), relative = Bucket(_ruled.MeanProse > 0 ? block.Weight / _ruled.MeanProse : 1, [.1, .25, .5, .8]);
        Say(Features.Zone, zone);
        Say(Features.ZoneLength, zone, length);
        Say(Features.ZoneKind, zone, kind);
        Say(Features.ZoneFate, zone, fate);
        Say(Features.ZoneLengthEnds, zone, length, ends);
        Say(Features.ZoneLinks, zone, links);
        Say(Features.ProseAfter, Bucket(after, [1, 2, 3, 5]));
        Say(Features.ProseBefore, Bucket(before, [1, 2, 3, 5]));
        Say(Features.ProseAfterLength, Bucket(after, [1, 2, 3]), length);
        Say(Features.ProseBlocks, Bucket(_ruled.ProseBlocks, [2, 4, 8, 16]));
        Say(Features.Relative, relative);
        Say(Features.RelativeZone, relative, zone);
        Say(Features.RelativeKind, relative, kind);
        Say(Features.RelativeEnds, relative, ends);
        Say(Features.ShareBefore, Bucket(_ruled.ShareBefore(at), [.001, .2, .5, .8, .95, .999]));
        Say(Features.KeptBefore, Bucket(_ruled.KeptShareBefore(at), [.1, .3, .5, .7, .9]));
        Say(Features.KeptAfter, Bucket(_ruled.KeptAfter(at), [1, 2, 3, 5, 10]));
        int all = Bucket(_ruled.Prose, [300, 800, 2000, 5000]);
        Say(Features.Prose, all);
        Say(Features.ProseFate, all, fate);
        int next = Beside(_ruled.Next(at));
        Say(Features.Previous, Beside(_ruled.Previous(at)));
        Say(Features.Next, next);
        Say(Features.KindNext, kind, next);
        if (block.Text.AsSpan(Math.Max(0, block.Text.Length - 2)).Contains('?'))
        {
            Say(Features.Asks);
            Say(Features.AsksZone, zone);
        }
    }

    private void Words(int at, int zone, int length)
    {
        var (prose, title) = _words.Shared(at);
        int shared = Bucket(prose, [.1, .3, .5, .7]), titled = Bucket(title, [.01, .2, .5]);
        Say(Features.Shared, shared);
        Say(Features.SharedLength, shared, length);
        Say(Features.SharedZone, shared, zone);
        Say(Features.Titled, titled);
        Say(Features.TitledZone, titled, zone);
        Say(Features.TitledLength, titled, length);
    }

    private void Surroundings(int at, int kind, int fate, int zone, int length)
    {
        if (page.Tree[page.Blocks[at].Node].Parent is not { } holder) return;
        var outer = holder.Parent ?? holder;
        int around = Bucket(_ruled.ShareUnder(outer), [.001, .05, .3, .7]), alike = Bucket(_ruled.ShareAlike(holder), [.001, .05, .3, .7]), up = _ruled.LevelsUp(holder);
        Say(Features.Around, around);
        Say(Features.Alike, alike);
        Say(Features.AroundLength, around, length);
        Say(Features.AlikeLength, alike, length);
        Say(Features.AroundZone, around, zone);
        Say(Features.AlikeZone, alike, zone);
        Say(Features.AroundKind, around, kind);
        Say(Features.Holder, holder.Name);
        Say(Features.HolderAlike[alike], holder.Name);
        Say(Features.Up, up);
        Say(Features.UpZone, up, zone);
        Say(Features.UpLength, up, length);
        Say(Features.UpFate, up, fate);
        Say(Features.UpKind, up, kind);
        foreach (var (feature, word) in Within(holder)) Say(feature, word);
    }

    // The elements that a block stands in and the words of their classes, each once; around most blocks stands what stood around the one before.
    private List<(WordFeature Feature, string Word)> Within(HtmlNode holder)
    {
        List<(string Name, IReadOnlyList<string> Words)> around = [];
        for (HtmlNode? above = holder; above is { Index: > 0 } node && around.Count < InLevels; above = node.Parent) around.Add((node.Name, around.Count < ClassLevels ? _words.OfClass(node) : []));
        if (around.SequenceEqual(_around)) return _within;
        _around = around;
        List<string> seen = [], inside = [];
        List<(WordFeature, string)> within = [];
        for (int level = 0; level < around.Count; level++)
        {
            var (name, words) = around[level];
            if (name != "div" && !inside.Contains(name))
            {
                inside.Add(name);
                within.Add((Features.In, name));
            }
            foreach (var word in words)
            {
                if (seen.Contains(word)) continue;
                seen.Add(word);
                within.Add((Features.Class, word));
                if (level < 2) within.Add((Features.NearClass, word));
            }
        }
        return _within = within;
    }

    private void Say(Feature feature, int first = 0, int second = 0, int third = 0) => _sink(feature.At(first, second, third));

    private void Say(WordFeature feature, string word)
    {
        if (feature.Fits(word)) _wordSink(feature, word);
    }

    private int Beside(int at) => Features.Neighbour(at < 0 ? null : page.Blocks[at]);

    private static bool IsEnd(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '।' or '؟' or '"' or '”' or '»' or '’' or ')' or '“';

    private static int Bucket(double value, ReadOnlySpan<double> cuts)
    {
        int reached = 0;
        foreach (double cut in cuts) if (value >= cut) reached++;
        return reached;
    }
}
