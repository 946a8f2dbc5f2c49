using Stemma.App.Serve.Edge;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>Everything a story's page says, in the words and the order it says it.</summary>
public sealed record StoryPage
{
    private const int MostSpeakers = 24, MostWeighed = 6, MostElsewhere = 24;

    /// <summary>The story.</summary>
    public required int Id { get; init; }

    /// <summary>Its headline.</summary>
    public required string Title { get; init; }

    /// <summary>"5 reports → 3 texts".</summary>
    public required string Funnel { get; init; }

    /// <summary>The opening of the report that stands for it.</summary>
    public required string Excerpt { get; init; }

    /// <summary>The time of its latest report, or null.</summary>
    public DateTimeOffset? Latest { get; init; }

    /// <summary>Its section, or null.</summary>
    public Section? Section { get; init; }

    /// <summary>Whether one report alone tells it, which shows that it is the outlet's own.</summary>
    public bool OnlyHere { get; init; }

    /// <summary>Reports of it that were withdrawn.</summary>
    public IReadOnlyList<WithdrawnNote> Withdrawn { get; init; } = [];

    /// <summary>The report to read if one reads only one, where there are several.</summary>
    public ReadFirst? Read { get; init; }

    /// <summary>Where reports part, by heading.</summary>
    public required IReadOnlyList<ClaimGroup> Parting { get; init; }

    /// <summary>Whether its claims are worth a look text by text.</summary>
    public required bool Grid { get; init; }

    /// <summary>What they agree on.</summary>
    public required IReadOnlyList<ClaimLine> Agreed { get; init; }

    /// <summary>Too unsure to show open.</summary>
    public required IReadOnlyList<ClaimLine> Possible { get; init; }

    /// <summary>What nobody knows yet.</summary>
    public required IReadOnlyList<Quoting> Unknown { get; init; }

    /// <summary>The family tree as SVG; "" where there is nothing to draw.</summary>
    public required string Drawing { get; init; }

    /// <summary>The reports as a tree.</summary>
    public required IReadOnlyList<Branch> Reports { get; init; }

    /// <summary>Lines of the whole tree.</summary>
    public required int Lines { get; init; }

    /// <summary>Who said what, who matters most first.</summary>
    public required IReadOnlyList<Quoting> Said { get; init; }

    /// <summary>Whose reports are named in it and are not here.</summary>
    public required IReadOnlyList<Elsewhere> Elsewhere { get; init; }

    /// <summary>What reports rest on that others can look at.</summary>
    public required IReadOnlyList<ExhibitLine> Exhibits { get; init; }

    /// <summary>Tracks that editors attached to it.</summary>
    public IReadOnlyList<ShownTrack> Tracks { get; init; } = [];

    /// <summary>What happened when, by day.</summary>
    public required IReadOnlyList<TimelineDay> Days { get; init; }

    /// <summary>The few of it that most texts tell; empty where the whole is short.</summary>
    public required IReadOnlyList<TimelineDay> Brief { get; init; }

    /// <summary>The parts of the page that there are, for its table of contents.</summary>
    public IReadOnlyList<(string Anchor, string Title)> Parts =>
    [
        .. Parting.Count > 0 ? [("parting", "Where reports part")] : Array.Empty<(string, string)>(),
        .. Unknown.Count > 0 ? [("unknown", "Still unknown")] : Array.Empty<(string, string)>(),
        ("reports", Drawing.Length > 0 ? "Family tree" : "The report"),
        .. Said.Count > 0 ? [("said", "Who said what")] : Array.Empty<(string, string)>(),
        .. Elsewhere.Count > 0 ? [("elsewhere", "Named, no report here")] : Array.Empty<(string, string)>(),
        .. Exhibits.Count + Tracks.Count > 0 ? [("exhibits", "What reports rest on")] : Array.Empty<(string, string)>(),
        .. Days.Count > 0 ? [("timeline", "Timeline")] : Array.Empty<(string, string)>(),
        .. Agreed.Count > 0 ? [("agreed", "Reports agree")] : Array.Empty<(string, string)>(),
    ];

    /// <summary>Lays a story out.</summary>
    /// <param name="story">The story.</param>
    /// <param name="exposure">Who will read it.</param>
    public static StoryPage Of(Story story, Exposure exposure)
    {
        var places = new Places(story, exposure);
        var claims = ClaimLines.Of(story, places);
        var rows = TreeRows.Of(story);
        return new StoryPage
        {
            Id = story.Id.Value,
            Title = story.Title,
            Funnel = PlainWords.Funnel(story.Tellings.Count, story.Texts, story.Witnesses, " → "),
            Excerpt = exposure.Passage(Core.News.Excerpt.Of(story.Lead.Article, Core.News.Excerpt.CardWords), story.Lead.Article),
            Latest = story.Latest,
            Section = story.Section,
            OnlyHere = story.OnlyHere,
            Withdrawn = WithdrawnNote.Of(story, places),
            Read = story.Tellings.Count > 1 && story.Tellings.FirstOrDefault(t => t.Id == story.ReadThis) is { } read ? ReadFirst.Of(read, story.ReadThisReason) : null,
            Parting = claims.Parting,
            Grid = ClaimGrid.Worthwhile(story),
            Agreed = claims.Agreed,
            Possible = claims.Possible,
            Unknown = [.. story.Unknown.Select(u => new Quoting("", places.Shown(u.Telling, u.Text), places.At(u.Telling, u.At.Start), 0))],
            Drawing = TreeDrawing.Of(story, rows),
            Reports = Branches.Of(story, rows, places),
            Lines = rows.Count,
            Said = [.. Sayings.Of(story, MostWeighed).Where(s => s.Reads).Take(MostSpeakers)
                .Select(s => Quoting.Said(s.Statement, s.Telling, places, s.All - 1))],
            Elsewhere = [.. NamedElsewhere.Of(story).Take(MostElsewhere).Select(n => Pages.Elsewhere.Of(n, story, places))],
            Exhibits = [.. story.Exhibits.Select(e => ExhibitLine.Of(e, places))],
            Tracks = [.. story.Tracks.Select(ShownTrack.Of)],
            Days = TimelineDays.Of(story, places),
            Brief = TimelineDays.Brief(story, places),
        };
    }
}

/// <summary>A medium whose own report is named and is not here.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Naming">The sentence that names it first, and how many reports more do.</param>
/// <param name="Find">Where its report may be looked for, and what that is called; null where no place is known.</param>
/// <param name="Held">A search of what is held for its reports.</param>
public sealed record Elsewhere(string Name, Quoting Naming, (string Url, string Words)? Find, string Held)
{
    internal static Elsewhere Of(NamedElsewhere named, Story story, Places places)
    {
        var first = named.Namings[0];
        return new Elsewhere(
            named.Name, new Quoting("", places.Shown(first.Telling, named.Sentence), places.At(first.Telling, first.At.Start), named.Namings.Count - 1),
            FindIt.At(named.Name, story.Title, "the story's headline"), $"/search?q={Uri.EscapeDataString($"source:\"{named.Name.Replace("\"", "", StringComparison.Ordinal)}\"")}");
    }
}

/// <summary>A report at one of its passages.</summary>
/// <param name="Href">Where it stands on this site.</param>
/// <param name="Outlet">Whose it is.</param>
public sealed record PassageLink(string Href, string Outlet);

/// <summary>The report to read if one reads only one.</summary>
/// <param name="Href">Its page here.</param>
/// <param name="Outlet">Whose it is.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Reason">Why that one.</param>
/// <param name="Original">Its original page, or null.</param>
/// <param name="Language">Its language's tag, or null.</param>
public sealed record ReadFirst(string Href, string Outlet, string Title, string? Reason, string? Original, string? Language)
{
    internal static ReadFirst Of(Telling telling, string? reason) =>
        new($"/report/{telling.Id}", telling.Called, telling.Article.Title, reason, OutLink.Safe(telling.Url), Places.Tag(telling));
}

/// <summary>Words of a report with where they stand.</summary>
/// <param name="Lead">What stands before them ("Sunday afternoon", "Coast guard:"), or "".</param>
/// <param name="Text">The words; "" where their owner wants none shown.</param>
/// <param name="At">Where they stand.</param>
/// <param name="More">How many more there are of the same kind.</param>
public sealed record Quoting(string Lead, string Text, PassageLink At, int More)
{
    internal static Quoting Said(Statement statement, Telling telling, Places places, int more)
    {
        string line = places.Shown(telling.Id, SaidLine.Of(statement, telling.Article));
        int who = SaidLine.SpeakerIn(line, statement, telling.Article);
        return new Quoting(line[..who], line[who..].TrimStart(), places.At(telling.Id, statement.Hull.Start), more);
    }
}

/// <summary>The places of one story's texts: who they belong to, which paragraph a position stands in, and what may be shown of them.</summary>
internal sealed class Places(Story story, Exposure exposure)
{
    private readonly Dictionary<TellingId, Telling> _tellings = story.Tellings.ToDictionary(t => t.Id);
    private readonly Dictionary<TellingId, string> _outlets = story.Tellings.ToDictionary(t => t.Id, t => t.Called);

    public Telling this[TellingId telling] => _tellings[telling];

    public bool Holds(TellingId telling) => _tellings.ContainsKey(telling);

    /// <summary>What may be shown of a passage.</summary>
    public string Shown(TellingId telling, string text) => _tellings.TryGetValue(telling, out var holder) ? exposure.Passage(text, holder.Article) : "";

    /// <summary>The report at the paragraph in which a position of its text stands.</summary>
    public PassageLink At(TellingId telling, int position) => _tellings.TryGetValue(telling, out var holder)
        ? new PassageLink(exposure.FullText ? $"/report/{telling}#p{Paragraph(holder.Article, position)}" : $"/report/{telling}", _outlets[telling])
        : new PassageLink($"/report/{telling}", "a report taken down");

    /// <summary>The number, from 1, of the block in which a position of the running text stands.</summary>
    public static int Paragraph(Article article, int position)
    {
        int found = 1;
        for (int i = 0; i < article.Blocks.Count; i++)
        {
            if (article.Blocks[i].At is not { } at) continue;
            if (at.Start > position) break;
            found = i + 1;
        }
        return found;
    }

    /// <summary>The tag of a text's language for the lang attribute; null where it cannot be told.</summary>
    public static string? Tag(Telling telling) => telling.Article.Language is "und" or "" ? null : telling.Article.Language;
}
