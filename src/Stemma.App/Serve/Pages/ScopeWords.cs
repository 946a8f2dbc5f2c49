using Stemma.App.Store.Reading;

namespace Stemma.App.Serve.Pages;

/// <summary>What a token may do, in words for its owner.</summary>
internal static class ScopeWords
{
    private static readonly (Scopes Scope, string Words)[] All =
        [(Scopes.Read, "read reports"), (Scopes.Decide, "decide what belongs together"), (Scopes.Takedown, "take pages down"), (Scopes.Petition, "ask for takedowns and dispute claims")];

    /// <summary>One scope or several: "read reports, take pages down".</summary>
    public static string Of(Scopes scopes) => string.Join(", ", All.Where(s => scopes.HasFlag(s.Scope)).Select(s => s.Words));
}
