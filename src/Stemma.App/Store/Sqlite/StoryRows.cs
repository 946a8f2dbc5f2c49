using System.Text.Json;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Composed stories and alignments as rows.</summary>
internal static class StoryRows
{
    public static void Add(Sql sql, int generation, Story story, Stamp stamp)
    {
        var body = new StoryBody(story.Tree, story.Claims, story.Unknown, story.Timeline, story.ReadThis, story.ReadThisReason);
        sql.Run("INSERT INTO stories (gen, id, title, size, body, step, version, edition) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            generation, story.Id.Value, story.Title, story.Tellings.Count, Packing.PackJson(body, Shapes.Default.StoryBody), (int)stamp.Step, stamp.Version, stamp.Edition);
        foreach (var provenance in story.Tree.Provenances)
        {
            var kind = story.Tree.Links.Where(l => l.Child == NodeId.Of(provenance.Telling) && !l.Undirected).MaxBy(l => l.Share)?.Kind;
            sql.Run("UPDATE members SET origin = $3, kind = $4 WHERE gen = $1 AND telling = $2",
                generation, provenance.Telling.Value, provenance.Source.Name, kind is { } k ? k.ToString().ToLowerInvariant() : "original");
        }
    }

    public static List<Alignment> AlignmentsOf(Sql sql, int generation, int later) => sql.Rows(
        "SELECT body FROM alignments WHERE gen = $1 AND b = $2 ORDER BY a", r => JsonSerializer.Deserialize(r.GetString(0), Shapes.Default.Alignment)!, generation, later);

    public static Story? One(Sql sql, int generation, int id)
    {
        if (sql.Rows("SELECT title, body FROM stories WHERE gen = $1 AND id = $2", r => (r.GetString(0), Packing.UnpackJson(r.Bytes(1), Shapes.Default.StoryBody)), generation, id) is not [var (title, body)])
            return null;
        var members = sql.Rows("SELECT telling FROM members WHERE gen = $1 AND story = $2 ORDER BY telling", r => r.GetInt32(0), generation, id);
        return new Story
        {
            Id = new StoryId(id),
            Title = title,
            Tellings = [.. members.Select(m => TellingRows.One(sql, generation, m)).OfType<Telling>()],
            Tree = body.Tree,
            Alignments = [.. members.SelectMany(m => AlignmentsOf(sql, generation, m)).Where(a => members.Contains(a.A.Value)).OrderBy(a => a.A).ThenBy(a => a.B)],
            Claims = body.Claims,
            Unknown = body.Unknown,
            Timeline = body.Timeline,
            ReadThis = body.ReadThis,
            ReadThisReason = body.ReadThisReason,
        };
    }
}
