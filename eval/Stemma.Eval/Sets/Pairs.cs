using Stemma.Core.Index;
using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;

namespace Stemma.Eval.Sets;

/// <summary>Runs texts through the candidate index and the alignment, as placing does.</summary>
internal static class Pairs
{
    /// <summary>A telling of a bare text.</summary>
    public static Telling Telling(int id, string name, string text, string? outlet, DateTimeOffset? at, StreamTables tables)
    {
        var article = new Article { Text = text, Language = "en" };
        return new Telling { Id = new TellingId(id), Name = name, Outlet = outlet, Article = article, Fetched = at, Keys = Fingerprints.Of(article, outlet, tables) };
    }

    /// <summary>The pairs of tellings that share enough text for a link, and the candidates looked at.</summary>
    public static (List<(Telling Later, Telling Earlier)> Linked, int Candidates) Linked(IReadOnlyList<Telling> tellings, StreamTables tables)
    {
        var index = new CandidateIndex();
        var byId = new Dictionary<TellingId, Telling>();
        var firstOfText = new Dictionary<ulong, List<Telling>>();
        var linked = new List<(Telling, Telling)>();
        int candidates = 0;
        foreach (var telling in tellings)
        {
            var found = index.Enter(telling.Id, telling.Keys, telling.At);
            byId[telling.Id] = telling;
            foreach (var hit in found.Texts)
            {
                candidates++;
                var earlier = byId[hit.Id];
                if (Alignments.Between(earlier, telling, tables) is not { } alignment || !LinkKinds.Linked(earlier, telling, alignment)) continue;
                foreach (var same in firstOfText[earlier.Keys.TextHash]) linked.Add((telling, same)); // the index answers with the earliest of verbatim copies
            }
            if (!firstOfText.TryGetValue(telling.Keys.TextHash, out var copies)) firstOfText[telling.Keys.TextHash] = copies = [];
            copies.Add(telling);
        }
        return (linked, candidates);
    }
}
