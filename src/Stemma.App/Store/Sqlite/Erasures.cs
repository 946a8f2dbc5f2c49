using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Takes a telling out of every table and every generation, and puts down the work this makes for its neighbours.</summary>
internal static class Erasures
{
    public static void Erase(Sql sql, int telling)
    {
        sql.Run("DELETE FROM unread WHERE capture IN (SELECT id FROM captures WHERE telling = $1)", telling);
        sql.Run("DELETE FROM captures WHERE telling = $1", telling); // first: an Article is kept for a capture that is there
        Unplace(sql, telling);
        SqliteTracks.Erase(sql, telling); // those that no other report of its story holds now
        CommentRows.Bury(sql, telling);
    }

    /// <summary>Takes out all that was derived from it; its captures stay.</summary>
    public static void Unplace(Sql sql, int telling)
    {
        int generation = SqliteStore.Generation(sql);
        var story = sql.Rows("SELECT story FROM members WHERE gen = $1 AND telling = $2", r => r.GetInt32(0), generation, telling);
        var beside = SqliteDerived.PlacedBeside(sql, generation, telling);
        foreach (int id in story) SqliteWork.Add(sql, generation, Mates(sql, generation, id).Where(m => m != telling).Select(m => Chore.Regroup(new TellingId(m))));
        SqliteWork.Add(sql, generation, beside.Select(Chore.Resettle));
        Hung.HandOn(sql, generation, generation, telling); // while it stands in its story
        Rows(sql, telling);
    }

    private static List<int> Mates(Sql sql, int generation, int story) =>
        sql.Rows("SELECT telling FROM members WHERE gen = $1 AND story = $2 ORDER BY telling", r => r.GetInt32(0), generation, story);

    private static void Rows(Sql sql, int telling)
    {
        StoryRows.Change(sql);
        // A story's blob quotes its tellings, so it goes whole; its other tellings are composed anew.
        sql.Run("DELETE FROM stories WHERE (gen, id) IN (SELECT gen, story FROM members WHERE telling = $1)", telling);
        sql.Run("DELETE FROM work WHERE kind IN ($2, $3, $4) AND key = $1", telling, (int)ChoreKind.Resettle, (int)ChoreKind.Regroup, (int)ChoreKind.Reread);
        sql.Run("DELETE FROM members WHERE telling = $1", telling);
        sql.Run("DELETE FROM joins WHERE later = $1 OR earlier = $1", telling);
        sql.Run("DELETE FROM alignments WHERE a = $1 OR b = $1", telling);
        foreach (int generation in sql.Rows("SELECT gen FROM tellings WHERE id = $1", r => r.GetInt32(0), telling))
        {
            TellingRows.Remove(sql, generation, telling);
        }
    }
}
