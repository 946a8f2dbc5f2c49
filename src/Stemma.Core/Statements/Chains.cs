using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>The chain of reporters of each draft, nearest first, the witness last; empty where the speaker speaks for himself.</summary>
internal static class Chains
{
    private const int MostBack = 40;

    /// <summary>The chains.</summary>
    /// <param name="text">The running text.</param>
    /// <param name="drafts">The drafts, in order of content.</param>
    /// <param name="speakers">Their speakers.</param>
    /// <param name="names">The text's names.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Of(string text, List<Draft> drafts, IReadOnlyList<Resolved> speakers, NameIndex names)
    {
        var chains = new IReadOnlyList<string>[drafts.Count];
        for (int i = 0; i < drafts.Count; i++)
        {
            var chain = new List<string>();
            var outer = Outer(drafts, i).OrderByDescending(o => Length(drafts[o])).ToList();
            foreach (int o in outer) Add(chain, speakers[o].Name);
            Add(chain, speakers[i].Name);
            foreach (var cited in drafts[i].Cited) Add(chain, Speakers.Cited(text, cited, names));
            chains[i] = chain.Count > 1 && (outer.Count > 0 || drafts[i].Cited.Count > 0) ? chain : [];
        }
        return chains;
    }

    private static void Add(List<string> chain, string? name)
    {
        if (name is null) return;
        chain.Remove(name);
        chain.Add(name);
    }

    // The statements of the same unit whose content holds this one's attribution.
    private static IEnumerable<int> Outer(List<Draft> drafts, int inner)
    {
        if ((drafts[inner].Mention ?? drafts[inner].Cue) is not { } at) yield break;
        for (int i = Math.Max(0, inner - MostBack); i < Math.Min(drafts.Count, inner + MostBack); i++)
        {
            if (i == inner || drafts[i].Unit != drafts[inner].Unit || drafts[i].Status != StatementStatus.Said || drafts[i].Mention is null) continue;
            bool holds = drafts[i].Spans.Exists(s => s.Contains(at)) && !(drafts[i].Cue is { } cue && drafts[inner].Spans.Exists(s => s.Contains(cue)));
            if (holds) yield return i;
        }
    }

    private static int Length(Draft draft) => draft.Spans.Sum(s => s.Length);
}
