using System.Text.Json;
using Microsoft.Data.Sqlite;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Composed stories and alignments as rows.</summary>
internal static class StoryRows
{
    private const int MostToSee = 3;

    public static void Add(Sql sql, int generation, Story story, Stamp stamp)
    {
        var body = new StoryBody(story.Tree, story.Claims, story.Unknown, story.Timeline, story.ReadThis, story.ReadThisReason,
            story.Retractions.Count > 0 ? story.Retractions : null, story.Exhibits.Count > 0 ? story.Exhibits : null, story.LastNames.Count > 0 ? story.LastNames : null);
        sql.Run(
            """
            INSERT INTO stories (gen, id, title, size, body, step, version, edition, heat, texts, latest, lead, excerpt, withdrawn, witnesses, composed, section, only_here, to_see)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            """,
            generation, story.Id.Value, story.Title, story.Tellings.Count, Packing.PackJson(body, Shapes.Default.StoryBody), (int)stamp.Step, stamp.Version, stamp.Edition,
            story.Heat, story.Texts, story.Latest?.ToUniversalTime().Cell(), story.Lead.Id.Value, Excerpt.Of(story.Lead.Article, Excerpt.CardWords),
            story.Retractions.Select(r => story.Tellings.First(t => t.Id == r.Telling)).Select(Publisher).FirstOrDefault(), story.Witnesses, Change(sql),
            story.Section is { } section ? Sections.Name(section) : null, story.OnlyHere ? 1 : 0, Seen(story));
        foreach (var day in story.Days) sql.Run("INSERT INTO story_days (gen, story, day, heat) VALUES ($1, $2, $3, $4)", generation, story.Id.Value, day.Day.Cell(), day.Heat);
        foreach (var provenance in story.Tree.Provenances)
        {
            var kind = story.Tree.Links.Where(l => l.Child == NodeId.Of(provenance.Telling) && !l.Undirected).MaxBy(l => l.Share)?.Kind;
            sql.Run("UPDATE members SET origin = $3, kind = $4 WHERE gen = $1 AND telling = $2",
                generation, provenance.Telling.Value, provenance.Source.Name, kind is { } k ? k.ToString().ToLowerInvariant() : "original");
        }
    }

    // A few are enough for a card.
    // Never its name: that may be a file of this machine.
    private static string Publisher(Telling telling) => telling.Outlet ?? (Uri.TryCreate(telling.Url, UriKind.Absolute, out var address) && address.Host.Length > 0 ? address.Host : "an outlet without a name");

    private static string? Seen(Story story) => story.ToSee.Take(MostToSee).Select(t => new ToSee(t.Article.Kind == PageKind.Video, Publisher(t), t.Url)).ToArray() is { Length: > 0 } toSee
        ? JsonSerializer.Serialize(toSee, Shapes.Default.ToSeeArray)
        : null;

    /// <summary>Notes that stories change, as part of what changes them.</summary>
    /// <returns>The number of this change: there is no other of it.</returns>
    public static int Change(Sql sql)
    {
        sql.Run("INSERT INTO changes (one, number) VALUES (1, 1) ON CONFLICT (one) DO UPDATE SET number = number + 1");
        return Changes(sql);
    }

    /// <summary>The number of the last change.</summary>
    public static int Changes(Sql sql) => sql.Number("SELECT number FROM changes");

    public static List<Alignment> AlignmentsOf(Sql sql, int generation, int later) => sql.Rows(
        "SELECT body FROM alignments WHERE gen = $1 AND b = $2 ORDER BY a", r => JsonSerializer.Deserialize(r.GetString(0), Shapes.Default.Alignment)!, generation, later);

    /// <summary>The columns that make a card.</summary>
    public const string CardColumns = "id, title, size, texts, latest, excerpt, lead, withdrawn, witnesses, section, only_here, to_see, heat";

    /// <summary>A card of a row of them, without its outlets.</summary>
    public static StoryCard Card(SqliteDataReader r) =>
        new(new StoryId(r.GetInt32(0)), r.GetString(1), r.GetInt32(2), r.GetInt32(3), r.Time(4), r.GetString(5), new TellingId(r.GetInt32(6)), [], default)
        {
            Withdrawn = r.Text(7),
            Witnesses = r.GetInt32(8),
            Section = r.Text(9) is { } section ? Sections.At(section) : null,
            OnlyHere = r.GetInt32(10) != 0,
            ToSee = r.Text(11) is { } toSee ? JsonSerializer.Deserialize(toSee, Shapes.Default.ToSeeArray)! : [],
            Heat = r.GetDouble(12),
        };

    /// <summary>A card with the outlets of its story and the number of its latest capture.</summary>
    public static StoryCard Peopled(Sql sql, int generation, StoryCard card)
    {
        var members = sql.Rows(
            "SELECT t.outlet, t.capture, t.at, CASE t.id WHEN $3 THEN t.url END FROM members m JOIN tellings t ON t.gen = m.gen AND t.id = m.telling WHERE m.gen = $1 AND m.story = $2 ORDER BY m.telling",
            r => (Outlet: r.Text(0), Capture: r.GetInt32(1), At: r.Time(2), Url: r.Text(3)), generation, card.Id.Value, card.Lead.Value);
        string? url = members.Select(m => m.Url).FirstOrDefault(u => u is not null);
        return card with
        {
            Outlets = [.. members.Select(m => m.Outlet).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
            Newest = new TellingId(members.Select(m => m.Capture).DefaultIfEmpty(0).Max()),
            Changed = members.Max(m => m.At),
            Url = url,
            MostShown = OwnedRows.Most(sql, url),
        };
    }

    /// <summary>The story as it stands: the very same as long as it is not composed anew.</summary>
    public static Story? One(Sql sql, int generation, int id, KeptStories kept)
    {
        if (sql.Cell("SELECT composed FROM stories WHERE gen = $1 AND id = $2", generation, id) is not long composed) return null;
        int erasures = kept.Erasures;
        if (kept.Get(generation, id, composed) is { } same) return same;
        var story = One(sql, generation, id);
        if (story is not null) kept.Put(generation, composed, story, erasures);
        return story;
    }

    private static Story? One(Sql sql, int generation, int id)
    {
        if (sql.Rows("SELECT title, body, witnesses, section FROM stories WHERE gen = $1 AND id = $2", r => (r.GetString(0), Packing.UnpackJson(r.Bytes(1), Shapes.Default.StoryBody), r.GetInt32(2), r.Text(3)), generation, id) is not [var (title, body, witnesses, section)])
            return null;
        var members = sql.Rows("SELECT telling FROM members WHERE gen = $1 AND story = $2 ORDER BY telling", r => r.GetInt32(0), generation, id);
        return new Story
        {
            Id = new StoryId(id),
            Title = title,
            Tellings = [.. members.Select(m => TellingRows.One(sql, generation, m)).OfType<Telling>().Select(t => OwnedRows.Owned(sql, t))],
            Tree = body.Tree,
            Alignments = [.. members.SelectMany(m => AlignmentsOf(sql, generation, m)).Where(a => members.Contains(a.A.Value)).OrderBy(a => a.A).ThenBy(a => a.B)],
            Claims = body.Claims,
            Witnesses = witnesses,
            Section = section is null ? null : Sections.At(section),
            Unknown = body.Unknown,
            Exhibits = body.Exhibits ?? [],
            LastNames = body.LastNames ?? System.Collections.Frozen.FrozenDictionary<string, string>.Empty,
            Tracks = SqliteTracks.Of(sql, generation, id),
            Removed = RemovedRows.Of(sql, generation, id),
            Retractions = body.Retractions ?? [],
            Timeline = body.Timeline,
            ReadThis = body.ReadThis,
            ReadThisReason = body.ReadThisReason,
        };
    }
}
