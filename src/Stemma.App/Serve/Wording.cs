using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Core.Collate;
using Stemma.Core.Search;

namespace Stemma.App.Serve;

/// <summary>One wording of a sentence, with the reports that carry it.</summary>
/// <param name="Text">The sentence as the earliest of them has it.</param>
/// <param name="Same">Whether the words that were looked for stand in it one after the other.</param>
/// <param name="Echoes">Its reports, earliest first.</param>
internal sealed record Wording(string Text, bool Same, IReadOnlyList<Echo> Echoes)
{
    private const int MostReports = 60, MostPairs = 24;

    /// <summary>The wordings that the store knows of a sentence, the earliest first.</summary>
    public static async Task<IReadOnlyList<Wording>> Of(string sentence, IReading reading, Exposure exposure, CancellationToken ct)
    {
        if (Near(sentence) is not { } query) return [];
        var echoes = new List<Echo>();
        foreach (var match in await reading.Search(exposure.Search(query), MostReports, ct))
        {
            if (await reading.Telling(match.Telling, ct) is { } telling && Echo.Of(sentence, telling) is { } echo) echoes.Add(echo);
        }
        return
        [
            .. echoes.GroupBy(e => SearchTerms.Of(e.At.Of(e.Telling.Article.Text), e.Telling.Article.Language), StringComparer.Ordinal)
                .Select(g => g.OrderBy(e => e.When ?? DateTimeOffset.MaxValue).ThenBy(e => e.Telling.Id).ToList())
                .Select(g => new Wording(g[0].At.Of(g[0].Telling.Article.Text), g[0].Same, g))
                .OrderBy(w => w.Echoes[0].When ?? DateTimeOffset.MaxValue).ThenBy(w => w.Echoes[0].Telling.Id),
        ];
    }

    // Any two of its words that stand side by side: what a changed wording keeps most of.
    private static Query? Near(string sentence)
    {
        var terms = SearchTerms.OfQuery(sentence).Terms;
        if (terms.Count <= 2) return terms.Count == 0 ? null : new WordsQuery(terms, false);
        var pairs = terms.Zip(terms.Skip(1), (a, b) => (Query)new WordsQuery([a, b], false)).Distinct().Take(MostPairs).ToList();
        return pairs.Count == 1 ? pairs[0] : new AnyOf(pairs);
    }
}
