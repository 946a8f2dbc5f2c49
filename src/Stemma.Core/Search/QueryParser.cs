using System.Collections.Frozen;
using System.Globalization;
using Stemma.Core.News;

namespace Stemma.Core.Search;

/// <summary>
/// Reads the query language: words, "phrases", OR, -minus, prefix*, brackets, and
/// <c>source: origin: said-by: entity: lang: kind: before: after: story:</c>, whose values may stand in quotation marks.
/// </summary>
public static class QueryParser
{
    private const int MostPieces = 200, Deepest = 20;

    internal static FrozenSet<string> FieldNames { get; } =
        new[] { "source", "origin", "said-by", "entity", "lang", "kind", "before", "after", "story" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The query as a tree. What cannot be understood is left out and told as a problem.</summary>
    /// <returns>The query (<see cref="Query.Everything"/> for an empty one) and what was wrong with it.</returns>
    public static (Query Query, IReadOnlyList<Problem> Problems) Parse(string query)
    {
        var problems = new List<Problem>();
        var pieces = QueryTokens.Of(query);
        if (pieces.Count > MostPieces)
        {
            problems.Add(new Problem("query-too-long", $"only the first {MostPieces} of {pieces.Count} words were used"));
            pieces.RemoveRange(MostPieces, pieces.Count - MostPieces);
        }
        if (query.Count(c => c == '"') % 2 == 1) problems.Add(new Problem("quote-open", "a quotation mark is not closed: it was taken to run to the end"));
        int at = 0;
        var tree = All(pieces, ref at, 0, problems);
        return (tree, problems);
    }

    // One level of brackets: groups of OR, all of which must hold.
    private static Query All(List<Piece> pieces, ref int at, int depth, List<Problem> problems)
    {
        var parts = new List<Query>();
        bool joins = false; // an OR stands before the next part
        while (at < pieces.Count && !(pieces[at].Kind == PieceKind.Close && depth > 0))
        {
            var kind = pieces[at].Kind;
            if (kind == PieceKind.Or)
            {
                if (parts.Count == 0) problems.Add(new Problem("or-alone", "OR needs something on both sides"));
                joins = parts.Count > 0;
                at++;
                continue;
            }
            if (kind == PieceKind.Close)
            {
                problems.Add(new Problem("bracket", "a bracket closes that was not opened"));
                at++;
                continue;
            }
            if (One(pieces, ref at, depth, problems) is not { } part) continue;
            if (joins) parts[^1] = Either(parts[^1], part);
            else parts.Add(part);
            joins = false;
        }
        if (joins) problems.Add(new Problem("or-alone", "OR needs something on both sides"));
        return parts.Count == 1 ? parts[0] : new AllOf(parts);
    }

    private static Query? One(List<Piece> pieces, ref int at, int depth, List<Problem> problems)
    {
        bool not = false;
        for (; at < pieces.Count && pieces[at].Kind == PieceKind.Minus; at++) not = !not;
        if (at >= pieces.Count) return null;
        var piece = pieces[at];
        if (piece.Kind is PieceKind.Or or PieceKind.Close) return null;
        at++;
        var found = piece.Kind switch
        {
            PieceKind.Open => Bracket(pieces, ref at, depth, problems),
            PieceKind.Field => QueryFields.Read(piece.Field, piece.Text, problems),
            PieceKind.Phrase => Words(piece.Text, prefix: false, problems),
            _ => Words(piece.Text.TrimEnd('*'), piece.Text.EndsWith('*'), problems),
        };
        return found is null ? null : not ? new NotQuery(found) : found;
    }

    private static Query? Bracket(List<Piece> pieces, ref int at, int depth, List<Problem> problems)
    {
        if (depth >= Deepest)
        {
            problems.Add(new Problem("too-deep", $"brackets are read {Deepest} deep"));
            return null;
        }
        var inside = All(pieces, ref at, depth + 1, problems);
        if (at < pieces.Count) at++;
        else problems.Add(new Problem("bracket", "a bracket is not closed"));
        return inside is AllOf { Parts.Count: 0 } ? null : inside;
    }

    private static WordsQuery? Words(string text, bool prefix, List<Problem> problems)
    {
        var (terms, open) = SearchTerms.OfQuery(text);
        if (terms.Count > 0) return new WordsQuery(terms, prefix || open);
        if (text.Trim().Length > 0) problems.Add(new Problem("no-word", "there is no word to look for in it", text));
        return null;
    }

    private static AnyOf Either(Query a, Query b) => a is AnyOf any ? new AnyOf([.. any.Parts, b]) : new AnyOf([a, b]);
}

/// <summary>Reads the filters of a query.</summary>
internal static class QueryFields
{
    private static readonly FrozenSet<string> Kinds = Enum.GetNames<LinkKind>().Select(n => n.ToLowerInvariant()).Append("original").ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy-MM", "yyyy", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mmZ", "yyyyMMdd"];

    /// <summary>The filter, or null where its value says nothing.</summary>
    public static Query? Read(string field, string value, List<Problem> problems)
    {
        value = value.Trim();
        if (value.Length == 0)
        {
            problems.Add(new Problem("no-value", "a value must follow the colon", $"{field}:"));
            return null;
        }
        return field switch
        {
            "source" => new FieldQuery(QueryField.Source, value),
            "origin" => new FieldQuery(QueryField.Origin, value),
            "said-by" => new FieldQuery(QueryField.SaidBy, value),
            "entity" => Entity(value, problems),
            "lang" => new FieldQuery(QueryField.Lang, value.ToLowerInvariant()),
            "kind" => Kind(value.ToLowerInvariant(), problems),
            "before" => Time(value, problems) is { } to ? new TimeQuery(null, to) : null,
            "after" => Time(value, problems) is { } from ? new TimeQuery(from, null) : null,
            _ => Story(value, problems),
        };
    }

    private static FieldQuery? Entity(string value, List<Problem> problems)
    {
        if (EntityTerms.Key(value).Length > 0) return new FieldQuery(QueryField.Entity, value);
        problems.Add(new Problem("no-word", "there is no name in it", $"entity:{value}"));
        return null;
    }

    private static FieldQuery? Kind(string value, List<Problem> problems)
    {
        if (Kinds.Contains(value)) return new FieldQuery(QueryField.Kind, value);
        problems.Add(new Problem("unknown-kind", $"there is no such kind; it is one of {string.Join(", ", Kinds.Order(StringComparer.Ordinal))}", $"kind:{value}"));
        return null;
    }

    // before: ends and after: begins with the first moment of what is named.
    private static DateTimeOffset? Time(string value, List<Problem> problems)
    {
        if (DateTimeOffset.TryParseExact(value, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)) return at;
        problems.Add(new Problem("bad-date", "a date is written 2031-05-17, 2031-05 or 2031", value));
        return null;
    }

    private static StoryQuery? Story(string value, List<Problem> problems)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int id)) return new StoryQuery(id);
        problems.Add(new Problem("bad-story", "a story is named by its number", $"story:{value}"));
        return null;
    }
}
