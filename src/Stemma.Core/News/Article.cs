using System.Globalization;

namespace Stemma.Core.News;

/// <summary>What a block of a page is.</summary>
public enum BlockKind
{
    /// <summary>Summary under the headline.</summary>
    Standfirst,

    /// <summary>A heading inside the body.</summary>
    Subheading,

    /// <summary>A paragraph of the body.</summary>
    Paragraph,

    /// <summary>An entry of a list in the body.</summary>
    ListItem,

    /// <summary>A block quotation.</summary>
    Quote,

    /// <summary>A table's row, cells divided by tabs.</summary>
    TableRow,

    /// <summary>Not made: where a live blog's entry begins says <see cref="Block.Time"/>. It keeps its number, which stored blocks go by.</summary>
    LiveEntry,

    /// <summary>A note that says what was corrected.</summary>
    CorrectionNote,

    /// <summary>Words under a picture.</summary>
    Caption,

    /// <summary>Who supplied or contributed ("Associated Press writers ... contributed").</summary>
    Credit,
}

/// <summary>One block of an article. Captions and credits are not part of the running text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, white space folded.</param>
/// <param name="At">Its stretch of <see cref="Article.Text"/>; null for blocks that stand outside it.</param>
/// <param name="Time">Where an entry of a live blog begins with this block: when the entry was made, in the page's zone; else null.</param>
/// <param name="Hour">How many characters at the head of an entry's heading or of its first words say that time again ("12.31 Uhr: ").</param>
public sealed record Block(BlockKind Kind, string Text, Span? At = null, DateTimeOffset? Time = null, int Hour = 0)
{
    /// <summary>Its text where the entry's time stands above it: without the hour.</summary>
    public string Untimed() => Hour == 0 ? Text : Text[Hour..].TrimEnd(' ', '+');
}

/// <summary>An entry of a live blog.</summary>
/// <param name="Time">When it was made, in the page's zone.</param>
/// <param name="At">Its stretch of <see cref="Article.Text"/>, its heading included.</param>
public sealed record LiveEntry(DateTimeOffset Time, Span At);

/// <summary>Where and by whom a report says it was written: "SEOUL, South Korea (AP) —".</summary>
/// <param name="Text">As it stands in the page.</param>
/// <param name="Place">The place ("SEOUL, South Korea"), or null.</param>
/// <param name="Agency">The agency in brackets ("AP"), or null.</param>
/// <param name="Day">The day it names, or null.</param>
public sealed record Dateline(string Text, string? Place, string? Agency, DateOnly? Day);

/// <summary>A picture of the article.</summary>
/// <param name="Url">Its address, or null.</param>
/// <param name="Caption">Words under it, or null.</param>
/// <param name="Credit">Who supplied it ("Korea News Service via AP"), or null.</param>
public sealed record Picture(string? Url, string? Caption, string? Credit);

/// <summary>A link in the running text or a stated source link.</summary>
/// <param name="Url">Absolute where it can be made so.</param>
/// <param name="Text">The words that carry it.</param>
public sealed record PageLink(string Url, string Text);

/// <summary>A date with what said it.</summary>
/// <param name="At">The moment, in the zone that was written.</param>
/// <param name="HasTime">False when only a day was given.</param>
/// <param name="From">Where it stood ("json-ld", "meta article:published_time", "time element", "url", "text").</param>
public sealed record StatedTime(DateTimeOffset At, bool HasTime, string From);

/// <summary>How much of the article a reader without a subscription gets.</summary>
public enum Access
{
    /// <summary>All of it, as far as the page says.</summary>
    Free,

    /// <summary>A counted number of articles: the page says so (its tier is "metered"), and its whole text is here.</summary>
    Metered,

    /// <summary>Only its beginning: the page or a line under the text says that the rest is for those who pay, and the text is cut.</summary>
    PaywalledStub,

    /// <summary>The page says that it is not free for all (isAccessibleForFree is false, its tier is "locked") and speaks of no counted number; yet its whole text is here.</summary>
    Subscription,
}

/// <summary>What sort of page it is.</summary>
public enum PageKind
{
    /// <summary>One report.</summary>
    Article,

    /// <summary>A live blog.</summary>
    LiveBlog,

    /// <summary>Pictures with captions.</summary>
    Gallery,

    /// <summary>A video with a description.</summary>
    Video,

    /// <summary>A list of other pages.</summary>
    ListPage,

    /// <summary>Nothing that reports.</summary>
    NotAnArticle,
}

/// <summary>What extraction makes of a capture.</summary>
public sealed record Article
{
    /// <summary>The beginning of the directive that names the most characters of an excerpt; a number follows.</summary>
    public const string MaxSnippet = "max-snippet:";

    /// <summary>The headline, the site's name and repetitions taken off; "" where none was found.</summary>
    public string Title { get; init; } = "";

    /// <summary>The running text: the blocks that belong to it, divided by a blank line ("\n\n"). Its spans are the coordinates of everything that follows.</summary>
    public string Text { get; init; } = "";

    /// <summary>All blocks in page order.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>The byline as it stands ("By KIM TONG-HYUNG (Associated Press)"), or null.</summary>
    public string? Byline { get; init; }

    /// <summary>The people of the byline.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>People or agencies said to have contributed.</summary>
    public IReadOnlyList<string> Contributors { get; init; } = [];

    /// <summary>The dateline, or null.</summary>
    public Dateline? Dateline { get; init; }

    /// <summary>Lines that name who supplied or contributed to the text, as they stand.</summary>
    public IReadOnlyList<string> Credits { get; init; } = [];

    /// <summary>The agency that byline, dateline or credit name as supplier of the text (the registry's name, "AP"); null where none does.</summary>
    public string? Wire { get; init; }

    /// <summary>When it was first published, or null.</summary>
    public StatedTime? Published { get; init; }

    /// <summary>When it was last changed, or null.</summary>
    public StatedTime? Updated { get; init; }

    /// <summary>BCP 47 tag of the text's language ("en", "zh"); "und" where it cannot be told.</summary>
    public string Language { get; init; } = "und";

    /// <summary>The section the outlet files it under, or null.</summary>
    public string? Section { get; init; }

    /// <summary>The outlet's own name for itself (og:site_name and the like), or null.</summary>
    public string? SiteName { get; init; }

    /// <summary>Pictures with their captions.</summary>
    public IReadOnlyList<Picture> Pictures { get; init; } = [];

    /// <summary>The address the page calls its own, or null.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>The address the page names as its original source, or null.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Links in the running text.</summary>
    public IReadOnlyList<PageLink> Links { get; init; } = [];

    /// <summary>Named facts of the page's head that evidence may point at ("article:author", "og:site_name", "syndication-source").</summary>
    public IReadOnlyDictionary<string, string> Meta { get; init; } = new Dictionary<string, string>();

    /// <summary>How much a reader gets.</summary>
    public Access Access { get; init; }

    /// <summary>What sort of page it is.</summary>
    public PageKind Kind { get; init; }

    /// <summary>What it says of a report that was taken back; null where it says nothing of the sort.</summary>
    public Withdrawal? Withdrawal { get; init; }

    /// <summary>The owner's wishes as directives ("noindex", "noarchive", "nosnippet", "noai", "tdm-reservation").</summary>
    public IReadOnlyList<string> OwnerSignals { get; init; } = [];

    /// <summary>Whether its owner wants no words of it shown to others: no excerpts, or text and data mining reserved.</summary>
    public bool WantsSilence => OwnerSignals.Any(static s => s is "nosnippet" or "max-snippet:0" or "tdm-reservation");

    /// <summary>The most characters of a passage of it that its owner wants shown to others; null where he names no number.</summary>
    public int? MostShown => OwnerSignals.Min(static s => s.StartsWith(MaxSnippet, StringComparison.Ordinal) && int.TryParse(s.AsSpan(MaxSnippet.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int most) ? most : (int?)null);

    /// <summary>Whether its owner asks search engines not to let it be found.</summary>
    public bool WantsNoSearch => OwnerSignals.Any(static s => s is "noindex" or "none");

    /// <summary>How sure the body is, 0..1.</summary>
    public double Confidence { get; init; }

    /// <summary>What was wrong with the page.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The entries of a live blog, in page order; none where the page is none.</summary>
    public IReadOnlyList<LiveEntry> Entries
    {
        get
        {
            var found = new List<LiveEntry>();
            foreach (var block in Blocks)
            {
                if (block.At is not { } at) continue;
                if (block.Time is { } time) found.Add(new LiveEntry(time, at));
                else if (found.Count > 0) found[^1] = found[^1] with { At = new Span(found[^1].At.Start, at.End) };
            }
            return found;
        }
    }

    /// <summary>The stretches of the text that say an entry's time again.</summary>
    public IReadOnlyList<Span> Hours => [.. Blocks.Where(b => b is { Hour: > 0, At: not null }).Select(b => new Span(b.At!.Value.Start, b.At.Value.Start + b.Hour))];

    /// <summary>The captions, in page order, each once.</summary>
    public IReadOnlyList<string> Captions => [.. Pictures.Select(p => p.Caption).OfType<string>().Distinct(StringComparer.Ordinal)];
}
