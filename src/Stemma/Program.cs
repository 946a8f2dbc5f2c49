using System.CommandLine;
using System.Globalization;
using System.Text;
using Stemma;
using Stemma.Verbs;

NativeHeap.Share();
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("Stemma shows every story once, with all its tellings, and draws who carries whose text.");
foreach (var verb in (Command[])
[
    DemoVerb.Create(),
    AddVerb.Create(),
    GatherVerb.Create(),
    ImportVerb.Create(),
    StoriesVerb.Create(),
    LineageVerb.Create(),
    FiguresVerb.Create(),
    JudgeVerb.Create(),
    SearchVerb.Create(),
    ExportVerb.Create(),
    BackupVerb.Create(),
    RestoreVerb.Create(),
    ReprocessVerb.Create(),
    TakedownVerb.Create(),
    DecideVerb.Create(),
    HintsVerb.Create(),
    DoctorVerb.Create(),
    ServeVerb.Create(),
    TraceVerb.Create(),
    ExtractVerb.Create(),
    FeedVerb.Create(),
    RobotsVerb.Create(),
    CompareVerb.Create(),
    StatementsVerb.Create(),
])
{
    root.Subcommands.Add(verb);
}

return await Outcome.Of(root, args);
