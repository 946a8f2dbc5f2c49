using Stemma.Eval.Train;

namespace Stemma.Eval;

/// <summary>Reproduces shipped weights from the dev sets.</summary>
internal static class Training
{
    private static readonly (string Name, Action<string> Run)[] Trainers =
    [
        ("background", TrainBackground.Run),
        ("join", TrainJoin.Run),
        ("place", TrainJoin.Place),
        ("blocks", TrainBlocks.Run),
        ("speakers", TrainSpeakers.Run),
    ];

    /// <summary>Runs the trainers named (all when none is named).</summary>
    public static int Run(string folder, HashSet<string> names)
    {
        foreach (var (name, run) in Trainers.Where(t => names.Count == 0 || names.Contains(t.Name)))
        {
            Console.WriteLine($"train {name}");
            run(folder);
        }
        return 0;
    }
}
