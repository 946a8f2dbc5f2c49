using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Stemma.App.Serve.Edge;

/// <summary>What may stand in an address's query, for all pages and feeds alike: what is no such thing is told in words, before anybody reads it.</summary>
internal static class Queries
{
    /// <summary>The most letters of a search.</summary>
    public const int MostLetters = 1000;

    private static readonly (string Name, int Least)[] Numbers = [("page", 1), ("story", 1), ("since", 0), ("reports", 0), ("kept", 1), ("limit", 1), ("number", 1), ("reply", 1), ("report", 1), ("place", 0), ("letters", 1), ("thread", 1)];

    /// <summary>Lets on, or says what is wrong with the address.</summary>
    public static RequestDelegate Before(RequestDelegate next) => http => Wrong(http.Request.Query) is var (status, words) && status > 0 ? Doorman.Say(http, status, words) : next(http);

    // A parser of numbers lets zeros of the other kind pass behind them.
    private static int Number(string said) => said.All(char.IsAsciiDigit) && int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private static (int Status, string Words) Wrong(IQueryCollection query)
    {
        foreach (var (name, least) in Numbers)
            if (query.TryGetValue(name, out var said) && !(said is [{ } one] && Number(one) >= least))
                return (StatusCodes.Status400BadRequest, $"What the address gives as \"{name}\" is not understood: it takes one whole number from {least} on.");
        return query["q"].ToString().Length > MostLetters ? (StatusCodes.Status404NotFound, $"Nothing is found by what the address gives as \"q\": a search takes {MostLetters} letters at most.") : default;
    }
}
