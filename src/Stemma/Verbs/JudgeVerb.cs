using System.CommandLine;
using System.Globalization;
using System.Text;
using Stemma.Core.Collate.Research;
using static System.FormattableString;

namespace Stemma.Verbs;

/// <summary>`stemma judge`: pairs of reports for readers to judge, and what their verdicts show.</summary>
internal static class JudgeVerb
{
    public static Command Create()
    {
        var command = new Command("judge", """
            Measures how far the links of this very store can be trusted: draws pairs of reports, shown as linked and not, for readers to judge, and tells precision, recall and how far two readers agree.

            Example: stemma judge draw --count 120 --seed 7 > pairs.tsv
            Example: stemma judge score pairs-anna.tsv pairs-ben.tsv
            """);
        var data = DataOptions.On(command);
        command.Subcommands.Add(Drawing(data));
        command.Subcommands.Add(Scoring());
        command.SetAction(async (_, _) =>
        {
            await Console.Error.WriteLineAsync("stemma: say what to do: draw a sheet or score one; see 'stemma judge --help'");
            return Outcome.Usage;
        });
        return command;
    }

    private static Command Drawing(DataOptions data)
    {
        var count = new Option<int>("--count") { Description = "how many pairs", DefaultValueFactory = _ => 100 };
        var seed = new Option<int>("--seed") { Description = "the same seed draws the same pairs from the same stories", DefaultValueFactory = _ => 1 };
        count.Validators.Add(static r => { if (r.GetValueOrDefault<int>() is < 1 or > 100_000) r.AddError("--count: a number from 1 to 100000"); });
        var command = new Command("draw", """
            Draws pairs of reports of one story that share a passage, as many of each kind of link and of each kind of none, and writes a sheet whose last column a reader fills with yes, no or ?.

            Example: stemma judge draw --count 120 --seed 7 > pairs.tsv
            """) { count, seed };
        command.SetAction(async (parsed, ct) =>
        {
            await using var app = await data.Read(parsed, ct);
            var pairs = PairSheet.Draw(AllStories.Of(app.Store.Reading, ct).ToBlockingEnumerable(ct), parsed.GetValue(count), parsed.GetValue(seed));
            Console.Out.Write(PairSheet.Write(pairs));
            await Console.Error.WriteLineAsync($"{pairs.Count} pairs of {pairs.DistinctBy(p => p.Stratum).Count()} kinds; fill the last column, then: stemma judge score FILE");
            return Outcome.Done;
        });
        return command;
    }

    private static Command Scoring()
    {
        var files = new Argument<string[]>("FILE") { Description = "a sheet, or two readers' copies of one", Arity = new ArgumentArity(1, 2) };
        var command = new Command("score", """
            Tells what a judged sheet shows: each kind's share of pairs in which a text is carried, with its 95 % interval; precision of what is shown and recall among pairs that share a passage,
            each kind weighing as many pairs as the store has of it. Of two readers' sheets, how far they agree (Cohen's kappa), and on which pairs they part.

            Example: stemma judge score pairs-anna.tsv pairs-ben.tsv
            """) { files };
        command.SetAction(async (parsed, ct) =>
        {
            var sheets = new List<IReadOnlyList<JudgedPair>>();
            bool refused = false;
            foreach (string path in parsed.GetRequiredValue(files))
            {
                if (!File.Exists(path))
                {
                    await Console.Error.WriteLineAsync($"stemma: {path}: there is no such file");
                    return Outcome.Usage;
                }
                var (pairs, problems) = PairSheet.Read(await File.ReadAllTextAsync(path, Encoding.UTF8, ct));
                foreach (var problem in problems) await Console.Error.WriteLineAsync($"stemma: {path}, {problem.Place}: {problem.Message}");
                refused |= problems.Count > 0;
                sheets.Add(pairs);
            }
            for (int i = 0; i < sheets.Count; i++)
            {
                if (sheets.Count > 1) Console.Out.WriteLine($"{parsed.GetRequiredValue(files)[i]}:");
                Score(SheetScore.Of(sheets[i]));
            }
            if (sheets is [var one, var other]) Agree(Agreement.Of(one, other));
            return refused ? Outcome.Refused : Outcome.Done;
        });
        return command;
    }

    private static void Score(SheetScore score)
    {
        foreach (var s in score.Strata)
            Console.Out.WriteLine(s.Reuse.Value is { } share
                ? Invariant($"{s.Name,-32} carried in {s.Reuse.Hits} of {s.Reuse.Of} judged: {share * 100:0.0} % ({s.Reuse.Interval.Low * 100:0.0} to {s.Reuse.Interval.High * 100:0.0}); {s.Population} pairs")
                : Invariant($"{s.Name,-32} none judged; {s.Population} pairs"));
        Console.Out.WriteLine($"{"precision of what is shown",-32} {Percent(score.Precision)}");
        Console.Out.WriteLine($"{"recall among pairs with a passage",-32} {Percent(score.Recall)}");
    }

    private static void Agree(Agreement agreed)
    {
        Console.Out.WriteLine(Invariant($"both judged {agreed.Both} pairs, {agreed.Same} alike; kappa {(agreed.Kappa is { } kappa ? kappa.ToString("0.00", CultureInfo.InvariantCulture) : "cannot be told")}"));
        if (agreed.Parted.Count > 0) Console.Out.WriteLine($"they part on pairs {string.Join(", ", agreed.Parted)}");
    }

    private static string Percent(double? share) => share is { } s ? Invariant($"{s * 100:0.0} %") : "cannot be told: a kind has no judged pair";
}
