using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>The words that pages and the terminal use for what the code calls otherwise.</summary>
public static class PlainWords
{
    private const int ShortOfCut = 250; // spans of stories are cut at 300 code points, at a space

    /// <summary>The lower-case value of an enum as JSON shows it ("CommonSource" gives "commonsource").</summary>
    public static string Json<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>How a child carries its parent's text.</summary>
    public static string Of(LinkKind kind) => kind switch
    {
        LinkKind.Verbatim => "word for word",
        LinkKind.Shortened => "shortened",
        LinkKind.Edited => "edited",
        LinkKind.Paraphrase => "in other words",
        LinkKind.Translation => "translated",
        LinkKind.Update => "later version",
        LinkKind.CommonSource => "shared text, common source",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The heading that claims of a verdict stand under.</summary>
    public static string Heading(Verdict verdict) => verdict switch
    {
        Verdict.Agree => "Reports agree",
        Verdict.Differ => "Sources disagree",
        Verdict.Series => "Counts that grow",
        Verdict.Updated => "Changed between versions",
        Verdict.Altered => "Altered in copying",
        Verdict.Wording => "Worded differently",
        Verdict.Both => "This report says both",
        Verdict.Denied => "Disputed by those named",
        Verdict.Possible => "Possible",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    /// <summary>The funnel: "5 reports, 3 texts, 2 witnesses".</summary>
    public static string Funnel(Claim claim) =>
        $"{Count(claim.Reports, "report")}, {Count(claim.Texts, "text")}, {(claim.Witnesses == 0 ? "no witness named" : Count(claim.Witnesses, "witness", "witnesses"))}";

    /// <summary>What stands behind a story: "14 reports, 3 texts, 1 witness". Texts and witnesses are left out where none is known, and of a single report all but that.</summary>
    /// <param name="reports">Its reports.</param>
    /// <param name="texts">Texts behind them.</param>
    /// <param name="witnesses">Witnesses of its best-witnessed claim.</param>
    /// <param name="between">What stands between the counts.</param>
    public static string Funnel(int reports, int texts, int witnesses, string between = ", ") => string.Join(between, new[]
    {
        Count(reports, "report"),
        texts > 0 && reports > 1 ? Count(texts, "text") : null,
        witnesses > 0 && reports > 1 ? Count(witnesses, "witness", "witnesses") : null,
    }.OfType<string>());

    /// <summary>"5 May 2031, 14:03 UTC".</summary>
    public static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("d MMM yyyy, HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The sort of page that is read as an article but is more than a text; null for a plain report.</summary>
    public static string? Sort(Article article) => article.Kind switch { PageKind.LiveBlog => "live blog", PageKind.Gallery => "pictures with captions", PageKind.Video => "video with a description", _ => null };

    /// <summary>What "Only here" means.</summary>
    public const string OnlyHere = "No other report here tells it, and this one shows that it is the outlet's own.";

    /// <summary>The label of a report that is watched or looked at.</summary>
    public static string ToSee(bool video) => video ? "Video" : "Gallery";

    /// <summary>Who may read the whole page; null where all may.</summary>
    public static string? Of(Access access) => access switch { Access.Metered => "a counted number of articles is free", Access.Subscription => "for subscribers, the page says", Access.PaywalledStub => "only its beginning is free", _ => null };

    /// <summary>A hypothetical original's name: "AP report we have not seen, version 2".</summary>
    public static string Of(Original original, bool severalVersions) =>
        $"{original.Wire ?? "Shared"} {(original.Wire is null ? "text" : "report")} we have not seen{(severalVersions ? $", version {original.Version}" : "")}";

    /// <summary>"1 report", "2 reports".</summary>
    public static string Count(int n, string one, string? many = null) => n == 1 ? $"1 {one}" : $"{n} {many ?? one + "s"}";

    /// <summary>How sure it is that the text is the page's own.</summary>
    public static string Sure(Article article) => article.Text.Length == 0 ? "no text found" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"text found with confidence {article.Confidence:0.00} of 1");

    /// <summary>What a page is where its text is not a whole article; null where it is.</summary>
    public static string? Form(Article article) => article switch
    {
        { Kind: PageKind.NotAnArticle } => "This page is not an article.",
        { Kind: PageKind.ListPage } => "This page is a list of other pages, not an article.",
        { Kind: PageKind.Article } when article.Problems.Any(p => p.Code == "no-body") => "The text of this page was not found.",
        { Access: Access.PaywalledStub } => "Only the beginning: the rest stands behind a paywall.",
        _ => null,
    };

    /// <summary>What a report's source is, as one phrase: "AP", "AFP (likely)", "its own reporting", "unknown".</summary>
    public static string Of(PrimarySource source) => source switch
    {
        { Own: true } => source.Name is { } own ? $"{own}, its own reporting" : "its own reporting",
        { Name: null } => "unknown",
        { Sure: false } => $"{source.Name} (likely)",
        _ => source.Name,
    };

    /// <summary>How the speaker stands to the words that follow, ready to stand before them: "denied: "; empty for what was simply said.</summary>
    public static string Of(StatementStatus status) => status switch
    {
        StatementStatus.Denied => "denied: ",
        StatementStatus.Declined => "declined: ",
        StatementStatus.NotSpecified => "did not say: ",
        StatementStatus.NotConfirmed => "did not confirm: ",
        StatementStatus.NotVerified => "could not verify: ",
        StatementStatus.NoAccess => "had no access: ",
        StatementStatus.Reportedly => "reportedly: ",
        StatementStatus.Unclear => "unclear: ",
        _ => "",
    };

    /// <summary>How a content stands that nobody is named for, as the head of its line; null where it is not for saying.</summary>
    public static string? Unspoken(StatementStatus status) => status switch
    {
        StatementStatus.Unclear => "unclear",
        StatementStatus.Reportedly => "reportedly",
        StatementStatus.NotConfirmed => "not confirmed",
        StatementStatus.NotVerified => "not verified",
        _ => null,
    };

    /// <summary>Who answers for a position, as one phrase.</summary>
    public static string Voice(Position position) =>
        position.AttributedTo ?? (position.OwnObservation ? "seen by the report itself" : "the report names nobody");

    /// <summary>The order in which verdicts are shown: where reports part first, what they agree on after, the unsure last.</summary>
    public static int Rank(Verdict verdict) => verdict switch
    {
        Verdict.Differ => 0,
        Verdict.Denied => 1,
        Verdict.Updated => 2,
        Verdict.Series => 3,
        Verdict.Altered => 4,
        Verdict.Wording => 5,
        Verdict.Both => 6,
        Verdict.Agree => 7,
        _ => 8,
    };

    /// <summary>How a link came about, in words: how the text was carried, or that an editor set it.</summary>
    public static string Manner(Link link) => link.Decided is null ? Of(link.Kind) : "set by hand";

    /// <summary>What stands for a report that was taken down.</summary>
    /// <param name="removed">What is known of it. A day that is not known is not told.</param>
    public static string Removed(RemovedReport removed)
    {
        string by = removed.By switch { RemovedBy.Owner => "removed at the owner's request", RemovedBy.Request => "removed after a request", _ => "removed by the operator" };
        return removed.At <= DateTimeOffset.UnixEpoch ? by : $"{by}, {removed.At.ToUniversalTime().ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}";
    }

    /// <summary>What stands beside a report that hangs under none: how many others here take their text from it, or that none was found to share any.</summary>
    /// <param name="node">The report.</param>
    /// <param name="links">The tree's links.</param>
    public static string Root(NodeId node, IEnumerable<Link> links) => links.Count(l => l.Parent == node) switch
    {
        0 => "no shared text found",
        1 => "one report here takes its text from it",
        var n => $"{n} reports here take their text from it",
    };

    /// <summary>An edge in words: "edited: 83 % of its words seen elsewhere". Where only a credit shows the edge, or only an editor says so, nothing is said of how the text was carried.</summary>
    public static string Edge(Link link) => link switch
    {
        { Decided: not null, Share: 0 } => "set by hand; no shared text found",
        { Decided: not null } => $"set by hand; {link.Share * 100:0} % of its words",
        { Kind: LinkKind.Update } => Of(link.Kind),
        { Share: 0 } => "by its credit; no other carrier seen",
        { Hypothetical: true } => $"{Of(link.Kind)}, {link.Share * 100:0} % of its words seen elsewhere",
        _ => $"{Of(link.Kind)}, {link.Share * 100:0} % of its words",
    };

    /// <summary>The stretch in quotation marks; one that begins as a quotation already gets no second pair, and is closed where it breaks off.</summary>
    public static string Quoted(string text)
    {
        if (text is not ['“' or '"' or '„' or '«', ..]) return $"“{text}”";
        if (text is [.., '”' or '"' or '“' or '»' or '…']) return text;
        return text.Count(c => c == '“') > text.Count(c => c == '”') ? $"{text}…”" : $"{text}…";
    }

    /// <summary>A long stretch that was cut within its sentence, with the dots that say so.</summary>
    public static string Unbroken(string text) => text.Length > ShortOfCut && (char.IsLetterOrDigit(text[^1]) || text[^1] is ',' or ';' or ':') ? $"{text.TrimEnd(',', ';', ':')}…" : text;

    /// <summary>What a report rests on, and who gave it: "Data from FlightRadar24.com".</summary>
    public static string Of(Exhibit exhibit) => exhibit.Provider is { } provider ? $"{exhibit.Kind} from {provider}" : $"{exhibit.Kind}";

    /// <summary>That a report was withdrawn, by whom: "Arta has withdrawn its report."</summary>
    public static string Withdrawn(string by) => $"{by} has withdrawn its report.";

    /// <summary>How those that carry a withdrawn report stand to it: "3 of 7 carriers still show it (when last looked at, 5 May 2031, 14:03 UTC)." Of several times the earliest is told.</summary>
    public static string Carriers(Retraction retraction)
    {
        if (!retraction.Known) return "The report itself was not seen here.";
        if (retraction.Carriers.Count == 0) return "No report that carries its text was found.";
        int shows = retraction.StillShow, before = retraction.Carriers.Count(c => c.State == CarrierState.Shows && !retraction.SeenSince(c));
        string of = $"of {Count(retraction.Carriers.Count, "carrier")}";
        if (shows == 0) return retraction.Carriers.Count == 1 ? "Its one carrier shows it no more." : $"None {of} shows it any more.";
        if (before == 0) return $"{shows} {of} still {(shows == 1 ? "shows" : "show")} it (when last looked at, {Time(retraction.Carriers.Where(c => c.State == CarrierState.Shows).Min(c => c.Seen!.Value))}).";
        return before == shows ? $"{shows} {of} showed it when last seen, before it was withdrawn." : $"{shows} {of} {(shows == 1 ? "shows" : "show")} it, as last seen; {before} of them {(before == 1 ? "was" : "were")} not looked at since.";
    }

    /// <summary>How one carrier stands to a withdrawn report, without the time.</summary>
    public static string Of(Carrier carrier, Retraction retraction) => carrier.State switch
    {
        CarrierState.Noted => "has added a note",
        CarrierState.Removed => "shows a notice in its place",
        CarrierState.Gone => "gives no such page any more",
        _ => retraction.SeenSince(carrier) ? "still shows it, as last seen" : "showed it when last seen, before it was withdrawn",
    };
}
