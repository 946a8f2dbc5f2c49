using System.Globalization;
using Stemma.Eval;
using Stemma.Eval.Sets;

// ./do quality [SET...] [--raise] : scores the dev sets against quality/floors.json
// ./do quality --list            : prints the differences found in real stories, to be judged by reading; read (what readers found, and whether the program does; blind), sources, wire (facts that do not hold), robots (rows answered otherwise), speakers (next: those after the judged; a, b: of a half of the stream; random: of all articles), speakers-gold (what others marked as another's; unmarked, unresolved) or links where named
// ./do quality --facts [SET...] : prints pairs of values that may part, with the model's features
// ./do bench [NAME...]            : speed, with the machine's description
// ./do train [NAME...]            : reproduces the shipped weights
// ./do fuzz extract|statements MINUTES : reads ever new broken pages or texts; --replay FILE reads one again
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var names = args.Skip(1).Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);
return (args.FirstOrDefault(), EvalFolder.Find()) switch
{
    ("quality", { } folder) when args.Contains("--facts") => FactList.Run(folder, 0.02, names),
    ("quality", { } folder) when args.Contains("--list") && names.Contains("sources") => SourcesSet.List(folder),
    ("quality", { } folder) when args.Contains("--list") && names.Contains("speakers-gold") => SpeakersGoldSet.List(folder, names),
    ("quality", { } folder) when args.Contains("--list") && names.Contains("speakers") => SpeakersSet.List(folder, names),
    ("quality", { } folder) when args.Contains("--list") && names.Contains("links") => LinksSet.List(folder),
    ("quality", { } folder) when args.Contains("--list") && names.Contains("links-bare") => LinksBareSet.List(folder),
    ("quality", { } folder) when args.Contains("--list") && names.Contains("dates") => DatesSet.List(folder, args.Contains("specs")),
    ("quality", { } folder) when args.Contains("--list") && names.Contains("wire") => WireSet.List(folder),
    ("quality", { } folder) when args.Contains("--list") && names.Contains("robots") => RobotsSet.List(folder),
    ("quality", { } folder) when args.Contains("--list") && names.Contains("read") => DifferencesReadSet.List(folder, names.Contains("blind") ? "blind" : "seen"),
    ("quality", { } folder) when args.Contains("--list") => DifferencesSet.List(folder, names),
    ("quality", var folder) => Quality.Run(folder, names, raise: args.Contains("--raise")),
    (Stemma.Eval.Polls.FeedServer.Verb, _) => Stemma.Eval.Polls.FeedServer.Run(args[1..]), // what `bench polls` starts beside itself
    (Stemma.Eval.Bombs.BombRun.Verb, _) => Stemma.Eval.Bombs.BombRun.Run(args[1..]), // what `bench bombs` starts for each
    ("bench", var folder) => Bench.Run(folder, names),
    ("fuzz", var folder) => Fuzzing.Run(folder, args[1..]),
    ("train", null) => EvalFolder.Absent("train"),
    ("train", var folder) => Training.Run(folder, names),
    _ => EvalFolder.Usage(),
};
