using Stemma.Core.Extract.Bodies;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Puts together what the steps told of a page: all its blocks in order, and the elements that were judged.</summary>
internal static class SiftedPage
{
    private const int MostCandidates = 24;

    /// <summary>How the page was read.</summary>
    public static Sifting Of(HtmlPage page, Sieve sieve, Article article) => new(article, Blocks(page, sieve, article), Candidates(page, sieve), SiftedFacts.Of(page, article));

    private static List<SiftedBlock> Blocks(HtmlPage page, Sieve sieve, Article article)
    {
        var kept = new Dictionary<int, int>();
        var loose = new List<int>(); // of the article's blocks, those that say no place
        for (int i = 0; i < sieve.Pieces.Count; i++)
            if (sieve.Pieces[i].Node < 0 || !kept.TryAdd(sieve.Pieces[i].Node, i)) loose.Add(i);
        var found = new SortedDictionary<int, SiftedBlock>();
        for (int i = 0; i < page.Blocks.Count; i++) found[page.Blocks[i].Node] = Read(page, sieve, article, kept, i);
        foreach (var block in BlockReader.Read(page.Tree, page.Text, AllBut(page, sieve))) found.TryAdd(block.Node, Pruned(page, sieve, block));
        var (first, last) = (new List<SiftedBlock>(), new List<SiftedBlock>());
        foreach (int i in loose)
        {
            var block = article.Blocks[i];
            if (found.Where(f => f.Value.Kept is null && f.Value.Text == block.Text).Select(f => (int?)f.Key).FirstOrDefault() is { } place) found[place] = Keep(found[place], block, i, "");
            else (block.Kind == BlockKind.Standfirst ? first : last).Add(Keep(new SiftedBlock("", Sifted.Kept, ""), block, i, block.Kind == BlockKind.Standfirst ? "the summary above the text" : "read out of the text"));
        }
        return [.. first, .. found.Values, .. last];
    }

    private static SiftedBlock Read(HtmlPage page, Sieve sieve, Article article, Dictionary<int, int> kept, int place)
    {
        var block = page.Blocks[place];
        var told = new SiftedBlock(block.Text, Sifted.Outside, "it stands outside the element chosen as the body");
        if (kept.TryGetValue(block.Node, out int number)) return Keep(told with { Drop = SiftedHandles.Drop(page, sieve, block.Node) }, article.Blocks[number], number, article.Blocks[number].Text == block.Text ? "" : "its opening was read as the place it was written at");
        if (IsHidden(page, block.Node)) return told with { Fate = Sifted.Hidden, Reason = SiftedWords.Hidden };
        return sieve.Taken.TryGetValue(block.Node, out var why) ? told with { Fate = Sifted.Dropped, Reason = why }
            : sieve.Body is { } body && place >= body.From && place < body.To ? told with { Fate = Sifted.Dropped, Reason = "it was read as a fact of the report" }
            : SiftedWords.OfFact(block.Text, article) is { } fact ? told with { Reason = fact }
            : told with { Keep = SiftedHandles.Keep(page, sieve, page.Tree[block.Node], null) };
    }

    private static SiftedBlock Keep(SiftedBlock told, Block block, int number, string reason) => told with { Text = block.Text, Fate = Sifted.Kept, Reason = reason, Kept = number, Kind = block.Kind };

    private static SiftedBlock Pruned(HtmlPage page, Sieve sieve, PageBlock block)
    {
        var root = page.Tree[block.Node].Ancestors.FirstOrDefault(a => sieve.Pruned.ContainsKey(a.Index));
        if (IsHidden(page, block.Node)) return new SiftedBlock(block.Text, Sifted.Hidden, SiftedWords.Hidden);
        string why = root.Tree is null ? "it is furniture" : sieve.Pruned[root.Index];
        return new SiftedBlock(block.Text, Sifted.Pruned, why) { Keep = root.Tree is null || why.StartsWith(SiftedWords.Hinted, StringComparison.Ordinal) ? [] : SiftedHandles.Keep(page, sieve, page.Tree[block.Node], root) };
    }

    // By whatever rule it was left out: what its page does not show, nobody is shown here.
    private static bool IsHidden(HtmlPage page, int node) => page.Tree[node].Ancestors.Any(Pruning.IsHidden);

    // What was pruned and could be seen: every text outside of it is left out, and every element of it that shows none.
    private static bool[] AllBut(HtmlPage page, Sieve sieve)
    {
        var cut = new bool[page.Tree.Count];
        int end = 0;
        for (int i = 1; i < cut.Length; i++)
        {
            if (i >= end && sieve.Pruned.ContainsKey(i)) end = page.Tree[i].End;
            cut[i] = page.Text.Mute(i) || i >= end && page.Tree[i].IsText;
        }
        return cut;
    }

    private static List<BodyCandidate> Candidates(HtmlPage page, Sieve sieve)
    {
        if (sieve.Body is not { } body) return [];
        var won = sieve.Judged.FirstOrDefault(j => j.Node == body.Node) ?? new JudgedElement(body.Node, body.From, body.To, body.Score, 0, 0);
        bool narrowed = sieve.Judged.Any(j => j.Score > won.Score);
        int all = Prose(page, won);
        return [Told(page, won, true, SiftedWords.OfWinner(won, sieve.Hinted, narrowed)), .. sieve.Judged.Where(j => j.Node != won.Node && !(won.Node.Contains(j.Node) && j.To - j.From < 2)).OrderByDescending(j => j.Score).Take(MostCandidates)
            .Select(j => Told(page, j, false, SiftedWords.OfLoser(j, won, Prose(page, j), all, sieve.Hinted)))];
    }

    private static int Prose(HtmlPage page, JudgedElement element) => page.Blocks[element.From..element.To].Sum(b => b.IsProse ? b.Weight : 0);

    private static BodyCandidate Told(HtmlPage page, JudgedElement element, bool won, string reason)
    {
        var blocks = page.Blocks[element.From..element.To];
        int length = blocks.Sum(b => b.Text.Length), linked = blocks.Sum(b => Math.Min(b.Linked, b.Text.Length));
        string path = element.Node.Index == 0 ? "the whole page" : Selector.PathTo(element.Node);
        return new BodyCandidate(path, Prose(page, element), length == 0 ? 0 : linked / (double)length, Math.Max(element.Score, 0), element.Name, element.Agreement, won, reason);
    }
}
