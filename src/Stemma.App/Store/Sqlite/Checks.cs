using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Whether the rows fit together. An ordered list of small questions, each with what to do.</summary>
internal static class Checks
{
    private static readonly (string Code, string Question, string Advice)[] Counts =
    [
        ("pending", "SELECT count(*) FROM work WHERE gen = $1", "pieces of work are not done: the next import does them"),
        ("not-placed", "SELECT count(*) FROM captures WHERE id > coalesce((SELECT placed FROM progress WHERE gen = $1), 0)", "captures are accepted but not placed: the next import places them"),
        ("half-generation", "SELECT count(*) FROM tellings WHERE gen <> $1", "rows are left of a reprocess that was stopped: 'stemma reprocess --from extract' starts afresh"),
        ("no-story", "SELECT count(*) FROM tellings t WHERE gen = $1 AND id <= coalesce((SELECT placed FROM progress WHERE gen = $1), 0) AND NOT EXISTS (SELECT 1 FROM members m WHERE m.gen = t.gen AND m.telling = t.id)",
            "tellings stand in no story: run 'stemma reprocess --from stories'"),
        ("no-telling", "SELECT count(*) FROM members m WHERE gen = $1 AND NOT EXISTS (SELECT 1 FROM tellings t WHERE t.gen = m.gen AND t.id = m.telling)",
            "story members have no telling: run 'stemma reprocess --from extract'"),
        ("terms", "SELECT count(*) FROM (SELECT row FROM tellings EXCEPT SELECT id FROM terms_docsize)", "reports are not in the search index: run 'stemma reprocess --from extract'"),
        ("no-capture", "SELECT count(*) FROM tellings t WHERE gen = $1 AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.id = t.capture)",
            "tellings have lost their capture: restore a backup"),
        ("no-article", "SELECT count(*) FROM captures c WHERE NOT EXISTS (SELECT 1 FROM held h WHERE h.id = c.id) AND NOT EXISTS (SELECT 1 FROM kept_articles k WHERE k.capture = c.id) AND NOT EXISTS (SELECT 1 FROM tellings t WHERE t.gen = $1 AND t.capture = c.id)",
            "captures whose bytes went have lost their text: restore a backup"),
        ("orphans", "SELECT (SELECT count(*) FROM bodies WHERE capture NOT IN (SELECT id FROM captures)) + (SELECT count(*) FROM kept_articles WHERE capture NOT IN (SELECT id FROM captures)) + (SELECT count(*) FROM item_bodies WHERE item NOT IN (SELECT id FROM items))",
            "pages, texts or feeds' words are left of what is no longer in the log: restore a backup"),
    ];

    public static List<Problem> All(Sql sql, int generation)
    {
        var found = new List<Problem>();
        foreach (string line in sql.Rows("PRAGMA integrity_check(20)", r => r.GetString(0)))
            if (line != "ok") found.Add(line.Contains("fts5", StringComparison.OrdinalIgnoreCase) // the pragma asks the search index for its own integrity-check
                ? new Problem("broken-terms", $"{line}: the search index is damaged, the reports are whole: restore the last backup with 'stemma restore FILE'; without one, 'stemma export' saves all reports for an import into a new folder", "search index")
                : new Problem("broken-file", $"{line}: the file is damaged; restore the last backup", "database"));
        foreach (var (code, question, advice) in Counts)
        {
            int count = question.Contains("$1", StringComparison.Ordinal) ? sql.Number(question, generation) : sql.Number(question);
            if (count > 0) found.Add(new Problem(code, $"{count} {advice}"));
        }
        return found;
    }
}
