using System.Globalization;
using Stemma.Core.Collate;
using Stemma.Core.Index;
using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.News;
using Stemma.Core.Stories;
using Stemma.Eval.Sets;

namespace Stemma.Eval.Speed;

/// <summary>
/// What it costs to put articles into stories, by itself, with 10,000, 100,000 and a million held: a text's terms and names, the look-up of its like, the joins to them, and the groups that come of these.
/// Shared text is not looked at. The texts are a generated corpus of thirty days; beyond its size they come again as if they named others, in the same days. Before each size as many are joined as are timed.
/// </summary>
internal static class GroupingSpeed
{
    private const int Texts = 100_000, Seed = 7, Joined = 4_000;
    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000];

    private sealed record Row(Article Article, string? Outlet, DateTimeOffset At, IReadOnlyList<TermKey> Terms, IReadOnlyList<TermKey> Names);

    public static void Run(string? folder)
    {
        if (Generated.Corpus(folder, Texts, Seed, html: false) is not { } corpus)
        {
            Console.WriteLine("grouping: no corpus (../shared/eval or python3 is not there)");
            return;
        }
        double from = Timing.Cpu();
        var rows = Jsonl.Rows(Path.Combine(corpus, "corpus.jsonl")).Select(r => Read(r.Text("title") ?? "", r.Text("text")!, r.Text("outlet"), DateTimeOffset.Parse(r.Text("published")!, CultureInfo.InvariantCulture))).ToList();
        double reading = (Timing.Cpu() - from) / rows.Count;
        Console.WriteLine($"grouping: terms and names of a text, its rows of the corpus read too: {1 / reading:N0} articles/CPU-s");
        var (index, groups, at) = (new CandidateIndex(), new Grouping(), new Dictionary<TellingId, Telling>());
        int held = 0;
        double first = 0;
        foreach (int size in Sizes)
        {
            while (held < size - 2 * Joined) { var telling = Next(); index.Hold(telling.Id, telling.Keys, telling.At); groups.Add(telling.Id); }
            groups.Update([], []);
            Join(Joined);
            double start = Timing.Cpu();
            int joined = Join(Joined);
            double took = (Timing.Cpu() - start) / Joined;
            if (size == Sizes[1]) first = took;
            Console.WriteLine($"grouping: at {size:N0} held: {1 / took:N0} articles/CPU-s, with terms and names {1 / (took + reading):N0}; {(double)joined / Joined:P0} of them joined one before"
                + (size > Sizes[1] ? $"; {took / first:0.00} times as long as at {Sizes[1]:N0}, the whole {(took + reading) / (first + reading):0.00} times" : ""));
        }

        int Join(int count)
        {
            int joined = 0;
            for (int i = 0; i < count; i++)
            {
                var telling = Next();
                var near = index.Enter(telling.Id, telling.Keys, telling.At).Stories.Select(h => at.TryGetValue(h.Id, out var known) ? known : at[h.Id] = Telling(h.Id.Value - 1)).ToList();
                var join = StoryMatcher.Match(telling, near, [], StreamTables.Shipped);
                at[telling.Id] = telling;
                groups.Add(telling.Id);
                groups.Join(telling.Id, join);
                groups.Update([], []);
                if (join is not null && StoryMatcher.IsEnough(join)) joined++;
            }
            return joined;
        }

        Telling Next() => Telling(held++);

        Telling Telling(int place)
        {
            var row = rows[place % rows.Count];
            int time = place / rows.Count;
            var keys = CandidateKeys.None with { TextHash = (ulong)place + 1, Terms = Like(row.Terms, time), Names = Like(row.Names, time) };
            return new Telling { Id = new TellingId(place + 1), Name = $"{place}", Outlet = row.Outlet, Fetched = row.At, Keys = keys, Article = row.Article };
        }
    }

    private static Row Read(string title, string text, string? outlet, DateTimeOffset at)
    {
        var article = new Article { Title = title, Text = text, Language = "en", Published = new StatedTime(at, true, "corpus") };
        var (terms, names) = (StoryProfile.Terms(article, CutText.Of(text), StreamTables.Shipped), StoryProfile.Names(article, StreamTables.Shipped));
        return new Row(article, outlet, at, [.. terms], [.. names]);
    }

    // The terms of a text as if it named others: names and figures are of that time alone, all other words stay.
    private static IReadOnlyList<TermKey> Like(IReadOnlyList<TermKey> terms, int time) =>
        time == 0 ? terms : [.. terms.Select(t => Core.Learned.Terms.KindOf(t.Hash) == TermKind.Word ? t : t with { Hash = t.Hash ^ (ulong)time << 8 })];
}
