using Stemma.Core.Claims;
using Stemma.Core.Extract;
using Stemma.Core.Extract.Supplied;
using Stemma.Core.Formats.Jsonl;
using Stemma.Core.Formats.Wires;
using Stemma.Core.Index;
using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;
using Stemma.Core.Statements;
using Stemma.Core.Stories;
using Stemma.Core.Web;

namespace Stemma.Core.Collate;

/// <summary>What reading a capture gave: a telling, or null with the reasons.</summary>
public sealed record ReadResult(Telling? Telling, IReadOnlyList<Problem> Problems);

/// <summary>The three pure steps from bytes to a story. This is the only place where the thinking rooms meet.</summary>
public static class Collation
{
    private const int PageCap = 8 << 20;            // characters of one page; more is cut and said
    private const int TextCandidates = 12;          // earlier tellings to align for shared text
    private const int StoryCandidates = 8;          // and those that only tell the same story
    private const int TongueCandidates = 12;        // and those that tell it in another language

    /// <summary>Step 1: a capture becomes a telling: article, statements, keys.</summary>
    /// <param name="capture">A page, a text or an item.</param>
    /// <param name="tables">What the stream taught.</param>
    /// <param name="hints">What editors know of sites; null for nothing.</param>
    public static ReadResult Read(Capture capture, StreamTables tables, IReadOnlyList<SiteHint>? hints = null)
    {
        var problems = new List<Problem>();
        if (Extracted(capture, problems, hints) is not { } article) return new ReadResult(null, problems);
        problems.AddRange(article.Problems);
        if (article.Kind == PageKind.NotAnArticle && article.Problems.Any(p => p.Code == "interstitial")) return new ReadResult(null, problems);
        // Of what could not even be decoded, only why was kept.
        if (capture.Kept is not null && article is { Kind: PageKind.NotAnArticle, Text.Length: 0, Title.Length: 0, Problems.Count: > 0 } && (capture.Form == CaptureForm.Item || article.Problems.Any(static p => p.Code == Capture.Lost))) return new ReadResult(null, problems);
        if (article.Text.Length == 0 && article.Title.Length == 0)
        {
            problems.Add(new Problem("no-article", "no headline and no text of an article was found", capture.Name));
            return new ReadResult(null, problems);
        }
        // A wall, a player, a page that failed: a headline at most, and nothing that reports.
        if (article.Text.Length == 0 && article.Kind is (PageKind.NotAnArticle or PageKind.Article) && capture.Form == CaptureForm.Html)
        {
            problems.Add(new Problem("no-article", "no text of an article was found on the page", capture.Name));
            return new ReadResult(null, problems);
        }
        string? url = article.CanonicalUrl is { } canonical && SameSite(canonical, capture.Url) ? canonical : capture.Url ?? article.CanonicalUrl;
        string? outlet = Said(capture.Outlet) ?? Said(article.SiteName) ?? (url is null ? null : PageUrl.Host(url));
        var cut = CutText.Of(article.Text);
        var statements = StatementExtractor.Of(article.Text, article.Language, article.Wire, article.Hours);
        var telling = new Telling
        {
            Id = capture.Id,
            Name = capture.Name,
            Url = url,
            Outlet = outlet,
            Article = article,
            Statements = statements,
            Named = Naming.Of(article.Text, article.Language, statements),
            Keys = Fingerprints.Of(cut, outlet, tables) with { Terms = StoryProfile.Terms(article, cut, tables), Names = StoryProfile.Names(article, tables) },
            Fetched = capture.Fetched,
            Stamp = Steps.Stamp(Step.Extract, tables),
        };
        return new ReadResult(capture.Form == CaptureForm.Wire && capture.Kept is null ? Killed(telling, capture, tables) : telling, problems);
    }

    // An item that is taken back may still hold its text: those who carry it are found by that, though no earlier version of it was seen.
    private static Telling Killed(Telling telling, Capture capture, StreamTables tables)
    {
        if (telling.Article.Withdrawal is not { Kind: WithdrawalKind.Notice } || WireJson.Read(capture.Body.Span) is not { Status: not WireStatus.Usable } document) return telling;
        var report = SuppliedArticle.Reported(document, Known(capture, null, null));
        if (report.Text.Length == 0 || report.Text == telling.Article.Text || Extract.Withdrawals.Mentions(report.Text)) return telling;
        return Withdrawn.Revised(telling, telling with { Article = report with { Withdrawal = null }, Keys = Keys(report, telling.Outlet, tables) });
    }

    private static CandidateKeys Keys(Article article, string? outlet, StreamTables tables)
    {
        var cut = CutText.Of(article.Text);
        return Fingerprints.Of(cut, outlet, tables) with { Terms = StoryProfile.Terms(article, cut, tables), Names = StoryProfile.Names(article, tables) };
    }

    // A name that is blank names nobody.
    private static string? Said(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();

    /// <summary>A telling that takes the place of an earlier version: a page that says that its report is withdrawn keeps that report, and a notice is found by its text.</summary>
    /// <param name="telling">The new version.</param>
    /// <param name="before">What stood there; null where that was erased or could not be read.</param>
    public static Telling Revised(Telling telling, Telling? before) => Withdrawn.Revised(telling, before);

    /// <summary>Step 2: a telling among its neighbours: the texts it shares, and the earlier telling it joins.</summary>
    /// <param name="telling">The telling.</param>
    /// <param name="near">Its neighbours.</param>
    /// <param name="decisions">The editors' decisions in force.</param>
    /// <param name="tables">What the stream taught.</param>
    /// <param name="model">Helps to see translations; null for none.</param>
    public static Placement Place(Telling telling, Near near, IReadOnlyList<Decision> decisions, StreamTables tables, SentenceModel? model = null)
    {
        var stamp = Steps.Stamp(Step.Lineage, tables);
        if (near.BarredBy is not null) return new Placement(telling.Id, null, [], near.BarredBy, stamp);
        var parted = decisions.Where(d => d.Kind == DecisionKind.Part).Select(d => (d.A, d.B)).ToHashSet();
        var earlier = near.Texts.Take(TextCandidates).Concat(near.Stories.Take(StoriesToAlign(telling)))
            .Concat(near.Stories.Where(t => t.Article.Language != telling.Article.Language).Take(TongueCandidates)).DistinctBy(t => t.Id);
        var alignments = Alignments.Among(earlier, telling, tables, model).Select(a => a with { Stamp = stamp }).ToList();
        var candidates = near.Stories.Concat(near.Texts).DistinctBy(t => t.Id)
            .Where(t => !parted.Contains((t.Id, telling.Id)) && !parted.Contains((telling.Id, t.Id))).ToList();
        var join = Withdrawn.Match(telling, candidates, alignments, tables, model);
        return new Placement(telling.Id, join is null ? null : join with { Stamp = Steps.Stamp(Step.Stories, tables) }, alignments, null, stamp);
    }

    /// <summary>How many of the tellings of its story a telling's text is compared with: of a damaged text no row of words finds its like, so with all that were found.</summary>
    internal static int StoriesToAlign(Telling telling) => Damage.Share(telling.Article.Text) >= Damage.Bad ? CandidateIndex.MostStories : StoryCandidates;

    /// <summary>What shows that two tellings of a story tell the same: of any two, whether one was joined to the other or both came to it by other reports.</summary>
    /// <returns>Spans of the later one's fields, which the earlier one has too.</returns>
    public static IReadOnlyList<Evidence> WhyTogether(Story story, TellingId a, TellingId b)
    {
        var (earlier, later) = a.CompareTo(b) < 0 ? (a, b) : (b, a);
        return StoryMatcher.Why(Of(later), Of(earlier), story.Alignments.FirstOrDefault(x => x.A == earlier && x.B == later), StreamTables.Shipped);

        Telling Of(TellingId id) => story.Tellings.First(t => t.Id == id);
    }

    /// <summary>Whether a join by itself brings two tellings together.</summary>
    public static bool IsEnough(Join join) => StoryMatcher.IsEnough(join);

    /// <summary>Tellings to stories, as a set: the order of joins and decisions does not matter.</summary>
    public static IReadOnlyList<IReadOnlyList<TellingId>> Group(IEnumerable<TellingId> tellings, IEnumerable<Join> joins, IEnumerable<Decision> decisions) =>
        StoryGroups.Of(tellings, joins, decisions);

    /// <summary>Step 3: the tellings of one story laid out: family tree, claims, what is unknown, timeline, headline.</summary>
    /// <param name="tellings">All of the story's tellings.</param>
    /// <param name="alignments">The texts they share; those with tellings of other stories are left out.</param>
    /// <param name="decisions">The editors' decisions in force.</param>
    /// <param name="sightings">Which of their pages were looked at again; null for none.</param>
    public static Story Compose(IReadOnlyList<Telling> tellings, IReadOnlyList<Alignment> alignments, IReadOnlyList<Decision> decisions, IReadOnlyList<Sighting>? sightings = null)
    {
        var ordered = tellings.OrderBy(t => t.Id).ToList();
        var members = ordered.Select(t => t.Id).ToHashSet();
        var within = alignments.Where(a => members.Contains(a.A) && members.Contains(a.B)).OrderBy(a => a.A).ThenBy(a => a.B).ToList();
        var (tree, retractions) = Withdrawn.Drawn(ordered, within, decisions, sightings ?? []);
        var standing = Withdrawn.Without(ordered, retractions);
        var telling = ordered.Where(t => !Withdrawn.IsInPlace(t)).ToList(); // a notice claims nothing of what it withdraws
        var claims = ClaimFinder.Of(telling, tree, within);
        var (read, reason) = Recommendation.Of(standing, tree);
        var story = new Story
        {
            Id = new StoryId(ordered[0].Id.Value),
            Title = Headline.Of(standing, tree),
            Tellings = ordered,
            Tree = tree,
            Alignments = within,
            Retractions = retractions,
            Claims = claims,
            Witnesses = Support.Witnesses(claims),
            Unknown = UnknownFinder.Of(ordered),
            Exhibits = ExhibitFinder.Of(telling),
            LastNames = LastNames.Of(ordered),
            Timeline = Events.Telling(Timelines.Of(telling, tree)),
            ReadThis = read,
            ReadThisReason = reason,
            Section = Sections.OfStory(standing),
        };
        return story with { Heat = Heat.Of(story), Days = Heat.Days(story) };
    }

    /// <summary>Whether it matters to the composing of a story which of its pages were looked at again.</summary>
    public static bool AsksForSightings(IReadOnlyList<Telling> tellings) => tellings.Any(Withdrawn.IsNotice);

    /// <summary>A story without some of its claims.</summary>
    public static Story With(Story story, IReadOnlyList<Claim> claims) => story with { Claims = claims, Witnesses = Support.Witnesses(claims) };

    /// <summary>What the stream taught since the edition before.</summary>
    public static StreamTables Next(StreamTables before, IEnumerable<Telling> since)
    {
        var words = new WordLearning(before);
        var next = StreamLearning.Next(before, since.Select(words.Seen));
        return next with { WordPairs = words.Closed() };
    }

    /// <summary>The article of a capture, the beginning of step 1.</summary>
    /// <param name="capture">A page, a text or an item.</param>
    /// <param name="problems">Where what went wrong in decoding is added.</param>
    /// <param name="hints">What editors know of sites; null for nothing.</param>
    /// <returns>The article with its own problems; null for an item that is none. Where the bytes are no longer held, the one that was kept: no hint changes it.</returns>
    public static Article? Extracted(Capture capture, List<Problem> problems, IReadOnlyList<SiteHint>? hints = null) =>
        capture.Kept ?? (Read(capture, problems, hints) is { } read ? Wished(read, capture) : null);

    private static Article? Read(Capture capture, List<Problem> problems, IReadOnlyList<SiteHint>? hints)
    {
        if (capture.Form == CaptureForm.Wire) return Document(capture, problems) is { } document ? SuppliedArticle.Of(document, Known(capture, null, null)) : null;
        if (capture.Form == CaptureForm.Item) return Item(capture, problems) is { } item ? Hinted(capture, item.Url, hints, known => ItemArticle.Of(item, known), a => a.CanonicalUrl) : null;
        var decoded = Charset.Decode(capture.Body.Span, capture.ContentType, PageCap);
        problems.AddRange(decoded.Problems);
        return capture.Form == CaptureForm.Html
            ? Hinted(capture, null, hints, known => ArticleExtractor.Of(decoded.Text, Address(capture), known), a => a.CanonicalUrl)
            : TextArticle.Of(decoded.Text, Known(capture, null, hints));
    }

    /// <summary>How a capture's page was read: what became of each block and why. Null where it holds no page, or its bytes are no longer held.</summary>
    /// <param name="capture">A page, or an item with one.</param>
    /// <param name="hints">What editors know of sites.</param>
    public static Sifting? Sifted(Capture capture, IReadOnlyList<SiteHint> hints)
    {
        if (capture.Kept is not null) return null;
        if (capture.Form == CaptureForm.Item) return Item(capture, []) is { } item ? Hinted(capture, item.Url, hints, known => ItemArticle.Sifted(item, known), s => s?.Article.CanonicalUrl) : null;
        if (capture.Form != CaptureForm.Html) return null;
        string page = Charset.Decode(capture.Body.Span, capture.ContentType, PageCap).Text;
        return Hinted(capture, null, hints, known => ArticleExtractor.Sifted(page, Address(capture), known), s => s.Article.CanonicalUrl);
    }

    // What the answer's headers said of its owner's wishes stands beside what the page says.
    private static Article Wished(Article article, Capture capture) =>
        capture.Wishes.Count == 0 ? article : article with { OwnerSignals = [.. article.OwnerSignals.Union(capture.Wishes, StringComparer.Ordinal).Order(StringComparer.Ordinal)] };

    private static WireItem? Item(Capture capture, List<Problem> problems)
    {
        var line = JsonlReader.Item(System.Text.Encoding.UTF8.GetString(capture.Body.Span), 1);
        if (line.Problem is { } problem) problems.Add(problem);
        return line.Item;
    }

    private static WireDocument? Document(Capture capture, List<Problem> problems)
    {
        var document = WireJson.Read(capture.Body.Span);
        if (document is null) problems.Add(new Problem("wire-lost", "its bytes are no agency's document", capture.Name));
        return document;
    }

    private static Uri? Address(Capture capture) => Uri.TryCreate(capture.Url, UriKind.Absolute, out var url) ? url : null;

    // A page that came without an address is known by the one it states: where a hint holds for that, it is read again by it.
    private static T Hinted<T>(Capture capture, string? url, IReadOnlyList<SiteHint>? hints, Func<ExtractHints, T> read, Func<T, string?> stated)
    {
        var first = read(Known(capture, url, hints));
        return url is null && capture.Url is null && hints is { Count: > 0 } && stated(first) is { } own && SiteHint.For(hints, own) is not null ? read(Known(capture, own, hints)) : first;
    }

    private static ExtractHints Known(Capture capture, string? url, IReadOnlyList<SiteHint>? hints) =>
        new(capture.Outlet, null, capture.Fetched) { Site = hints is null ? null : SiteHint.For(hints, url ?? capture.Url) };

    // A page may name itself elsewhere on its own site, but not claim to be another site's page: that link is a source, not an identity.
    private static bool SameSite(string canonical, string? fetched) => fetched is null || PageUrl.RegistrableDomain(canonical) == PageUrl.RegistrableDomain(fetched);
}
