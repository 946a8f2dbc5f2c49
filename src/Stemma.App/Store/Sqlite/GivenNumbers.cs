using System.Globalization;

namespace Stemma.App.Store.Sqlite;

/// <summary>Numbers that are given once, and to nothing else when what had one is gone: the last of each stands among the facts.</summary>
internal static class GivenNumbers
{
    public const string Accounts = "accounts", Sessions = "sessions", Invitations = "invitations", Tokens = "api_tokens";

    /// <summary>All that is counted so.</summary>
    public static readonly string[] All = [Accounts, Sessions, Invitations, Tokens];

    /// <summary>The next one of a sort, which is given with that.</summary>
    public static int Next(Sql sql, string sort)
    {
        int number = 1 + Last(sql, sort);
        Set(sql, sort, number);
        return number;
    }

    /// <summary>The last that was given.</summary>
    public static int Last(Sql sql, string sort) => int.Parse((string?)sql.Cell("SELECT value FROM facts WHERE name = $1", sort) ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Makes this the last that was given.</summary>
    public static void Set(Sql sql, string sort, int number) => sql.Run("INSERT OR REPLACE INTO facts (name, value) VALUES ($1, $2)", sort, number.ToString(CultureInfo.InvariantCulture));
}
