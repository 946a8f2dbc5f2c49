namespace Stemma.Core.Search;

/// <summary>What a piece of a query is.</summary>
internal enum PieceKind
{
    /// <summary>A word, perhaps with a star at its end.</summary>
    Word,

    /// <summary>What stood in quotation marks.</summary>
    Phrase,

    /// <summary>A field and its value.</summary>
    Field,

    /// <summary>OR between two pieces.</summary>
    Or,

    /// <summary>A minus before a piece.</summary>
    Minus,

    /// <summary>An opening bracket.</summary>
    Open,

    /// <summary>A closing bracket.</summary>
    Close,
}

/// <summary>A piece of a query; for a field, its name and the value's text.</summary>
internal readonly record struct Piece(PieceKind Kind, string Text, string Field = "");

/// <summary>Cuts a query into pieces.</summary>
internal static class QueryTokens
{
    /// <summary>The pieces, in order. A quotation mark that nothing closes runs to the end.</summary>
    public static List<Piece> Of(string query)
    {
        var found = new List<Piece>();
        for (int i = 0; i < query.Length;)
        {
            char c = query[i];
            if (char.IsWhiteSpace(c)) i++;
            else if (IsQuote(c)) found.Add(new Piece(PieceKind.Phrase, Quoted(query, ref i)));
            else if (c == '(') { found.Add(new Piece(PieceKind.Open, "(")); i++; }
            else if (c == ')') { found.Add(new Piece(PieceKind.Close, ")")); i++; }
            else if (c is '-' or '−' && i + 1 < query.Length && !char.IsWhiteSpace(query[i + 1])) { found.Add(new Piece(PieceKind.Minus, "-")); i++; }
            else found.Add(Bare(query, ref i));
        }
        return found;
    }

    private static Piece Bare(string query, ref int i)
    {
        int start = i;
        while (i < query.Length && !char.IsWhiteSpace(query[i]) && query[i] is not '(' and not ')' && !IsQuote(query[i]) && !(query[i] == ':' && IsField(query.AsSpan(start, i - start)))) i++;
        string word = query[start..i];
        if (i < query.Length && query[i] == ':')
        {
            i++;
            return new Piece(PieceKind.Field, Value(query, ref i), word.ToLowerInvariant());
        }
        return word is "OR" or "|" ? new Piece(PieceKind.Or, word) : new Piece(PieceKind.Word, word);
    }

    private static string Value(string query, ref int i)
    {
        if (i < query.Length && IsQuote(query[i])) return Quoted(query, ref i);
        int start = i;
        while (i < query.Length && !char.IsWhiteSpace(query[i]) && query[i] != ')') i++;
        return query[start..i];
    }

    private static string Quoted(string query, ref int i)
    {
        int start = ++i;
        while (i < query.Length && !IsQuote(query[i])) i++;
        string inside = query[start..i];
        if (i < query.Length) i++;
        return inside;
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';

    private static bool IsField(ReadOnlySpan<char> name) => QueryParser.FieldNames.Contains(name.ToString().ToLowerInvariant());
}
