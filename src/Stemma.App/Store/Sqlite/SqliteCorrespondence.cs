using System.Globalization;
using System.Runtime.InteropServices;
using Stemma.App.Store.Reading;

namespace Stemma.App.Store.Sqlite;

/// <summary>Requests by mail, in SQLite.</summary>
internal sealed class SqliteCorrespondence(SqliteFile file) : ICorrespondence
{
    /// <summary>The most requests by mail that wait: far fewer than may wait in all, so that those by the form find room.</summary>
    public const int MostWaiting = 2_000;

    /// <summary>The most of them of one sender, and about one host: a sender can be forged, and so can many.</summary>
    public const int MostOfSender = 20, MostOfHost = 50;

    private static readonly TimeSpan TakenHeld = TimeSpan.FromDays(90), IncompleteHeld = TimeSpan.FromDays(30);

    public ValueTask<bool> Has(string mail, CancellationToken ct) => file.Read(sql => Has(sql, mail), ct);

    public ValueTask<IReadOnlyList<Petition>> Thread(int number, string code, CancellationToken ct) => file.Read<IReadOnlyList<Petition>>(sql =>
        (string?)sql.Cell("SELECT code FROM petition_codes WHERE petition = $1", number) == code
            ? SqlitePetitions.Numbered(sql, "number = $1 OR number IN (SELECT petition FROM mailed_petitions WHERE thread = $1)", number) : [], ct);

    public ValueTask<int> LettersTo(string address, DateTimeOffset since, CancellationToken ct) => file.Read(sql =>
        sql.Rows("SELECT at FROM letters WHERE recipient = $1 COLLATE NOCASE ORDER BY number DESC LIMIT 100", static r => Cells.Time(r.GetString(0)), address).Count(at => at > since), ct);

    public ValueTask<bool> Take(MailTurn turn, CancellationToken ct) => file.Write(sql =>
    {
        if (Has(sql, turn.Mail)) return true;
        var made = turn.New.Count == 0 ? [] : Fitting(sql, turn.New);
        if (made.Count < turn.New.Count && turn.Thread is null) return false;
        sql.Run("INSERT INTO mails_taken (mail, at) VALUES ($1, $2)", turn.Mail, turn.At.ToUnixTimeMilliseconds());
        foreach (var changed in turn.Changed)
            sql.Run("UPDATE petitions SET url = $2, host = $3, reason = $4, state = $5, at = $6, issued = coalesce(issued, $6) WHERE number = $1 AND state IN ($7, $8)",
                changed.Number, changed.Url, changed.Host, changed.Reason, (int)changed.State, changed.At.Cell(), (int)PetitionState.Incomplete, (int)PetitionState.Waiting);
        foreach (var (number, words) in turn.Said) SqlitePetitions.Say(sql, number, words, turn.At);
        foreach (string address in turn.Stops) SqliteLetters.Stop(sql, address);
        var numbers = made.Select(p => SqlitePetitions.Insert(sql, p)).ToList();
        foreach (int number in numbers) sql.Run("INSERT OR REPLACE INTO mailed_petitions (petition, thread) VALUES ($1, $2)", number, turn.Thread ?? numbers[0]);
        if (turn.Answer(numbers) is { } letter) SqliteLetters.Add(sql, letter);
        return true;
    }, ct);

    public ValueTask Forget(DateTimeOffset now, CancellationToken ct) => file.Write(sql => Forget(sql, now), ct);

    private static bool Has(Sql sql, string mail) => sql.Number("SELECT count(*) FROM mails_taken WHERE mail = $1", mail) > 0;

    public ValueTask Left(int mails, CancellationToken ct) => file.Write(sql =>
    {
        if (Left(sql) != mails) sql.Run("INSERT OR REPLACE INTO facts (name, value) VALUES ('mails_left', $1)", mails.ToString(CultureInfo.InvariantCulture));
    }, ct);

    /// <summary>How many mails wait unread.</summary>
    public static int Left(Sql sql) => int.Parse((string?)sql.Cell("SELECT value FROM facts WHERE name = 'mails_left'") ?? "0", CultureInfo.InvariantCulture);

    // The first that there is room for.
    private static List<Petition> Fitting(Sql sql, IReadOnlyList<Petition> asked)
    {
        var waiting = sql.Rows("SELECT contact, host FROM petitions WHERE state IN ($1, $2) AND number IN (SELECT petition FROM mailed_petitions)",
            static r => (Contact: r.GetString(0).ToLowerInvariant(), Host: r.GetString(1)), (int)PetitionState.Incomplete, (int)PetitionState.Waiting);
        var (senders, hosts) = (Counted(waiting.Select(static w => w.Contact)), Counted(waiting.Select(static w => w.Host).Where(static h => h.Length > 0)));
        return [.. asked.Take(Math.Max(0, MostWaiting - waiting.Count)).TakeWhile(p => ++Count(senders, p.Contact.ToLowerInvariant()) <= MostOfSender && (p.Host.Length == 0 || ++Count(hosts, p.Host) <= MostOfHost))];
    }

    private static Dictionary<string, int> Counted(IEnumerable<string> of) => of.GroupBy(static o => o, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Count(), StringComparer.Ordinal);

    private static ref int Count(Dictionary<string, int> counts, string of) => ref CollectionsMarshal.GetValueRefOrAddDefault(counts, of, out _);

    // With one that is forgotten goes its code: its number may be another's later.
    private static void Forget(Sql sql, DateTimeOffset now)
    {
        sql.Run("DELETE FROM mails_taken WHERE at < $1", (now - TakenHeld).ToUnixTimeMilliseconds());
        foreach (int number in sql.Rows("SELECT number, at FROM petitions WHERE state = $1", static r => (Number: r.GetInt32(0), At: Cells.Time(r.GetString(1))), (int)PetitionState.Incomplete)
            .Where(p => p.At < now - IncompleteHeld).Select(static p => p.Number))
        {
            sql.Run("DELETE FROM petitions WHERE number = $1", number);
            sql.Run("DELETE FROM petition_codes WHERE petition = $1", number);
            sql.Run("DELETE FROM mailed_petitions WHERE petition = $1", number);
        }
    }
}
