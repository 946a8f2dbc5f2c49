using Stemma.Core.Extract.Bodies;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Judging;

/// <summary>Takes the name of a feature that a block has; the span is only good during the call.</summary>
internal delegate void FeatureSink(ReadOnlySpan<char> name);

/// <summary>
/// What can be said of a block that tells text from what stands around it: what the rules made of it, how long it is and how it ends, where it stands,
/// how much of the page's prose its surroundings hold, the words of its classes. All features are yes or no.
/// Its own words are none of them: no topic and no name may count against a paragraph.
/// </summary>
internal sealed class BlockFeatures(HtmlPage page, IReadOnlyList<string> fates, string title, ISet<ulong>? stated)
{
    private const int ClassLevels = 4, InLevels = 6;
    private readonly RuledBlocks _ruled = new(page, fates);
    private readonly BlockWords _words = new(page, fates, title);
    private readonly char[] _name = new char[96];
    private FeatureSink _sink = _ => { };

    /// <summary>Names the features of the block at a place.</summary>
    public void Of(int at, FeatureSink sink)
    {
        _sink = sink;
        var block = page.Blocks[at];
        string kind = Named(block.Kind), fate = fates[at], zone = _ruled.Zone(at);
        int length = Bucket(block.Weight, [20, 40, 70, 120, 200, 350]), ends = IsEnd(block.Text[^1]) ? 1 : 0;
        Shape(block, kind, fate, length, ends);
        Place(at, block, kind, fate, zone, length, ends);
        Words(at, zone, length);
        Surroundings(at, kind, fate, zone, length);
        if (stated is not null)
        {
            int share = Bucket(Stated.Share(block.Text, stated), [.05, .5, .9]);
            Say(Name.TryWrite($"stated={share}", out int n), n);
            Say(Name.TryWrite($"stated,length={share},{length}", out n), n);
        }
    }

    private Span<char> Name => _name;

    private void Shape(PageBlock block, string kind, string fate, int length, int ends)
    {
        int links = Bucket(block.LinkShare, [.01, .3, .8]);
        Say(Name.TryWrite($"fate={fate}", out int n), n);
        Say(Name.TryWrite($"kind={kind}", out n), n);
        Say(Name.TryWrite($"furniture={SiftedWords.Of(block.What)}", out n), n);
        Say(Name.TryWrite($"length={length}", out n), n);
        Say(Name.TryWrite($"links={Bucket(block.LinkShare, [.01, .2, .5, .8, .99])}", out n), n);
        Say(Name.TryWrite($"ends={ends}", out n), n);
        Say(Name.TryWrite($"fate,length={fate},{length}", out n), n);
        Say(Name.TryWrite($"kind,length={kind},{length}", out n), n);
        Say(Name.TryWrite($"length,ends={length},{ends}", out n), n);
        Say(Name.TryWrite($"length,links={length},{links}", out n), n);
        Say(Name.TryWrite($"kind,fate={kind},{fate}", out n), n);
        Marks(block.Text);
    }

    private void Marks(string text)
    {
        int digits = 0, letters = 0, upper = 0;
        foreach (char c in text)
        {
            if (char.IsDigit(c)) digits++;
            else if (char.IsLetter(c)) { letters++; if (char.IsUpper(c)) upper++; }
        }
        Say(Name.TryWrite($"digits={Bucket(digits / (double)text.Length, [.02, .1, .3])}", out int n), n);
        if (letters > 3) Say(Name.TryWrite($"capitals={Bucket(upper / (double)letters, [.1, .3, .9])}", out n), n);
        if (text[^1] == ':') _sink("colon");
        if (char.IsLower(text[0])) _sink("opens small");
        if (text[0] is '-' or '–' or '—' or '•' or '*' or '►' or '▶' or '>' or '»') _sink("opens with a bullet");
        if (text[0] is '"' or '“' or '„' or '«' or '‹') _sink("opens with a quotation mark");
        if (text.Contains('|')) _sink("bar");
        if (text.Contains('©')) _sink("copyright");
        if (text.Contains('@')) _sink("at");
        if (text.Contains("http", StringComparison.Ordinal) || text.Contains("www.", StringComparison.Ordinal)) _sink("address");
    }

    private void Place(int at, PageBlock block, string kind, string fate, string zone, int length, int ends)
    {
        var (before, after) = (_ruled.ProseBefore(at), _ruled.ProseAfter(at));
        int links = Bucket(block.LinkShare, [.01, .3, .8]), relative = Bucket(_ruled.MeanProse > 0 ? block.Weight / _ruled.MeanProse : 9, [.1, .25, .5, .8]);
        Say(Name.TryWrite($"zone={zone}", out int n), n);
        Say(Name.TryWrite($"zone,length={zone},{length}", out n), n);
        Say(Name.TryWrite($"zone,kind={zone},{kind}", out n), n);
        Say(Name.TryWrite($"zone,fate={zone},{fate}", out n), n);
        Say(Name.TryWrite($"zone,length,ends={zone},{length},{ends}", out n), n);
        Say(Name.TryWrite($"zone,links={zone},{links}", out n), n);
        Say(Name.TryWrite($"prose after={Bucket(after, [1, 2, 3, 5])}", out n), n);
        Say(Name.TryWrite($"prose before={Bucket(before, [1, 2, 3, 5])}", out n), n);
        Say(Name.TryWrite($"prose after,length={Bucket(after, [1, 2, 3])},{length}", out n), n);
        Say(Name.TryWrite($"prose blocks={Bucket(_ruled.ProseBlocks, [2, 4, 8, 16])}", out n), n);
        Say(Name.TryWrite($"relative={relative}", out n), n);
        Say(Name.TryWrite($"relative,zone={relative},{zone}", out n), n);
        Say(Name.TryWrite($"relative,kind={relative},{kind}", out n), n);
        Say(Name.TryWrite($"relative,ends={relative},{ends}", out n), n);
        Say(Name.TryWrite($"share before={Bucket(_ruled.ShareBefore(at), [.001, .2, .5, .8, .95, .999])}", out n), n);
        Say(Name.TryWrite($"kept before={Bucket(_ruled.KeptShareBefore(at), [.1, .3, .5, .7, .9])}", out n), n);
        Say(Name.TryWrite($"kept after={Bucket(_ruled.KeptAfter(at), [1, 2, 3, 5, 10])}", out n), n);
        int all = Bucket(_ruled.Prose, [300, 800, 2000, 5000]);
        Say(Name.TryWrite($"prose={all}", out n), n);
        Say(Name.TryWrite($"prose,fate={all},{fate}", out n), n);
        string next = Beside(_ruled.Next(at));
        Say(Name.TryWrite($"previous={Beside(_ruled.Previous(at))}", out n), n);
        Say(Name.TryWrite($"next={next}", out n), n);
        Say(Name.TryWrite($"kind,next={kind},{next}", out n), n);
        if (block.Text.AsSpan(Math.Max(0, block.Text.Length - 2)).Contains('?'))
        {
            _sink("asks");
            Say(Name.TryWrite($"asks,zone={zone}", out n), n);
        }
    }

    private void Words(int at, string zone, int length)
    {
        var (prose, title) = _words.Shared(at);
        int shared = Bucket(prose, [.1, .3, .5, .7]), titled = Bucket(title, [.01, .2, .5]);
        Say(Name.TryWrite($"shared={shared}", out int n), n);
        Say(Name.TryWrite($"shared,length={shared},{length}", out n), n);
        Say(Name.TryWrite($"shared,zone={shared},{zone}", out n), n);
        Say(Name.TryWrite($"titled={titled}", out n), n);
        Say(Name.TryWrite($"titled,zone={titled},{zone}", out n), n);
        Say(Name.TryWrite($"titled,length={titled},{length}", out n), n);
    }

    private void Surroundings(int at, string kind, string fate, string zone, int length)
    {
        if (page.Tree[page.Blocks[at].Node].Parent is not { } holder) return;
        var outer = holder.Parent ?? holder;
        int around = Bucket(_ruled.ShareUnder(outer), [.001, .05, .3, .7]), alike = Bucket(_ruled.ShareAlike(holder), [.001, .05, .3, .7]), up = _ruled.LevelsUp(holder);
        Say(Name.TryWrite($"around={around}", out int n), n);
        Say(Name.TryWrite($"alike={alike}", out n), n);
        Say(Name.TryWrite($"around,length={around},{length}", out n), n);
        Say(Name.TryWrite($"alike,length={alike},{length}", out n), n);
        Say(Name.TryWrite($"around,zone={around},{zone}", out n), n);
        Say(Name.TryWrite($"alike,zone={alike},{zone}", out n), n);
        Say(Name.TryWrite($"around,kind={around},{kind}", out n), n);
        Say(Name.TryWrite($"holder={holder.Name}", out n), n);
        Say(Name.TryWrite($"holder,alike={holder.Name},{alike}", out n), n);
        Say(Name.TryWrite($"up={up}", out n), n);
        Say(Name.TryWrite($"up,zone={up},{zone}", out n), n);
        Say(Name.TryWrite($"up,length={up},{length}", out n), n);
        Say(Name.TryWrite($"up,fate={up},{fate}", out n), n);
        Say(Name.TryWrite($"up,kind={up},{kind}", out n), n);
        int level = 0;
        List<string> seen = [], inside = [];
        for (HtmlNode? above = holder; above is { Index: > 0 } node && level < InLevels; above = node.Parent, level++)
        {
            if (node.Name != "div" && !inside.Contains(node.Name))
            {
                inside.Add(node.Name);
                Say(Name.TryWrite($"in={node.Name}", out n), n);
            }
            if (level >= ClassLevels) continue;
            foreach (var word in _words.OfClass(node))
            {
                if (seen.Contains(word)) continue;
                seen.Add(word);
                Say(Name.TryWrite($"class={word}", out n), n);
                if (level < 2) Say(Name.TryWrite($"near class={word}", out n), n);
            }
        }
    }

    private void Say(bool fits, int length)
    {
        if (fits) _sink(_name.AsSpan(0, length));
    }

    private string Beside(int at) => at < 0 ? "none" : page.Blocks[at].IsProse ? Prosaic(page.Blocks[at].Kind) : Named(page.Blocks[at].Kind);

    private static string Named(BlockKind kind) => kind switch
    {
        BlockKind.Paragraph => "paragraph",
        BlockKind.Subheading => "subheading",
        BlockKind.ListItem => "item",
        BlockKind.Quote => "quote",
        BlockKind.Caption => "caption",
        BlockKind.TableRow => "row",
        _ => "other",
    };

    private static string Prosaic(BlockKind kind) => kind switch
    {
        BlockKind.Paragraph => "prose paragraph",
        BlockKind.Subheading => "prose subheading",
        BlockKind.ListItem => "prose item",
        BlockKind.Quote => "prose quote",
        _ => "prose",
    };

    private static bool IsEnd(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '।' or '؟' or '"' or '”' or '»' or '’' or ')' or '“';

    private static int Bucket(double value, ReadOnlySpan<double> cuts)
    {
        int reached = 0;
        foreach (double cut in cuts) if (value >= cut) reached++;
        return reached;
    }
}
