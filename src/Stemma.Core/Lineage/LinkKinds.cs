using Stemma.Core.Lineage.Sources;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>Tells how one of two tellings carries the other's text.</summary>
public static class LinkKinds
{
    /// <summary>Sentences that must match outside quotations before a link is shown.</summary>
    public const int LeastSentences = 5;

    /// <summary>Share of a short text that must match instead.</summary>
    public const double LeastShareOfShort = 0.4;

    private const double Whole = 0.93, Exact = 0.96, Half = 0.5, Partial = 0.35, OwnVersion = 0.45;
    private const int ShortText = 9, FewerSentences = 3, LeastCharacters = 200;

    /// <summary>The kind in which the pair is related, and the share of the later one's unquoted text that is carried; a null kind where it is below the threshold for a link.</summary>
    /// <param name="a">The earlier in the log.</param>
    /// <param name="b">The later in the log.</param>
    /// <param name="alignment">Their alignment.</param>
    public static (LinkKind? Kind, double Share) Of(Telling a, Telling b, Alignment alignment)
    {
        double share = Math.Max(alignment.ShareOfB, 0);
        return Linked(a, b, alignment) ? (Kind(a, b, alignment), share) : (null, share);
    }

    /// <summary>Whether so much is shared that a link may be shown: five matched sentences outside quotations, of a short text fewer by their share, or that all of it is one stretch of the other.</summary>
    public static bool Linked(Telling a, Telling b, Alignment alignment)
    {
        if (alignment.Passages.Any(p => p.Kind == PassageKind.Translated)) return alignment.Sentences >= Translations.LeastSentences;
        int carried = alignment.Passages.Where(p => Aligned.IsDerived(p.Kind)).Sum(p => p.B.Length);
        if (alignment.Sentences >= LeastSentences) return carried >= LeastCharacters;
        double share = Math.Max(alignment.ShareOfA, alignment.ShareOfB);
        int sentences = Math.Min(Language.Sentences.Of(a.Article.Text).Count, Language.Sentences.Of(b.Article.Text).Count);
        if (share >= LeastShareOfShort && alignment.Sentences >= (sentences <= ShortText ? 1 : FewerSentences)) return true;
        return sentences <= ShortText && alignment.Passages.Any(p => p.Kind == PassageKind.SameStatement) && Excerpts.Show(a, b);
    }

    private static LinkKind Kind(Telling a, Telling b, Alignment alignment)
    {
        if (alignment.Passages.Any(p => p.Kind == PassageKind.Translated)) return LinkKind.Translation;
        if (SameOutlet(a, b) && alignment.ShareOfA >= Half) return LinkKind.Update;
        double most = Math.Max(alignment.ShareOfA, alignment.ShareOfB);
        if (most < Partial) return LinkKind.CommonSource;
        if (alignment.VerbatimShare >= Exact && alignment.ShareOfA >= Whole && alignment.ShareOfB >= Whole) return LinkKind.Verbatim;
        if (alignment.VerbatimShare >= Exact && most >= Whole) return LinkKind.Shortened;
        return alignment.VerbatimShare >= Half ? LinkKind.Edited : LinkKind.Paraphrase;
    }

    /// <summary>Whether one outlet published both: it bears the same name; where both are known by their hosts alone, these belong to one site.</summary>
    public static bool SameOutlet(Telling a, Telling b) => a.Outlet is not null && b.Outlet is not null
        && (string.Equals(a.Outlet, b.Outlet, StringComparison.OrdinalIgnoreCase) || Sites.OfHost(a.Outlet) is { } site && site == Sites.OfHost(b.Outlet) && !Sites.IsShared(site));

    /// <summary>Whether one outlet published both, and the second is a later version of the first or the first of the second: half of each stands in the other. What else an outlet's reports share is its own background.</summary>
    public static bool OwnVersions(Telling a, Telling b, Alignment alignment) => SameOutlet(a, b) && Math.Min(alignment.ShareOfA, alignment.ShareOfB) >= OwnVersion;
}
