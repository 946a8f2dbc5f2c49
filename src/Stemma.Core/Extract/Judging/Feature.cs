using Stemma.Core.Extract.Bodies;
using Stemma.Core.News;

namespace Stemma.Core.Extract.Judging;

/// <summary>Features of one kind, whose values are few and known: each has a number, so that its weight lies in an array. They are named "zone,length=first,2".</summary>
/// <param name="Before">The kind whose numbers come before; null for the first.</param>
/// <param name="Name">What it is of.</param>
/// <param name="Values">What may stand first behind the name, second, third.</param>
internal sealed record Feature(Feature? Before, string Name, params string[][] Values)
{
    /// <summary>The number of its first feature.</summary>
    public int Start { get; } = Before?.End ?? 0;

    /// <summary>The number after its last.</summary>
    public int End { get; } = (Before?.End ?? 0) + Values.Aggregate(1, (product, values) => product * values.Length);

    private int Second { get; } = Values.Length > 1 ? Values[1].Length : 1;

    private int Third { get; } = Values.Length > 2 ? Values[2].Length : 1;

    /// <summary>The number of a feature, by the places of its values.</summary>
    public int At(int first, int second, int third) => Start + (first * Second + second) * Third + third;

    /// <summary>The names of all features up to its last, by their numbers.</summary>
    public IEnumerable<string> Names => (Before?.Names ?? []).Concat(Values.Length == 0 ? [Name] : Values.Aggregate(Enumerable.Repeat("", 1), (sofar, values) => sofar.SelectMany(s => values.Select(v => s.Length == 0 ? v : $"{s},{v}"))).Select(v => $"{Name}={v}"));
}

/// <summary>Features of one kind that have any word as their value: an element's name, a word of a class.</summary>
/// <param name="Number">Its place among the kinds.</param>
/// <param name="Before">What stands before the word in the feature's name.</param>
/// <param name="Behind">What stands behind it.</param>
internal sealed record WordFeature(int Number, string Before, string Behind = "")
{
    private const int Longest = 96;

    /// <summary>The name of the feature with that word; null where it would be too long for one.</summary>
    public string? Named(string word) => Fits(word) ? Before + word + Behind : null;

    /// <summary>Whether the word makes no name that is too long.</summary>
    public bool Fits(string word) => Before.Length + word.Length + Behind.Length <= Longest;
}

/// <summary>All kinds of features.</summary>
internal static class Features
{
    /// <summary>The fates that the rules give a block.</summary>
    public static readonly string[] Fates = [RuledBlocks.Kept, RuledBlocks.Outside, BodySteps.Title, BodySteps.Sections, BodySteps.Furnished, BodySteps.Links, BodySteps.Captions, BodySteps.Head, BodySteps.Credits, BodySteps.Tail, BodySteps.Repeats];

    /// <summary>Where a block stands among the kept prose.</summary>
    public static readonly string[] Zones = ["first", "before", "alone", "middle", "last", "after"];

    private static readonly string[] Kinds = [.. Enum.GetValues<BlockKind>().Select(Named).Distinct()];
    private static readonly string[] Beside = [.. Kinds, .. Kinds.Select(Prosaic).Distinct(), "none"];
    private static readonly string[] Furnitures = [.. Enum.GetValues<Furniture>().Select(SiftedWords.Of)];
    private static readonly string[] N = [.. Enumerable.Range(0, 8).Select(n => $"{n}")];

    public static readonly Feature
        Fate = new(null, "fate", Fates), Kind = new(Fate, "kind", Kinds), Furniture = new(Kind, "furniture", Furnitures), Length = new(Furniture, "length", N), Links = new(Length, "links", N), Ends = new(Links, "ends", N),
        FateLength = new(Ends, "fate,length", Fates, N), KindLength = new(FateLength, "kind,length", Kinds, N), LengthEnds = new(KindLength, "length,ends", N, N), LengthLinks = new(LengthEnds, "length,links", N, N), KindFate = new(LengthLinks, "kind,fate", Kinds, Fates),
        Digits = new(KindFate, "digits", N), Capitals = new(Digits, "capitals", N), Colon = new(Capitals, "colon"), OpensSmall = new(Colon, "opens small"), OpensWithBullet = new(OpensSmall, "opens with a bullet"), OpensWithQuote = new(OpensWithBullet, "opens with a quotation mark"),
        Bar = new(OpensWithQuote, "bar"), Copyright = new(Bar, "copyright"), At = new(Copyright, "at"), Address = new(At, "address"),
        Zone = new(Address, "zone", Zones), ZoneLength = new(Zone, "zone,length", Zones, N), ZoneKind = new(ZoneLength, "zone,kind", Zones, Kinds), ZoneFate = new(ZoneKind, "zone,fate", Zones, Fates), ZoneLengthEnds = new(ZoneFate, "zone,length,ends", Zones, N, N), ZoneLinks = new(ZoneLengthEnds, "zone,links", Zones, N),
        ProseAfter = new(ZoneLinks, "prose after", N), ProseBefore = new(ProseAfter, "prose before", N), ProseAfterLength = new(ProseBefore, "prose after,length", N, N), ProseBlocks = new(ProseAfterLength, "prose blocks", N),
        Relative = new(ProseBlocks, "relative", N), RelativeZone = new(Relative, "relative,zone", N, Zones), RelativeKind = new(RelativeZone, "relative,kind", N, Kinds), RelativeEnds = new(RelativeKind, "relative,ends", N, N),
        ShareBefore = new(RelativeEnds, "share before", N), KeptBefore = new(ShareBefore, "kept before", N), KeptAfter = new(KeptBefore, "kept after", N), Prose = new(KeptAfter, "prose", N), ProseFate = new(Prose, "prose,fate", N, Fates),
        Previous = new(ProseFate, "previous", Beside), Next = new(Previous, "next", Beside), KindNext = new(Next, "kind,next", Kinds, Beside), Asks = new(KindNext, "asks"), AsksZone = new(Asks, "asks,zone", Zones),
        Shared = new(AsksZone, "shared", N), SharedLength = new(Shared, "shared,length", N, N), SharedZone = new(SharedLength, "shared,zone", N, Zones), Titled = new(SharedZone, "titled", N), TitledZone = new(Titled, "titled,zone", N, Zones), TitledLength = new(TitledZone, "titled,length", N, N),
        Around = new(TitledLength, "around", N), Alike = new(Around, "alike", N), AroundLength = new(Alike, "around,length", N, N), AlikeLength = new(AroundLength, "alike,length", N, N), AroundZone = new(AlikeLength, "around,zone", N, Zones), AlikeZone = new(AroundZone, "alike,zone", N, Zones), AroundKind = new(AlikeZone, "around,kind", N, Kinds),
        Up = new(AroundKind, "up", N), UpZone = new(Up, "up,zone", N, Zones), UpLength = new(UpZone, "up,length", N, N), UpFate = new(UpLength, "up,fate", N, Fates), UpKind = new(UpFate, "up,kind", N, Kinds),
        Stated = new(UpKind, "stated", N), StatedLength = new(Stated, "stated,length", N, N);

    /// <summary>The names of all that have a number, in its order.</summary>
    public static readonly string[] Numbered = [.. StatedLength.Names];

    public static readonly WordFeature Holder = new(0, "holder="), In = new(1, "in="), Class = new(2, "class="), NearClass = new(3, "near class=");

    /// <summary>The element that holds a block, by the share of the prose that stands in elements alike.</summary>
    public static readonly WordFeature[] HolderAlike = [.. N.Select((n, i) => new WordFeature(NearClass.Number + 1 + i, "holder,alike=", $",{n}"))];

    /// <summary>The kinds whose values are words, in the order of their numbers.</summary>
    public static readonly WordFeature[] OfWords = [Holder, In, Class, NearClass, .. HolderAlike];

    /// <summary>The place of a block's kind among the kinds' names.</summary>
    public static int Of(BlockKind kind) => Array.IndexOf(Kinds, Named(kind));

    /// <summary>What stands beside a block: its kind, and whether it is prose; null for nothing.</summary>
    public static int Neighbour(PageBlock? block) => Array.IndexOf(Beside, block is not { } beside ? "none" : beside.IsProse ? Prosaic(Named(beside.Kind)) : Named(beside.Kind));

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

    private static string Prosaic(string kind) => kind is "paragraph" or "subheading" or "item" or "quote" ? "prose " + kind : "prose";
}
